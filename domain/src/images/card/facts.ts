import type { Mark, Place } from '../mark.ts'

/** What the registry says, as a card prints it. A field that is left out is not asked for. */
export interface CardAsked {
  readonly name?: string
  readonly sex?: '男' | '女'
  /** 汉, 维吾尔: with or without 族 at the end. */
  readonly ethnicity?: string
  /** Eight digits, `20080314`, with or without separators. */
  readonly birth?: string
  readonly number?: string
}

/** How the card lies in the picture. */
export interface CardPose {
  /** Corners, clockwise from the card's own top left. May lie outside 0–1: the card is cut off. */
  readonly corners: readonly Place[]
  /** Length of the card's upper edge, part of the picture's width, 0–1. */
  readonly width: number
  /** Degrees clockwise, −180 to 180; 180 is upside down. */
  readonly roll: number
  /** Printed places found where the plan has them, of seven. */
  readonly found: number
}

/** How one line of the card can be seen. */
export interface LineLight {
  readonly mark: Mark
  /** Paper minus ink, part of the paper's brightness, 0–1: blur and glare lower it, darkness does not. */
  readonly contrast: number
  /** The steepest steps between neighbouring pixels, part of the contrast, 0–1: blur lowers it. */
  readonly sharpness: number
  /** Part of the line whose paper is burnt out, 0–1. */
  readonly washed: number
}

/** One of several possible answers. `lead` in nats: how much more probable the asked one is than the best other one;
 *  negative when another is more probable. */
export interface ChoiceReading {
  readonly light: LineLight
  readonly asked: string
  readonly best: string
  readonly lead: number
}

export interface DigitReading {
  readonly digit: string
  readonly certainty: number
}

/** The number as read, digit by digit; shorter than 18 when something hides some. */
export interface NumberReading {
  readonly light: LineLight
  readonly asked?: string
  readonly digits: readonly DigitReading[]
  /** Whether the last digit fits the others (GB 11643); `unread` unless 18 digits were read. */
  readonly check: 'fits' | 'wrong' | 'unread'
  /** The steepest even step of the paper along the line, levels 0–255: a patch pasted over leaves one. */
  readonly seam: number
}

/** What stands where one character of the asked name should. */
export interface CharacterReading {
  readonly asked: string
  /** What was read there, if anything. */
  readonly read?: string
  readonly certainty: number
  /** Probability of the asked character there; absent when the recogniser does not know it. */
  readonly likelihood?: number
  /** How alike the drawn character is to what is printed, −1 to 1; absent when no font has it. */
  readonly alike?: number
  /** The same for the character that was read in its stead. */
  readonly rival?: number
}

export interface NameReading {
  readonly light: LineLight
  readonly read: string
  readonly characters: readonly CharacterReading[]
  /** Certainty of each character read that the asked name has not. */
  readonly extra: readonly number[]
  /** Ink right of where the asked name ends, in characters. */
  readonly beyond: number
}

/** What reading a card found out; judged by `inspectCard`. Holds personal data: never logged. */
export interface CardFacts {
  readonly pose?: CardPose
  /** Printed label characters (姓名性别民族出生) that were read, of eight. */
  readonly labels: number
  readonly name?: NameReading
  readonly sex?: ChoiceReading
  readonly ethnicity?: ChoiceReading
  readonly birth?: ChoiceReading
  readonly number?: NumberReading
}
