import { expect, it } from 'vitest'
import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { nameFactsOf } from './picture-name.ts'

/** An invented number of an unused division. */
const first17 = '99010120080314001'
const number = first17 + checkDigitOf(first17)
const wrong = first17 + (number.endsWith('1') ? '2' : '1')

it('takes the number from the file, else from its folder', () => {
  expect(nameFactsOf(`a/${number}.jpg`, undefined)).toEqual({ named: 'id', registry: 'unasked' })
  expect(nameFactsOf(`${number}.JPEG`, undefined).named).toBe('id')
  expect(nameFactsOf(`/x/${number}/photo_desk.jpg`, undefined).named).toBe('id')
  expect(nameFactsOf('/x/y/photo.jpg', undefined).named).toBe('other')
})

it('tells a wrong check digit from what is no number at all', () => {
  expect(nameFactsOf(`${wrong}.jpg`, undefined).named).toBe('checksum')
  expect(nameFactsOf(`${number.slice(0, 17)}.jpg`, undefined).named).toBe('malformed')
  expect(nameFactsOf('990101080314001.jpg', undefined).named).toBe('malformed')
  expect(nameFactsOf('IMG_2022.jpg', undefined).named).toBe('other')
  expect(nameFactsOf('/2022031012345678/IMG.jpg', undefined).named).toBe('other')
})

it('asks the registry, where there is one, only about numbers in order', () => {
  const registry = new Set([number])
  expect(nameFactsOf(`${number}.jpg`, registry).registry).toBe('listed')
  expect(nameFactsOf(`${number}.jpg`, new Set()).registry).toBe('unlisted')
  expect(nameFactsOf(`${wrong}.jpg`, registry).registry).toBe('unasked')
})
