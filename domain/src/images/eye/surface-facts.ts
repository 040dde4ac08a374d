import type { Place } from '../mark.ts'

/** The wall behind the head along the picture's border. Parts 0–1, hue in degrees. */
export interface WallFacts {
  /** Part that is blue where only wall belongs: the upper corners and the sides above the eyes. */
  readonly certain: number
  /** Part that is blue of the whole border down to the chin; loose hair and a tall head count against it. */
  readonly whole: number
  readonly hue: number
  readonly saturation: number
  readonly value: number
  /** Part that is blue at the very rim of the bluer side, and a little further in at the less blue side. */
  readonly frame: { readonly rim: number; readonly within: number }
  /** Boxes of the border that are not blue. */
  readonly elsewhere: readonly { readonly from: Place; readonly to: Place }[]
}

/** A grid of squares of one colour each: mean difference at its lines against the mean elsewhere, 1 where there is none; px. */
export interface GridFacts {
  readonly blocks: number
  readonly period: number
}

/** Single frequencies that stand out of the picture's own texture, log10 of the power: of the face, and of the wall. */
export interface ScreenFacts {
  readonly face: number
  readonly wall: number
}

/** Lab colour differences, light and shadow counting half. */
export interface BelowFacts {
  /** How unlike the skin the least unlike of nose, mouth, chin and cheeks is: a mask covers them all, a beard leaves the nose. */
  readonly least: number
  /** How unlike nose, mouth and chin are among themselves: a mask is of one colour. */
  readonly among: number
}

/** What is between the brows and the crown. */
export interface AboveFacts {
  /** Part of the forehead right above the brows that is skin, 0–1. */
  readonly skin: number
  /** From the brows up to the crown, in distances between the eyes. */
  readonly height: number
  /** Middle lightness further up, L 0–100, and how far the lightest and the darkest tenth are apart: hair shines in places. */
  readonly light: number
  readonly spread: number
  /** How unlike the skin the middle colour is: a shaven head is not. */
  readonly apart: number
  /** Middle colour further up: chroma, and hue in degrees (Lab). */
  readonly chroma: number
  readonly hue: number
  /** Part that has this colour, 0–1. */
  readonly even: number
  /** Mean change of lightness from one half-size pixel to the next: hair has strands, felt has none. */
  readonly rough: number
}

/** The longest line between two rows of blocks at which the columns change alike: part of the width, and where (part of the height). */
export interface TearFacts {
  readonly part: number
  readonly at: number
}

/** What the eye measured in the pixels around and on the face (notice 二.2(1); E2). */
export interface SurfaceFacts {
  readonly wall: WallFacts
  /** How little there is to lose by blurring the face once more: 0 sharp, 1 blurred. */
  readonly blur: number
  /** The same of the face in means of 3×3 px, where noise no longer looks sharp. */
  readonly coarseBlur: number
  readonly grid: GridFacts
  readonly screen: ScreenFacts
  readonly tear: TearFacts
  /** Light of the skin under the eyes against the skin between them; of dark glasses little is left. The lighter eye. */
  readonly lens: number
  readonly below: BelowFacts
  readonly above: AboveFacts
  /** Lightness of the skin, L 0–100. */
  readonly light: number
  /** Opposite corners, 0–1: what would be covered by glasses, a mask, a hat. */
  readonly places: Readonly<Record<'eyes' | 'below' | 'above', { readonly from: Place; readonly to: Place }>>
}
