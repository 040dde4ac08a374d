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

/** What uploaded bytes are, whatever their name says. `undefined`: none of the three. */
export function paperFormat(bytes: Buffer): PaperFormat | undefined {
  const format = sniffFormat(bytes)
  return formats.find((one) => one === format)
}

/** Whether a paper carries something that runs. */
export function carriesProgram(bytes: Buffer, format: PaperFormat): 'yes' | 'no' {
  const carries = format === 'pdf' ? PDF_PROGRAM.test(bytes.toString('latin1')) : holdsScript(bytes)
  return carries ? 'yes' : 'no'
}
