import type { Orientation, StoredDensity } from '@zhongzhao/domain/images/facts'

/** The four entries of IFD0 that matter here; whatever else EXIF says (place, time, camera) is not read. */
export interface ExifFacts {
  readonly orientation?: Orientation
  readonly density?: StoredDensity
}

const ORIENTATION = 0x0112
const X_RESOLUTION = 0x011a
const Y_RESOLUTION = 0x011b
const RESOLUTION_UNIT = 0x0128
/** Cameras write a dozen or two; more is an attack on the reader. */
const MOST_ENTRIES = 512

const units: readonly StoredDensity['unit'][] = ['inch', 'none', 'inch', 'cm']

function readShort(view: DataView, entry: number, little: boolean): number {
  return view.getUint16(entry + 8, little)
}

function readRational(view: DataView, entry: number, little: boolean): number {
  const at = view.getUint32(entry + 8, little)
  if (at + 8 > view.byteLength) return 0
  const below = view.getUint32(at + 4, little)
  return below === 0 ? 0 : view.getUint32(at, little) / below
}

/** Entries of IFD0 by tag, each with its offset; none when the block is not TIFF or points outside itself. */
function entriesOf(view: DataView, little: boolean): ReadonlyMap<number, number> {
  const entries = new Map<number, number>()
  const ifd = view.getUint32(4, little)
  if (ifd + 2 > view.byteLength) return entries
  const count = Math.min(view.getUint16(ifd, little), MOST_ENTRIES)
  for (let i = 0, at = ifd + 2; i < count && at + 12 <= view.byteLength; i++, at += 12) {
    entries.set(view.getUint16(at, little), at)
  }
  return entries
}

function isOrientation(value: number): value is Orientation {
  return Number.isInteger(value) && value >= 1 && value <= 8
}

/** Reads a TIFF block (an APP1 segment after `Exif\0\0`). A missing unit means inch (EXIF 2.32, 4.6.4 A). */
export function readExif(block: Uint8Array): ExifFacts {
  if (block.length < 8) return {}
  const order = block[0]
  if (order !== block[1] || (order !== 0x49 && order !== 0x4d)) return {}
  const little = order === 0x49
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const entries = entriesOf(view, little)
  const short = (tag: number, absent: number) => {
    const at = entries.get(tag)
    return at === undefined ? absent : readShort(view, at, little)
  }
  const rational = (tag: number) => {
    const at = entries.get(tag)
    return at === undefined ? 0 : readRational(view, at, little)
  }
  const orientation = short(ORIENTATION, 0)
  const [x, y] = [rational(X_RESOLUTION), rational(Y_RESOLUTION)]
  const unit = units[short(RESOLUTION_UNIT, 2)] ?? 'none'
  return {
    ...(isOrientation(orientation) ? { orientation } : {}),
    ...(x > 0 && y > 0 ? { density: { unit, x, y } } : {}),
  }
}
