import type { ImageFinding, ImageFindingCode, PictureRule } from '../finding.ts'
import { note } from '../note.ts'
import type { CardFacts, ChoiceReading, LineLight, NameReading, NumberReading } from './facts.ts'
import { inspectPose } from './inspect-pose.ts'
import { judgeName } from './judge-name.ts'
import { judgeNumber } from './judge-number.ts'
import type { CardLimits, CardSpec } from './spec.ts'

const equal = '与名册相同'
const readable = '能够辨认'

/** Nothing reads cards on this server: a person does. */
export const cardUnread = note('legible', 'doubt', 'CARD-UNREAD')('未识别', readable)

/** The reader died over this picture, or could not decode it. */
export const cardFailed = note('legible', 'doubt', 'CARD-FAILED')('未识别', readable)

const placesText = (places: readonly number[], unit: string) => `第 ${places.join('、')} ${unit}`
const hundredths = (value: number) => String(Math.round(value * 100) / 100)

/** What makes the whole picture useless: it is taken again, and no line of it is believed. */
function inspectLegible({ pose, labels, number }: CardFacts, limits: CardLimits): readonly ImageFinding[] {
  const wanted = '身份证正面'
  if (pose === undefined || number === undefined) {
    return [note('legible', 'error', 'CARD-NOT-FOUND')('画面中没有', wanted)]
  }
  if (pose.width < limits.leastWidth && pose.found >= limits.leastFound - 1) {
    const required = `${Math.round(limits.leastWidth * 100)}%`
    return [note('legible', 'error', 'CARD-SMALL')(`${Math.round(pose.width * 100)}%`, required)]
  }
  const { contrast, sharpness, mark } = number.light
  if (contrast < limits.leastContrast || sharpness < limits.leastSharpness) {
    const measured = `对比 ${hundredths(contrast)}，锐度 ${hundredths(sharpness)}`
    const required = `${limits.leastContrast}、${limits.leastSharpness} 以上`
    return [note('legible', 'error', 'CARD-BLURRED')(measured, required, [mark])]
  }
  if (pose.found >= limits.leastFound && labels >= limits.leastLabels) return []
  return [note('legible', 'error', 'CARD-NOT-FOUND')(`只认出 ${labels} 个栏目字`, wanted)]
}

/** A line that a person could not read either is taken again; one that only the machine cannot read goes to a person. */
function unreadLine(
  { light, what, limits }: { light: LineLight; what: string; limits: CardLimits },
  otherwise: ImageFinding,
): ImageFinding {
  const hidden = light.washed > limits.mostWashed || light.contrast < limits.leastContrast
  return hidden ? note('legible', 'error', 'CARD-LINE-HIDDEN')(what, readable, [light.mark]) : otherwise
}

function inspectNumber(reading: NumberReading, limits: CardLimits): readonly ImageFinding[] {
  const { light, seam, check, asked } = reading
  const { verdict, places, clear } = judgeNumber(reading, limits)
  const marks = [light.mark]
  const found: ImageFinding[] = []
  // The edge of glare looks like that of a patch, but burns out what it covers.
  const patched = seam > limits.patchSeam && light.washed <= limits.mostWashed
  if (patched) {
    found.push(note('unmodified', 'doubt', 'CARD-PATCHED')(`${seam} 级`, `${limits.patchSeam} 级`, marks))
  }
  const unread = note('id_match', 'doubt', 'CARD-NUMBER-UNREAD')(`认清 ${clear} 位`, '18 位', marks)
  if (verdict === 'other') {
    found.push(note('id_match', 'doubt', 'CARD-NUMBER-DIFFERS')(placesText(places, '位'), equal, marks))
  } else if (verdict === 'hidden') {
    found.push(
      patched ? unread : note('legible', 'error', 'CARD-NUMBER-HIDDEN')(`${clear} 位`, '18 位', marks),
    )
  } else if (verdict === 'unsure' && asked !== undefined) found.push(unread)
  if (check === 'wrong' && (verdict === 'same' || verdict === 'other')) {
    found.push(note('id_checksum', 'doubt', 'CARD-CHECK-DIGIT')('不符', '相符', marks))
  }
  return found
}

function inspectName(reading: NameReading, limits: CardLimits): readonly ImageFinding[] {
  const { verdict, places } = judgeName(reading, limits)
  if (verdict === 'same') return []
  const marks = [reading.light.mark]
  const measured = places.length === 0 ? '多出字' : placesText(places, '个字')
  if (verdict === 'other') {
    return [note('name_match', 'doubt', 'CARD-NAME-DIFFERS')(measured, equal, marks)]
  }
  const unread = note('name_match', 'doubt', 'CARD-NAME-UNREAD')(measured, equal, marks)
  return [unreadLine({ light: reading.light, what: '姓名', limits }, unread)]
}

interface ChoiceCodes {
  readonly rule: PictureRule
  readonly what: string
  readonly differs: ImageFindingCode
  readonly unread: ImageFindingCode
}

const choiceCodes = {
  sex: { rule: 'sex_match', what: '性别', differs: 'CARD-SEX-DIFFERS', unread: 'CARD-SEX-UNREAD' },
  ethnicity: {
    rule: 'ethnicity_match',
    what: '民族',
    differs: 'CARD-ETHNICITY-DIFFERS',
    unread: 'CARD-ETHNICITY-UNREAD',
  },
  birth: {
    rule: 'birth_match',
    what: '出生日期',
    differs: 'CARD-BIRTH-DIFFERS',
    unread: 'CARD-BIRTH-UNREAD',
  },
} as const satisfies Readonly<Record<string, ChoiceCodes>>

function inspectChoice(
  { light, lead }: ChoiceReading,
  { rule, what, differs, unread }: ChoiceCodes,
  limits: CardLimits,
): readonly ImageFinding[] {
  if (lead >= limits.lead) return []
  const marks = [light.mark]
  if (lead <= -limits.trail) return [note(rule, 'doubt', differs)('不同', equal, marks)]
  return [unreadLine({ light, what, limits }, note(rule, 'doubt', unread)('认不清', equal, marks))]
}

/** Judges what was read on a resident identity card (notice 二.2(2), 三.(三); F2). A difference is work for a person
 *  (doubt), never a refusal; what nobody could read is taken again (`legible`, error). What a finding says holds no
 *  personal data: the values stand in the facts. */
export function inspectCard(facts: CardFacts, { limits }: CardSpec): readonly ImageFinding[] {
  const illegible = inspectLegible(facts, limits)
  if (illegible.length > 0) return illegible
  const { pose, number, name } = facts
  return [
    ...(pose === undefined ? [] : inspectPose(pose, limits)),
    ...(number === undefined ? [] : inspectNumber(number, limits)),
    ...(name === undefined ? [] : inspectName(name, limits)),
    ...(['sex', 'ethnicity', 'birth'] as const).flatMap((field) => {
      const reading = facts[field]
      return reading === undefined ? [] : inspectChoice(reading, choiceCodes[field], limits)
    }),
  ]
}
