/** Which of the planted places each role's grant covers. `own` is the class of the grants at school 1 of county 410105. */
export const reach: Readonly<Record<string, readonly string[]>> = {
  P: ['own', 'otherClass', 'otherSchool', 'otherCounty', 'otherCity', 'underProvince'],
  C: ['own', 'otherClass', 'otherSchool', 'otherCounty'],
  K: ['own', 'otherClass', 'otherSchool'],
  S: ['own', 'otherClass'],
  H: ['own', 'otherClass'],
  R: ['own', 'otherClass'],
  T: ['own'],
  O: ['own'],
  X: ['own', 'otherClass', 'otherSchool', 'otherCounty', 'otherCity', 'underProvince'],
  A: ['own', 'otherClass', 'otherSchool', 'otherCounty', 'otherCity', 'underProvince'],
  Y: [],
}

export const roleNames: Readonly<Record<string, readonly [role: string, org: string]>> = {
  P: ['province-admin', '41'],
  C: ['city-admin', '4101'],
  K: ['county-admin', '410105'],
  S: ['school-admin', '2141010001'],
  H: ['school-head', '2141010001'],
  R: ['school-reviewer', '2141010001'],
  T: ['class-teacher', '2141010001-0901'],
  Y: ['system-admin', '41'],
  X: ['security-admin', '41'],
  A: ['audit-admin', '41'],
}

/** Events that an endpoint's question may name, where `see` is none of them. */
export const eventOf: Readonly<Record<string, string>> = {
  decideExemption: 'approve',
  decideExtension: 'withdraw',
  suspendPoint: 'suspend',
  decidePlan: 'note',
  decideCase: 'examine',
  decideLikeness: 'exemptTwins',
  decideDifference: 'reopen',
  decideDuplicate: 'dismiss',
  decideTransfer: 'decline',
  decideCorrection: 'reject',
  moveSync: 'stop',
  moveSeason: 'withdraw',
  decideCarryWork: 'other',
  replyLeaving: 'answer',
  changeSlot: 'resize',
  markBooking: 'arrive',
  movePublicity: 'halt',
  decidePublicObjection: 'examine',
  moveVolume: 'bind',
  moveLoan: 'renew',
  decideHandover: 'receive',
  decideDestruction: 'decline',
  moveQuota: 'withdraw',
  settleListed: 'dismiss',
  answerObjection: 'explain',
  signObjection: 'sendBack',
  moveMyObjection: 'withdraw',
}

/** Kinds that a question may name, where `portrait` is none of them. */
export const kindOf: Readonly<Record<string, string>> = {
  batchRows: 'refused',
  listDuplicates: 'sameNumber',
  addClaimFile: 'bonus',
  makeClaim: 'candidate',
  claimQueue: 'candidate',
  cleanClaims: 'candidate',
  claimCounts: 'candidate',
  claimList: 'candidate',
  listSyncWork: 'differs',
  preparePublicity: 'registered',
}

/** What a list is asked to show, where `all` is none of it. */
export const showOf: Readonly<Record<string, string>> = {
  claimQueue: 'own',
  listSyncWork: 'open',
  listPublicObjections: 'open',
}
