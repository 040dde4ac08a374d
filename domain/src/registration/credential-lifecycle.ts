import type { Lifecycle } from '../lifecycle/table.ts'
import type { CredentialState } from '../season/credentials.ts'

export type CredentialEvent = 'see' | 'defer' | 'takeBack'
export type CredentialGuard = 'dueInTime' | 'reasonListed'

/** The life of one proof of identity of one pupil (证件材料状态流转表, F3). */
export const credentialLifecycle: Lifecycle<CredentialState, CredentialEvent, never, CredentialGuard> = {
  title: '证件材料',
  states: { owed: '待提交', deferred: '暂缺待补', seen: '已核看' },
  events: { see: '核看', defer: '批准暂缺', takeBack: '撤回' },
  refusalOf: { dueInTime: 'DOCUMENT-DUE', reasonListed: 'DOCUMENT-DEFER-REASON' },
  table: [
    // from      event       to          by                during    needs
    ['owed', 'see', 'seen', 'document.note', 'always', []],
    ['owed', 'defer', 'deferred', 'document.defer', 'always', ['reasonListed', 'dueInTime']],
    ['deferred', 'see', 'seen', 'document.note', 'always', []],
    // Later, or sooner: the new date counts.
    ['deferred', 'defer', 'deferred', 'document.defer', 'always', ['reasonListed', 'dueInTime']],
    ['deferred', 'takeBack', 'owed', 'document.note', 'always', []],
    ['seen', 'takeBack', 'owed', 'document.note', 'always', []],
  ],
}
