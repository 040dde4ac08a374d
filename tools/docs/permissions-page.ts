import { endpoints } from '@zhongzhao/api/all'
import {
  type ActionName,
  actions,
  candidateOnly,
  openToAll,
  openToSignedIn,
} from '@zhongzhao/domain/access/actions'
import { orgKindNames } from '@zhongzhao/domain/orgs/org'
import { henan2022 } from '../../packs/henan-2022/pack.ts'

const { roles } = henan2022
const names = Object.keys(actions) as readonly ActionName[]

function holders(action: ActionName): string {
  if (openToAll.includes(action)) return roles.map(() => '○').join(' | ')
  if (openToSignedIn.includes(action)) return roles.map(() => '○').join(' | ')
  return roles.map((role) => (role.actions.includes(action) ? '●' : '')).join(' | ')
}

function actionRow(action: ActionName): string {
  const { zh, basis } = actions[action]
  return `| ${zh} \`${action}\` | ${basis} | ${holders(action)} |`
}

function endpointRow(action: ActionName): string {
  const served = endpoints.filter((e) => e.action === action)
  const list = served.map((e) => `${e.title} \`${e.method} ${e.path}\``).join('<br>')
  return `| \`${action}\` | ${list} |`
}

/** docs/permissions.md: roles × actions with the clause, who grants whom, which endpoint asks for which action. */
export function permissionsPage(): string {
  const head = roles.map((role) => role.title).join(' | ')
  const titleOf = (id: string) => roles.find((role) => role.id === id)?.title ?? id
  return [
    '# Permissions',
    '',
    'Made by `npm run docs` from the pack’s roles, the closed list of actions and the endpoints. Do not edit.',
    '',
    '● by the role, over the organisation of the grant and everything below it (a candidate: over the own registration);',
    '○ by being signed in, or by anybody (`public.read`).',
    '',
    `| Action | Clause | ${head} |`,
    `| --- | --- | ${roles.map(() => ':-:').join(' | ')} |`,
    ...names.map(actionRow),
    '',
    `Never in a staff role (notice 三.(二)): ${candidateOnly.map((a) => `\`${a}\``).join(', ')}.`,
    '',
    '| Role | Clause | Stands at | May grant |',
    '| --- | --- | --- | --- |',
    ...roles.map(
      (role) =>
        `| ${role.title} \`${role.id}\` | ${role.basis} | ${role.at.map((kind) => orgKindNames[kind]).join('、')} | ${role.mayGrant.map(titleOf).join('、')} |`,
    ),
    '',
    '| Action | Endpoints |',
    '| --- | --- |',
    ...names.map(endpointRow),
    '',
  ].join('\n')
}
