import type { FaceFacts, TurnedFacts, UprightFacts } from '@zhongzhao/domain/images/eye/face-facts'
import { type Detected, type MergedFace, mergeFaces, settled } from '@zhongzhao/imaging/face-boxes'
import { type CropFrame, cropped, fromFrame, mirrorImage, uprightFrame } from '@zhongzhao/imaging/face-crop'
import { type FacePoints, distance, meanPoints, unmirrored } from '@zhongzhao/imaging/face-points'
import { poseOf } from '@zhongzhao/imaging/face-pose'
import { foreignSides, shouldersOf } from '@zhongzhao/imaging/face-surroundings'
import type { RgbPicture } from '@zhongzhao/imaging/rgb-picture'
import { turned } from '@zhongzhao/imaging/turning'
import { CROP, type EyeModels } from './eye-models.ts'

/** px to which the quick detector shrinks a picture: what one size misses the other sees. */
const QUICK = [224, 320] as const
/** Where the body certainly is below, nobody asks whether the picture stands on its head. */
const CLEARLY_BELOW = 0.35
const STEADY = 0.006
const LOST = 0.012
/** From this part of the side strips on somebody may stand there whom the quick detector overlooks. */
const FOREIGN_SIDES = 0.03

/** The points of one face: px of the picture, and how far they moved when looked for once more (parts of the square). */
export interface FoundPoints {
  readonly points: FacePoints
  readonly wobble: number
}

/** A first look at the square around a detector's box: good enough to stand the next one upright. */
async function firstPoints(models: EyeModels, picture: RgbPicture, frame: CropFrame): Promise<FacePoints> {
  const [seen] = await models.findPoints([cropped(picture, frame, CROP)])
  return (seen ?? []).map((p) => fromFrame(frame, p))
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
  let points = await firstPoints(models, picture, { centre, side, angle: 0 })
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
  const alone = settled(first, second) && foreignSides(picture) < FOREIGN_SIDES
  const thorough = alone ? [] : await models.detectThoroughly(picture)
  return mergeFaces([...first, ...second], thorough)
}

const largestOf = (faces: readonly MergedFace[]) => {
  const sure = faces.filter((f) => Math.max(f.quick, f.thorough ?? 0) >= 0.3)
  return sure.toSorted((a, b) => b.box.width - a.box.width)[0]
}

/** The steadiest face of the turned picture. */
async function lookTurned(
  models: EyeModels,
  picture: RgbPicture,
  turns: readonly TurnedFacts['degrees'][],
): Promise<TurnedFacts | undefined> {
  const seen: TurnedFacts[] = []
  for (const degrees of turns) {
    const other = turned(picture, degrees)
    const [box] = (await models.detectQuickly(other, QUICK[0])).toSorted((a, b) => b.score - a.score)
    if (box === undefined) continue
    const { wobble } = await findPoints(models, other, box)
    seen.push({ degrees, score: box.score, wobble })
  }
  return seen.toSorted((a, b) => a.wobble - b.wobble)[0]
}

/** A face that stays where it is above shoulders stands upright; for any other the turned pictures are asked. */
function turnsToTry({ shoulders, wobble }: UprightFacts): readonly TurnedFacts['degrees'][] {
  if (wobble > LOST) return [180, 90, 270]
  return shoulders >= CLEARLY_BELOW && wobble <= STEADY ? [] : [180]
}

async function uprightOf(models: EyeModels, picture: RgbPicture, wobble: number): Promise<UprightFacts> {
  const upright = { shoulders: shouldersOf(picture), wobble }
  const best = await lookTurned(models, picture, turnsToTry(upright))
  return best === undefined ? upright : { ...upright, turned: best }
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
  if (largest === undefined) return { face: { faces, upright: await uprightOf(models, picture, 1) } }
  const found = await findPoints(models, picture, largest.box)
  const upright = await uprightOf(models, picture, found.wobble)
  return { face: { faces, upright, pose: poseOf(found.points, picture) }, found }
}
