import { type Finding, finding, findingKind } from '../base/finding.ts'
import type { Values } from '../forms/form.ts'
import { validateForm } from '../forms/validate.ts'
import { chineseTime, instant, realDay } from '../base/time.ts'
import { hasCitizenNumber } from '../identity/document-number.ts'
import { birthDateOf, parseIdNumber, sexOf } from '../identity/id-number.ts'
import { credentialTitle } from '../season/credentials.ts'
import { type SeasonPack, formOf } from '../season/pack.ts'
import { credentialFacts, summarise } from './credential-standing.ts'
import { type Registration, factsOf } from './registration.ts'

/** Before every due day. */
const START_OF_TIME = instant(0)

const citizen = (row: Values) => {
  const parsed = hasCitizenNumber(row['idKind'] ?? '1') ? parseIdNumber(row['idNumber'] ?? '') : undefined
  return parsed?.ok === true ? parsed.value : undefined
}

/** Sex and birth date against the ID number (D8, notice 三.(三)): a contradiction is told, never repaired; with the school's
 *  evidence (`evidence` filled) it warns only, since the police register counts. */
export function checkIdentity(basic: Values): readonly Finding[] {
  const id = citizen(basic)
  if (id === undefined) return []
  const severity = (basic['evidence'] ?? '') === '' ? 'error' : 'warning'
  const sex =
    basic['sex'] !== undefined && basic['sex'] !== sexOf(id) ? [finding('basic.sex', severity, 'SEX-ID')] : []
  const born = basic['birthDate'] !== undefined && basic['birthDate'] !== birthDateOf(id)
  return born ? [...sex, finding('basic.birthDate', severity, 'BIRTH-ID')] : sex
}

const monthNumber = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))

/** Study history (D3): oldest first, no overlap, no gap beyond the summer (`gapMonths`) unless a reason is written. */
function checkHistory(rows: readonly Values[], gapMonths: number): readonly Finding[] {
  const dated = rows
    .map((row, index) => ({ row, index, from: row['from'] ?? '', until: row['until'] ?? '' }))
    .filter((r) => realDay(`${r.from}-01`) && realDay(`${r.until}-01`))
  const order = dated
    .filter((r) => r.until < r.from)
    .map((r) => finding(`studyHistory.${r.index}.until`, 'error', 'HISTORY-ORDER', { row: r.index + 1 }))
  const sorted = dated
    .filter((r) => r.from <= r.until)
    .toSorted(
      (a, b) => monthNumber(a.from) - monthNumber(b.from) || monthNumber(a.until) - monthNumber(b.until),
    )
  const between = sorted.slice(1).flatMap((later, i) => {
    // A long row may reach over several short ones: what counts is the latest end so far.
    const reached = Math.max(...sorted.slice(0, i + 1).map((r) => monthNumber(r.until)))
    const months = monthNumber(later.from) - reached
    const path = `studyHistory.${later.index}.from`
    if (months < 0) return [finding(path, 'error', 'HISTORY-OVERLAP', { row: later.index + 1 })]
    if (months <= gapMonths || (later.row['gapReason'] ?? '') !== '') return []
    return [finding(path, 'error', 'HISTORY-GAP', { row: later.index + 1, months })]
  })
  return [...order, ...between]
}

function checkGuardians(rows: readonly Values[], basic: Values, pack: SeasonPack): readonly Finding[] {
  const asksPhone = formOf(pack, 'guardians')?.fields['phone'] !== undefined
  const own = basic['idNumber'] ?? ''
  const selves = rows.flatMap((row, i) =>
    own !== '' && row['idNumber'] === own
      ? [finding(`guardians.${i}.idNumber`, 'error', 'GUARDIAN-SELF')]
      : [],
  )
  const reachable = rows.some((row) => (row['phone'] ?? '') !== '')
  return rows.length > 0 && asksPhone && !reachable
    ? [...selves, finding('guardians.0.phone', 'error', 'GUARDIAN-PHONE')]
    : selves
}

/** What is owed of proofs of identity, a deferral with its day (F3). Whether the day has passed is asked where time is known. */
function checkCredentials(r: Registration, { credentials: matrix }: SeasonPack): readonly Finding[] {
  const { standing, lacking, until } = summarise(credentialFacts(r), matrix, START_OF_TIME)
  const what = lacking.map(({ code }) => credentialTitle(matrix, code)).join('、')
  if (standing === 'missing') return [finding('document', 'warning', 'DOCUMENT-MISSING', { what })]
  if (standing === 'settled' || until === undefined) return []
  return [finding('document', 'warning', 'DOCUMENT-DEFERRED', { what, until: chineseTime(until) })]
}

function checkPortrait(r: Registration): readonly Finding[] {
  const { portrait } = r.pictures
  const own =
    portrait === undefined
      ? finding('portrait', 'error', 'PHOTO-MISSING')
      : portrait.dispute !== undefined
        ? finding('portrait', 'error', 'PHOTO-DISPUTED')
        : portrait.verdict === 'refused'
          ? finding('portrait', 'error', 'PHOTO-REFUSED')
          : undefined
  return own === undefined ? [] : [own]
}

/** Everything that is wrong with a registration, over all sections and pictures (notice 三.(三): 完整性和准确性). */
export function checkRegistration(r: Registration, pack: SeasonPack): readonly Finding[] {
  const facts = factsOf(r)
  const basic = r.sections['basic']?.[0] ?? {}
  return [
    ...pack.forms.flatMap((form) => validateForm(form, r.sections[form.id] ?? [], facts)),
    ...checkIdentity(basic),
    ...checkGuardians(r.sections['guardians'] ?? [], basic, pack),
    ...checkHistory(r.sections['studyHistory'] ?? [], pack.history.gapMonths),
    ...checkPortrait(r),
    ...checkCredentials(r, pack),
  ]
}

const errors = (findings: readonly Finding[]) => findings.filter((f) => f.severity === 'error')

/** How many errors keep the form from being complete (gaps and wrong shapes). */
export function gaps(findings: readonly Finding[]): number {
  return errors(findings).filter((f) => findingKind(f) === 'missing' || findingKind(f) === 'malformed').length
}

/** How many errors are contradictions. */
export function contradictions(findings: readonly Finding[]): number {
  return errors(findings).filter((f) => findingKind(f) === 'disagrees').length
}
