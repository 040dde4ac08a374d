import { type Result, ok, refuse } from '../base/result.ts'
import { findingSentence } from '../base/finding.ts'
import { diffForm } from '../forms/diff.ts'
import { type Form, type Sections, type Values, fieldPath } from '../forms/form.ts'
import { tidyRows } from '../forms/tidy.ts'
import { validateForm } from '../forms/validate.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { type SeasonPack, formOf } from '../season/pack.ts'
import { type CandidateCategory, categoryOf } from '../season/points.ts'
import { checkIdentity } from './checks.ts'
import { type Circumstances, move } from './circumstances.ts'
import type { Registration } from './registration.ts'

/** What staff of a point type from papers, the candidate present. */
export interface Entry {
  readonly category: string
  /** Codes of the papers that were seen. */
  readonly papers: readonly string[]
  /** Values of the basic form. */
  readonly basic: Values
}

/** A record as it is made: always of grade 9 (a pupil of grade 8 comes by the roster). */
export interface MadeRecord {
  readonly grade: 9
  readonly category: CandidateCategory
  readonly papers: readonly string[]
  readonly sections: Sections
}

const without = (of: Form, row: Values, owner: 'school'): Values =>
  Object.fromEntries(Object.entries(row).filter(([name]) => of.fields[name]?.owner !== owner))

/** What is wrong with who somebody is, as typed: told before anything is made. */
export function faultsOf(form: Form, row: Values) {
  const facts = { track: '', grade: '9' }
  const identity = (path: string) => form.fields[path.split('.').at(-1) ?? '']?.owner === 'roster'
  const errors = validateForm(form, [row], facts).filter((f) => f.severity === 'error' && identity(f.field))
  // What the police register says against the number is settled by the school's evidence later; a slip of the finger is told now.
  return [...errors, ...checkIdentity(row)]
}

/** 现场登记 (notice 三.(五), 二.2(3); G3): a record of a previous graduate, a social candidate or a pupil from another province. Refuses
 *  ENTRY-CATEGORY, ENTRY-PAPERS (with what is lacking), ENTRY-WRONG (with what is wrong). */
export function decideEntry(pack: SeasonPack, { category: code, papers, basic }: Entry): Result<MadeRecord> {
  const category = categoryOf(pack.points, code)
  if (category === undefined) return refuse('ENTRY-CATEGORY')
  const lacking = category.papers.filter((p) => p.need === 'must' && !papers.includes(p.code))
  if (lacking.length > 0) return refuse('ENTRY-PAPERS', { papers: lacking.map((p) => p.title).join('、') })
  const form = formOf(pack, 'basic')
  if (form === undefined) throw new Error('a season without a basic form')
  const row = without(form, tidyRows(form, [basic])[0] ?? {}, 'school')
  const faults = faultsOf(form, row)
  // Nobody is found again without any number.
  const nameless = row['idNumber'] === undefined && row['studentNumber'] === undefined
  if (faults.length > 0 || nameless) {
    const what = [...faults.map(findingSentence), ...(nameless ? ['身份证件号码和学籍号至少填一个'] : [])]
    return refuse('ENTRY-WRONG', { count: what.length, what: what.join('；').replaceAll('。', '') })
  }
  const sections = Object.fromEntries(pack.forms.map(({ id }) => [id, id === 'basic' ? [row] : []]))
  const seen = papers.filter((paper) => category.papers.some((p) => p.code === paper))
  return ok({ grade: 9, category, papers: [...new Set(seen)], sections })
}

export interface AssistedSave {
  readonly form: Form
  readonly rows: readonly Values[]
  readonly version: number
  /** Whether the record was made at a point. */
  readonly made: 'atPoint' | 'elsewhere'
}

/** What the one active registration hangs on is not typed over: it is corrected (`decideNumber`). Who has no ID number is known by the
 *  student number. */
const fixedOf = (before: Values) =>
  before['idNumber'] === undefined ? ['idKind', 'idNumber', 'studentNumber'] : ['idKind', 'idNumber']

/** The school's own fields stay as they are held. */
function keepSchools(form: Form, held: readonly Values[], given: readonly Values[]): readonly Values[] {
  return tidyRows(form, given).map((row, at) => {
    const kept = Object.entries(held[at] ?? {}).filter(([name]) => form.fields[name]?.owner === 'school')
    return { ...without(form, row, 'school'), ...Object.fromEntries(kept) }
  })
}

/** 工作人员代录 (G3): staff type for a candidate who is present; confirming stays the candidate's (notice 二.2). Refuses ENTRY-NOT-HERE,
 *  ENTRY-FIXED, VERSION-STALE, STATE-NO-WAY, TIME-CLOSED, REG-CONSENT-MISSING. */
export function decideAssistedSave(
  r: Registration,
  { form, rows, version, made }: AssistedSave,
  given: Circumstances,
): Result<Decided<Registration>> {
  const held = r.sectionVersions[form.id] ?? 0
  if (held !== version) return refuse('VERSION-STALE', { version: held })
  const moved = move(r, 'enter', { met: made === 'atPoint' ? ['madeAtPoint'] : [], given })
  if (!moved.ok) return moved
  const before = r.sections[form.id] ?? []
  const after = keepSchools(form, before, rows)
  if (form.id === 'basic' && fixedOf(before[0] ?? {}).some((name) => before[0]?.[name] !== after[0]?.[name]))
    return refuse('ENTRY-FIXED')
  const next: Registration = {
    ...r,
    state: moved.value,
    version: r.version + 1,
    sections: { ...r.sections, [form.id]: after },
    sectionVersions: { ...r.sectionVersions, [form.id]: held + 1 },
  }
  const fields = diffForm(form, before, after).map((change) => change.field)
  const detail = { section: form.id }
  return ok(decided(next, { kind: 'registration.typedByStaff', at: given.now, by: given.by, fields, detail }))
}

/** Paths of values that staff typed and that still stand as typed (由工作人员代录): what the candidate has written anew is the
 *  candidate's. */
export function typedByStaff(
  forms: readonly Form[],
  { typed, held }: { readonly typed: Sections; readonly held: Sections },
): readonly string[] {
  return forms.flatMap((form) =>
    (typed[form.id] ?? []).flatMap((row, at) =>
      Object.entries(row)
        .filter(([name, value]) => value !== '' && held[form.id]?.[at]?.[name] === value)
        .map(([name]) => fieldPath(form, at, name)),
    ),
  )
}
