import { divisionTitle } from '@zhongzhao/domain/codes/division'
import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import type { Test } from '@zhongzhao/domain/eligibility/rule'
import { printedValue } from '@zhongzhao/domain/printing/value'
import { formOf } from '@zhongzhao/domain/season/pack'
import type { Matter, Standpoint } from './around.ts'

interface Shown {
  readonly label: string
  readonly value: string
}

const leaves = (test: Test): readonly Exclude<Test, { all: unknown } | { any: unknown }>[] =>
  'all' in test ? test.all.flatMap(leaves) : 'any' in test ? test.any.flatMap(leaves) : [test]

const names = (table: string, code: string) =>
  table === 'division' ? divisionTitle(code, '9999-12-31') : tableNamed(table).find(code)?.name

function history({ dossier }: Standpoint): readonly Shown[] {
  return (dossier.registration.sections['studyHistory'] ?? []).map((row) => ({
    label: `${row['from'] ?? ''} 至 ${row['until'] ?? ''}`,
    value: row['school'] ?? '',
  }))
}

function enrolment({ dossier }: Standpoint): Shown {
  return { label: '学籍所在班级', value: dossier.rosterOrg?.name ?? '没有学籍名册' }
}

/** What the clauses ask about, as the reviewer compares it with the papers; nothing sensitive is among it. */
export function shownFacts(at: Standpoint, { terms }: Matter): readonly Shown[] {
  const asked = (terms?.clauses ?? []).flatMap(({ test }) => leaves(test))
  const facts = new Set(asked.flatMap((one) => ('fact' in one ? [one.fact] : [])))
  const basic = at.dossier.registration.sections['basic']?.[0] ?? {}
  const form = formOf(at.pack, 'basic')
  const fieldNames = [
    ...(facts.has('household') ? ['householdDivision'] : []),
    ...asked.flatMap((one) => ('field' in one ? [one.field] : [])),
  ]
  const fields = [...new Set(fieldNames)].flatMap((name) => {
    const field = form?.fields[name]
    return field === undefined ? [] : [{ label: field.label, value: printedValue(field, basic[name], names) }]
  })
  const studied = facts.has('studyYears') || facts.has('schoolMoves')
  return [...(facts.has('enrolment') ? [enrolment(at)] : []), ...fields, ...(studied ? history(at) : [])]
}
