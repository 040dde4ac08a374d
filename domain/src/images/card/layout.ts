/** A point in the card's own frame: origin at the left end of the number line, the x axis along it, its length the unit
 *  of both axes (y grows downwards, rows above the number are negative). */
export type CardPoint = readonly [x: number, y: number]

/** A strip of the card read as one line: `from` its left end, on the middle of the letters; `width`, `height` in units. */
export interface CardStrip {
  readonly from: CardPoint
  readonly width: number
  readonly height: number
}

/** Where things are printed on a resident identity card (居民身份证). Data of the pack: measured on cards whose content is
 *  known (`document calibrate`), never written into code. */
export interface CardLayout {
  /** Left ends of the printed labels: 姓名, 性别, 出生, 住址, 公民身份号码. */
  readonly labels: readonly CardPoint[]
  /** Length of the label 公民身份号码, units: it alone gives a pose when the number runs out of the picture. */
  readonly numberLabelLength: number
  readonly strips: {
    readonly name: CardStrip
    readonly sex: CardStrip
    readonly birth: CardStrip
    readonly number: CardStrip
  }
  /** Where the name itself begins, units from the left end of its strip. */
  readonly nameFrom: number
  /** Size of a character of a name that is not squeezed, units. */
  readonly em: number
  /** Corners of the card, clockwise from the top left. */
  readonly corners: readonly CardPoint[]
  readonly evidence: string
}
