import { refusals } from '@zhongzhao/domain/base/refusals'
import { chart } from '@zhongzhao/domain/lifecycle/chart'
import { type Activity, activityNames } from '@zhongzhao/domain/season/timetable'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'

const during = (activity: Activity | 'always') =>
  activity === 'always' ? '不限时间' : activityNames[activity]

/** docs/lifecycles.md: the transition tables, drawn and written out. */
export function lifecyclesPage(): string {
  const { title, states, events, refusalOf, table } = registrationLifecycle
  const rows = table.map(([from, event, to, by, activity, needs]) => {
    const guards = needs.map((guard) => `${guard} (${refusalOf[guard]})`).join('<br>')
    return `| ${states[from]} \`${from}\` | ${events[event]} \`${event}\` | ${states[to]} \`${to}\` | \`${by}\` | ${during(activity)} | ${guards} |`
  })
  const codes = [...new Set(Object.values(refusalOf))].toSorted()
  return [
    '# Lifecycles',
    '',
    'Made by `npm run docs` from the transition tables. Do not edit.',
    '',
    `## ${title} — \`domain/src/registration/lifecycle.ts\``,
    '',
    '```mermaid',
    chart(registrationLifecycle),
    '```',
    '',
    '| From | Event | To | By (action) | During | Needs (else refused with) |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'Anything else is refused with `STATE-NO-WAY`; outside the activity with `TIME-CLOSED`, which names the window.',
    '',
    '| Refusal | Sentence |',
    '| --- | --- |',
    ...codes.map((code) => `| \`${code}\` | ${refusals[code].zh} |`),
    '',
  ].join('\n')
}
