import { personName, text } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'
import { expect, it } from 'vitest'
import { choiceKey, disagreements, overlay, ownRows, resolve, sameRows } from './merge.ts'

const basic = form({
  id: 'basic',
  title: '基本信息',
  basis: '二.1',
  fields: {
    name: personName({ label: '姓名', max: 50, owner: 'roster', required: true }),
    homeAddress: text({ label: '现住址', max: 100, owner: 'candidate' }),
    specialty: text({ label: '特长', max: 50, owner: 'candidate' }),
  },
})
const base = [{ homeAddress: '一号', specialty: '画画' }]

it('finds nothing where both devices say the same, blank or absent', () => {
  expect(disagreements(basic, { base, mine: [{ homeAddress: '' }], theirs: [{}] })).toEqual([])
})

it('tells who changed a field: only me, only the other device, or both', () => {
  const mine = [{ homeAddress: '二号', specialty: '画画' }]
  const theirs = [{ homeAddress: '三号', specialty: '唱歌' }]
  expect(disagreements(basic, { base, mine, theirs })).toMatchObject([
    { name: 'homeAddress', label: '现住址', mine: '二号', theirs: '三号', changedBy: 'both' },
    { name: 'specialty', changedBy: 'theirs' },
  ])
  expect(disagreements(basic, { base, mine, theirs: base })).toMatchObject([{ changedBy: 'mine' }])
})

it('does not ask about what the register owns', () => {
  expect(disagreements(basic, { base, mine: [{ name: '甲' }], theirs: [{ name: '乙' }] })).toEqual([])
})

it('keeps each chosen value and loses none of the others', () => {
  const mine = [{ homeAddress: '二号', specialty: '画画' }]
  const theirs = [{ homeAddress: '三号', specialty: '唱歌' }]
  const found = disagreements(basic, { base, mine, theirs })
  const key = choiceKey({ row: 0, name: 'homeAddress' })
  expect(resolve({ mine, theirs }, found, { [key]: 'theirs' })).toEqual([
    { homeAddress: '三号', specialty: '唱歌' },
  ])
  expect(resolve({ mine, theirs }, found, { [key]: 'mine' })).toEqual([
    { homeAddress: '二号', specialty: '唱歌' },
  ])
})

it('keeps a row that only one device has, unless its values are given up', () => {
  const mine = [{ homeAddress: '一号' }, { homeAddress: '二号' }]
  const theirs = [{ homeAddress: '一号' }]
  const found = disagreements(basic, { base: theirs, mine, theirs })
  expect(resolve({ mine, theirs }, found, {})).toEqual(mine)
  expect(resolve({ mine, theirs }, found, { '1.homeAddress': 'theirs' })).toEqual(theirs)
})

it('compares rows by what stands in them', () => {
  expect(sameRows([{ a: '' }], [{}])).toBe(true)
  expect(sameRows([{ a: '1' }], [{ a: '1' }, {}])).toBe(true)
  expect(sameRows([{ a: '𬱖' }], [{ a: '頠' }])).toBe(false)
})

it('sends only the own fields and shows the register over whatever a draft says', () => {
  expect(ownRows(basic, [{ name: '甲', homeAddress: '一号', specialty: '' }])).toEqual([
    { homeAddress: '一号' },
  ])
  expect(overlay(basic, { held: [{ name: '甲' }], own: [{ name: '伪', homeAddress: '一号' }] })).toEqual([
    { name: '甲', homeAddress: '一号' },
  ])
})
