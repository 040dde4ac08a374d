import { describe, expect, it } from 'vitest'
import { CARD_SHAPE, cardLight, documentFraming, expectedCard, outlineOf } from './card-outline.ts'
import { type FramePixels, middleFraming } from './crop.ts'

const [WIDTH, HEIGHT] = [800, 600]
const framing = middleFraming([WIDTH, HEIGHT], [800, 600])

/** A light card with lines of print on a darker desk, turned around the middle of the frame. */
function desk(turn: number, { part = 1, desk: wood = 90 } = {}): FramePixels {
  const data = new Uint8Array(WIDTH * HEIGHT * 4)
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const { width, height } = expectedCard(framing)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2]
      const [u, v] = [dx * cos + dy * sin, -dx * sin + dy * cos]
      const inside = Math.abs(u) < (width * part) / 2 && Math.abs(v) < (height * part) / 2
      const print =
        inside && Math.abs(u) < width * 0.3 && Math.round(v / 12) % 3 === 0 && Math.round(u / 3) % 2 === 0
      const level = print ? 60 : inside ? 215 : wood
      data.set([level, level, level, 255], (y * WIDTH + x) * 4)
    }
  }
  return { data, width: WIDTH, height: HEIGHT }
}

describe('the edges of a card before the camera', () => {
  it.each([0, 2, -3.5])('are found when it lies turned by %d degrees', (turn) => {
    const { edges, card } = outlineOf(desk(turn), framing)
    expect(edges).toBe(4)
    expect(card?.roll).toBeCloseTo(turn, 0)
    expect((card?.width ?? 0) / expectedCard(framing).width).toBeCloseTo(1, 1)
    expect((card?.width ?? 0) / (card?.height ?? 1)).toBeCloseTo(CARD_SHAPE, 1)
  })

  it('of a smaller card are found too, and the cut follows it', () => {
    const { card } = outlineOf(desk(0, { part: 0.9 }), framing)
    const cut = documentFraming(card ?? framing, [800, 600])
    expect(cut.width).toBeCloseTo(framing.width * 0.9, -1)
    expect([cut.width / cut.height, cut.left + cut.width / 2]).toEqual([
      expect.closeTo(800 / 600, 5),
      expect.closeTo(400, -1),
    ])
  })

  it('are not found on an empty desk or on one as light as the card', () => {
    const empty = { data: new Uint8Array(WIDTH * HEIGHT * 4).fill(90), width: WIDTH, height: HEIGHT }
    expect(outlineOf(empty, framing)).toEqual({ edges: 0 })
    expect(outlineOf(desk(0, { desk: 212 }), framing).card).toBeUndefined()
  })

  it('print in focus bends the light, an empty card does not', () => {
    const card = expectedCard(framing)
    expect(cardLight(desk(0), card).sharpness).toBeGreaterThan(200)
    const blank = { data: new Uint8Array(WIDTH * HEIGHT * 4).fill(255), width: WIDTH, height: HEIGHT }
    expect(cardLight(blank, card)).toEqual({ sharpness: 0, glare: 1 })
  })
})
