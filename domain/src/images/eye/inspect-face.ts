import type { ImageFinding } from '../finding.ts'
import type { Mark, Place } from '../mark.ts'
import { note } from '../note.ts'
import type { FaceFacts, PoseFacts, SeenFace, UprightFacts } from './face-facts.ts'
import type { FaceLimits, Limit } from './face-limits.ts'

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`
const degrees = (angle: number) => `${Math.round(Math.abs(angle) * 10) / 10}°`
const certainty = ({ quick, thorough = 0 }: SeenFace) => Math.max(quick, thorough)
const shown = (sure: number) => percent(Math.min(sure, 1))

const horizontal = (meaning: Mark['meaning'], y: number): Mark => ({
  shape: 'line',
  meaning,
  from: [0, y],
  to: [1, y],
})
const vertical = (meaning: Mark['meaning'], x: number): Mark => ({
  shape: 'line',
  meaning,
  from: [x, 0],
  to: [x, 1],
})
const box = (meaning: Mark['meaning'], { from, to }: { from: Place; to: Place }): Mark => ({
  shape: 'box',
  meaning,
  from,
  to,
})

/** One detector is sure, or two that know nothing of each other agree. */
const certainlyAnother = (f: SeenFace, { another, agreeing }: FaceLimits['presence']) =>
  (f.thorough ?? 0) >= another || ((f.thorough ?? 0) >= agreeing && f.quick >= agreeing)

/** 一个人: exactly one face. */
function inspectPresence({ faces }: FaceFacts, { presence }: FaceLimits): readonly ImageFinding[] {
  const [first, ...others] = faces
  const sure = first === undefined ? 0 : certainty(first)
  if (sure < presence.none) {
    return [
      note('one_face', 'error', 'FACE-NONE')('0 张人脸', '1 张人脸'),
      note('head_ratio_2_3', 'error', 'HEAD-NONE')('没有头部', '约 2/3'),
    ]
  }
  if (sure < presence.some)
    return [note('one_face', 'doubt', 'FACE-UNCLEAR')(shown(sure), shown(presence.some))]
  const certain = others.filter((f) => certainlyAnother(f, presence))
  if (certain.length > 0) {
    const marks = certain.map((f) => box('other-face', f))
    return [note('one_face', 'error', 'FACE-SEVERAL')(`${certain.length + 1} 张人脸`, '1 张人脸', marks)]
  }
  const perhaps = others.filter((f) => certainty(f) >= presence.perhapsAnother)
  if (perhaps.length === 0) return []
  const marks = perhaps.map((f) => box('other-face', f))
  const surest = Math.max(...perhaps.map(certainty))
  return [note('one_face', 'doubt', 'FACE-ANOTHER')(shown(surest), '1 张人脸', marks)]
}

type Standing = 'upright' | 'turned' | 'perhaps turned'

/** A face on its head or on its side passes the detectors, and its points look plausible; but they do not stay where they
 *  are, and in the turned picture they do. */
export function standingOf({ shoulders, wobble, turned }: UprightFacts, { steady }: FaceLimits): Standing {
  if (turned === undefined || turned.score < steady.turnedScore) return 'upright'
  if (turned.wobble > steady.lost || wobble < turned.wobble * steady.timesSteadier) return 'upright'
  const body = turned.degrees === 180 ? shoulders < 0 : shoulders < 0.5
  return turned.wobble <= steady.steady && wobble > steady.lost && body ? 'turned' : 'perhaps turned'
}

function inspectStanding({ upright }: FaceFacts, limits: FaceLimits): readonly ImageFinding[] {
  const standing = standingOf(upright, limits)
  if (standing === 'upright' || upright.turned === undefined) return []
  const { degrees } = upright.turned
  const [severity, perhaps] = standing === 'turned' ? (['error', ''] as const) : (['doubt', '可能'] as const)
  const code = degrees === 180 ? 'FACE-UPSIDE-DOWN' : 'FACE-LYING'
  const measured = degrees === 180 ? `${perhaps}头朝下` : `${perhaps}头朝${degrees === 90 ? '左' : '右'}`
  return [note('level_roll', severity, severity === 'error' ? code : `${code}-PERHAPS`)(measured, '头朝上')]
}

type Band = 'pass' | 'doubt' | 'error'
type Trust = 'certain' | 'uncertain'

function bandOf(value: number, limit: Limit): Band {
  if (Math.abs(value) <= limit.pass) return 'pass'
  return Math.abs(value) > limit.refuse ? 'error' : 'doubt'
}

/** Points that do not stay where they are cannot refuse anybody, and only what is far off is worth a person's look. */
function softened(band: Band, trust: Trust): Band {
  if (trust === 'certain') return band
  return band === 'error' ? 'doubt' : 'pass'
}

interface Judged {
  readonly pose: PoseFacts
  readonly face: FaceFacts
  readonly limits: FaceLimits
  readonly trust: Trust
}

function inspectRoll({ pose, limits, trust }: Judged): readonly ImageFinding[] {
  const band = softened(bandOf(pose.roll, limits.roll), trust)
  if (band === 'pass') return []
  const marks: readonly Mark[] = [{ shape: 'line', meaning: 'eyes', from: pose.eyes[0], to: pose.eyes[1] }]
  const measured = `向画面${pose.roll > 0 ? '右' : '左'}歪 ${degrees(pose.roll)}`
  const code = band === 'error' ? 'FACE-TILTED' : 'FACE-TILTED-SLIGHTLY'
  return [note('level_roll', band, code)(measured, `${limits.roll.pass}° 以内`, marks)]
}

function inspectYaw({ pose, face, limits, trust }: Judged): readonly ImageFinding[] {
  const band = softened(bandOf(pose.yaw, limits.yaw), trust)
  if (band === 'pass') return []
  const [first] = face.faces
  const measured = `朝画面${pose.yaw > 0 ? '右' : '左'}侧转 ${percent(Math.min(Math.abs(pose.yaw), 1))}`
  const code = band === 'error' ? 'FACE-TURNED' : 'FACE-TURNED-SLIGHTLY'
  const marks = first === undefined ? [] : [box('face', first)]
  return [note('frontal', band, code)(measured, `${percent(limits.yaw.pass)} 以内`, marks)]
}

/** 水平居中: the mean of the face's middle and the whole head's. Both must be off before a machine refuses: of a face turned
 *  away the one moves, of loose hair the other. */
function inspectCentre({ pose, face, limits, trust }: Judged): readonly ImageFinding[] {
  const centres = [pose.centre, ...(face.head === undefined ? [] : [face.head.centre])]
  const centre = centres.reduce((a, b) => a + b, 0) / centres.length
  const { pass, refuse } = limits.centre
  // Both, by half of it at least, and on the same side.
  const both =
    Math.abs(centre - 0.5) > refuse &&
    centres.every((c) => Math.abs(c - 0.5) > refuse / 2 && c > 0.5 === centre > 0.5)
  const near = Math.abs(centre - 0.5) <= pass
  // Of a head that leans more than is refused the two part by themselves.
  const leans = Math.abs(pose.roll) > limits.roll.refuse
  const band = softened(near ? 'pass' : both ? 'error' : leans ? 'pass' : 'doubt', trust)
  if (band === 'pass') return []
  const measured = `偏${centre > 0.5 ? '右' : '左'} ${percent(Math.abs(centre - 0.5))}`
  const code = band === 'error' ? 'FACE-OFF-CENTRE' : 'FACE-OFF-CENTRE-SLIGHTLY'
  const marks = [vertical('centre', centre), vertical('centre-wanted', 0.5)]
  return [note('centred', band, code)(measured, `${percent(pass)} 以内`, marks)]
}

function headMarks({ crown, chin }: { crown: number; chin: number }, wanted: number): readonly Mark[] {
  const middle = (crown + chin) / 2
  const top = Math.max(0, Math.min(middle - wanted / 2, 1 - wanted))
  return [
    horizontal('crown', crown),
    horizontal('crown-wanted', top),
    horizontal('chin', chin),
    horizontal('chin-wanted', top + wanted),
  ]
}

/** Of a head that leans, crown and chin are not one above the other: the borders of refusing move away from it. A crown that was
 *  only estimated refuses nobody. */
function headBand(ratio: number, { pose, face, limits: { head, roll }, trust }: Judged): Band {
  const guess = face.head?.seen === 'estimate' ? head.estimated : 0
  if (ratio >= head.least - guess && ratio <= head.most + guess) return 'pass'
  if (guess > 0) return softened('doubt', trust)
  const leaning = Math.abs(pose.roll) > roll.refuse ? head.leaning : 0
  const far = ratio < head.refuseBelow - leaning || ratio > head.refuseAbove + leaning
  return softened(far ? 'error' : 'doubt', trust)
}

/** 头部占照片尺寸的 2/3: from the crown, hair included, to the chin. */
function inspectHead(judged: Judged): readonly ImageFinding[] {
  const { pose, face, limits, trust } = judged
  const { least, most, wanted } = limits.head
  const required = `约 2/3（${percent(least)}–${percent(most)}）`
  if (face.head === undefined) {
    if (trust === 'uncertain') return []
    return [note('head_ratio_2_3', 'doubt', 'HEAD-UNMEASURED')('量不出', required)]
  }
  const [, chin] = pose.chin
  const ratio = chin - face.head.crown
  const band = headBand(ratio, judged)
  const { crown, seen } = face.head
  if (band === 'pass' && crown === 0 && seen === 'outline' && trust === 'certain') {
    return [note('head_ratio_2_3', 'doubt', 'HEAD-CUT')(percent(ratio), required)]
  }
  if (band === 'pass') return []
  const code = ratio < least ? 'HEAD-SMALL' : 'HEAD-LARGE'
  const marks = headMarks({ crown, chin }, wanted)
  return [
    note('head_ratio_2_3', band, band === 'error' ? code : `${code}-SLIGHTLY`)(
      percent(ratio),
      required,
      marks,
    ),
  ]
}

/** What the eye saw of the face against the season's limits (notice 二.2(1): 正面、平视正前方、水平居中、头部占 2/3; E2). Returns all
 *  it found; nothing about pose where there is no face or it stands on its head, since nothing can be measured there. */
export function inspectFace(face: FaceFacts, limits: FaceLimits): readonly ImageFinding[] {
  const standing = inspectStanding(face, limits)
  const { pose, upright } = face
  // What lies on its side is one face all the same, whatever the detectors made of it.
  const presence = inspectPresence(face, limits).filter(
    (f) => standing.length === 0 || f.code === 'FACE-SEVERAL' || f.code === 'FACE-ANOTHER',
  )
  if (pose === undefined || standing.length > 0) return [...presence, ...standing]
  const trust = upright.wobble <= limits.steady.lost ? 'certain' : 'uncertain'
  const hidden = trust === 'certain' ? [] : [note('one_face', 'doubt', 'FACE-HIDDEN')('定不准', '五官清楚')]
  const judged = { pose, face, limits, trust } as const
  return [
    ...presence,
    ...hidden,
    ...inspectRoll(judged),
    ...inspectYaw(judged),
    ...inspectCentre(judged),
    ...inspectHead(judged),
  ]
}
