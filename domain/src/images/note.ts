import type { Mark } from './mark.ts'
import type { ImageFinding, ImageFindingCode, ImageSeverity, PictureRule } from './finding.ts'

/** Begins a finding; measured and required follow: `note('decodes', 'error', 'PICTURE-CUT')('58%', '完整')`. */
export function note(rule: PictureRule, severity: ImageSeverity, code: ImageFindingCode) {
  return (measured: string, required: string, marks?: readonly Mark[]): ImageFinding => ({
    rule,
    severity,
    code,
    measured,
    required,
    ...(marks === undefined ? {} : { marks }),
  })
}

/** `1,234 字节` */
export function bytesText(n: number): string {
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} 字节`
}
