import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Segmented, Select, Skeleton } from 'antd'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { decideSyncWork, listSyncWork } from '@zhongzhao/api/sync'
import { workKindNames } from '@zhongzhao/domain/sync/work-life'
import { call, sentenceOf } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { countWords, timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

type Work = OutputOf<typeof listSyncWork>['work'][number]
type Asked = InputOf<typeof listSyncWork>
type Choice = InputOf<typeof decideSyncWork>['choice']

const shows = { open: '待处理', underWay: '办理中', settled: '已了结' } as const
const kinds = Object.keys(workKindNames) as readonly NonNullable<Asked['kind']>[]

const says: Readonly<Record<string, string>> = {
  missing: '学籍平台里已经没有这名学生。若确已离校，请办理转出或放弃报考；若仍在校，请转学籍管理员核实。',
  renumbered: '学籍平台换了号码，疑似就是这名学生。请核对证件，再请学籍管理员确认。',
}

function Values({ of }: { readonly of: Work }) {
  if (of.values.length === 0) return <p>{says[of.kind] ?? '学籍平台与本系统不一致。'}</p>
  return (
    <>
      {says[of.kind] !== undefined && <p>{says[of.kind]}</p>}
      <dl className="sync-values">
        {of.values.map(({ field, title, upstream, ours }) => (
          <div key={field}>
            <dt>{title}</dt>
            <dd>
              <span className="quiet small">学籍平台</span> {upstream}
            </dd>
            <dd>
              <span className="quiet small">本系统</span> {ours}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function One({ of }: { readonly of: Work }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => void queries.invalidateQueries({ queryKey: ['sync'] })
  const decide = useAct({
    run: (choice: Choice) => call(decideSyncWork, { work: of.id, version: of.version, choice }),
    onDone: anew,
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
  return (
    <li className="sync-work">
      <p>
        <Link to="/pupils" search={{ pupil: of.registration }}>
          {of.name}
        </Link>{' '}
        <span className="quiet">
          {of.school} {of.class}
        </span>{' '}
        <Mark tone={of.state === 'open' ? 'look' : 'quiet'}>
          {of.state === 'open' ? of.kindName : of.stateName}
        </Mark>{' '}
        <span className="quiet small">考生报名：{of.standing}</span>
      </p>
      <Values of={of} />
      {of.decidedBy !== undefined && <p className="quiet small">{of.decidedBy} 已处理</p>}
      <div className="sync-acts">
        {of.may.map(({ event, name }, i) => (
          <Button
            key={event}
            size="small"
            type={i === 0 && of.state === 'open' ? 'primary' : 'default'}
            disabled={decide.busy}
            onClick={() => decide.start(event as Choice)}
          >
            {name}
          </Button>
        ))}
        <span className="quiet small">{timeWords(of.at)}</span>
      </div>
    </li>
  )
}

/** 同步待办 (B3, B4): both values side by side, and what may be done. */
export function SyncWork({ open }: { readonly open: Readonly<Record<string, number>> }) {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const show = filters.tab === 'underWay' || filters.tab === 'settled' ? filters.tab : 'open'
  const kind = kinds.find((one) => one === filters.kind)
  const asked = useQuery({
    // What waits changes when a run ends: then the list is asked for anew.
    queryKey: ['sync', 'work', hat.key, show, kind, filters.next, open],
    queryFn: () =>
      call(listSyncWork, {
        show,
        ...(kind === undefined ? {} : { kind }),
        ...(filters.next === undefined ? {} : { cursor: filters.next }),
      }),
  })
  const waiting = Object.values(open).reduce((n, one) => n + one, 0)
  return (
    <Panel title={`同步待办 ${waiting >= 1000 ? '999+' : countWords(waiting)}`}>
      <div className="sync-acts">
        <Segmented
          value={show}
          options={Object.entries(shows).map(([value, label]) => ({ value, label }))}
          onChange={(tab) => change({ tab, next: undefined })}
        />
        <Select
          aria-label="待办种类"
          className="sync-kind"
          value={kind ?? ''}
          options={[
            { value: '', label: '所有种类' },
            ...kinds.map((value) => ({ value, label: workKindNames[value] })),
          ]}
          onChange={(value) => change({ kind: value === '' ? undefined : value, next: undefined })}
        />
      </div>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data?.work.length === 0 && (
        <Blank
          what={`没有${shows[show]}的同步待办。`}
          how="同步发现两边不一致、学籍中没有或已在他校的学生，会列在这里。"
        />
      )}
      <ul className="sync-list">
        {asked.data?.work.map((one) => (
          <One key={`${one.id}${one.version}`} of={one} />
        ))}
      </ul>
      <div className="sync-acts">
        {filters.next !== undefined && (
          <Button onClick={() => change({ next: undefined })}>回到第一页</Button>
        )}
        {asked.data?.next !== undefined && (
          <Button onClick={() => change({ next: asked.data?.next })}>下一页</Button>
        )}
      </div>
    </Panel>
  )
}
