/** A measure of which less is worse or more is worse: from `refuse` on a machine is never wrong, up to `pass` it is in order, between them a
 *  person looks. */
interface Band {
  readonly pass: number
  readonly refuse: number
  readonly basis: string
  readonly evidence: string
}

/** How blue the wall must be: parts of its border, 0–1. */
export interface WallLimits {
  readonly certain: { readonly pass: number; readonly refuse: number }
  /** Of the whole border, where the certain part is in order. */
  readonly whole: number
  /** Value (0–1) below which the picture is too dark to say. */
  readonly dark: number
  readonly basis: string
  readonly evidence: string
}

/** Frequencies that stand out (log10): doubtful where the face alone, or face and wall together, reach them; where the wall does and the
 *  picture is grainier (blur) than a camera's; where the rim is not blue and the wall within is (a frame). */
export interface ScreenLimits {
  readonly face: number
  readonly both: { readonly face: number; readonly wall: number }
  readonly grain: { readonly blur: number; readonly wall: number }
  readonly frame: { readonly rim: number; readonly within: number }
  readonly basis: string
  readonly evidence: string
}

/** A mask: unlike the skin by `refuse` and of one colour (`among` at most), or unlike by `doubt` whatever the colours. */
export interface MaskLimits {
  readonly refuse: number
  readonly among: number
  readonly doubt: number
  readonly basis: string
  readonly evidence: string
}

/** A blurred face under the noise of a dark room: doubtful from `pass` on, already from `noisy` on where the noise looks sharper than `noise`. */
export interface CoarseBlurLimits {
  readonly pass: number
  readonly noisy: number
  readonly noise: number
  readonly basis: string
  readonly evidence: string
}

/** A head-dress: evenly of a colour no hair has, light where hair is dark, or without any strand and down to the brows. `plain`: without
 *  the lights that hair has, which only makes doubtful. `height`: a head that ends this near to the brows (distances between the eyes) wears
 *  the colour of the wall. */
export interface HatLimits {
  readonly even: { readonly doubt: number; readonly refuse: number }
  /** Hues (degrees) of hair, chroma from which any other hue is no hair's, and chroma that no hair has. */
  readonly hair: {
    readonly hueFrom: number
    readonly hueUntil: number
    readonly other: number
    readonly most: number
  }
  readonly smooth: number
  readonly forehead: number
  readonly plain: {
    readonly even: number
    readonly spread: number
    readonly light: number
    readonly apart: number
  }
  readonly height: number
  readonly basis: string
  readonly evidence: string
}

/** What the eye judges surfaces by (notice 二.2(1)); data of the pack with the evidence beside each. */
export interface SurfaceLimits {
  readonly wall: WallLimits
  readonly blur: Band
  readonly coarseBlur: CoarseBlurLimits
  readonly grid: Band
  readonly screen: ScreenLimits
  /** Part of the width of a torn line from which a person looks. */
  readonly tear: { readonly part: number; readonly basis: string; readonly evidence: string }
  readonly lens: Band
  readonly mask: MaskLimits
  readonly hat: HatLimits
  /** Lightness of the skin: outside it the picture is too dark or burnt out; a person looks. */
  readonly light: {
    readonly least: number
    readonly most: number
    readonly basis: string
    readonly evidence: string
  }
}
