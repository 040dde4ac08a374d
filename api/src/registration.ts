import { Type } from 'typebox'
import { CredentialsView } from './credentials-view.ts'
import { endpoint } from './endpoint.ts'
import { Code, Count, FindingView, Id, Nothing, PictureFinding, Rows, Text, Time, cursor } from './shapes.ts'

const PictureView = Type.Object({
  id: Type.String(),
  verdict: Type.String(),
  disputed: Type.Boolean(),
  /** Why a person refused it, in the words of the pack. */
  reasons: Type.Array(Type.String()),
  findings: Type.Array(PictureFinding),
  steps: Type.Array(Type.String()),
  at: Time,
})
const ReturnedView = Type.Object({
  fields: Type.Array(
    Type.Object({
      field: Type.String(),
      label: Type.String(),
      reason: Type.String(),
      /** Changed since it was returned. */
      amended: Type.Boolean(),
    }),
  ),
  note: Type.String(),
  at: Time,
})

/** One registration as this reader may see it: sensitive fields covered unless it is the candidate's own or uncovered. */
export const RegistrationView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  grade: Type.Integer(),
  track: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  version: Type.Integer(),
  school: Type.Object({ code: Type.String(), name: Type.String() }),
  class: Type.Object({ code: Type.String(), name: Type.String() }),
  /** 学籍班级, where the register names another class. */
  rosterClass: Type.Optional(Type.Object({ code: Type.String(), name: Type.String() })),
  /** 借读生. */
  guest: Type.Boolean(),
  /** Present where it stands at a designated point, not at a school. */
  place: Type.Optional(Type.Literal('point')),
  sections: Type.Record(Type.String(), Rows),
  sectionVersions: Type.Record(Type.String(), Type.Integer()),
  drafts: Type.Record(
    Type.String(),
    Type.Object({ rows: Rows, version: Type.Integer(), basedOn: Type.Integer(), at: Time }),
  ),
  /** The register's values beside the candidate's, for the review desk. */
  roster: Type.Record(Type.String(), Rows),
  /** Paths where the two differ, told from the values as they are, also where both are shown covered. */
  differs: Type.Array(Type.String()),
  pictures: Type.Object({ portrait: Type.Optional(PictureView), document: Type.Optional(PictureView) }),
  credentials: CredentialsView,
  /** 证件核对 of the document filed now, once a machine has read it (F2). */
  card: Type.Optional(Type.Object({ outcome: Type.String(), waiting: Type.Integer() })),
  findings: Type.Array(FindingView),
  returned: Type.Optional(ReturnedView),
  may: Type.Array(Type.String()),
  /** Activities open now, and until when the filling (or amending) lasts. */
  open: Type.Array(Type.String()),
  period: Type.Optional(Type.Object({ from: Time, until: Time })),
  consent: Type.Object({ needed: Type.Boolean(), at: Type.Optional(Time) }),
  times: Type.Object({
    confirmed: Type.Optional(Time),
    checked: Type.Optional(Time),
    sealed: Type.Optional(Time),
  }),
  undoUntil: Type.Optional(Time),
})

export const myRegistration = endpoint({
  id: 'myRegistration',
  title: '我的报名',
  method: 'GET',
  path: '/my/registration',
  action: 'account.own',
  input: Nothing,
  output: RegistrationView,
})
export const readRegistration = endpoint({
  id: 'readRegistration',
  title: '查看考生',
  method: 'GET',
  path: '/registrations/:id',
  action: 'registration.read',
  input: Type.Object({ id: Id }),
  output: RegistrationView,
})
/** Full numbers of one candidate for a purpose; recorded. */
export const uncover = endpoint({
  id: 'uncover',
  title: '查看完整号码',
  method: 'POST',
  path: '/registrations/:id/uncover',
  action: 'registration.uncover',
  input: Type.Object({ id: Id, purpose: Type.String({ minLength: 2, maxLength: 200 }) }),
  output: RegistrationView,
})

export const RegistrationLine = Type.Object({
  id: Type.String(),
  number: Type.String(),
  name: Type.String(),
  sex: Type.String(),
  idNumber: Type.String(),
  class: Type.String(),
  className: Type.String(),
  school: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  portrait: Type.String(),
  document: Type.String(),
  /** Short words, of a refused picture. */
  refusedFor: Type.Object({ portrait: Type.Array(Type.String()), document: Type.Array(Type.String()) }),
  activated: Type.Boolean(),
  consent: Type.String(),
  returned: Type.Boolean(),
  confirmedAt: Type.Optional(Time),
})
/** Filters live in the page's URL except the search text, which may be a name or number and travels in the body. */
export const listRegistrations = endpoint({
  id: 'listRegistrations',
  title: '考生名单',
  method: 'POST',
  path: '/registrations/list',
  action: 'registration.read',
  input: Type.Object({
    school: Type.Optional(Code),
    class: Type.Optional(Code),
    state: Type.Optional(Type.String({ maxLength: 20 })),
    search: Type.Optional(Type.String({ maxLength: 64 })),
    cursor,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  output: Type.Object({
    lines: Type.Array(RegistrationLine),
    total: Count,
    /** `atLeast`: the search means more people than are looked at. */
    totalIs: Type.Union([Type.Literal('exact'), Type.Literal('atLeast')]),
    next: Type.Optional(Type.String()),
  }),
})

/** Draft of one section, saved as one types; no event. `version` is that of the draft last seen (0 = none), `basedOn` that of
 *  the section it was typed over. */
export const saveDraft = endpoint({
  id: 'saveDraft',
  title: '保存草稿',
  method: 'PUT',
  path: '/registrations/:id/drafts/:form',
  action: 'registration.fill',
  input: Type.Object({
    id: Id,
    form: Type.String({ maxLength: 40 }),
    version: Type.Integer({ minimum: 0 }),
    basedOn: Type.Optional(Type.Integer({ minimum: 0 })),
    rows: Rows,
  }),
  output: Type.Object({ version: Type.Integer(), at: Time, findings: Type.Array(FindingView) }),
})
export const saveSection = endpoint({
  id: 'saveSection',
  title: '保存一个部分',
  method: 'POST',
  path: '/registrations/:id/sections/:form',
  action: 'registration.fill',
  input: Type.Object({
    id: Id,
    form: Type.String({ maxLength: 40 }),
    version: Type.Integer({ minimum: 0 }),
    /** Version of the draft last seen (0 = none): another device's draft is not dropped unseen. */
    draft: Type.Optional(Type.Integer({ minimum: 0 })),
    rows: Rows,
  }),
  output: RegistrationView,
})
const Versioned = Type.Object({ id: Id, version: Type.Integer({ minimum: 0 }) })
export const confirm = endpoint({
  id: 'confirm',
  title: '本人确认',
  method: 'POST',
  path: '/registrations/:id/confirm',
  action: 'registration.confirm',
  input: Versioned,
  output: RegistrationView,
})
export const reopen = endpoint({
  id: 'reopen',
  title: '取消确认',
  method: 'POST',
  path: '/registrations/:id/reopen',
  action: 'registration.confirm',
  input: Versioned,
  output: RegistrationView,
})
export const chooseTrack = endpoint({
  id: 'chooseTrack',
  title: '选择报考地',
  method: 'POST',
  path: '/registrations/:id/track',
  action: 'registration.fill',
  input: Type.Object({
    id: Id,
    version: Type.Integer(),
    place: Type.Union([Type.Literal('school'), Type.Literal('household')]),
  }),
  output: RegistrationView,
})
export const review = endpoint({
  id: 'review',
  title: '核验',
  method: 'POST',
  path: '/registrations/:id/review',
  action: 'registration.check',
  input: Type.Object({
    id: Id,
    version: Type.Integer({ minimum: 0 }),
    verdict: Type.Union([Type.Literal('pass'), Type.Literal('return')]),
    fields: Type.Optional(
      Type.Array(
        Type.Object({ field: Type.String({ maxLength: 80 }), reason: Type.String({ maxLength: 200 }) }),
        { maxItems: 60 },
      ),
    ),
    note: Type.Optional(Text),
  }),
  output: RegistrationView,
})
/** 公安机关证明说明 (D8), the school's own field; an empty note takes it back. */
export const noteEvidence = endpoint({
  id: 'noteEvidence',
  title: '写明公安机关证明',
  method: 'POST',
  path: '/registrations/:id/evidence',
  action: 'registration.check',
  input: Type.Object({
    id: Id,
    version: Type.Integer({ minimum: 0 }),
    evidence: Type.String({ maxLength: 200 }),
  }),
  output: RegistrationView,
})
export const undoReview = endpoint({
  id: 'undoReview',
  title: '撤销核验',
  method: 'POST',
  path: '/registrations/:id/undo',
  action: 'registration.check',
  input: Versioned,
  output: RegistrationView,
})
/** Consents on paper, a class at once (C11). */
export const recordConsents = endpoint({
  id: 'recordConsents',
  title: '登记监护人同意书',
  method: 'POST',
  path: '/classes/:class/consents',
  action: 'consent.record',
  input: Type.Object({ class: Code, registrations: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
  output: Type.Object({ recorded: Count }),
})

/** Own list of what happened to my registration (times and acts, no values). */
export const history = endpoint({
  id: 'history',
  title: '变更记录',
  method: 'GET',
  path: '/registrations/:id/history',
  action: 'registration.read',
  input: Type.Object({ id: Id }),
  output: Type.Object({
    events: Type.Array(
      Type.Object({
        kind: Type.String(),
        title: Type.String(),
        at: Time,
        by: Type.String(),
        fields: Type.Array(Type.String()),
      }),
    ),
  }),
})
