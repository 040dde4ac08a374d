/** Decoded pixels, upright: three bytes a pixel (red, green, blue), row by row from the top left, no padding. */
export interface RgbPicture {
  /** px. */
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}
