import type { ContainerFacts, Decoding, PictureFacts, PixelFacts } from './facts.ts'
import type { ImageFinding } from './finding.ts'
import { note } from './note.ts'
import type { PictureSpec } from './spec.ts'

const whole = '完整的画面'

const brokenNames: Readonly<Record<NonNullable<ContainerFacts['broken']>, string>> = {
  cut: '文件在中途断开',
  garbage: '夹有无法识别的内容',
  'no-frame': '没有画面尺寸',
  'no-scan': '没有画面内容',
}

function inspectFrame({ frame }: ContainerFacts, spec: PictureSpec): readonly ImageFinding[] {
  if (frame === undefined) return []
  const pixels = frame.width * frame.height
  if (pixels > spec.maxPixels) {
    const limit = `${spec.maxPixels / 10_000} 万像素`
    return [note('decodes', 'error', 'PICTURE-BOMB')(`${frame.width}×${frame.height} 像素`, limit)]
  }
  const plain = frame.precision === 8 && frame.process !== 'lossless' && frame.process !== 'arithmetic'
  if (plain && pixels > 0) return []
  return [
    note('decodes', 'error', 'PICTURE-CODING')(`${frame.process}，${frame.precision} 位`, '普通 8 位 JPG'),
  ]
}

/** Refused only where no reader could show the whole picture; what remains uncertain goes to a person. */
const decodingFindings: Readonly<Record<Decoding, readonly ImageFinding[]>> = {
  whole: [],
  untried: [],
  cut: [note('decodes', 'error', 'PICTURE-CUT')('画面数据提前结束', whole)],
  damaged: [note('decodes', 'error', 'PICTURE-DAMAGED')('编码有误', whole)],
  undecodable: [note('decodes', 'error', 'PICTURE-DAMAGED')('无法解码', whole)],
  leftover: [note('decodes', 'doubt', 'PICTURE-SUSPECT')('画面之后还有数据', whole)],
}

const percent = (part: number) => `${Math.round(part * 100)}%`

function inspectDamage(
  { seam = 0, outOfRange = 0 }: PixelFacts,
  { damage }: PictureSpec,
): readonly ImageFinding[] {
  if (outOfRange >= damage.outOfRange) {
    return [note('decodes', 'doubt', 'PICTURE-SUSPECT')(`${percent(outOfRange)} 的色块异常`, whole)]
  }
  if (seam < damage.seam) return []
  return [note('decodes', 'doubt', 'PICTURE-SUSPECT')(`横向接缝占宽度 ${percent(seam)}`, whole)]
}

function inspectDecoding({ container, pixels }: PictureFacts, spec: PictureSpec): readonly ImageFinding[] {
  const header = inspectFrame(container, spec)
  if (header.length > 0) return header
  const decoding = decodingFindings[pixels.decoding]
  if (decoding.length > 0) return decoding
  if (container.broken !== undefined) {
    return [note('decodes', 'error', 'PICTURE-DAMAGED')(brokenNames[container.broken], whole)]
  }
  const damage = inspectDamage(pixels, spec)
  if (damage.length > 0 || container.end === 'present') return damage
  return [note('decodes', 'doubt', 'PICTURE-END-MISSING')('没有结束标记', whole)]
}

function inspectColour(
  { container, pixels }: PictureFacts,
  { colour }: PictureSpec,
): readonly ImageFinding[] {
  const components = container.frame?.components
  if (components === 4) return [note('colour', 'doubt', 'PICTURE-CMYK')('CMYK 四色', '普通彩色')]
  if (components === 1) return [note('colour', 'error', 'PICTURE-GREY')('0', String(colour.doubtful))]
  const { chromaPeak, chromaSpread } = pixels
  if (chromaPeak === undefined || chromaSpread === undefined) return []
  const required = String(colour.doubtful)
  if (chromaPeak < colour.grey) return [note('colour', 'error', 'PICTURE-GREY')(String(chromaPeak), required)]
  if (chromaPeak < colour.doubtful)
    return [note('colour', 'doubt', 'PICTURE-PALE')(String(chromaPeak), required)]
  if (chromaSpread >= colour.leastSpread || chromaPeak >= colour.tintedBelow) return []
  return [note('colour', 'doubt', 'PICTURE-TINTED')(String(chromaSpread), String(colour.leastSpread))]
}

/** Decoding and colour of a JPEG; nothing for other formats, which are refused for what they are. */
export function inspectContent(facts: PictureFacts, spec: PictureSpec): readonly ImageFinding[] {
  if (facts.container.format !== 'jpeg') return []
  return [...inspectDecoding(facts, spec), ...inspectColour(facts, spec)]
}
