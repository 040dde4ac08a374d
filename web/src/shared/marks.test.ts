import { describe, expect, it } from 'vitest'
import { drawnMarks, labelPlaces } from './marks.ts'

const line = (meaning: string, y: number) => ({
  shape: 'line' as const,
  meaning,
  from: [0, y] as const,
  to: [1, y] as const,
})

describe('what is wrong is drawn on the picture, not only said (UX)', () => {
  it('tells the measured from the wanted and from what must not be there', () => {
    const drawn = drawnMarks([
      { severity: 'doubt', marks: [line('crown', 0.2), line('crown-wanted', 0.1), line('background', 0.5)] },
    ])
    expect(drawn.map((m) => [m.label, m.tone])).toEqual([
      ['头顶', 'measured'],
      ['头顶应在这里', 'wanted'],
      ['背景不是蓝色', 'wrong'],
    ])
  })

  it('draws a measured thing red when the machine refuses for it', () => {
    expect(drawnMarks([{ severity: 'error', marks: [line('chin', 0.8)] }])[0]?.tone).toBe('wrong')
  })

  it('draws the same mark of two findings once, as the graver one has it, and names a meaning once', () => {
    const drawn = drawnMarks([
      { severity: 'advice', marks: [line('eyes', 0.4)] },
      { severity: 'error', marks: [line('eyes', 0.4), line('background', 0.1), line('background', 0.9)] },
      { severity: 'doubt' },
    ])
    expect(drawn.map((m) => [m.label, m.tone])).toEqual([
      ['双眼连线', 'wrong'],
      ['背景不是蓝色', 'wrong'],
      ['', 'wrong'],
    ])
  })

  it('lets no label of one side lie on another, and keeps all inside the picture', () => {
    const places = labelPlaces(
      drawnMarks([
        { severity: 'doubt', marks: [line('crown', 0.1), line('eyes', 0.12), line('chin', 0.99)] },
      ]),
    )
    const tops = places.map((p) => p.top).toSorted((a, b) => a - b)
    expect((tops[1] ?? 0) - (tops[0] ?? 0)).toBeGreaterThanOrEqual(8)
    expect(Math.max(...tops)).toBeLessThanOrEqual(93)
  })
})
