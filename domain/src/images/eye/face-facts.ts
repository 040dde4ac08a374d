import type { Place } from '../mark.ts'

/** A face a detector saw: opposite corners of its box (0–1 of the picture), and how sure it is (0–1). */
export interface SeenFace {
  readonly from: Place
  readonly to: Place
  /** By the quick detector at its better size, and by the thorough one where it was asked. */
  readonly quick: number
  readonly thorough?: number
}

/** The face in the picture turned clockwise: how sure the quick detector is, how steady its points. */
export interface TurnedFacts {
  readonly degrees: 90 | 180 | 270
  readonly score: number
  readonly wobble: number
}

/** What speaks for and against a picture that lies on its side or stands on its head. */
export interface UprightFacts {
  /** Where the body is: 1 the picture's lower edge alone differs from its sides, −1 its upper edge alone. */
  readonly shoulders: number
  /** How far the points still move when looked for again, in parts of the face: small where there is a face. 1 where
   *  there is none. */
  readonly wobble: number
  /** The steadiest face in the turned picture; where it was looked for and found. */
  readonly turned?: TurnedFacts
}

/** How the largest face of a picture is held, from its 68 points. Lengths in parts of the picture's width or height. */
export interface PoseFacts {
  /** Degrees, clockwise in the picture: mean of the line of the eyes and the line from nose to chin. */
  readonly roll: number
  /** Where the nose is between the jaw's ends: −1 at the left one, 0 in the middle, 1 at the right one. */
  readonly yaw: number
  readonly eyes: readonly [Place, Place]
  /** The middle of the face between the outermost points, part of the width. */
  readonly centre: number
  /** Lowest point of the chin. */
  readonly chin: Place
}

/** The head with its hair against the background; part of the height for the crown, of the width for the middle. */
export interface HeadFacts {
  readonly crown: number
  readonly centre: number
  /** `estimate`: from the face alone, where the crown could not be seen against the wall. */
  readonly seen: 'outline' | 'estimate'
}

/** What the eye saw of faces (notice 二.2(1)). `pose` and `head` of the largest face, where there is one. */
export interface FaceFacts {
  /** Surest first. */
  readonly faces: readonly SeenFace[]
  readonly upright: UprightFacts
  readonly pose?: PoseFacts
  readonly head?: HeadFacts
}
