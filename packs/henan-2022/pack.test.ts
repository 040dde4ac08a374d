import { actions } from '@zhongzhao/domain/access/actions'
import { beijing } from '@zhongzhao/domain/base/time'
import { boundFields } from '@zhongzhao/domain/printing/layout'
import { brokenFields, compatible } from '@zhongzhao/domain/season/pack'
import { describe, expect, it } from 'vitest'
import { clauseIds } from './clauses.ts'
import { basic } from './forms/basic.ts'
import { guardians } from './forms/guardians.ts'
import { studyHistory } from './forms/study-history.ts'
import { henan2022 } from './pack.ts'

const staff = henan2022.roles.filter((role) => role.id !== 'candidate')

function basesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(basesIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'basis' && typeof inner === 'string' ? [inner] : basesIn(inner),
  )
}

describe('the season as a value', () => {
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
  it('are handed down: province, city, county, school, class (notice 三.(一)1–3)', () => {
    const given = new Set(henan2022.roles.flatMap((role) => role.mayGrant))
    expect(staff.filter((role) => !given.has(role.id)).map((role) => role.id)).toEqual(['province-admin'])
  })
})
