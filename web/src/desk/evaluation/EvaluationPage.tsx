import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { App, Button, Skeleton, type TableColumnsType, Tabs } from 'antd'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { evaluationOverview, saveEvaluation } from '@zhongzhao/api/evaluation'
import { isOver } from '@zhongzhao/domain/evaluation/caps'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { ImportFile, type ImportedRow } from './ImportFile.tsx'
import { Objections } from './Objections.tsx'
import { Shares } from './Shares.tsx'
import { useSigning } from './SignClass.tsx'
import { Below, type BelowLine } from './Below.tsx'
import { Tables } from './Tables.tsx'
import './evaluation.css'

type Overview = OutputOf<typeof evaluationOverview>
type ClassLine = Overview['classes'][number]

const classColumns: TableColumnsType<ClassLine> = [
  {
    title: '班级',
    key: 'name',
    fixed: 'left',
    render: (_, line) => (
      <Link to="/evaluation/$class" params={{ class: line.code }} search={{}}>
        {line.name}
      </Link>
    ),
  },
  {
    title: '状态',
    key: 'state',
    render: (_, line) => (
      <>
        <Mark
          tone={
            line.may.includes('sign') && line.complete === line.pupils
              ? 'look'
              : line.signedAt === undefined
                ? 'quiet'
                : 'done'
          }
        >
          {line.stateName}
        </Mark>{' '}
        <span className="quiet small whole">{timeWords(line.signedAt)}</span>
      </>
    ),
  },
  {
    title: '已填完',
    key: 'complete',
    align: 'right',
    render: (_, line) => `${line.complete}/${line.pupils}`,
  },
  {
    title: '比例上限',
    key: 'caps',
    width: 480,
    render: (_, line) => {
      const over = line.caps.filter(isOver)
      return over.length === 0 ? <span className="quiet">没有超过</span> : <Shares uses={over} />
    },
  },
]

/** A sheet for many classes: one save a class, in turn; whatever fails is said and the others are kept. */
function useImport(org: string) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  return useAct({
    run: async (rows: readonly ImportedRow[]) => {
      const answers = []
      for (const code of new Set(rows.map((row) => row.class))) {
        const own = rows
          .filter((row) => row.class === code)
          .map(({ id, version, cells }) => ({ id, version, cells }))
        answers.push(await call(saveEvaluation, { class: code, rows: own }, { retries: 2 }))
      }
      return answers
    },
    onDone: (answers) => {
      void queries.invalidateQueries({ queryKey: ['evaluation-overview', org] })
      const saved = answers.reduce((n, one) => n + one.saved, 0)
      const kept = answers.reduce((n, one) => n + one.conflicts.length, 0)
      void message.success(`已导入 ${saved} 处${kept > 0 ? `，${kept} 处刚才由别人改过，没有覆盖` : ''}。`, 6)
    },
  })
}

function Classes({ of }: { readonly of: Overview }) {
  const { hat } = useSession()
  const sign = useSigning(of.org.code)
  const taking = useImport(of.org.code)
  const ready = of.classes.filter(
    (line) => line.may.includes('sign') && line.complete === line.pupils && !line.caps.some(isOver),
  )
  return (
    <Panel
      title={of.org.name}
      extra={
        <div className="evaluation-acts">
          <Tables org={of.org.code} />
          {hat.actions.has('evaluation.enter') && (
            <ImportFile org={of.org.code} busy={taking.busy} onTake={taking.start} />
          )}
          {hat.actions.has('evaluation.sign') && (
            <Button
              type="primary"
              loading={sign.busy}
              disabled={ready.length === 0}
              onClick={() => sign.start(ready.map(({ code, version }) => ({ class: code, version })))}
            >
              审签填完的 {ready.length} 个班
            </Button>
          )}
        </div>
      }
    >
      <Shares uses={of.caps} />
      <WideTable<ClassLine>
        label="各班综合素质评价"
        rowKey="code"
        columns={classColumns}
        dataSource={[...of.classes]}
        pagination={false}
        locale={{
          emptyText: <Blank what="还没有需要评定的班级。" how="导入毕业年级的名册后，班级会列在这里。" />,
        }}
      />
    </Panel>
  )
}

function Progress() {
  const { hat } = useSession()
  const [filters, change] = useFilters()
  const org = filters.school ?? filters.org ?? hat.orgCode
  const asked = useQuery({
    queryKey: ['evaluation-overview', org],
    queryFn: () => call(evaluationOverview, { org }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const open = ({ code, kind }: BelowLine) =>
    kind === 'school' ? change({ school: code }) : change({ org: code, school: undefined })
  return (
    <>
      {org !== hat.orgCode && (
        <p>
          <Link
            to="/evaluation"
            search={filters.school !== undefined && filters.org !== undefined ? { org: filters.org } : {}}
          >
            ‹ 返回上一级
          </Link>
        </p>
      )}
      {asked.data.below.length > 0 || asked.data.org.kind !== 'school' ? (
        <Below of={asked.data} open={open} />
      ) : (
        <Classes of={asked.data} />
      )}
    </>
  )
}

/** 综合素质评价 (notice 二.2(4)): class by class at a school with the head's signature, what stands below an office above; objections. */
export function EvaluationPage() {
  const { hat } = useSession()
  const [filters, change] = useFilters()
  if (hat.orgKind === 'class' && filters.tab === undefined)
    return <Navigate to="/evaluation/$class" params={{ class: hat.orgCode }} search={{}} replace />
  return (
    <>
      <PageHead
        title="综合素质评价"
        lead="班主任录入，校长审签后公布；考生可以提出异议，由没有录入过的人答复。没有审签的一律是“待评定”。"
      />
      <Tabs
        activeKey={filters.tab ?? 'classes'}
        onChange={(tab) => change({ tab: tab === 'classes' ? undefined : tab })}
        items={[
          { key: 'classes', label: '录入与审签', children: <Progress /> },
          { key: 'objections', label: '异议', children: <Objections /> },
        ]}
      />
    </>
  )
}
