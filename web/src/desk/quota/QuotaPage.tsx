import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { countWords, timeWords } from '../parts/words.ts'
import { GivenPanel } from './GivenPanel.tsx'
import { type QuotaPlan, planTone, useQuotaPlans } from './quota-query.ts'

function PlanPanel({ plan }: { readonly plan: QuotaPlan }) {
  return (
    <Panel
      title={
        <>
          <Link to="/quota/$plan" params={{ plan: plan.id }} search={{}}>
            第 {plan.edition} 版
          </Link>{' '}
          <Mark tone={planTone(plan.state)}>{plan.stateName}</Mark>
        </>
      }
      extra={<span className="quiet">{timeWords(plan.keptAt)}</span>}
    >
      <p>
        {plan.seniors.length} 所高中的 {countWords(plan.total)} 个名额，分给 {plan.schools} 所初中；按
        {plan.basisName}计算
      </p>
      <p className="quiet small">
        {plan.keptBy} 编制
        {plan.decidedAt !== undefined && `；${plan.decidedBy ?? ''} ${timeWords(plan.decidedAt)} 办理`}
        {plan.reason !== undefined && `；退回原因：${plan.reason}`}
      </p>
    </Panel>
  )
}

/** 分配生名额 (notice 三.(一)1; I6): the editions of the office that keeps them, and what is published for the schools here. */
export function QuotaPage() {
  const asked = useQuotaPlans()
  const go = useNavigate()
  const keeps = asked.data?.keeps === 'yes'
  const plans = asked.data?.plans ?? []
  return (
    <>
      <PageHead
        title="分配生名额"
        lead={
          keeps
            ? '填各高中的分配生名额，系统按各初中人数用最大余额法分到校；先看结果再提交，由另一位管理员批准后公布。'
            : '上级公布后，分到本单位的分配生名额在这里看。'
        }
      >
        {keeps && (
          <Button type="primary" onClick={() => void go({ to: '/quota/new', search: {} })}>
            编制名额
          </Button>
        )}
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {keeps && plans.length === 0 && (
        <Panel>
          <Blank
            what="本单位还没有编制方案。"
            how="点“编制名额”，填高中、招生计划和名额，看过计算结果再提交。"
          />
        </Panel>
      )}
      {plans.map((plan) => (
        <PlanPanel key={plan.id} plan={plan} />
      ))}
      <GivenPanel />
    </>
  )
}
