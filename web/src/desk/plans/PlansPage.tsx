import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { readPlans } from '@zhongzhao/api/plans'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'
import { BelowTable } from './BelowTable.tsx'
import { FilePlan } from './FilePlan.tsx'
import { KindPanel } from './KindPanel.tsx'
import type { Kind, Plan } from './plan.ts'
import { SendBack } from './SendBack.tsx'

/** 方案预案 (notice 三.(二), 三.(五); G6): one's own plans with every edition; who below has filed, noted or sent back. */
export function PlansPage() {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [{ org = hat.orgCode }, change] = useFilters()
  const [filing, setFiling] = useState<Kind>()
  const [returning, setReturning] = useState<Plan>()
  const asked = useQuery({ queryKey: ['plans', org], queryFn: () => call(readPlans, { org }) })
  const done = (words: string) => {
    setFiling(undefined)
    setReturning(undefined)
    void queries.invalidateQueries({ queryKey: ['plans'] })
    void message.success(words)
  }
  const here = asked.data?.kinds.filter((kind) => kind.here !== 'notAsked') ?? []
  const ofKind = (kind: Kind) => asked.data?.plans.filter((plan) => plan.kind === kind.code) ?? []
  return (
    <>
      <PageHead
        title="方案预案"
        lead="各单位按时报备工作方案、安全预案和工作预案（PDF）；改了就报新版，以前的留着。上级看谁报了、谁没报，看过点“阅知”，要改的写明原因退回。"
      >
        {org !== hat.orgCode && <Button onClick={() => change({ org: undefined })}>回到本单位</Button>}
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && here.length === 0 && (
        <Panel title={asked.data.org.name}>
          <Blank what="本单位不用报备。" how="下面是直接下级报备的情况，点名称看它报的和它的下级。" />
        </Panel>
      )}
      {here.map((kind) => (
        <KindPanel
          key={kind.code}
          kind={kind}
          org={asked.data?.org.name ?? ''}
          plans={ofKind(kind)}
          onFile={() => setFiling(kind)}
          onReturn={setReturning}
          onDone={done}
        />
      ))}
      {asked.data !== undefined && asked.data.below.length > 0 && (
        <BelowTable of={asked.data} onOpen={(code) => change({ org: code })} />
      )}
      {filing !== undefined && asked.data !== undefined && (
        <FilePlan
          org={org}
          kind={filing}
          maxBytes={asked.data.maxBytes}
          standing={ofKind(filing)[0]}
          onDone={() => done('已报备，上级可以看到。')}
          onClose={() => setFiling(undefined)}
        />
      )}
      {returning !== undefined && (
        <SendBack
          plan={returning}
          onDone={() => done('已退回，对方打开“方案预案”就能看到原因。')}
          onClose={() => setReturning(undefined)}
        />
      )}
    </>
  )
}
