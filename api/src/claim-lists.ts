import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const Item = Type.String({ minLength: 1, maxLength: 40 })
const Named = Type.Object({ code: Type.String(), title: Type.String() })

const ListView = Type.Object({
  id: Type.String(),
  item: Type.String(),
  title: Type.String(),
  /** Who sent it, and under which number, as the office wrote it. */
  source: Type.String(),
  officeName: Type.String(),
  rows: Count,
  registered: Count,
  there: Count,
  open: Count,
  dismissed: Count,
  importedBy: Type.String(),
  importedAt: Time,
})

/** 上级照顾名单 (I3): what the caller's office has imported, and which items come by lists. */
export const listsFromAbove = endpoint({
  id: 'listsFromAbove',
  title: '上级照顾名单',
  method: 'GET',
  path: '/claims/lists',
  action: 'claim.import',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Named), lists: Type.Array(ListView) }),
})

/** 导入前检查: what a file would do; nothing of it is kept. Multipart: one sheet. */
export const checkListFromAbove = endpoint({
  id: 'checkListFromAbove',
  title: '检查上级照顾名单',
  method: 'POST',
  path: '/claims/lists/check',
  action: 'claim.import',
  carrier: 'multipart',
  input: Type.Object({ org: Code, item: Item }),
  output: Type.Object({
    rows: Count,
    matched: Count,
    there: Count,
    problems: Type.Array(
      Type.Object({ row: Count, name: Type.String(), number: Type.String(), why: Type.String() }),
    ),
  }),
})

/** Registers what is certain, keeps the rest as work. Multipart: one sheet. */
export const importListFromAbove = endpoint({
  id: 'importListFromAbove',
  title: '导入上级照顾名单',
  method: 'POST',
  path: '/claims/lists',
  action: 'claim.import',
  carrier: 'multipart',
  input: Type.Object({
    org: Code,
    item: Item,
    source: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
  }),
  output: Type.Object({ list: Type.String(), registered: Count, open: Count }),
})

const Candidate = Type.Object({
  id: Type.String(),
  name: Type.String(),
  number: Type.String(),
  school: Type.String(),
  className: Type.String(),
  /** Masked. */
  idNumber: Type.String(),
})

/** One list with its lines; numbers covered. */
export const readListFromAbove = endpoint({
  id: 'readListFromAbove',
  title: '查看上级照顾名单',
  method: 'GET',
  path: '/claims/lists/:list',
  action: 'claim.import',
  input: Type.Object({
    list: Id,
    show: Type.Union([Type.Literal('open'), Type.Literal('all')]),
  }),
  output: Type.Object({
    list: ListView,
    lines: Type.Array(
      Type.Object({
        row: Count,
        version: Count,
        name: Type.String(),
        number: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
        why: Type.String(),
        reason: Type.Optional(Type.String()),
        /** Whose line it may be. */
        candidates: Type.Array(Candidate),
        may: Type.Array(Type.String()),
      }),
    ),
  }),
})

/** 认定是这名考生, 不登记. */
export const settleListed = endpoint({
  id: 'settleListed',
  title: '办理名单里的一行',
  method: 'POST',
  path: '/claims/lists/:list/rows',
  action: 'claim.import',
  input: Type.Object({
    list: Id,
    row: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    version: Count,
    event: Type.Union([Type.Literal('choose'), Type.Literal('dismiss')]),
    registration: Type.Optional(Id),
    reason: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Done,
})

/** Open lines are looked up once more: who has registered since is found. */
export const matchListAgain = endpoint({
  id: 'matchListAgain',
  title: '再次匹配名单',
  method: 'POST',
  path: '/claims/lists/:list/match',
  action: 'claim.import',
  input: Type.Object({ list: Id }),
  output: Type.Object({ registered: Count, open: Count }),
})
