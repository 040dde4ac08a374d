import type { CardPoint } from '@zhongzhao/domain/images/card/layout'
import { type Affine, alongSegment, applyAffine } from '@zhongzhao/imaging/card/affine'
import { greedyPath } from '@zhongzhao/imaging/card/ctc'
import { cutStrip, levelsOf, withLevels } from '@zhongzhao/imaging/card/strip'
import type { TextLine } from '@zhongzhao/imaging/card/text-lines'
import { type CardModels, LINE_HEIGHT, openModels } from './card-models.ts'
import { linesOf, pixelsOf } from './card-picture.ts'
import { STEP } from './card-strips.ts'

/** The printed labels, in the order of `CardLayout.labels`. */
export const cardLabels = ['姓名', '性别', '出生', '住址', '公民身份号码'] as const

export type CardLabel = (typeof cardLabels)[number]

/** What one card says about the layout, in the frame of its own number line; a label that was not read is left out. */
export interface MeasuredCard {
  readonly labels: Readonly<Partial<Record<CardLabel, CardPoint>>>
  readonly numberLabelLength?: number
}

interface ReadLine {
  readonly line: TextLine
  readonly text: string
}

/** Height of the crop of a line, of the thickness the detector tells: it tells too little. */
const GENEROUS = 2.4

/** Measures where the labels of a card stand whose number is known (18 characters), so that a layout can be set up for
 *  cards nobody has measured; `unfound` when the number is not read. `absent` without models. */
export async function openCalibration() {
  const models = await openModels()
  if (models === 'absent') return 'absent'
  return async (bytes: Uint8Array, number: string): Promise<MeasuredCard | 'unfound'> => {
    const picture = await pixelsOf(bytes)
    const lines = await linesOf(picture, models)
    const read: ReadLine[] = []
    for (const line of lines) read.push({ line, text: await textOf(line, { picture, models }) })
    const own = read.find(({ text }) => text.replaceAll(' ', '') === number)
    return own === undefined ? 'unfound' : measured(read, own.line)
  }
}

async function textOf(
  { left, right, thickness }: TextLine,
  { picture, models }: { picture: Awaited<ReturnType<typeof pixelsOf>>; models: CardModels },
): Promise<string> {
  const length = Math.hypot(right[0] - left[0], right[1] - left[1])
  const around = thickness / 2 / length
  const strip = {
    from: [-around, 0],
    width: 1 + 2 * around,
    height: (GENEROUS * thickness) / length,
  } as const
  const width = Math.max(2, Math.round(((strip.width / strip.height) * LINE_HEIGHT) / STEP)) * STEP
  const cut = cutStrip(picture, { pose: alongSegment(left, right), strip, width, height: LINE_HEIGHT })
  const path = greedyPath(await models.readLine(withLevels(cut, levelsOf(cut))))
  return path.map(({ symbol }) => models.characters[symbol] ?? '').join('')
}

function measured(read: readonly ReadLine[], number: TextLine): MeasuredCard {
  const toFrame = inverse(alongSegment(number.left, number.right))
  const labels: Partial<Record<CardLabel, CardPoint>> = {}
  let length: number | undefined
  for (const label of cardLabels) {
    const found = read.find(({ text }) => text.startsWith(label))
    if (found === undefined) continue
    labels[label] = applyAffine(toFrame, found.line.left)
    if (label === '公民身份号码' && found.text === label)
      length = applyAffine(toFrame, found.line.right)[0] - applyAffine(toFrame, found.line.left)[0]
  }
  return length === undefined ? { labels } : { labels, numberLabelLength: length }
}

function inverse([a, b, c, d, e, f]: Affine): Affine {
  const det = a * e - b * d
  return [e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det]
}
