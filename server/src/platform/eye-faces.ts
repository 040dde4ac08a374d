import type { FaceFacts, Turn } from '@zhongzhao/domain/images/eye/face-facts'
import { type Detected, type MergedFace, mergeFaces, settled } from '@zhongzhao/imaging/face-boxes'
import { type CropFrame, cropped, fromFrame, mirrorImage, uprightFrame } from '@zhongzhao/imaging/face-crop'
import { type FacePoints, distance, meanPoints, unmirrored } from '@zhongzhao/imaging/face-points'
import { headOf } from '@zhongzhao/imaging/face-head'
import { poseOf } from '@zhongzhao/imaging/face-pose'
import { shouldersOf } from '@zhongzhao/imaging/face-shoulders'
import type { RgbPicture } from '@zhongzhao/imaging/rgb-picture'
import { turned } from '@zhongzhao/imaging/turning'
import { CROP, type EyeModels } from './eye-models.ts'

/** px to which the quick detector shrinks a picture: what one size misses the other sees. */
const QUICK = [224, 320] as const
/** Where the body certainly is below, nobody asks whether the picture stands on its head. */
const CLEARLY_BELOW = 0.35
const STEADY = 0.006

/** The points of one face: px of the picture, and how far they moved when looked for once more (parts of the square). */
export interface FoundPoints {
  readonly points: FacePoints
  readonly wobble: number
}

/** One look at a square and at its mirror image; the mean is better than either. */
async function pointsIn(models: EyeModels, picture: RgbPicture, frame: CropFrame): Promise<FacePoints> {
  const square = cropped(picture, frame, CROP)
  const [seen, mirrored] = await models.findPoints([square, mirrorImage(square, CROP)])
  if (seen === undefined || mirrored === undefined) return []
  return meanPoints(seen, unmirrored(mirrored, 1)).points.map((p) => fromFrame(frame, p))
}

/** The 68 points of the face in a box: a first look, then two in squares that stand upright with the face. */
async function findPoints(models: EyeModels, picture: RgbPicture, box: Detected): Promise<FoundPoints> {
  const side = Math.max(box.width, box.height)
  const centre = [box.x + box.width / 2, box.y + box.height / 2] as const
  let points = await pointsIn(models, picture, { centre, side, angle: 0 })
  let wobble = 1
  for (let round = 0; round < 2; round++) {
    const frame = uprightFrame(points)
    const again = await pointsIn(models, picture, frame)
    const moved = again.reduce((sum, p, i) => sum + distance(p, points[i] ?? p), 0)
    wobble = moved / Math.max(again.length, 1) / frame.side
    points = again
  }
  return { points, wobble }
}

async function findFaces(models: EyeModels, picture: RgbPicture): Promise<readonly MergedFace[]> {
  const first = await models.detectQuickly(picture, QUICK[0])
  const second = await models.detectQuickly(picture, QUICK[1])
  const thorough = settled(first, second) ? [] : await models.detectThoroughly(picture)
  return mergeFaces([...first, ...second], thorough)
}

const largestOf = (faces: readonly MergedFace[]) => {
  const sure = faces.filter((f) => Math.max(f.quick, f.thorough ?? 0) >= 0.3)
  return sure.toSorted((a, b) => b.box.width - a.box.width)[0]
}

/** The face of the picture stood on its head: how sure, how steady; undefined when there is none. */
async function lookTurned(models: EyeModels, picture: RgbPicture) {
  const upended = turned(picture, 180)
  const [box] = (await models.detectQuickly(upended, QUICK[0])).toSorted((a, b) => b.score - a.score)
  if (box === undefined) return undefined
  return { score: box.score, wobble: (await findPoints(models, upended, box)).wobble }
}

/** No face as the picture stands: perhaps it lies on its side or stands on its head. */
async function turnOf(models: EyeModels, picture: RgbPicture): Promise<Turn> {
  for (const degrees of [90, 270, 180] as const) {
    const faces = await models.detectQuickly(turned(picture, degrees), QUICK[0])
    if (faces.some((f) => f.score > 0.6)) return degrees
  }
  return 0
}

/** What the eye sees of faces in a picture, and the points of the largest one. */
export async function lookAtFaces(
  models: EyeModels,
  picture: RgbPicture,
): Promise<{ readonly face: FaceFacts; readonly found?: FoundPoints }> {
  const { width, height } = picture
  const merged = await findFaces(models, picture)
  const faces = merged.map(({ box: { x, y, width: w, height: h }, quick, thorough }) => ({
    from: [x / width, y / height] as const,
    to: [(x + w) / width, (y + h) / height] as const,
    quick,
    ...(thorough === undefined ? {} : { thorough }),
  }))
  const largest = largestOf(merged)
  if (largest === undefined) return { face: { faces, turn: await turnOf(models, picture) } }
  const found = await findPoints(models, picture, largest.box)
  const shoulders = shouldersOf(picture)
  const doubtless = shoulders >= CLEARLY_BELOW && found.wobble <= STEADY
  const onItsHead = doubtless ? undefined : await lookTurned(models, picture)
  const upright = {
    shoulders,
    wobble: found.wobble,
    ...(onItsHead === undefined ? {} : { turned: onItsHead }),
  }
  const head = headOf(picture, found.points)
  const pose = poseOf(found.points, picture)
  return { face: { faces, turn: 0, upright, pose, ...(head === undefined ? {} : { head }) }, found }
}
