import { Link, useParams } from '@tanstack/react-router'
import { Alert, Progress, Skeleton } from 'antd'
import { useFilters } from '../address.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'
import { countWords, percent, timeWords } from '../parts/words.ts'
import { type Batch, firstKind, isRowKind, isRunning, rowKinds, toWrite } from './batch.ts'
import { BatchActs } from './BatchActs.tsx'
import { BatchStateMark } from './BatchList.tsx'
import { BatchRows } from './BatchRows.tsx'
import { useBatch } from './batch-query.ts'

/** One batch: what the check found, row by row; then 确认导入, or 撤销整批. */
export function BatchPage() {
  const { batch: id } = useParams({ from: '/frame/roster/$batch' })
  const asked = useBatch(id)
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const batch = asked.data
  if (batch === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  return (
    <>
      <PageHead
        title={batch.fileName}
        lead={
          <>
            <Link to="/roster" search={{}}>
              名册导入
            </Link>
            {` · ${batch.by} · ${timeWords(batch.at)} · ${countWords(batch.rows)} 行 · `}
            <BatchStateMark batch={batch} />
          </>
        }
      >
        <BatchActs batch={batch} />
      </PageHead>
      <Standing batch={batch} />
      {isRunning(batch) ? null : <Kinds batch={batch} />}
    </>
  )
}

function Standing({ batch }: { readonly batch: Batch }) {
  if (batch.failure !== undefined)
    return <Alert type="error" showIcon title="这个文件没有读成" description={batch.failure} />
  if (isRunning(batch)) {
    const verb = batch.state === 'checking' ? '正在预检，预检不会改动名册。' : '正在写入名册。'
    return (
      <Panel>
        <p>{verb}可以离开这个页面，稍后从“名册导入”回来看。</p>
        <Progress aria-label="处理进度" percent={percent(batch.done, batch.rows)} />
        <p className="quiet">
          {countWords(batch.done)} / {countWords(batch.rows)} 行
        </p>
      </Panel>
    )
  }
  if (batch.state === 'checked')
    return (
      <Alert
        type="info"
        showIcon
        title={
          toWrite(batch.counts) === 0
            ? '预检完成。这个文件里没有要写入名册的行，名册没有改动。'
            : '预检完成，名册还没有改动。看过下面的结果，再点“确认导入”。'
        }
      />
    )
  if (batch.state === 'committed') return <Written batch={batch} />
  return null
}

/** What has been written, and what comes next. */
function Written({ batch }: { readonly batch: Batch }) {
  const { hat } = useSession()
  const next = hat.actions.has('slip.print') && (
    <Link to="/slips" search={{}}>
      去打印密码条
    </Link>
  )
  return (
    <Alert
      type="success"
      showIcon
      title={`已写入名册：新增 ${countWords(batch.counts.new)} 人，更新 ${countWords(batch.counts.changed + batch.counts.partly)} 人。`}
      action={next}
    />
  )
}

function Kinds({ batch }: { readonly batch: Batch }) {
  const [filters, change] = useFilters()
  const kind = isRowKind(filters.kind) ? filters.kind : firstKind(batch.counts)
  return (
    <>
      <ul className="kind-cards">
        {rowKinds.map((one) => (
          <li key={one.kind}>
            <button
              type="button"
              className={`kind-card kind-${one.tone}`}
              aria-pressed={one.kind === kind}
              onClick={() => change({ kind: one.kind })}
            >
              <strong>{countWords(batch.counts[one.kind])}</strong>
              <span>{one.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {batch.counts.missing > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`现有名册里有 ${countWords(batch.counts.missing)} 人不在这个文件中。导入不会删除他们；如已转走或休学，请在考生档案里办理。`}
        />
      )}
      {kind !== undefined && <BatchRows batch={batch} kind={kind} />}
      {batch.schools.length > 1 && (
        <Panel title="按学校">
          <ul className="school-rows">
            {batch.schools.map((school) => (
              <li key={school.code}>
                {school.name || school.code || '认不出学校的行'}
                <span className="quiet">{countWords(school.rows)} 行</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
