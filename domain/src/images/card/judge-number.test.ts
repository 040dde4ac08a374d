import { describe, expect, it } from 'vitest'
import { judgeNumber } from './judge-number.ts'
import { digitsOf, goodCard, limits, number } from './sample-card.ts'

const read = (text: string, certainty: Readonly<Record<number, number>> = {}) =>
  judgeNumber(
    {
      ...goodCard.number,
      digits: digitsOf(text).map((digit, i) => ({ ...digit, certainty: certainty[i] ?? digit.certainty })),
    },
    limits,
  )
const other = number.replace(/4$/, '5')

describe('the number on a card', () => {
  it('is the same digit by digit', () => {
    expect(read(number)).toEqual({ verdict: 'same', places: [], clear: 18 })
  })

  it('is another when a differing digit is read surely, and says at which place', () => {
    expect(read(other, { 17: 0.8 })).toEqual({ verdict: 'other', places: [18], clear: 18 })
    expect(read(other, { 17: 0.79 }).verdict).toBe('unsure')
  })

  it('shortened by glare is hidden, never different', () => {
    expect(read(number.slice(0, 7) + number.slice(9)).verdict).toBe('hidden')
    expect(read('').verdict).toBe('hidden')
  })

  it('bears two unsure digits; with three it is hidden', () => {
    expect(read(number, { 3: 0.49, 4: 0.49 }).verdict).toBe('unsure')
    expect(read(number, { 3: 0.49, 4: 0.49, 5: 0.49 }).verdict).toBe('hidden')
    expect(read(number, { 3: 0.5, 4: 0.5, 5: 0.5 }).verdict).toBe('same')
  })

  it('with a digit too many is for a person', () => {
    expect(read(`1${number}`).verdict).toBe('unsure')
  })

  it('is never the same as an asked one that it does not equal', () => {
    for (let place = 0; place < 18; place++) {
      const altered = number.slice(0, place) + (number[place] === '7' ? '1' : '7') + number.slice(place + 1)
      for (const certainty of [0.1, 0.5, 0.7, 0.9])
        expect(read(altered, { [place]: certainty }).verdict).not.toBe('same')
    }
  })
})
