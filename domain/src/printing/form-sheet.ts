import type { FormSheet, SheetMark, Standing } from './document.ts'
import { type Filling, type PrintedForm, fillSections } from './layout.ts'

/** What a registration brings to its paper beside the values of the forms. */
export interface Registrant {
  readonly name: string
  /** 报名序号 */
  readonly serial: string
  readonly school: string
  readonly className: string
}

/** How this print is made: once as a draft, later with the marks that a signature will be recorded by. */
export interface Printing {
  readonly standing: Standing
  /** `2022年3月25日 17:00` */
  readonly printedAt: string
  /** Undefined while there is no sheet to sign: no QR, no barcode, no seal code. */
  readonly mark?: SheetMark
  /** Name of the portrait among the document's pictures. */
  readonly portrait?: string
}

/** 考生报名登记表 (notice 三.(三)): layout and values become one sheet. */
export function formSheet(
  printed: PrintedForm,
  {
    filling,
    registrant,
    printing,
  }: {
    readonly filling: Filling
    readonly registrant: Registrant
    readonly printing: Printing
  },
): FormSheet {
  return {
    kind: 'form',
    heading: printed.heading,
    title: printed.title,
    facts: [
      { label: '报名序号', value: registrant.serial },
      { label: '学校', value: registrant.school },
      { label: '班级', value: registrant.className },
    ],
    running: `${registrant.name}　${printing.mark?.number ?? registrant.serial}`,
    sections: fillSections(printed, filling),
    signing: printed.signing,
    ...printing,
  }
}

/** `1234567890123456` → `1234 5678 9012 3456`, as people read it aloud. */
export function groupedSealCode(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ')
}
