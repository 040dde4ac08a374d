import { expect, it } from 'vitest'
import { ascii } from '../test/built-jpeg.ts'
import { baredPng } from './bare-png.ts'

const chunk = (name: string, body: readonly number[]) => [
  0,
  0,
  0,
  body.length,
  ...ascii(name),
  ...body,
  1,
  2,
  3,
  4,
]
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const shown = [...signature, ...chunk('IHDR', [1]), ...chunk('IDAT', [2, 2])]
const end = chunk('IEND', [])

it('leaves out what tells of the taking, and whatever follows the end', () => {
  const told = [...chunk('eXIf', [9]), ...chunk('tEXt', ascii('where')), ...chunk('tIME', [7])]
  const given = Uint8Array.from([...shown, ...told, ...end, ...ascii('PK')])
  expect([...baredPng(given)]).toEqual([...shown, ...end])
})

it('leaves alone what is no whole PNG', () => {
  for (const cut of [shown, [...shown, ...end.slice(0, -2)], signature])
    expect(baredPng(Uint8Array.from(cut))).toEqual(Uint8Array.from(cut))
})
