import { falsificationLifecycle } from '@zhongzhao/domain/access/falsification-lifecycle'
import { grantLifecycle } from '@zhongzhao/domain/access/grant-lifecycle'
import { pointLifecycle } from '@zhongzhao/domain/access/point-lifecycle'
import { destructionLifecycle } from '@zhongzhao/domain/archive/destruction'
import { handoverLifecycle } from '@zhongzhao/domain/archive/handover'
import { loanLifecycle } from '@zhongzhao/domain/archive/loan'
import { volumeLifecycle } from '@zhongzhao/domain/archive/volume'
import { refusals } from '@zhongzhao/domain/base/refusals'
import { correctionLifecycle } from '@zhongzhao/domain/correction/correction'
import { claimLifecycle } from '@zhongzhao/domain/claims/lifecycle'
import { duplicateLifecycle } from '@zhongzhao/domain/duplicates/lifecycle'
import { listedLifecycle } from '@zhongzhao/domain/claims/listed'
import { classLifecycle } from '@zhongzhao/domain/evaluation/class-life'
import { quotaPlanLifecycle } from '@zhongzhao/domain/eligibility/quota-plan'
import { objectionLifecycle } from '@zhongzhao/domain/evaluation/objection'
import { chart } from '@zhongzhao/domain/lifecycle/chart'
import type { Lifecycle } from '@zhongzhao/domain/lifecycle/table'
import { planLifecycle } from '@zhongzhao/domain/plans/lifecycle'
import { bookingLifecycle } from '@zhongzhao/domain/points/booking'
import { slotLifecycle } from '@zhongzhao/domain/points/slot'
import { publicityLifecycle } from '@zhongzhao/domain/publicity/list'
import { publicObjectionLifecycle } from '@zhongzhao/domain/publicity/objection'
import { type Activity, activityNames } from '@zhongzhao/domain/season/timetable'
import { extensionLifecycle } from '@zhongzhao/domain/season/extension'
import { carryLifecycle } from '@zhongzhao/domain/season/carry'
import { seasonLifecycle } from '@zhongzhao/domain/season/life'
import { differenceLifecycle } from '@zhongzhao/domain/registration/card-difference'
import { credentialLifecycle } from '@zhongzhao/domain/registration/credential-lifecycle'
import { exemptionLifecycle } from '@zhongzhao/domain/registration/exemption'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { likenessLifecycle } from '@zhongzhao/domain/registration/likeness-case'
import { sheetLifecycle } from '@zhongzhao/domain/registration/sheet'
import { leavingLifecycle } from '@zhongzhao/domain/transfer/leaving'
import { syncRunLifecycle } from '@zhongzhao/domain/sync/run-life'
import { syncWorkLifecycle } from '@zhongzhao/domain/sync/work-life'
import { transferLifecycle } from '@zhongzhao/domain/transfer/transfer'

const during = (activity: Activity | 'always') =>
  activity === 'always' ? '不限时间' : activityNames[activity]

/** One life: its chart, its rows, and the sentences of its refusals. */
function life<S extends string, E extends string, A extends Activity, G extends string>(
  file: string,
  lifecycle: Lifecycle<S, E, A, G>,
): readonly string[] {
  const { title, states, events, refusalOf, table } = lifecycle
  const rows = table.map(([from, event, to, by, activity, needs]) => {
    const guards = needs.map((guard) => `${guard} (${refusalOf[guard]})`).join('<br>')
    return `| ${states[from]} \`${from}\` | ${events[event]} \`${event}\` | ${states[to]} \`${to}\` | \`${by}\` | ${during(activity)} | ${guards} |`
  })
  const codes = [...new Set(Object.values<keyof typeof refusals>(refusalOf))].toSorted()
  return [
    `## ${title} — \`${file}\``,
    '',
    '```mermaid',
    chart(lifecycle),
    '```',
    '',
    '| From | Event | To | By (action) | During | Needs (else refused with) |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'Anything else is refused with `STATE-NO-WAY`; outside the activity with `TIME-CLOSED`, which names the window.',
    '',
    ...(codes.length === 0
      ? []
      : [
          '| Refusal | Sentence |',
          '| --- | --- |',
          ...codes.map((code) => `| \`${code}\` | ${refusals[code].zh} |`),
          '',
        ]),
  ]
}

/** docs/lifecycles.md: the transition tables, drawn and written out. */
export function lifecyclesPage(): string {
  return [
    '# Lifecycles',
    '',
    'Made by `npm run docs` from the transition tables. Do not edit.',
    '',
    ...life('domain/src/registration/lifecycle.ts', registrationLifecycle),
    ...life('domain/src/registration/sheet.ts', sheetLifecycle),
    ...life('domain/src/registration/credential-lifecycle.ts', credentialLifecycle),
    ...life('domain/src/registration/card-difference.ts', differenceLifecycle),
    ...life('domain/src/registration/exemption.ts', exemptionLifecycle),
    ...life('domain/src/registration/likeness-case.ts', likenessLifecycle),
    ...life('domain/src/correction/correction.ts', correctionLifecycle),
    ...life('domain/src/access/grant-lifecycle.ts', grantLifecycle),
    ...life('domain/src/access/falsification-lifecycle.ts', falsificationLifecycle),
    ...life('domain/src/points/slot.ts', slotLifecycle),
    ...life('domain/src/points/booking.ts', bookingLifecycle),
    ...life('domain/src/access/point-lifecycle.ts', pointLifecycle),
    ...life('domain/src/plans/lifecycle.ts', planLifecycle),
    ...life('domain/src/transfer/transfer.ts', transferLifecycle),
    ...life('domain/src/claims/lifecycle.ts', claimLifecycle),
    ...life('domain/src/claims/listed.ts', listedLifecycle),
    ...life('domain/src/eligibility/quota-plan.ts', quotaPlanLifecycle),
    ...life('domain/src/transfer/leaving.ts', leavingLifecycle),
    ...life('domain/src/evaluation/class-life.ts', classLifecycle),
    ...life('domain/src/evaluation/objection.ts', objectionLifecycle),
    ...life('domain/src/publicity/list.ts', publicityLifecycle),
    ...life('domain/src/publicity/objection.ts', publicObjectionLifecycle),
    ...life('domain/src/archive/volume.ts', volumeLifecycle),
    ...life('domain/src/archive/loan.ts', loanLifecycle),
    ...life('domain/src/archive/handover.ts', handoverLifecycle),
    ...life('domain/src/archive/destruction.ts', destructionLifecycle),
    ...life('domain/src/season/extension.ts', extensionLifecycle),
    ...life('domain/src/season/life.ts', seasonLifecycle),
    ...life('domain/src/season/carry.ts', carryLifecycle),
    ...life('domain/src/duplicates/lifecycle.ts', duplicateLifecycle),
    ...life('domain/src/sync/run-life.ts', syncRunLifecycle),
    ...life('domain/src/sync/work-life.ts', syncWorkLifecycle),
  ].join('\n')
}
