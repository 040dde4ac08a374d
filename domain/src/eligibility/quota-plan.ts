import { type Result, ok, refuse } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { type LastPlace, type QuotaShare, type TieRule, quotaParts, quotaTotal } from './quota.ts'

/** Who counts towards a school's share: the registered of the last grade, those who have confirmed, those whose qualification passed. */
export type QuotaBasis = 'registered' | 'confirmed' | 'passed'

export const quotaBasisNames: Readonly<Record<QuotaBasis, string>> = {
  registered: '各校报名人数',
  confirmed: '各校本人已确认人数',
  passed: '各校分配生资格审核通过人数',
}

export type QuotaPlanState = 'none' | 'kept' | 'approved' | 'sentBack' | 'withdrawn' | 'replaced'
export type QuotaPlanEvent = 'keep' | 'approve' | 'sendBack' | 'withdraw' | 'replace'
export type QuotaPlanGuard =
  'seniorsNamed' | 'somebodyCounts' | 'asShown' | 'anotherPerson' | 'keeper' | 'reason'

/** The life of one edition of a quota plan (分配生名额状态流转表, I6): who keeps it is not who approves it. */
export const quotaPlanLifecycle: Lifecycle<QuotaPlanState, QuotaPlanEvent, never, QuotaPlanGuard> = {
  title: '分配生名额方案',
  states: {
    none: '没有方案',
    kept: '待批准',
    approved: '已批准，已公布',
    sentBack: '退回修改',
    withdrawn: '已撤回',
    replaced: '已有新版',
  },
  events: {
    keep: '提交方案',
    approve: '批准并公布',
    sendBack: '退回',
    withdraw: '撤回',
    replace: '公布新版',
  },
  refusalOf: {
    seniorsNamed: 'QUOTA-SENIORS',
    somebodyCounts: 'QUOTA-NOBODY',
    asShown: 'QUOTA-MOVED',
    anotherPerson: 'QUOTA-TWO-PEOPLE',
    keeper: 'QUOTA-KEEPER',
    reason: 'QUOTA-REASON',
  },
  table: [
    // from     event       to           by            during    needs
    ['none', 'keep', 'kept', 'quota.keep', 'always', ['seniorsNamed', 'somebodyCounts', 'asShown']],
    ['kept', 'approve', 'approved', 'quota.keep', 'always', ['anotherPerson']],
    ['kept', 'sendBack', 'sentBack', 'quota.keep', 'always', ['anotherPerson', 'reason']],
    ['kept', 'withdraw', 'withdrawn', 'quota.keep', 'always', ['keeper']],
    // When the next edition is approved.
    ['approved', 'replace', 'replaced', 'quota.keep', 'always', []],
  ],
}

/** A senior school with its plan and the places of it that are given away by quota. */
export interface SeniorSchool {
  readonly name: string
  /** 招生计划. */
  readonly places: number
  /** 分配生名额. */
  readonly quota: number
}

const named = (seniors: readonly SeniorSchool[]) => new Set(seniors.map(({ name }) => name.trim()))

/** Refuses QUOTA-SENIORS (none, or one twice), QUOTA-SHARE (fewer than the share of the plan, or more than the plan). */
export function checkSeniors(seniors: readonly SeniorSchool[], percent: number): Result<void> {
  const names = named(seniors)
  if (names.size === 0 || names.has('') || names.size < seniors.length) return refuse('QUOTA-SENIORS')
  const wrong = seniors.find(
    ({ places, quota }) => quota > places || quota < Math.max(1, quotaTotal(places, percent)),
  )
  if (wrong === undefined) return ok(undefined)
  const { name, places } = wrong
  return refuse('QUOTA-SHARE', { name, percent, least: Math.max(1, quotaTotal(places, percent)), places })
}

/** What one junior school gets of one senior school. */
export interface SharedPart {
  readonly places: number
  readonly by: LastPlace
}

export interface SharedLine extends QuotaShare {
  /** In the order of the senior schools. */
  readonly parts: readonly SharedPart[]
  readonly total: number
}

/** Each senior school's places shared out among the junior schools on its own (最大余额法); each column sums to its quota. */
export function shareOut(
  seniors: readonly SeniorSchool[],
  schools: readonly QuotaShare[],
  ties: readonly TieRule[],
): readonly SharedLine[] {
  const columns = seniors.map(({ quota }) => quotaParts(quota, schools, ties))
  return schools.map((school, row) => {
    const parts = columns.map((column) => column[row] ?? { places: 0, by: 'whole' as const })
    return {
      ...school,
      parts: parts.map(({ places, by }) => ({ places, by })),
      total: parts.reduce((sum, { places }) => sum + places, 0),
    }
  })
}

/** What is known when a plan is kept. */
export interface Keeping {
  readonly seniors: readonly SeniorSchool[]
  readonly percent: number
  readonly schools: readonly QuotaShare[]
  /** What was shown before, and what it would be now: the same, or somebody registers meanwhile. */
  readonly shown: string
  readonly now: string
}

/** 提交方案 (I6). Refuses QUOTA-SENIORS, QUOTA-SHARE, QUOTA-NOBODY, QUOTA-MOVED. */
export function decideKeeping({ seniors, percent, schools, shown, now }: Keeping): Result<QuotaPlanState> {
  const checked = checkSeniors(seniors, percent)
  if (!checked.ok) return checked
  const met = new Set<QuotaPlanGuard>(['seniorsNamed'])
  if (schools.some(({ graduates }) => graduates > 0)) met.add('somebodyCounts')
  if (shown === now) met.add('asShown')
  return step(quotaPlanLifecycle, 'none', 'keep', { open: new Set<never>(), met })
}

/** Who acts on a plan that somebody kept, and in which words. */
export interface QuotaActing {
  readonly account: string
  readonly keptBy: string
  readonly approval: 'anotherPerson' | 'anybody'
  readonly reason?: string
}

/** 批准、退回、撤回. Refuses STATE-NO-WAY, QUOTA-TWO-PEOPLE, QUOTA-KEEPER, QUOTA-REASON. */
export function decideQuotaPlan(
  state: QuotaPlanState,
  event: Exclude<QuotaPlanEvent, 'keep'>,
  { account, keptBy, approval, reason = '' }: QuotaActing,
): Result<QuotaPlanState> {
  const met = new Set<QuotaPlanGuard>()
  if (account !== keptBy || approval === 'anybody') met.add('anotherPerson')
  if (account === keptBy) met.add('keeper')
  if ([...reason.trim()].length >= 4) met.add('reason')
  return step(quotaPlanLifecycle, state, event, { open: new Set<never>(), met })
}
