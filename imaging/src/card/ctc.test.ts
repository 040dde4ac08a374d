import { describe, expect, it } from 'vitest'
import { chooseFrom, datesIn, neighbouringDates, printedDate } from './choices.ts'
import { type CtcOutput, greedyPath, keepClasses, pathScorer } from './ctc.ts'

/** An output in which each step is sure of one class: `.` the blank, letters from a = 1. */
function outputOf(line: string, sureness = 0.9, classes = 5): CtcOutput {
  const values = new Float32Array(line.length * classes).fill((1 - sureness) / (classes - 1))
  for (const [step, letter] of [...line].entries())
    values[step * classes + (letter === '.' ? 0 : letter.charCodeAt(0) - 96)] = sureness
  return { steps: line.length, classes, values }
}
const read = (output: CtcOutput) => greedyPath(output).map(({ symbol }) => symbol)

describe('the most probable path', () => {
  it('joins repeats and keeps those with a blank between', () => {
    expect(read(outputOf('.aa.b'))).toEqual([1, 2])
    expect(read(outputOf('.a.ab'))).toEqual([1, 1, 2])
    expect(read(outputOf('...'))).toEqual([])
  })

  it('tells where each character peaks and how sure it is', () => {
    expect(greedyPath(outputOf('..a.'))).toEqual([{ symbol: 1, certainty: expect.closeTo(0.9, 5), step: 2 }])
  })
})

describe('the score of a given line', () => {
  const scoreOf = pathScorer(outputOf('.a.b.c.'))

  it('is highest for what is there', () => {
    const right = scoreOf([1, 2, 3])
    expect(right).toBeCloseTo(7 * Math.log(0.9), 4)
    for (const wrong of [[1, 2], [1, 2, 4], [1, 2, 3, 4], [2, 1, 3], []])
      expect(scoreOf(wrong)).toBeLessThan(right)
  })

  it('needs a blank between two that are the same', () => {
    expect(pathScorer(outputOf('aa'))([1, 1])).toBe(-Infinity)
    expect(pathScorer(outputOf('a.a'))([1, 1])).toBeCloseTo(3 * Math.log(0.9), 4)
  })

  it('is impossible for more than the line has steps for', () => {
    expect(pathScorer(outputOf('a'))([1, 2])).toBe(-Infinity)
  })
})

describe('an answer among several', () => {
  const lines = [
    { answer: 'x', symbols: [1, 2] },
    { answer: 'x', symbols: [1, 3] },
    { answer: 'y', symbols: [1, 4] },
  ]

  it('leads when it is there and trails when another is', () => {
    const there = chooseFrom(outputOf('a.c'), lines, 'x')
    expect(there.best).toBe('x')
    expect(there.lead).toBeGreaterThan(2)
    const absent = chooseFrom(outputOf('a.d'), lines, 'x')
    expect(absent.best).toBe('y')
    expect(absent.lead).toBeLessThan(-2)
  })

  it('that is none of the possible ones trails hopelessly', () => {
    expect(chooseFrom(outputOf('a.c'), lines, 'z').lead).toBe(-99)
  })
})

describe('dates', () => {
  it('are compared with those a reader might take for them', () => {
    const near = neighbouringDates('20080314')
    for (const date of ['20080314', '20090314', '20080814', '20080311', '20080304'])
      expect(near).toContain(date)
    expect(new Set(near).size).toBe(near.length)
  })

  it('are printed without leading zeros and read back', () => {
    expect(printedDate('20080304')).toBe('2008年3月4日')
    expect(datesIn('出生2008年3月4')).toEqual(['20080304'])
    expect(datesIn('出生2008年')).toEqual([])
  })
})

it('keeps only the classes a number has, each step again summing to one', () => {
  const few = keepClasses(outputOf('.b.'), [2, 3])
  expect(few.classes).toBe(3)
  expect(read(few)).toEqual([1])
  for (let step = 0; step < few.steps; step++)
    expect(few.values.subarray(step * 3, step * 3 + 3).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
})
