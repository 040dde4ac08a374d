import { expect, it } from 'vitest'
import { choice, code, date, division, idNumber, month, personName, phone, text } from './field.ts'

it('makes plain data: a kind and what was said, so that a form can be sent', () => {
  const fields = [
    text({ label: 'a', max: 3, owner: 'candidate' }),
    personName({ label: 'b', max: 50, owner: 'roster' }),
    code({ label: 'c', table: 'sex', owner: 'roster' }),
    choice({ label: 'd', options: [{ value: '1', label: '是' }], owner: 'school' }),
    date({ label: 'e', owner: 'roster' }),
    month({ label: 'f', owner: 'candidate' }),
    idNumber({ label: 'g', kindField: 'idKind', owner: 'roster' }),
    phone({ label: 'h', owner: 'candidate' }),
    division({ label: 'i', owner: 'candidate' }),
  ]
  expect(fields.map((f) => f.kind)).toEqual([
    'text',
    'name',
    'code',
    'choice',
    'date',
    'month',
    'idNumber',
    'phone',
    'division',
  ])
  expect(JSON.parse(JSON.stringify(fields))).toEqual(fields)
})
