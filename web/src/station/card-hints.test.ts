import { describe, expect, it } from 'vitest'
import { type CardFacts, cardHintText, cardHintsOf, isCard } from './card-hints.ts'

const card = { left: 140, top: 200, width: 900, height: 568, roll: 0 }
const good: CardFacts = {
  outline: { edges: 4, card },
  light: { sharpness: 900, glare: 0.001 },
  framing: { left: 100, top: 100, width: 978, height: 734, roll: 0 },
  frame: [1280, 960],
  least: [800, 600],
}

describe('hints while a document is laid before the camera', () => {
  it('are silent when its four edges are seen, level, in focus', () => {
    expect(cardHintsOf(good)).toEqual([])
  })

  it.each([
    ['没有放证件', { outline: { edges: 1 } }, '四条边'],
    ['放歪', { outline: { edges: 4, card: { ...card, roll: -7 } } }, '摆正'],
    ['太小', { framing: { ...good.framing, width: 790, height: 592 } }, '靠近'],
    ['没对上焦', { light: { sharpness: 10, glare: 0 } }, '对好焦'],
    ['反光', { light: { sharpness: 900, glare: 0.05 } }, '反光'],
    ['摄像头只有 640×480', { frame: [640, 480] as const }, '清晰度更高'],
  ] satisfies readonly (readonly [string, Partial<CardFacts>, string])[])('%s', (_, change, says) => {
    const [first] = cardHintsOf({ ...good, ...change })
    expect(first === undefined ? '' : cardHintText(first)).toContain(says)
  })

  it('follow an identity card and leave a household register where it lies', () => {
    expect(isCard(card)).toBe(true)
    expect(isCard({ ...card, height: 700 })).toBe(false)
    expect(isCard(undefined)).toBe(false)
  })
})
