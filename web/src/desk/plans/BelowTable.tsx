import { Button } from 'antd'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { type Plans, toneOfPlan } from './plan.ts'

type Below = Plans['below'][number]

function Standing({ of, kind }: { readonly of: Below; readonly kind: string }) {
  if (!of.owes.includes(kind)) return null
  const plan = of.current.find((one) => one.kind === kind)
  if (plan === undefined) return <Mark tone="look">未报</Mark>
  return (
    <>
      <Mark tone={toneOfPlan(plan.state)}>{plan.stateName}</Mark>
      {plan.late && ' 迟报'}
    </>
  )
}

const missing = (below: readonly Below[]) => below.reduce((sum, { owed, filed }) => sum + owed - filed, 0)

interface Props {
  readonly of: Plans
  readonly onOpen: (code: string) => void
}

/** Who directly below has filed what, and how far everybody below each has come. */
export function BelowTable({ of: { kinds, below }, onOpen }: Props) {
  const left = missing(below)
  const columns = [
    {
      title: '单位',
      key: 'name',
      render: (_: unknown, one: Below) => (
        <Button type="link" size="small" onClick={() => onOpen(one.code)}>
          {one.name}
        </Button>
      ),
    },
    ...kinds.map((kind) => ({
      title: kind.title,
      key: kind.code,
      render: (_: unknown, one: Below) => <Standing of={one} kind={kind.code} />,
    })),
    {
      title: '连同下级',
      key: 'under',
      render: (_: unknown, one: Below) => (
        <span className="whole">
          已报 {one.filed} / 应报 {one.owed}
        </span>
      ),
    },
  ]
  return (
    <Panel title={`直接下级（${left === 0 ? '都已报备' : `连同下级还差 ${left} 份`}）`}>
      <WideTable
        label="直接下级的方案预案"
        rowKey="code"
        size="small"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={columns}
        dataSource={[...below]}
      />
    </Panel>
  )
}
