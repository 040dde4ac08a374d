import { readFile } from 'node:fs/promises'
import { type MeasuredCard, cardLabels, openCalibration } from '../platform/card-calibrating.ts'
import { NotDone, type Run } from './command.ts'
import { numberNamed } from './picture-name.ts'

interface Measured {
  readonly middle: number
  /** Distance from the middle one to the farthest. */
  readonly spread: number
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

function middleOf(values: readonly number[]): Measured {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
  return { middle: rounded(middle), spread: rounded(Math.max(...values.map((v) => Math.abs(v - middle)))) }
}

function summary(cards: readonly MeasuredCard[]) {
  const labels = cardLabels.map((label) => {
    const points = cards.flatMap(({ labels: own }) => (own[label] === undefined ? [] : [own[label]]))
    const [x, y] = ([0, 1] as const).map((axis) => middleOf(points.map((point) => point[axis])))
    return { label, cards: points.length, x, y }
  })
  const lengths = cards.flatMap(({ numberLabelLength }) => numberLabelLength ?? [])
  return { cards: cards.length, labels, numberLabelLength: middleOf(lengths) }
}

/** `document calibrate FILE…`: where the labels stand on cards whose number is their file's or folder's name; the
 *  constants of the season's card layout, each with how far the cards differ. */
export const calibrateCards: Run = async (given, say) => {
  const measure = await openCalibration()
  if (measure === 'absent') throw new NotDone('没有安装文字识别模型，无法测量。')
  const cards: MeasuredCard[] = []
  for (const file of given.files) {
    const number = numberNamed(file)
    const bytes = await readFile(file).catch(() => undefined)
    const card =
      number === undefined || bytes === undefined
        ? 'unfound'
        : await measure(bytes, number).catch(() => 'unfound' as const)
    if (card === 'unfound') say(`${file}：没有认出以文件名为号码的身份证，略过。`)
    else cards.push(card)
  }
  if (cards.length === 0) throw new NotDone('没有一张能够测量，请用平整、清晰、以身份证号码命名的证件照片。')
  say(JSON.stringify(summary(cards)))
  return 0
}
