import {
  type ActionName,
  actions,
  candidateOnly,
  openToAll,
  openToSignedIn,
} from '@zhongzhao/domain/access/actions'
import { beijing } from '@zhongzhao/domain/base/time'
import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import type { Condition } from '@zhongzhao/domain/forms/condition'
import { boundFields, unboundCells, unprintedFields } from '@zhongzhao/domain/printing/layout'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { brokenFields, compatible } from '@zhongzhao/domain/season/pack'
import { activityNames } from '@zhongzhao/domain/season/timetable'
import { describe, expect, it } from 'vitest'
import { clauseIds } from './clauses.ts'
import { basic } from './forms/basic.ts'
import { guardians } from './forms/guardians.ts'
import { studyHistory } from './forms/study-history.ts'
import { henan2022 } from './pack.ts'

/** Actions that come with a later issue: corrections have no holder yet. */
const later: readonly ActionName[] = ['correction.approve']
const staff = henan2022.roles.filter((role) => role.id !== 'candidate')
const allActions = Object.keys(actions) as readonly ActionName[]

function basesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(basesIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'basis' && typeof inner === 'string' ? [inner] : basesIn(inner),
  )
}

function fieldsAsked(condition: Condition): readonly string[] {
  if ('is' in condition) return [condition.is[0]]
  if ('in' in condition) return [condition.in[0]]
  if ('filled' in condition) return [condition.filled]
  if ('all' in condition) return condition.all.flatMap(fieldsAsked)
  if ('any' in condition) return condition.any.flatMap(fieldsAsked)
  return fieldsAsked(condition.not)
}

describe('the season as a value', () => {
  it('survives JSON: what the browser gets is what was written', () => {
    expect(JSON.parse(JSON.stringify(henan2022))).toEqual(henan2022)
  })
  it('cites only clauses the notice has, or says that it is assumed', () => {
    const cited = basesIn(henan2022)
    expect(cited.length).toBeGreaterThan(50)
    expect(cited.filter((basis) => basis !== 'assumed' && !clauseIds.has(basis))).toEqual([])
  })
  it('cites only existing clauses for its actions, too', () => {
    expect(basesIn(actions).filter((basis) => basis !== 'assumed' && !clauseIds.has(basis))).toEqual([])
  })
  it('keeps every released field of version 1 with its kind', () => {
    expect(brokenFields(henan2022, henan2022)).toEqual([])
    const { formerName: _, ...fields } = basic.fields
    const without = { ...henan2022, version: 2, forms: [{ ...basic, fields }, guardians, studyHistory] }
    expect(brokenFields(henan2022, without)).toEqual(['basic.formerName'])
    expect(() => compatible(henan2022, without)).toThrow('basic.formerName')
  })
})

describe('the timetable', () => {
  it('opens every window before it closes it', () => {
    for (const w of henan2022.windows) expect(beijing(w.from), w.basis).toBeLessThan(beijing(w.until))
  })
  it('leaves no activity without a window', () => {
    const opened = new Set(henan2022.windows.flatMap((w) => w.activities))
    expect(Object.keys(activityNames).filter((a) => !opened.has(a as keyof typeof activityNames))).toEqual([])
  })
  it('fills and declares in the same windows for grade 9 (notice 一: 申报时间与采集时间一致)', () => {
    const of = (activity: 'fill' | 'declare') =>
      henan2022.windows.filter((w) => w.activities.includes(activity) && w.track !== 'grade8')
    expect(of('declare')).toEqual(of('fill'))
  })
  it('takes pictures before the first filling window and lets amending outlast the last one', () => {
    const first = (a: 'supply' | 'fill') =>
      Math.min(...henan2022.windows.filter((w) => w.activities.includes(a)).map((w) => beijing(w.from)))
    const last = (a: 'amend' | 'fill') =>
      Math.max(...henan2022.windows.filter((w) => w.activities.includes(a)).map((w) => beijing(w.until)))
    expect(first('supply')).toBeLessThan(first('fill'))
    expect(last('amend')).toBeGreaterThan(last('fill'))
  })
})

describe('the forms: 考生基本信息、监护人、学习简历 (notice 二.1)', () => {
  it('are these three, in the order of the notice', () => {
    expect(henan2022.forms.map((form) => form.title)).toEqual(['考生基本信息', '监护人', '学习简历'])
  })
  it('name only code tables that exist', () => {
    for (const form of henan2022.forms)
      for (const field of Object.values(form.fields))
        if (field.kind === 'code') expect(tableNamed(field.table).rows.length, field.table).toBeGreaterThan(1)
  })
  it('ask, in conditions and kinds of document, only fields of the same row', () => {
    for (const form of henan2022.forms) {
      const names = new Set([...Object.keys(form.fields), 'track', 'grade'])
      for (const field of Object.values(form.fields)) {
        const conditions = [field.shown, field.required === true ? undefined : field.required]
        const asked = conditions.flatMap((c) => (c === undefined ? [] : fieldsAsked(c)))
        const kinds = field.kind === 'idNumber' ? [field.kindField] : []
        expect([...asked, ...kinds].filter((name) => !names.has(name))).toEqual([])
      }
    }
  })
  it('put every field of basic on exactly one page, in the order of the definition', () => {
    expect(basic.pages.flatMap((page) => page.fields)).toEqual(Object.keys(basic.fields))
  })
  it('show at most eight fields on a page and on a card of a repeating row', () => {
    for (const page of basic.pages) expect(page.fields.length, page.title).toBeLessThanOrEqual(8)
    const forPersons = Object.keys(guardians.fields).filter((name) => name !== 'institution')
    expect(forPersons.length).toBeLessThanOrEqual(8)
    expect(Object.keys(studyHistory.fields).length).toBeLessThanOrEqual(8)
  })
  it('leave identity to the student register: name, sex, birth date, ethnic group, numbers (notice 二.2)', () => {
    const owned = Object.entries(basic.fields).filter(([, field]) => field.owner === 'roster')
    expect(owned.map(([name]) => name)).toEqual([
      'name',
      'sex',
      'birthDate',
      'ethnicGroup',
      'idKind',
      'idNumber',
      'studentNumber',
    ])
  })
  it('let the candidate write, right below the register, what it has wrong (D11)', () => {
    const page = basic.pages.find((one) => one.fields.includes('registerErrors'))
    const owners = page?.fields.map((name) => [name, henan2022.forms[0]?.fields[name]?.owner])
    expect(page?.title).toBe('学籍信息')
    expect(owners?.filter(([, owner]) => owner !== 'roster')).toEqual([['registerErrors', 'candidate']])
    expect(basic.fields.registerErrors).toMatchObject({ kind: 'text', max: 200, label: '学籍信息有误的说明' })
    expect('required' in basic.fields.registerErrors).toBe(false)
  })
  it('cover numbers, phones, addresses and the birth date; leave names in the clear', () => {
    for (const form of henan2022.forms)
      for (const [name, field] of Object.entries(form.fields)) {
        const covered = 'sensitive' in field
        if (field.kind === 'idNumber' || field.kind === 'phone') expect(covered, name).toBe(true)
        if (field.kind === 'name') expect(covered, name).toBe(false)
      }
    const covered = Object.entries(basic.fields).filter(([, field]) => 'sensitive' in field)
    expect(covered.map(([name]) => name)).toEqual([
      'birthDate',
      'idNumber',
      'studentNumber',
      'registerErrors',
      'householdAddress',
      'homeAddress',
      'phone',
      'phone2',
      'mailingAddress',
    ])
  })
  it('give names 50 characters (民委发〔2016〕33号)', () => {
    const names = henan2022.forms
      .flatMap((form) => Object.values(form.fields))
      .filter((f) => f.kind === 'name')
    expect(names.map((field) => field.max)).toEqual(names.map(() => 50))
  })
  it('ask for a witness of every row of the study history', () => {
    expect(studyHistory.fields.witness.required).toBe(true)
  })
})

describe('考生报名登记表 (notice 三.(三))', () => {
  it('has no cell without a field', () => {
    expect(unboundCells(henan2022.printedForm, henan2022.forms)).toEqual([])
  })
  it('prints every field (J1)', () => {
    expect(unprintedFields(henan2022.printedForm, henan2022.forms)).toEqual([])
  })
  it('leaves one field to another paper: the note for 学籍更正清单 (D11)', () => {
    expect(henan2022.printedForm.elsewhere).toEqual(['basic.registerErrors'])
    expect(boundFields(henan2022.printedForm)).not.toContain('basic.registerErrors')
  })
})

describe('the roles', () => {
  it('let the county import for its schools, and the school for itself (notice 三.(一)2)', () => {
    const importing = henan2022.roles.filter((role) => role.actions.includes('roster.import'))
    expect(importing.map((role) => role.id)).toEqual(['county-admin', 'school-admin'])
  })
  it('leave no action without a holder', () => {
    const held = new Set([
      ...henan2022.roles.flatMap((r) => r.actions),
      ...openToAll,
      ...openToSignedIn,
      ...later,
    ])
    expect(allActions.filter((action) => !held.has(action))).toEqual([])
  })
  it('name a holder for the `by` of every transition', () => {
    const held = new Set<string>([...henan2022.roles.flatMap((r) => r.actions), ...later])
    expect(registrationLifecycle.table.filter((row) => !held.has(row[3]))).toEqual([])
  })
  it('let no staff fill in, confirm or dispute for a candidate (notice 三.(二))', () => {
    for (const role of staff)
      expect(
        role.actions.filter((a) => candidateOnly.includes(a)),
        role.title,
      ).toEqual([])
  })
  it('let the candidate judge nothing', () => {
    const own = henan2022.roles.find((role) => role.id === 'candidate')?.actions ?? []
    const office: readonly ActionName[] = [
      'registration.check',
      'registration.sign',
      'image.judge',
      'slip.print',
    ]
    expect(own.filter((action) => office.includes(action))).toEqual([])
    expect(own).toEqual(expect.arrayContaining([...candidateOnly]))
  })
  it('grant downwards only: to roles further down the list, never the own one', () => {
    const rank = henan2022.roles.map((role) => role.id)
    for (const role of henan2022.roles)
      for (const given of role.mayGrant) expect(rank.indexOf(given)).toBeGreaterThan(rank.indexOf(role.id))
  })
  it('let nobody make a candidate by a grant', () => {
    expect(henan2022.roles.filter((role) => role.mayGrant.includes('candidate'))).toEqual([])
  })
  it('are handed down: province, city, county, school, class (notice 三.(一)1–3)', () => {
    const given = new Set(henan2022.roles.flatMap((role) => role.mayGrant))
    expect(staff.filter((role) => !given.has(role.id)).map((role) => role.id)).toEqual(['province-admin'])
  })
})
