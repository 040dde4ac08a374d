import type { PrintDocument } from '@zhongzhao/domain/printing/document'
import type { Ctx } from '../platform/context.ts'
import { byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { missingGlyphs, namedCharacters } from '../platform/glyphs.ts'
import { printable, renderPdf } from '../platform/pdf.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import type { Dossier } from '../registration/store.ts'

/** The characters of one candidate's paper that no font has (D6). */
export function missingIn(dossier: Dossier): readonly string[] {
  const { registration, schoolName, className } = dossier
  return missingGlyphs(JSON.stringify([registration.sections, schoolName, className]))
}

/** The work item: stands in the history of each of these candidates. */
export async function noteMissing(ctx: Ctx, dossiers: readonly Dossier[]): Promise<void> {
  if (dossiers.length === 0) return
  const told = { kind: 'glyph.missing', at: ctx.now, by: byOf(ctx) } as const
  const ids = dossiers.map((d) => d.registration.id)
  await inTransaction(ctx, (inside) => recordEvents(inside, told, ids))
}

/** What leaves on paper or in a file with its numbers uncovered stands in the history of everybody in it (C8, 个人信息保护法). */
export async function notePrinted(
  ctx: Ctx,
  registrations: readonly string[],
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const told = { kind: 'table.printed', at: ctx.now, by: byOf(ctx), detail } as const
  await inTransaction(ctx, (inside) => recordEvents(inside, told, registrations))
}

/** A glyph no font has stops printing with a work item, never with □ (D6). Refuses GLYPH-MISSING. */
export async function checkGlyphs(ctx: Ctx, dossiers: readonly Dossier[]): Promise<void> {
  const without = dossiers.filter((d) => missingIn(d).length > 0)
  if (without.length === 0) return
  await noteMissing(ctx, without)
  throw refused('GLYPH-MISSING', { characters: namedCharacters(without.flatMap(missingIn)) })
}

export async function pdfAnswer(document: PrintDocument, fileName: string): Promise<FileAnswer> {
  return {
    kind: 'file',
    bytes: await renderPdf(orRefuse(printable(document))),
    type: 'application/pdf',
    fileName,
    cache: 'never',
  }
}
