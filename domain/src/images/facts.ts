import type { FaceFacts } from './eye/face-facts.ts'
import type { SurfaceFacts } from './eye/surface-facts.ts'

/** What a file is by its content, whatever its name says. */
export type FileFormat =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'heic'
  | 'avif'
  | 'bmp'
  | 'tiff'
  | 'pdf'
  | 'zip'
  | 'text'
  | 'empty'
  | 'unknown'

/** How a JPEG codes its samples: the process named by its start-of-frame marker. */
export type JpegProcess = 'baseline' | 'extended' | 'progressive' | 'lossless' | 'arithmetic'

/** Stored resolution as written: `none` means the numbers are only an aspect ratio. */
export interface StoredDensity {
  readonly unit: 'inch' | 'cm' | 'none'
  readonly x: number
  readonly y: number
}

/** The density that counts, in dots per inch; the lesser of both directions. */
export interface Density {
  readonly dpi: number
  readonly from: 'jfif' | 'exif'
}

export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** What follows the end-of-image marker. */
export type TrailingKind = 'padding' | 'html' | 'zip' | 'jpeg' | 'other'

/** The frame header. `width`, `height` in stored px, before any EXIF orientation. */
export interface JpegFrame {
  readonly width: number
  readonly height: number
  readonly components: number
  /** Bits a sample. */
  readonly precision: number
  readonly process: JpegProcess
}

/** What the markers of a file say, without decoding a pixel. */
export interface ContainerFacts {
  readonly format: FileFormat
  readonly bytes: number
  readonly frame?: JpegFrame
  /** Adobe APP14 transform: 0 RGB or CMYK, 1 YCbCr, 2 YCCK. */
  readonly adobeTransform?: number
  readonly jfif?: StoredDensity
  readonly exif?: StoredDensity
  readonly density?: Density
  readonly orientation: Orientation
  /** `present` with the count of bytes after it, or `missing` when the file ends first. */
  readonly end: 'present' | 'missing'
  readonly trailing?: { readonly bytes: number; readonly kind: TrailingKind }
  readonly comments: number
  /** A comment or an application segment that holds markup or script. */
  readonly script: 'found' | 'none'
  /** Why the marker walk stopped before the end, if it did. */
  readonly broken?: 'cut' | 'garbage' | 'no-frame' | 'no-scan'
}

/** What came out of following the coded samples to their end.
 *  `whole` every block was there; `cut` the data ended early; `damaged` a code that no table has, or a block too long;
 *  `leftover` data remained after the last block; `undecodable` the decoder gave up;
 *  `untried` too many pixels to look at (the size alone refuses it). */
export type Decoding = 'whole' | 'cut' | 'damaged' | 'leftover' | 'undecodable' | 'untried'

/** What the samples say, measured on 8×8 block means. */
export interface PixelFacts {
  readonly decoding: Decoding
  /** Mean distance from grey in Cb/Cr levels, 0–181. Absent when nothing was decoded. */
  readonly chroma?: number
  /** The 98th percentile of that distance: a small coloured thing on a grey ground still counts. */
  readonly chromaPeak?: number
  /** How far colour spreads around its own mean, Cb/Cr levels: near 0 for a tinted grey picture. */
  readonly chromaSpread?: number
  /** The longest horizontal break at an 8-row boundary, as a part of the width, 0–1: flipped bits leave one. */
  readonly seam?: number
  /** Part of the block means outside what 8-bit samples can give, 0–1: flipped bits leave some. */
  readonly outOfRange?: number
}

/** Everything measured on one picture; the domain judges nothing else. */
export interface PictureFacts {
  readonly container: ContainerFacts
  readonly pixels: PixelFacts
}

/** What the eye saw in a portrait's pixels (E2). */
export interface EyeFacts {
  readonly face: FaceFacts
  /** Around and on the largest face; absent where there is none. */
  readonly surface?: SurfaceFacts
}

/** Facts of a portrait (notice 二.2(1)). `eye` absent: nobody looked (no models, or not yet); `unreadable`: it could not. */
export interface PortraitFacts extends PictureFacts {
  readonly eye?: EyeFacts | 'unreadable'
}

/** Facts of a document picture (notice 二.2(2)). `name` only where files are brought by name. */
export interface DocumentFacts extends PictureFacts {
  readonly name?: NameFacts
}

/** What a file's name (or its folder's) says about whose document it is.
 *  `id` an ID number in order; `checksum` an ID number whose last digit does not fit; `malformed` 15–19 digits that are
 *  no ID number; `other` some other name. */
export interface NameFacts {
  readonly named: 'id' | 'checksum' | 'malformed' | 'other'
  readonly registry: 'listed' | 'unlisted' | 'unasked'
}
