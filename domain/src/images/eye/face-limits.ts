/** Up to `pass` it is in order, beyond `refuse` a machine is never wrong; between them a person looks. */
export interface Limit {
  readonly pass: number
  readonly refuse: number
  readonly basis: string
  readonly evidence: string
}

/** Where the head's share of the height is in order, and outside of what it is refused. */
export interface HeadLimit {
  readonly least: number
  readonly most: number
  readonly refuseBelow: number
  readonly refuseAbove: number
  /** By how much further a head must be off that leans more than is refused. */
  readonly leaning: number
  /** By how much an estimated crown may be wrong. */
  readonly estimated: number
  /** What is asked: drawn on the picture. */
  readonly wanted: number
  readonly basis: string
  readonly evidence: string
}

/** How sure (0–1) a detector must be of a face. */
export interface PresenceLimit {
  /** From here on there is a face; below `none` there is none; between them a person looks. */
  readonly some: number
  readonly none: number
  /** Of a second face: from here on nobody doubts it, and from here on somebody looks. */
  readonly another: number
  readonly perhapsAnother: number
  /** From here on nobody doubts it either where both detectors say so. */
  readonly agreeing: number
  readonly basis: string
  readonly evidence: string
}

/** When the 68 points are believed. Parts of the face's square that they move when looked for again. */
export interface SteadyLimit {
  /** Up to here measures are certain; from `lost` on a person looks whatever they say. */
  readonly steady: number
  readonly lost: number
  /** A picture on its head or its side: how many times steadier the points are in the turned picture, and how sure its face is. */
  readonly timesSteadier: number
  readonly turnedScore: number
  readonly evidence: string
}

/** What the notice asks of the face, with the borders of three verdicts. */
export interface FaceLimits {
  readonly presence: PresenceLimit
  readonly steady: SteadyLimit
  /** Degrees from upright. */
  readonly roll: Limit
  /** Nose from the middle between the jaw's ends, 0–1. */
  readonly yaw: Limit
  /** Part of the width from the middle. */
  readonly centre: Limit
  readonly head: HeadLimit
}
