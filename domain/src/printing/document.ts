/** A printed sheet is a draft (watermark 草稿) until the school has checked the registration (notice 三.(三)). */
export type Standing = 'draft' | 'final'

/** How much of the width a cell takes: one of two cells beside each other, or the whole row. */
export type Span = 'half' | 'full'

/** What identifies a sheet of paper: its number as barcode, the whole seal code as QR, 16 digits for the eye. */
export interface SheetMark {
  /** Letters, digits and hyphens: what a hand scanner types. */
  readonly number: string
  /** The text of the QR code. */
  readonly qr: string
  /** 16 digits; printed 4-4-4-4. */
  readonly sealCode: string
}

export interface FilledCell {
  readonly label: string
  readonly value: string
  readonly span: Span
  readonly size: 'plain' | 'name'
}

export interface FilledColumn {
  readonly label: string
  /** Share of the table's width. */
  readonly width: number
  readonly align: 'left' | 'center'
}

export interface FilledGrid {
  readonly kind: 'grid'
  readonly title: string
  /** Rows standing left of the portrait; the portrait spans them. 0: no portrait here. */
  readonly besidePortrait: number
  readonly rows: readonly (readonly FilledCell[])[]
}
export interface FilledTable {
  readonly kind: 'table'
  readonly title: string
  readonly columns: readonly FilledColumn[]
  readonly rows: readonly (readonly string[])[]
}
export type FilledSection = FilledGrid | FilledTable

/** A place to sign: `监护人签名` and what else is written on that line (`与考生关系`). */
export interface SignatureLine {
  readonly label: string
  readonly beside?: string
}

/** What is signed and by whom; the school's part carries the seal box. */
export interface Signing {
  readonly pledge: { readonly title: string; readonly text: string; readonly lines: readonly SignatureLine[] }
  readonly school: {
    readonly title: string
    readonly text: string
    readonly lines: readonly SignatureLine[]
    readonly seal: string
  }
}

/** 考生报名登记表 (notice 三.(三)), filled. */
export interface FormSheet {
  readonly kind: 'form'
  /** `河南省2022年初中学业水平考试` */
  readonly heading: string
  readonly title: string
  /** The line under the title: school, class, serial. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Repeated on every following page, so that a loose page finds its way back. */
  readonly running: string
  readonly standing: Standing
  /** Name of a picture of the document; undefined prints an empty frame. */
  readonly portrait?: string
  readonly sections: readonly FilledSection[]
  readonly signing: Signing
  readonly mark?: SheetMark
  /** `2022年3月25日 17:00` */
  readonly printedAt: string
}

/** One 注册密码条. */
export interface Slip {
  readonly name: string
  readonly serial: string
  /** Already masked: `4101 **** **** 0012`. */
  readonly maskedNumber: string
  /** `XXXX-XXXX-XXXX` */
  readonly code: string
}

/** 注册密码条 of a class, ten to a page, and the list on which each pupil signs for the own slip. */
export interface SlipSheet {
  readonly kind: 'slips'
  readonly title: string
  readonly school: string
  readonly className: string
  readonly address: string
  readonly steps: readonly string[]
  /** `采集照片不收取任何费用` and the like. */
  readonly notes: readonly string[]
  readonly validUntil: string
  readonly printedAt: string
  readonly slips: readonly Slip[]
}

/** One line of a 信息采集草表: what is known, what to write, how. */
export interface DraftLine {
  readonly label: string
  readonly value: string
  readonly hint: string
  /** Choices to tick instead of writing; empty: a ruled blank. */
  readonly choices: readonly string[]
}

export interface DraftTable {
  readonly title: string
  readonly hint: string
  readonly columns: readonly FilledColumn[]
  readonly rows: readonly (readonly string[])[]
  readonly blankRows: number
}

/** 信息采集草表: taken home before the computer room, filled in by hand, kept by the family. */
export interface DraftSheet {
  readonly kind: 'draft'
  readonly heading: string
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly running: string
  readonly lead: string
  readonly known: { readonly title: string; readonly lines: readonly DraftLine[] }
  readonly asked: { readonly title: string; readonly lines: readonly DraftLine[] }
  readonly tables: readonly DraftTable[]
  readonly foot: string
  readonly printedAt: string
}

/** 监护人同意书 (个人信息保护法 art. 31) for one pupil. */
export interface ConsentSheet {
  readonly kind: 'consent'
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly lead: string
  readonly paragraphs: readonly string[]
  readonly declaration: string
  readonly lines: readonly SignatureLine[]
  /** Version of the text, kept with the record of the consent. */
  readonly version: string
  readonly printedAt: string
}

/** A table an office lives by: 花名册, 人数核对表, 签字回收登记表. */
export interface TableSheet {
  readonly kind: 'table'
  readonly orientation: 'portrait' | 'landscape'
  readonly heading: string
  readonly title: string
  /** 填报单位（盖章） */
  readonly unit: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly columns: readonly FilledColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Printed bold under the last row; empty: none. */
  readonly total: readonly string[]
  /** `填表人`, `审核人`, `日期` */
  readonly signers: readonly string[]
  readonly notes: readonly string[]
  readonly printedAt: string
}

/** 照片核对表: the portraits of a class in class order, five beside each other, each with name, number and a place to sign. */
export interface PortraitsPart {
  readonly kind: 'portraits'
  readonly heading: string
  readonly title: string
  /** 填报单位（盖章） */
  readonly unit: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly people: readonly {
    readonly serial: string
    readonly name: string
    /** Name of a picture of the document; undefined prints an empty frame. */
    readonly portrait?: string
  }[]
  readonly signers: readonly string[]
  readonly notes: readonly string[]
  readonly printedAt: string
}

export type PrintPart = FormSheet | SlipSheet | DraftSheet | ConsentSheet | TableSheet | PortraitsPart

/** A PDF file as plain data: parts in order, each with its own page numbers, and the pictures they name. */
export interface PrintDocument {
  /** Shown in the reader's title bar; no personal data. */
  readonly title: string
  readonly parts: readonly PrintPart[]
  /** JPEG bytes by name. */
  readonly pictures: Readonly<Record<string, Uint8Array>>
}

/** Every text of the document, for the glyph check. */
export function textsOf(document: PrintDocument): readonly string[] {
  return [document.title, ...stringsIn(document.parts)]
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
