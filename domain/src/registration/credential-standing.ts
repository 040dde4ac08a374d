import { type Instant, instant } from '../base/time.ts'
import type { Values } from '../forms/form.ts'
import {
  type CredentialMatrix,
  type CredentialNotes,
  type CredentialRule,
  credentialKind,
  ruleFor,
} from '../season/credentials.ts'
import type { PictureRef, Registration } from './registration.ts'

/** What the standing is read from. */
export interface CredentialFacts {
  readonly basic: Values
  readonly document: PictureRef | undefined
  readonly notes: CredentialNotes
}

export function credentialFacts(r: Registration): CredentialFacts {
  return { basic: r.sections['basic']?.[0] ?? {}, document: r.pictures.document, notes: r.credentials ?? {} }
}

/** settled 已齐; deferred 暂缺，期限内; overdue 已过补交期限; missing 还缺. */
export type CredentialStanding = 'settled' | 'deferred' | 'overdue' | 'missing'

export const standingNames: Readonly<Record<CredentialStanding, string>> = {
  settled: '已齐',
  deferred: '暂缺，待补交',
  overdue: '已过补交期限',
  missing: '还缺',
}

/** One kind as it stands now; `until` when deferred. */
export interface KindStanding {
  readonly code: string
  readonly standing: CredentialStanding
  readonly until?: Instant
}

export interface CredentialSummary {
  readonly rule: CredentialRule | undefined
  readonly standing: CredentialStanding
  /** The alternatives of the rule, each with its kinds. */
  readonly alternatives: readonly (readonly KindStanding[])[]
  /** Of the alternative nearest to enough: what is not there. */
  readonly lacking: readonly KindStanding[]
  /** The first day something deferred is due. */
  readonly until?: Instant
}

const badness: Readonly<Record<CredentialStanding, number>> = {
  settled: 0,
  deferred: 1,
  overdue: 2,
  missing: 3,
}

/** A picture that is not refused shows the first picture kind of the rule, unless the school has noted another as seen. */
function pictureShows(
  matrix: CredentialMatrix,
  rule: CredentialRule,
  { document, notes }: CredentialFacts,
): string | undefined {
  if (document === undefined || document.verdict === 'refused') return undefined
  const kinds = rule.accepts.flat().filter((code) => credentialKind(matrix, code)?.kept === 'picture')
  return kinds.find((code) => notes[code]?.state === 'seen') ?? kinds[0]
}

function kindStanding(
  code: string,
  {
    facts,
    shown,
    matrix,
    now,
  }: { facts: CredentialFacts; shown: string | undefined; matrix: CredentialMatrix; now: Instant },
): KindStanding {
  const note = facts.notes[code]
  const there = credentialKind(matrix, code)?.kept === 'picture' ? shown === code : note?.state === 'seen'
  if (there) return { code, standing: 'settled' }
  if (note?.state !== 'deferred') return { code, standing: 'missing' }
  return { code, standing: now < note.until ? 'deferred' : 'overdue', until: note.until }
}

const worst = (kinds: readonly KindStanding[]) =>
  kinds.reduce<CredentialStanding>(
    (so, { standing }) => (badness[standing] > badness[so] ? standing : so),
    'settled',
  )

/** What is there, deferred, overdue or missing of what the matrix asks of this pupil (F3). No rule asks nothing. */
export function summarise(facts: CredentialFacts, matrix: CredentialMatrix, now: Instant): CredentialSummary {
  const rule = ruleFor(matrix, facts.basic)
  if (rule === undefined) return { rule, standing: 'settled', alternatives: [], lacking: [] }
  const shown = pictureShows(matrix, rule, facts)
  const alternatives = rule.accepts.map((kinds) =>
    kinds.map((code) => kindStanding(code, { facts, shown, matrix, now })),
  )
  const best = alternatives.reduce((so, one) => (badness[worst(one)] < badness[worst(so)] ? one : so))
  const lacking = best.filter(({ standing }) => standing !== 'settled')
  const due = lacking.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return {
    rule,
    standing: worst(best),
    alternatives,
    lacking,
    ...(due.length === 0 ? {} : { until: instant(Math.min(...due)) }),
  }
}
