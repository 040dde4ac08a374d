import type { Lifecycle } from '../lifecycle/table.ts'
import type { Activity } from '../season/timetable.ts'
import type { State } from './registration.ts'

export type Event =
  | 'chooseTrack'
  | 'save'
  | 'enter'
  | 'confirm'
  | 'reopen'
  | 'pass'
  | 'return'
  | 'undoPass'
  | 'undoReturn'
  | 'undoReturnOfChecked'
  | 'noteEvidence'
  | 'changeClass'
  | 'changeSchool'
  | 'follow'
  | 'sign'
  | 'withdraw'
  | 'comeBack'
  | 'openCorrection'
  | 'dropCorrection'
  | 'transferOut'
  | 'takeBack'
  | 'handBack'
  | 'supersede'
  | 'restoreRostered'
  | 'restoreFilling'
  | 'restoreConfirmed'
  | 'restoreChecked'

export type Guard =
  | 'guardianConsented'
  | 'madeAtPoint'
  | 'complete'
  | 'consistent'
  | 'photoPresent'
  | 'draftsSaved'
  | 'reasonGiven'
  | 'photoAccepted'
  | 'undoInTime'
  | 'paperMatches'
  | 'bothSigned'
  | 'fieldsNamed'
  | 'onlyNamedFieldsChanged'
  | 'credentialsInTime'
  | 'credentialsBrought'
  | 'twoAgreed'

/** The whole life of a registration, read top to bottom (考生报名状态流转表). */
export const registrationLifecycle: Lifecycle<State, Event, Activity, Guard> = {
  title: '考生报名',
  states: {
    rostered: '已同步',
    filling: '填报中',
    confirmed: '本人已确认',
    checked: '学校已核验',
    sealed: '已签字锁定',
    correcting: '更正中',
    transferred: '已转出报考',
    withdrawn: '放弃报考',
    superseded: '重复作废',
  },
  events: {
    chooseTrack: '选择报考地',
    save: '保存',
    enter: '工作人员代录',
    confirm: '确认',
    reopen: '取消确认重新修改',
    pass: '核验通过',
    return: '退回',
    undoPass: '撤销通过',
    undoReturn: '撤销退回',
    undoReturnOfChecked: '撤销退回（原已核验）',
    noteEvidence: '写明公安机关证明',
    changeClass: '调整班级',
    changeSchool: '随学籍转校',
    follow: '按学籍更新',
    sign: '登记签字',
    withdraw: '放弃报考',
    comeBack: '恢复报考',
    openCorrection: '更正',
    dropCorrection: '撤销更正',
    transferOut: '转户籍地报考',
    takeBack: '报名点退回，学校继续办理',
    handBack: '退回原学校',
    supersede: '合并作废',
    restoreRostered: '撤销合并（原已同步）',
    restoreFilling: '撤销合并（原填报中）',
    restoreConfirmed: '撤销合并（原本人已确认）',
    restoreChecked: '撤销合并（原学校已核验）',
  },
  refusalOf: {
    guardianConsented: 'REG-CONSENT-MISSING',
    madeAtPoint: 'ENTRY-NOT-HERE',
    complete: 'REG-INCOMPLETE',
    consistent: 'REG-INCONSISTENT',
    photoPresent: 'REG-NO-PHOTO',
    draftsSaved: 'REG-DRAFT-PENDING',
    reasonGiven: 'REG-REASON-MISSING',
    photoAccepted: 'REG-PHOTO-DOUBTFUL',
    undoInTime: 'REG-UNDO-LATE',
    paperMatches: 'REG-PAPER-STALE',
    bothSigned: 'REG-PAPER-UNSIGNED',
    fieldsNamed: 'REG-CORRECTION-MISSING',
    onlyNamedFieldsChanged: 'REG-CORRECTION-MISSING',
    credentialsInTime: 'REG-DOCUMENT-OVERDUE',
    credentialsBrought: 'REG-DOCUMENT-OWED',
    twoAgreed: 'DUPLICATE-SAME-PERSON',
  },
  table: [
    // from          event             to             by                       during    needs
    ['rostered', 'chooseTrack', 'rostered', 'registration.fill', 'chooseTrack', []],
    ['filling', 'chooseTrack', 'filling', 'registration.fill', 'chooseTrack', []],
    // Turning home after confirming asks for a new confirmation, in the window of the new track.
    ['confirmed', 'chooseTrack', 'filling', 'registration.fill', 'chooseTrack', []],
    ['rostered', 'save', 'filling', 'registration.fill', 'fill', ['guardianConsented']],
    ['filling', 'save', 'filling', 'registration.fill', 'fill', ['guardianConsented']],
    // Previous graduates and social candidates at a point, themselves present (G3); confirming stays theirs.
    ['rostered', 'enter', 'filling', 'registration.enter', 'fill', ['madeAtPoint', 'guardianConsented']],
    ['filling', 'enter', 'filling', 'registration.enter', 'fill', ['madeAtPoint', 'guardianConsented']],
    [
      'filling',
      'confirm',
      'confirmed',
      'registration.confirm',
      'fill',
      ['guardianConsented', 'draftsSaved', 'complete', 'consistent', 'photoPresent'],
    ],
    ['confirmed', 'reopen', 'filling', 'registration.confirm', 'fill', []],
    ['confirmed', 'return', 'filling', 'registration.check', 'check', ['reasonGiven']],
    [
      'confirmed',
      'pass',
      'checked',
      'registration.check',
      'check',
      ['consistent', 'photoAccepted', 'credentialsInTime'],
    ],
    ['checked', 'return', 'filling', 'registration.check', 'check', ['reasonGiven']],
    ['checked', 'undoPass', 'confirmed', 'registration.check', 'check', ['undoInTime']],
    ['filling', 'undoReturn', 'confirmed', 'registration.check', 'check', ['undoInTime']],
    // What had been passed before it was returned is passed again by undoing.
    ['filling', 'undoReturnOfChecked', 'checked', 'registration.check', 'check', ['undoInTime']],
    // The school's own field (D8); a paper printed before it is stale, since the evidence stands on it.
    ['rostered', 'noteEvidence', 'rostered', 'registration.check', 'check', []],
    ['filling', 'noteEvidence', 'filling', 'registration.check', 'check', []],
    ['confirmed', 'noteEvidence', 'confirmed', 'registration.check', 'check', []],
    // … but not taken back from under what has been checked.
    ['checked', 'noteEvidence', 'checked', 'registration.check', 'check', ['consistent']],
    [
      'checked',
      'sign',
      'sealed',
      'registration.sign',
      'sign',
      ['photoAccepted', 'credentialsBrought', 'bothSigned', 'paperMatches'],
    ],
    ['sealed', 'openCorrection', 'correcting', 'correction.approve', 'always', ['fieldsNamed']],
    [
      'correcting',
      'sign',
      'sealed',
      'registration.sign',
      'always',
      ['onlyNamedFieldsChanged', 'photoAccepted', 'credentialsBrought', 'bothSigned', 'paperMatches'],
    ],
    // Approved by mistake, or nobody signs: the old values, and the sheet that was signed for them.
    ['correcting', 'dropCorrection', 'sealed', 'correction.approve', 'always', ['fieldsNamed']],
    // Whoever answers for the roster says where the pupil really sits; a paper printed before it is stale (B7).
    ['rostered', 'changeClass', 'rostered', 'roster.import', 'always', []],
    ['filling', 'changeClass', 'filling', 'roster.import', 'always', []],
    ['confirmed', 'changeClass', 'confirmed', 'roster.import', 'always', []],
    ['checked', 'changeClass', 'checked', 'roster.import', 'always', []],
    // The register has the pupil at another school: what the candidate confirmed stands, what the old school checked is checked anew (B4).
    ['rostered', 'changeSchool', 'rostered', 'roster.sync', 'always', []],
    ['filling', 'changeSchool', 'filling', 'roster.sync', 'always', []],
    ['confirmed', 'changeSchool', 'confirmed', 'roster.sync', 'always', []],
    ['checked', 'changeSchool', 'confirmed', 'roster.sync', 'check', []],
    // The register is right: what was confirmed is confirmed again, while there is time to (B3).
    ['rostered', 'follow', 'rostered', 'roster.sync', 'always', []],
    ['filling', 'follow', 'filling', 'roster.sync', 'always', []],
    ['confirmed', 'follow', 'filling', 'roster.sync', 'check', []],
    ['checked', 'follow', 'filling', 'roster.sync', 'check', []],
    // The designated point of the household's place accepts (notice 一.2, 二.2(3)); what is confirmed is confirmed there again.
    ['rostered', 'transferOut', 'transferred', 'transfer.decide', 'fill', []],
    ['filling', 'transferOut', 'transferred', 'transfer.decide', 'fill', []],
    ['confirmed', 'transferOut', 'transferred', 'transfer.decide', 'fill', []],
    // Accepted by mistake: the record at the point ends, the school's goes on.
    ['rostered', 'handBack', 'transferred', 'transfer.decide', 'fill', []],
    ['filling', 'handBack', 'transferred', 'transfer.decide', 'fill', []],
    ['confirmed', 'handBack', 'transferred', 'transfer.decide', 'fill', []],
    ['transferred', 'takeBack', 'filling', 'transfer.decide', 'fill', []],
    // Giving up is signed by the guardian and stays possible after collection closes (B7).
    ['rostered', 'withdraw', 'withdrawn', 'registration.withdraw', 'always', ['reasonGiven']],
    ['filling', 'withdraw', 'withdrawn', 'registration.withdraw', 'always', ['reasonGiven']],
    ['confirmed', 'withdraw', 'withdrawn', 'registration.withdraw', 'always', ['reasonGiven']],
    // Who gave up may come back, to the same registration, while there is time to fill in: everything is confirmed anew (B7).
    ['withdrawn', 'comeBack', 'filling', 'registration.withdraw', 'fill', ['reasonGiven']],
    // One person, two records: two people agree that this one goes, and what is sealed does not go (G4).
    ['rostered', 'supersede', 'superseded', 'duplicate.decide', 'always', ['twoAgreed']],
    ['filling', 'supersede', 'superseded', 'duplicate.decide', 'always', ['twoAgreed']],
    ['confirmed', 'supersede', 'superseded', 'duplicate.decide', 'always', ['twoAgreed']],
    ['checked', 'supersede', 'superseded', 'duplicate.decide', 'always', ['twoAgreed']],
    // … and come back to exactly where it was.
    ['superseded', 'restoreRostered', 'rostered', 'duplicate.decide', 'always', ['twoAgreed']],
    ['superseded', 'restoreFilling', 'filling', 'duplicate.decide', 'always', ['twoAgreed']],
    ['superseded', 'restoreConfirmed', 'confirmed', 'duplicate.decide', 'always', ['twoAgreed']],
    ['superseded', 'restoreChecked', 'checked', 'duplicate.decide', 'always', ['twoAgreed']],
  ],
}

/** Whether the table lets a signed sheet be recorded now. */
export const awaitsSigning = (state: State): boolean =>
  registrationLifecycle.table.some(([from, event]) => from === state && event === 'sign')

/** States that count as collected in the head count (人数核对表). */
export const collectedStates: readonly State[] = ['confirmed', 'checked', 'sealed', 'correcting']
/** States in which the candidate still has something to do. */
export const unfinishedStates: readonly State[] = ['rostered', 'filling']

/** Nobody goes on with it: given up, or a repetition of another. */
export const givenUp = (state: State): boolean => ['withdrawn', 'superseded'].includes(state)
/** States in which a record no longer takes part: nobody fills it in, photographs, reviews or counts it as work. */
export const departedStates: readonly State[] = ['transferred', 'withdrawn', 'superseded']

/** The student register of who has gone is kept by another school. */
export const keptElsewhere = (state: State): boolean => state === 'transferred'
