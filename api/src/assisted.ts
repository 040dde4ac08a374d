import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Id, Row, Rows, Time } from './shapes.ts'

/** Before anything is typed: whether this number is free in the whole province. Says only where to go, never whose it is. */
export const checkEntry = endpoint({
  id: 'checkEntry',
  title: '核对是否已报名',
  method: 'POST',
  path: '/orgs/:org/entries/check',
  action: 'registration.enter',
  input: Type.Object({ org: Code, number: Type.String({ minLength: 1, maxLength: 40 }) }),
  output: Type.Object({ free: Type.Literal(true) }),
})

/** 现场登记 (notice 三.(五), 二.2(3)): a record from papers, the candidate present. */
export const enterCandidate = endpoint({
  id: 'enterCandidate',
  title: '现场登记',
  method: 'POST',
  path: '/orgs/:org/entries',
  action: 'registration.enter',
  input: Type.Object({
    org: Code,
    category: Type.String({ maxLength: 40 }),
    papers: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
    basic: Row,
  }),
  output: Type.Object({ registration: Type.String(), number: Type.String() }),
})

/** Records made at this point, newest first; at most 200. */
export const listEntries = endpoint({
  id: 'listEntries',
  title: '现场登记的考生',
  method: 'GET',
  path: '/orgs/:org/entries',
  action: 'registration.enter',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    entries: Type.Array(
      Type.Object({
        registration: Type.String(),
        name: Type.String(),
        number: Type.String(),
        category: Type.String(),
        stateName: Type.String(),
        activated: Type.Boolean(),
        at: Time,
      }),
    ),
  }),
})

const Assisted = Type.Object({
  /** Of a record made at a point. */
  category: Type.Optional(Type.String()),
  papers: Type.Array(Type.String()),
  /** Paths of values that staff typed and nobody has changed since (由工作人员代录). */
  fields: Type.Array(Type.String()),
})

/** What of this registration staff typed; nothing for who came by the roster. */
export const readAssisted = endpoint({
  id: 'readAssisted',
  title: '由工作人员代录的内容',
  method: 'GET',
  path: '/registrations/:id/assisted',
  action: 'registration.read',
  input: Type.Object({ id: Id }),
  output: Assisted,
})

/** Staff type one section for the candidate who is present; never confirms. */
export const enterSection = endpoint({
  id: 'enterSection',
  title: '代录一个部分',
  method: 'POST',
  path: '/registrations/:id/assisted',
  action: 'registration.enter',
  input: Type.Object({ id: Id, form: Type.String({ maxLength: 40 }), version: Count, rows: Rows }),
  output: Type.Object({ version: Count, fields: Type.Array(Type.String()) }),
})

/** A number that was typed wrong, before the candidate has activated and confirmed: checked anew, and slips printed until now die. */
export const correctNumber = endpoint({
  id: 'correctNumber',
  title: '更正证件号码',
  method: 'POST',
  path: '/registrations/:id/number',
  action: 'registration.enter',
  input: Type.Object({ id: Id, version: Count, identity: Row }),
  output: Type.Object({ version: Count }),
})

/** The full values of a record that is being typed, for who types it; recorded. */
export const readEntry = endpoint({
  id: 'readEntry',
  title: '现场登记的内容',
  method: 'GET',
  path: '/registrations/:id/entry',
  action: 'registration.enter',
  input: Type.Object({ id: Id }),
  output: Type.Object({
    registration: Type.String(),
    number: Type.String(),
    stateName: Type.String(),
    grade: Type.Integer(),
    track: Type.String(),
    category: Type.String(),
    papers: Type.Array(Type.String()),
    sections: Type.Record(Type.String(), Rows),
    sectionVersions: Type.Record(Type.String(), Type.Integer()),
    findings: Type.Array(Type.String()),
    activated: Type.Boolean(),
    /** Whether staff may still type: not once the candidate has confirmed, nor outside the window. */
    may: Type.Boolean(),
    portrait: Type.Optional(Type.String()),
  }),
})
