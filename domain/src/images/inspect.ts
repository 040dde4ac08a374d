import type { ContainerFacts, DocumentFacts, FileFormat, NameFacts, PictureFacts } from './facts.ts'
import type { ImageFinding, ImageVerdict } from './finding.ts'
import { inspectContent } from './inspect-content.ts'
import { bytesText, note } from './note.ts'
import type { PictureSpec } from './spec.ts'

const formatNames: Readonly<Record<FileFormat, string>> = {
  jpeg: 'JPG',
  png: 'PNG 图片',
  webp: 'WebP 图片',
  gif: 'GIF 图片',
  heic: 'HEIC 图片（苹果手机格式）',
  avif: 'AVIF 图片',
  bmp: 'BMP 图片',
  tiff: 'TIFF 图片',
  pdf: 'PDF 文档',
  zip: 'ZIP 压缩包',
  text: '文本文件',
  empty: '空文件',
  unknown: '无法识别的文件',
}

/** Formats whose pixels another program could show; the others hold no picture at all. */
const pictures: readonly FileFormat[] = ['png', 'webp', 'gif', 'heic', 'avif', 'bmp', 'tiff']

const sizeRule = (spec: PictureSpec) => (spec.kind === 'portrait' ? 'size_450x600' : 'size_800x600')
const bytesRule = (spec: PictureSpec) => (spec.kind === 'portrait' ? 'bytes_le_30k' : 'bytes_le_50k')

function inspectFormat({ format }: ContainerFacts): readonly ImageFinding[] {
  if (format === 'jpeg') return []
  const name = formatNames[format]
  const code = format === 'empty' ? 'PICTURE-EMPTY' : 'PICTURE-NOT-JPEG'
  const refused = note('file_is_jpeg', 'error', code)(name, 'JPG')
  return pictures.includes(format)
    ? [refused]
    : [refused, note('decodes', 'error', 'PICTURE-UNREADABLE')(name, 'JPG')]
}

function inspectTail({ trailing, script }: ContainerFacts): readonly ImageFinding[] {
  const found: ImageFinding[] = []
  if (trailing?.kind === 'padding') {
    found.push(
      note('file_is_jpeg', 'advice', 'PICTURE-PADDED')(`${bytesText(trailing.bytes)}的空白`, '没有多余内容'),
    )
  } else if (trailing !== undefined) {
    const what = { html: '网页代码', zip: '压缩包', jpeg: '另一张图片', other: '不明内容' }[trailing.kind]
    found.push(
      note(
        'file_is_jpeg',
        'doubt',
        'PICTURE-TRAILING',
      )(`${bytesText(trailing.bytes)}的${what}`, '没有多余内容'),
    )
  }
  if (script === 'found') found.push(note('file_is_jpeg', 'advice', 'PICTURE-SCRIPT')('网页代码', '没有代码'))
  return found
}

function inspectSize({ frame, orientation }: ContainerFacts, spec: PictureSpec): readonly ImageFinding[] {
  if (frame === undefined) return []
  const sidewards = orientation >= 5
  const upright = sidewards ? [frame.height, frame.width] : [frame.width, frame.height]
  const measured = `${frame.width}×${frame.height}`
  const required = `${spec.width}×${spec.height}`
  if (upright[0] !== spec.width || upright[1] !== spec.height) {
    return [note(sizeRule(spec), 'error', 'PICTURE-SIZE')(measured, required)]
  }
  // Systems that take the picture over may not heed EXIF: there it would lie on its side or stand on its head.
  return orientation === 1 ? [] : [note(sizeRule(spec), 'doubt', 'PICTURE-TURNED')(measured, required)]
}

function inspectDensity({ format, density }: ContainerFacts, spec: PictureSpec): readonly ImageFinding[] {
  if (format !== 'jpeg') return []
  const required = `${spec.minDpi} dpi`
  if (density === undefined) return [note('dpi_ge_300', 'error', 'PICTURE-DPI-MISSING')('未写明', required)]
  if (density.dpi >= spec.minDpi) return []
  return [note('dpi_ge_300', 'error', 'PICTURE-DPI')(`${Math.floor(density.dpi * 100) / 100} dpi`, required)]
}

function inspectBytes({ bytes }: ContainerFacts, spec: PictureSpec): readonly ImageFinding[] {
  if (bytes <= spec.maxBytes) return []
  return [note(bytesRule(spec), 'error', 'PICTURE-BYTES')(bytesText(bytes), bytesText(spec.maxBytes))]
}

/** The hard checks of a picture against the season's spec (notice 二.2(1), 二.2(2); E1, F1): container, decoding, size,
 *  density, bytes, colour. Returns everything it found, each with what was measured and what is required. */
export function inspectPicture(facts: PictureFacts, spec: PictureSpec): readonly ImageFinding[] {
  return [
    ...inspectFormat(facts.container),
    ...inspectTail(facts.container),
    ...inspectContent(facts, spec),
    ...inspectSize(facts.container, spec),
    ...inspectDensity(facts.container, spec),
    ...inspectBytes(facts.container, spec),
  ]
}

/** Whose document the file's name says it is (notice 二.2(2): 以考生身份证号命名). A name that is no number at all is only
 *  advice: the rule is about importing, where the import itself refuses it. */
export function inspectName({ named, registry }: NameFacts): readonly ImageFinding[] {
  if (named === 'other')
    return [note('filename_is_id', 'advice', 'NAME-NOT-ID')('其他名称', '身份证件号码.jpg')]
  if (named === 'malformed')
    return [note('filename_is_id', 'error', 'NAME-MALFORMED')('号码有误', '18 位号码')]
  if (named === 'checksum') return [note('id_checksum', 'error', 'NAME-CHECKSUM')('校验位不符', '校验位相符')]
  if (registry !== 'unlisted') return []
  return [note('filename_is_id', 'doubt', 'NAME-UNLISTED')('名册中没有', '名册中的考生')]
}

/** A document picture with, where it was brought by name, its name. */
export function inspectDocument(facts: DocumentFacts, spec: PictureSpec): readonly ImageFinding[] {
  return [...inspectPicture(facts, spec), ...(facts.name === undefined ? [] : inspectName(facts.name))]
}

/** refused with any error, doubtful with any doubt; advice changes nothing. */
export function verdictOf(findings: readonly ImageFinding[]): ImageVerdict {
  if (findings.some((f) => f.severity === 'error')) return 'refused'
  return findings.some((f) => f.severity === 'doubt') ? 'doubtful' : 'accepted'
}
