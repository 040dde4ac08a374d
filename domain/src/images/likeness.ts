/** From which measure on two pictures are called alike; data of the pack, with its evidence (E6). */
export interface LikenessLimits {
  /** Bits of 64 that may differ in one and the same picture. */
  readonly samePicture: number
  /** Distance of two face descriptors up to which it is probably the same photograph. */
  readonly sameFace: number
  /** Distance between portrait and card beyond which it is worth a look whether it is another person: advice, nothing more. */
  readonly otherFace: number
  /** By how much the other's card has to fit better than the own before a swap is thought of. */
  readonly swapMargin: number
  readonly evidence: string
}

/** How one pupil's portrait looks, and whose face is on the card where somebody could tell. `hash` 8 bytes, faces 128 numbers. */
export interface Likeness {
  readonly registration: string
  readonly image: string
  readonly hash: Uint8Array
  readonly face?: Float32Array
  readonly cardFace?: Float32Array
}

/** samePicture 同一张照片用于两人; sameFace 两人面容几乎相同; swapped 两人照片可能互换. */
export type LikenessKind = 'samePicture' | 'sameFace' | 'swapped'

export const likenessKindNames: Readonly<Record<LikenessKind, string>> = {
  samePicture: '同一张照片用于两人',
  sameFace: '两人面容几乎相同',
  swapped: '两人照片可能互换',
}

/** Two pupils whose pictures a person should look at. `a` comes before `b` by registration. */
export interface LikenessFinding {
  readonly kind: LikenessKind
  readonly a: Likeness
  readonly b: Likeness
  /** Distances: bits, descriptor. */
  readonly measured: { readonly hash: number; readonly face?: number }
}

/** Bits in which two hashes differ, 0–64. */
export function hashDistance(a: Uint8Array, b: Uint8Array): number {
  let bits = 0
  for (let at = 0; at < 8; at++) {
    let rest = (a[at] ?? 0) ^ (b[at] ?? 0)
    for (; rest !== 0; rest &= rest - 1) bits++
  }
  return bits
}

/** Euclidean distance of two descriptors of 128 numbers. */
export function faceDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2
  return Math.sqrt(sum)
}

const rounded = (distance: number) => Math.round(distance * 1000) / 1000

function alike(a: Likeness, b: Likeness, limits: LikenessLimits): LikenessFinding | undefined {
  const hash = hashDistance(a.hash, b.hash)
  const face = a.face === undefined || b.face === undefined ? undefined : faceDistance(a.face, b.face)
  const same = hash <= limits.samePicture
  if (!same && (face === undefined || face > limits.sameFace)) return undefined
  const measured = face === undefined ? { hash } : { hash, face: rounded(face) }
  return { kind: same ? 'samePicture' : 'sameFace', a, b, measured }
}

/** Own portrait and own card: how far apart; undefined where either face is not known. */
function ownDistance({ face, cardFace }: Likeness): number | undefined {
  return face === undefined || cardFace === undefined ? undefined : faceDistance(face, cardFace)
}

function swapped(a: Likeness, b: Likeness, limits: LikenessLimits): LikenessFinding | undefined {
  const [ownA, ownB] = [ownDistance(a), ownDistance(b)]
  if (ownA === undefined || ownB === undefined) return undefined
  if (ownA <= limits.otherFace || ownB <= limits.otherFace) return undefined
  if (a.face === undefined || b.face === undefined || a.cardFace === undefined || b.cardFace === undefined)
    return undefined
  const [crossA, crossB] = [faceDistance(a.face, b.cardFace), faceDistance(b.face, a.cardFace)]
  if (crossA > ownA - limits.swapMargin || crossB > ownB - limits.swapMargin) return undefined
  // A card that shows neither of the two speaks for no exchange between them.
  if (crossA > limits.otherFace || crossB > limits.otherFace) return undefined
  const measured = { hash: hashDistance(a.hash, b.hash), face: rounded(Math.max(crossA, crossB)) }
  return { kind: 'swapped', a, b, measured }
}

/** What one pupil's pictures have in common with those of the others (E6). Inside one school only: between more people the
 *  distances of strangers meet those of one and the same. */
export function likeTo(
  pupil: Likeness,
  others: readonly Likeness[],
  limits: LikenessLimits,
): readonly LikenessFinding[] {
  return others.flatMap((other) => {
    if (other.registration === pupil.registration) return []
    const [a, b] = pupil.registration < other.registration ? [pupil, other] : [other, pupil]
    return [alike(a, b, limits), swapped(a, b, limits)].filter((found) => found !== undefined)
  })
}

/** One picture used for several pupils is told of each of them once, against the first: three pupils are two findings, not three.
 *  Findings in the order of their pupils. */
export function toldOnce(findings: readonly LikenessFinding[]): readonly LikenessFinding[] {
  const told = new Set<string>()
  return findings.filter(({ kind, b }) => {
    if (kind !== 'samePicture') return true
    if (told.has(b.registration)) return false
    told.add(b.registration)
    return true
  })
}
