import type { LineLight } from '@zhongzhao/domain/images/card/facts'
import type { CardStrip } from '@zhongzhao/domain/images/card/layout'
import type { Place } from '@zhongzhao/domain/images/mark'
import { applyAffine } from '@zhongzhao/imaging/card/affine'
import { type CtcOutput, type Emission, greedyPath } from '@zhongzhao/imaging/card/ctc'
import { lightOf } from '@zhongzhao/imaging/card/light'
import { type GreyStrip, cutStrip, levelsOf, withLevels } from '@zhongzhao/imaging/card/strip'
import { type CardModels, LINE_HEIGHT } from './card-models.ts'
import type { PlacedCard } from './card-picture.ts'

/** px along the line that one step of the recogniser covers. */
export const STEP = 8

/** One line of the card, cut out and read. */
export interface ReadStrip {
  readonly raw: GreyStrip
  readonly levelled: GreyStrip
  readonly output: CtcOutput
  readonly path: readonly Emission[]
  readonly light: LineLight
}

/** Cuts, levels and reads one strip. `until`: the part that holds text. `narrow` 1 keeps the proportions; .8 costs less and reads spaced digits as well. */
export async function readStrip(
  card: PlacedCard,
  models: CardModels,
  { strip, narrow, usual, until = 1 }: { strip: CardStrip; narrow: number; usual: number; until?: number },
): Promise<ReadStrip> {
  const width = Math.round(((strip.width / strip.height) * LINE_HEIGHT * narrow) / STEP) * STEP
  const raw = cutStrip(card.picture, { pose: card.toPicture, strip, width, height: LINE_HEIGHT })
  const levels = levelsOf(raw)
  const levelled = withLevels(raw, levels)
  const output = await models.readLine(levelled)
  const pxAPixel = width / (strip.width * Math.hypot(card.toPicture[0], card.toPicture[3]))
  const light = { ...lightOf(raw, levels, { pxAPixel, usual, until }), mark: markOf(card, strip) }
  return { raw, levelled, output, path: greedyPath(output), light }
}

/** The paper of the whole card, 0–255: that of the line least lit, since glare brightens some and never all. */
export function usualPaper(card: PlacedCard, strips: readonly CardStrip[]): number {
  const papers = strips.map((strip) => {
    const few = cutStrip(card.picture, { pose: card.toPicture, strip, width: 96, height: 12 })
    return levelsOf(few).paper
  })
  return Math.min(...papers)
}

function markOf({ picture, toPicture }: PlacedCard, { from, width, height }: CardStrip): LineLight['mark'] {
  const corners = [-0.5, 0.5].flatMap((part) =>
    [0, width].map((x) => applyAffine(toPicture, [from[0] + x, from[1] + part * height])),
  )
  const within = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000
  const xs = corners.map(([x]) => within(x / picture.width))
  const ys = corners.map(([, y]) => within(y / picture.height))
  const [min, max]: readonly [Place, Place] = [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ]
  return { shape: 'box', meaning: 'line-read', from: min, to: max }
}
