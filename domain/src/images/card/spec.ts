import type { CardLayout } from './layout.ts'

/** From when on a reading counts. Data of the pack, with what it was measured on. */
export interface CardLimits {
  /** Length of the card's upper edge, part of the picture's width: smaller is taken again. */
  readonly leastWidth: number
  /** Printed places found, of seven: fewer is no card. */
  readonly leastFound: number
  /** Printed label characters read, of eight: fewer is taken again. */
  readonly leastLabels: number
  /** Paper minus ink and steepness of the number line, 0–1: less is taken again. */
  readonly leastContrast: number
  readonly leastSharpness: number
  /** Part of a line that may be burnt out before an unread line is taken again, 0–1. */
  readonly mostWashed: number
  /** How far the middle of the card may lie from that of the picture, part of the width, and how far a corner may lie
   *  outside it. */
  readonly mostOffCentre: number
  readonly mostCutOff: number
  /** Degrees. */
  readonly mostRoll: number
  /** Levels of an even step in the paper of the number line: a patch. */
  readonly patchSeam: number
  /** A digit, a character read this surely stands there. */
  readonly sureDigit: number
  readonly sureCharacter: number
  /** A digit read less surely is not read. */
  readonly leastDigit: number
  /** Nats by which the asked answer must lead (equal) or trail (different). */
  readonly lead: number
  readonly trail: number
  /** Likeness of a drawn character that confirms it, that a surely read one must still have, and by which another one
   *  must be more alike to contradict. */
  readonly alike: number
  readonly alikeRead: number
  readonly rivalLead: number
  /** Characters' worth of ink right of the asked name: more, and something else is printed there. */
  readonly mostBeyond: number
  /** Probability of the asked character below which a surely read other one contradicts it. */
  readonly improbable: number
  readonly evidence: string
}

/** What a season knows about resident identity cards (居民身份证; notice 二.2(2), 三.(三)). */
export interface CardSpec {
  readonly layout: CardLayout
  readonly limits: CardLimits
}
