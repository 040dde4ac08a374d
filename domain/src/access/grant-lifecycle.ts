import type { Instant } from '../base/time.ts'
import type { Lifecycle } from '../lifecycle/table.ts'

/** offered 待启用: the account has no password yet; expired 已到期: by the clock, nobody does it. */
export type GrantState = 'offered' | 'active' | 'expired' | 'revoked' | 'handedOver'
export type GrantEvent = 'activate' | 'renew' | 'revoke' | 'handOver'
export type GrantGuard = 'giver' | 'anotherPerson' | 'notLonger' | 'later'

/** The life of a grant (授权状态流转表, A5; notice 三.(一)1–3 权限分配管理). Whoever may give a grant may renew it, take it back and
 *  hand it over; nobody does so with the own one. Handed over (换人), what was given below hangs from the successor's. */
export const grantLifecycle: Lifecycle<GrantState, GrantEvent, never, GrantGuard> = {
  title: '授权',
  states: {
    offered: '待启用',
    active: '有效',
    expired: '已到期',
    revoked: '已收回',
    handedOver: '已移交',
  },
  events: { activate: '启用', renew: '续期', revoke: '收回', handOver: '移交' },
  refusalOf: {
    giver: 'GRANT-NOT-YOURS',
    anotherPerson: 'GRANT-OWN',
    notLonger: 'GRANT-LONGER',
    later: 'GRANT-PAST',
  },
  table: [
    // from     event       to            by            during    needs
    ['offered', 'activate', 'active', 'account.own', 'always', []],
    ['offered', 'renew', 'offered', 'grant.give', 'always', ['giver', 'anotherPerson', 'later', 'notLonger']],
    ['offered', 'revoke', 'revoked', 'grant.give', 'always', ['giver', 'anotherPerson']],
    ['offered', 'handOver', 'handedOver', 'grant.give', 'always', ['giver', 'anotherPerson']],
    ['active', 'renew', 'active', 'grant.give', 'always', ['giver', 'anotherPerson', 'later', 'notLonger']],
    ['active', 'revoke', 'revoked', 'grant.give', 'always', ['giver', 'anotherPerson']],
    ['active', 'handOver', 'handedOver', 'grant.give', 'always', ['giver', 'anotherPerson']],
    ['expired', 'renew', 'active', 'grant.give', 'always', ['giver', 'anotherPerson', 'later', 'notLonger']],
    ['expired', 'revoke', 'revoked', 'grant.give', 'always', ['giver', 'anotherPerson']],
  ],
}

/** How a grant stands now: past its end it has expired, whatever was written down. */
export function grantStateAt(
  { state, until }: { readonly state: GrantState; readonly until?: Instant },
  now: Instant,
): GrantState {
  const living = state === 'offered' || state === 'active'
  return living && until !== undefined && until <= now ? 'expired' : state
}
