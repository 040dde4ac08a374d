import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const Named = Type.Object({ code: Type.String(), title: Type.String() })
const Basis = Type.Union([Type.Literal('registered'), Type.Literal('confirmed'), Type.Literal('passed')])

const Places = Type.Integer({ minimum: 1, maximum: 20_000 })
const Senior = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 40 }),
  places: Places,
  quota: Places,
})
const SeniorView = Type.Object({ name: Type.String(), places: Count, quota: Count })

/** What is asked: the senior schools, by whom it is shared, and in which counties; no county = the whole. */
const asked = {
  org: Code,
  basis: Basis,
  areas: Type.Array(Code, { maxItems: 200 }),
  seniors: Type.Array(Senior, { maxItems: 60 }),
}

/** A junior school: who counts, and what it gets of each senior school. */
const ShareLine = Type.Object({
  code: Type.String(),
  name: Type.String(),
  graduates: Count,
  parts: Type.Array(
    Type.Object({
      places: Count,
      /** What gave the last place: `whole`, `remainder` or `tie`. */
      by: Type.String(),
    }),
  ),
  total: Count,
})

const plan = {
  id: Type.String(),
  version: Count,
  orgCode: Type.String(),
  orgName: Type.String(),
  edition: Count,
  state: Type.String(),
  stateName: Type.String(),
  basis: Type.String(),
  basisName: Type.String(),
  /** Codes of the counties whose schools count; none: all. */
  areas: Type.Array(Type.String()),
  percent: Count,
  seniors: Type.Array(SeniorView),
  schools: Count,
  total: Count,
  keptBy: Type.String(),
  keptAt: Time,
  decidedBy: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Time),
  reason: Type.Optional(Type.String()),
  may: Type.Array(Type.String()),
}

/** 分配生名额 (I6): the editions of one organisation, and what a new one may be made of. */
export const quotaPlans = endpoint({
  id: 'quotaPlans',
  title: '分配生名额方案',
  method: 'GET',
  path: '/orgs/:org/quota',
  action: 'quota.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    /** Whether the caller keeps plans here. */
    keeps: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    percent: Count,
    bases: Type.Array(Named),
    areas: Type.Array(Named),
    /** How ties are decided, in words. */
    ties: Type.Array(Type.String()),
    edition: Count,
    plans: Type.Array(Type.Object(plan)),
  }),
})

/** Shares out what is asked as numbers stand now; nothing is kept. */
export const previewQuota = endpoint({
  id: 'previewQuota',
  title: '计算分配生名额',
  method: 'POST',
  path: '/orgs/:org/quota/preview',
  action: 'quota.keep',
  input: Type.Object(asked),
  output: Type.Object({
    /** Sent along when it is kept: what was shown is what is kept. */
    shown: Type.String(),
    lines: Type.Array(ShareLine),
    graduates: Count,
    total: Count,
  }),
})

export const keepQuota = endpoint({
  id: 'keepQuota',
  title: '提交分配生名额方案',
  method: 'POST',
  path: '/orgs/:org/quota',
  action: 'quota.keep',
  input: Type.Object({
    ...asked,
    shown: Type.String({ maxLength: 100 }),
    /** The edition that stands on the screen; 0 for none. */
    after: Type.Integer({ minimum: 0 }),
  }),
  output: Type.Object({ plan: Type.String() }),
})

export const readQuota = endpoint({
  id: 'readQuota',
  title: '查看分配生名额方案',
  method: 'GET',
  path: '/quota/:plan',
  action: 'quota.read',
  input: Type.Object({ plan: Id }),
  output: Type.Object({
    ...plan,
    lines: Type.Array(ShareLine),
    graduates: Count,
    ties: Type.Array(Type.String()),
    /** Junior schools whose number is another one today. */
    moved: Count,
  }),
})

/** 批准并公布、退回、撤回: by another person than who kept it, where the pack asks for two. */
export const moveQuota = endpoint({
  id: 'moveQuota',
  title: '办理分配生名额方案',
  method: 'POST',
  path: '/quota/:plan',
  action: 'quota.keep',
  input: Type.Object({
    plan: Id,
    version: Count,
    event: Type.Union([Type.Literal('approve'), Type.Literal('sendBack'), Type.Literal('withdraw')]),
    reason: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Done,
})

/** 分配生名额表 with 填报单位（盖章）, as a spreadsheet or on paper. */
export const quotaSheet = endpoint({
  id: 'quotaSheet',
  title: '分配生名额表',
  method: 'GET',
  path: '/quota/:plan/sheet',
  action: 'quota.read',
  answer: 'file',
  input: Type.Object({ plan: Id, format: Type.Union([Type.Literal('xlsx'), Type.Literal('pdf')]) }),
  output: Type.Unknown(),
})

/** What a published plan gives the schools at and below an organisation; no school beside it. */
export const quotaPlaces = endpoint({
  id: 'quotaPlaces',
  title: '本单位的分配生名额',
  method: 'GET',
  path: '/orgs/:org/quota-places',
  action: 'quota.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    /** Whether there are schools beyond these; a smaller office shows its own. */
    more: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    plans: Type.Array(
      Type.Object({
        officeName: Type.String(),
        basisName: Type.String(),
        publishedAt: Time,
        seniors: Type.Array(Type.String()),
        lines: Type.Array(
          Type.Object({
            code: Type.String(),
            name: Type.String(),
            graduates: Count,
            places: Type.Array(Count),
            total: Count,
          }),
        ),
      }),
    ),
  }),
})

/** What the candidate's own school gets; nothing before a plan is published. */
export const myQuota = endpoint({
  id: 'myQuota',
  title: '我的学校的分配生名额',
  method: 'GET',
  path: '/quota/mine',
  action: 'claim.make',
  input: Type.Object({}),
  output: Type.Object({
    plans: Type.Array(
      Type.Object({
        officeName: Type.String(),
        publishedAt: Time,
        graduates: Count,
        seniors: Type.Array(Type.Object({ name: Type.String(), places: Count })),
      }),
    ),
  }),
})
