import { baredPng } from '@zhongzhao/imaging/bare-png'
import { readContainer } from '@zhongzhao/imaging/container'
import { bared } from '@zhongzhao/imaging/rewrap'
import { holdsScript, sniffFormat } from '@zhongzhao/imaging/sniff'

/** What a paper that somebody hands in may be: a picture or a PDF. */
export type PaperFormat = 'jpeg' | 'png' | 'pdf'

export const paperTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
} as const satisfies Readonly<Record<PaperFormat, string>>

const formats = Object.keys(paperTypes) as readonly PaperFormat[]

/** A PDF may carry programs and other files; what is shown to an office carries none. */
const PDF_PROGRAM = /\/(JavaScript|JS|Launch|EmbeddedFile)\b/
/** What is coded may look like anything: a scan of some megabytes holds every three letters somewhere. */
const PDF_STREAM = /stream\r?\n[\s\S]*?endstream/g

const pdfProgram = (bytes: Buffer) => PDF_PROGRAM.test(bytes.toString('latin1').replaceAll(PDF_STREAM, ''))

/** Comments and what stands behind the end are looked at, coded pixels are not; what is no whole picture is looked at as it is. */
function jpegProgram(bytes: Buffer): boolean {
  const { script, trailing, broken } = readContainer(bytes)
  if (broken !== undefined) return holdsScript(bytes)
  return script === 'found' || trailing?.kind === 'html' || trailing?.kind === 'zip'
}

const programs: Readonly<Record<PaperFormat, (bytes: Buffer) => boolean>> = {
  pdf: pdfProgram,
  jpeg: jpegProgram,
  // Of a whole one neither texts nor tail are kept.
  png: (bytes) => baredPng(bytes) === bytes && holdsScript(bytes),
}

/** What uploaded bytes are, whatever their name says. `undefined`: none of the three. */
export function paperFormat(bytes: Buffer): PaperFormat | undefined {
  const format = sniffFormat(bytes)
  return formats.find((one) => one === format)
}

/** Whether a paper carries something that runs. */
export function carriesProgram(bytes: Buffer, format: PaperFormat): 'yes' | 'no' {
  return programs[format](bytes) ? 'yes' : 'no'
}

/** The paper as it is kept: a picture without where, when and with which phone it was taken. */
export function keptPaper(bytes: Buffer, format: PaperFormat): Buffer {
  if (format === 'pdf') return bytes
  return Buffer.from(format === 'jpeg' ? bared(bytes) : baredPng(bytes))
}
