import type { Lifecycle } from '../lifecycle/table.ts'

/** found 待核; dismissed 不是同一人; proposed 建议合并; merged 已合并; undoing 建议撤销合并; undone 已撤销合并. */
export type DuplicateState = 'found' | 'dismissed' | 'proposed' | 'merged' | 'undoing' | 'undone'

export type DuplicateEvent =
  | 'dismiss'
  | 'propose'
  | 'takeBack'
  | 'decline'
  | 'approve'
  | 'askUndo'
  | 'takeUndoBack'
  | 'keepMerged'
  | 'undo'
  | 'reopen'

export type DuplicateGuard =
  | 'reasonGiven'
  | 'secondPerson'
  | 'ownProposal'
  | 'notTwins'
  | 'bothStand'
  | 'mayBeClosed'
  | 'unchanged'
  | 'nothingLater'

/** The life of a suspicion that two registrations are one person's (疑似重复线索状态流转表, G4). Nothing is merged by a machine, and
 *  nothing by one person alone: who proposed takes the proposal back, and a second person agrees or does not. */
export const duplicateLifecycle: Lifecycle<DuplicateState, DuplicateEvent, never, DuplicateGuard> = {
  title: '疑似重复线索',
  states: {
    found: '待核',
    dismissed: '不是同一人',
    proposed: '建议合并',
    merged: '已合并',
    undoing: '建议撤销合并',
    undone: '已撤销合并',
  },
  events: {
    dismiss: '认定不是同一人',
    propose: '建议合并',
    takeBack: '撤回建议',
    decline: '不同意合并',
    approve: '批准合并',
    askUndo: '建议撤销合并',
    takeUndoBack: '撤回撤销的建议',
    keepMerged: '维持合并',
    undo: '批准撤销合并',
    reopen: '重新核对',
  },
  refusalOf: {
    reasonGiven: 'DUPLICATE-REASON',
    secondPerson: 'DUPLICATE-SAME-PERSON',
    ownProposal: 'DUPLICATE-NOT-OWN',
    notTwins: 'DUPLICATE-TWINS',
    bothStand: 'DUPLICATE-CLOSED',
    mayBeClosed: 'DUPLICATE-SEALED',
    unchanged: 'DUPLICATE-CHANGED',
    nothingLater: 'DUPLICATE-LATER',
  },
  table: [
    // from    event        to          by                 during    needs
    ['found', 'dismiss', 'dismissed', 'duplicate.decide', 'always', ['reasonGiven']],
    [
      'found',
      'propose',
      'proposed',
      'duplicate.decide',
      'always',
      ['reasonGiven', 'notTwins', 'bothStand', 'mayBeClosed', 'unchanged'],
    ],
    ['proposed', 'takeBack', 'found', 'duplicate.decide', 'always', ['ownProposal']],
    ['proposed', 'decline', 'found', 'duplicate.decide', 'always', ['secondPerson', 'reasonGiven']],
    [
      'proposed',
      'approve',
      'merged',
      'duplicate.decide',
      'always',
      ['secondPerson', 'notTwins', 'bothStand', 'mayBeClosed', 'unchanged'],
    ],
    ['merged', 'askUndo', 'undoing', 'duplicate.decide', 'always', ['reasonGiven', 'nothingLater']],
    ['undoing', 'takeUndoBack', 'merged', 'duplicate.decide', 'always', ['ownProposal']],
    ['undoing', 'keepMerged', 'merged', 'duplicate.decide', 'always', ['secondPerson', 'reasonGiven']],
    ['undoing', 'undo', 'undone', 'duplicate.decide', 'always', ['secondPerson', 'nothingLater']],
    ['dismissed', 'reopen', 'found', 'duplicate.decide', 'always', ['reasonGiven']],
    ['undone', 'reopen', 'found', 'duplicate.decide', 'always', ['reasonGiven']],
  ],
}

/** States in which somebody has to act. */
export const waitingStates: readonly DuplicateState[] = ['found', 'proposed', 'undoing']
