import type { CardSpec } from './card/spec.ts'
import type { FaceLimits } from './eye/face-limits.ts'
import type { SurfaceLimits } from './eye/surface-limits.ts'

/** portrait 照片 (notice 二.2(1)), document 证件 (notice 二.2(2)). */
export type PictureKind = 'portrait' | 'document'

export const pictureKindNames: Readonly<Record<PictureKind, string>> = {
  portrait: '照片',
  document: '证件照片',
}

/** Who may supply a picture (E0). The candidate always sees it and may say 这不是我. */
export type Supplier = 'school' | 'point' | 'candidate'

export const supplierNames: Readonly<Record<Supplier, string>> = {
  school: '学校',
  point: '报名点',
  candidate: '考生本人',
}

/** Where grey ends and colour begins, in Cb/Cr levels (0–181). Thresholds are data with their evidence beside them. */
export interface ColourLimits {
  /** 98th percentile of the distance from grey: below `grey` it is no colour picture, below `doubtful` a person looks. */
  readonly grey: number
  readonly doubtful: number
  /** A grey picture with a tint: colour spreads less than `leastSpread` around its mean, and no more than
   *  `tintedBelow` from grey (an even blue wall is not tinted grey). A person looks. */
  readonly leastSpread: number
  readonly tintedBelow: number
  readonly evidence: string
}

/** From which measure on a person should look for damage. */
export interface DamageLimits {
  /** Part of the width that one step between block rows explains, 0–1. */
  readonly seam: number
  /** Part of the block means that samples cannot give, 0–1. */
  readonly outOfRange: number
  readonly evidence: string
}

/** What the eye judges a portrait by (E2). */
export interface EyeLimits {
  readonly face: FaceLimits
  readonly surface: SurfaceLimits
}

/** What a season asks of a picture. Data of the pack; every limit with its clause. */
export interface PictureSpec {
  readonly kind: PictureKind
  readonly basis: string
  /** px, upright. */
  readonly width: number
  readonly height: number
  /** Bytes still accepted (inclusive), and the most that we ourselves write. */
  readonly maxBytes: number
  readonly emitBytes: number
  /** Dots per inch, inclusive. */
  readonly minDpi: number
  /** px; a header that claims more is not decoded at all. */
  readonly maxPixels: number
  readonly colour: ColourLimits
  readonly damage: DamageLimits
  /** Portraits only. */
  readonly eye?: EyeLimits
  readonly suppliers: readonly Supplier[]
  /** How a resident identity card is read, where the document is one. */
  readonly card?: CardSpec
}

export function maySupply(spec: PictureSpec, supplier: Supplier): boolean {
  return spec.suppliers.includes(supplier)
}
