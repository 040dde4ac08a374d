import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/corrections'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { carriesProgram, keptPaper, paperFormat, paperTypes } from '../platform/paper-file.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import { type FileAnswer, type Upload, inTransaction } from '../platform/serve.ts'
import { loadDossier } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { findPaper, insertPaper, waitingPapers } from './store-papers.ts'

const placeOf = (registration: string, paper: string) => `correction-paper:${registration}:${paper}`

/** A paper is kept before the request is made, so that a weak network sends one file at a time. The file first, sealed and fsynced.
 *  Refuses NOT-FOUND, CORRECTION-PAPERS, CORRECTION-FILE-KIND, CORRECTION-FILES-MANY. */
export async function keepPaper(
  ctx: Ctx,
  { id, code }: InputOf<typeof api.keepCorrectionPaper>,
  upload: Upload,
): Promise<OutputOf<typeof api.keepCorrectionPaper>> {
  const scope = scopeOf(ctx, 'correction.ask')
  const { registration: r, key } = await loadDossier(ctx, scope, { id, hold: 'read' })
  const rules = packOf(ctx, r).corrections
  if (!rules.papers.some((paper) => paper.code === code)) throw refused('CORRECTION-PAPERS')
  const format = paperFormat(upload.bytes)
  const fits = format !== undefined && upload.bytes.length <= rules.paperBytes
  if (!fits || carriesProgram(upload.bytes, format) === 'yes') throw refused('CORRECTION-FILE-KIND')
  const type = paperTypes[format]
  const paper = newId()
  const content = keptPaper(upload.bytes, format)
  const file = await ctx.services.files.put(sealWith(key, content, placeOf(id, paper)))
  const { account } = byOf(ctx)
  return inTransaction(ctx, async (inside) => {
    // Held, so that two uploads at once count one another.
    await loadDossier(inside, scope, { id, hold: 'change' })
    const waiting = await waitingPapers(inside, { registration: id, account })
    if (waiting.length >= rules.mostPapers) throw refused('CORRECTION-FILES-MANY', { most: rules.mostPapers })
    const bytes = content.length
    const row = { registration_id: id, paper_id: paper, code, type, file, bytes, by_account: account }
    await insertPaper(inside, { ...row, at: new Date(ctx.now), correction_id: null })
    return { paper, code, type, bytes }
  })
}

/** A paper of a request, for whoever approves; every look is recorded (个人信息保护法). Refuses CORRECTION-GONE. */
export async function openPaper(
  ctx: Ctx,
  { correction, paper }: InputOf<typeof api.openCorrectionPaper>,
): Promise<FileAnswer> {
  const found = await findPaper(ctx, scopeOf(ctx, 'correction.approve'), { correction, paper })
  if (found === undefined) throw refused('CORRECTION-GONE')
  const { registration_id: registration, code } = found
  await recordEvent(
    ctx,
    { kind: 'correction.paperOpened', at: ctx.now, by: byOf(ctx), detail: { paper: code } },
    { registration, subject: correction },
  )
  const key = ctx.services.keys.unwrap(found.person_id, found.wrapped)
  const bytes = openWith(key, await ctx.services.files.get(found.file), placeOf(registration, paper))
  const format = paperFormat(bytes) ?? 'pdf'
  const type = paperTypes[format]
  return { kind: 'file', bytes, type, fileName: `correction-paper.${format}`, cache: 'never' }
}
