import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { decideExemption, exemptionsOf, withdrawExemption } from '@zhongzhao/api/exemptions'
import { call } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import type { Tone } from '../parts/states.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { AskExemption } from './AskExemption.tsx'
import { ruleName } from './FoundList.tsx'

type Exemption = OutputOf<typeof exemptionsOf>['exemptions'][number]

const tones: Readonly<Record<string, Tone>> = { asked: 'look', approved: 'done', declined: 'refused' }

/** 拍照豁免 (E8): what was asked for this pupil, by whom, who approved. */
export function Exemptions({ registration }: { readonly registration: string }) {
  const { hat } = useSession()
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const asked = useQuery({
    queryKey: ['exemptions', registration],
    queryFn: () => call(exemptionsOf, { id: registration }),
    enabled: hat.actions.has('exemption.read'),
  })
  if (!hat.actions.has('exemption.read')) return null
  const all = asked.data?.exemptions ?? []
  return (
    <section className="exemptions" aria-label="拍照豁免">
      <p>
        <strong>拍照豁免</strong>{' '}
        <span className="quiet small">因医疗、宗教信仰、残疾不能按要求拍照的，由一人申请、另一人批准。</span>
      </p>
      {all.map((one) => (
        <One key={one.id} exemption={one} />
      ))}
      {hat.actions.has('exemption.ask') && (
        <Button size="small" onClick={() => setAsking('yes')}>
          申请豁免
        </Button>
      )}
      {asking === 'yes' && <AskExemption registration={registration} onClose={() => setAsking('no')} />}
    </section>
  )
}

function One({ exemption }: { readonly exemption: Exemption }) {
  const { pack } = useSession()
  const queries = useQueryClient()
  const { id: one, registration: id, version, may } = exemption
  const act = useAct({
    run: (event: 'approve' | 'decline' | 'withdraw') =>
      event === 'withdraw'
        ? call(withdrawExemption, { id, exemption: one, version }, { retries: 2 })
        : call(decideExemption, { id, exemption: one, version, event }, { retries: 2 }),
    onDone: () => void queries.invalidateQueries({ queryKey: ['exemptions', id] }),
  })
  const ground = pack.exemptionPolicies.find((policy) => policy.ground === exemption.ground)?.title
  return (
    <div className="exemption">
      <Mark tone={tones[exemption.state] ?? 'quiet'}>{exemption.stateName}</Mark> {ground}：
      {exemption.rules.map(ruleName).join('、')}
      <p className="quiet small">
        {exemption.note}（{exemption.askedBy}，{timeWords(exemption.askedAt)} 申请
        {exemption.decidedBy !== undefined &&
          `；${exemption.decidedBy}，${timeWords(exemption.decidedAt)} ${exemption.stateName}`}
        ）
      </p>
      {may.includes('approve') && (
        <Button size="small" type="primary" loading={act.busy} onClick={() => act.start('approve')}>
          批准
        </Button>
      )}{' '}
      {may.includes('decline') && (
        <Button size="small" disabled={act.busy} onClick={() => act.start('decline')}>
          不批准
        </Button>
      )}{' '}
      {may.includes('withdraw') && (
        <Button size="small" disabled={act.busy} onClick={() => act.start('withdraw')}>
          撤回
        </Button>
      )}
    </div>
  )
}
