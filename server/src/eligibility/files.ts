import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as review from '@zhongzhao/api/claim-review'
import type * as api from '@zhongzhao/api/claims'
import { standingOf } from '@zhongzhao/domain/registration/registration'
import type { EligibilityPolicy } from '@zhongzhao/domain/season/eligibility'
import { checkOpen } from '@zhongzhao/domain/season/timetable'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import {
  type PaperFormat,
  carriesProgram,
  keptPaper,
  paperFormat,
  paperTypes,
} from '../platform/paper-file.ts'
import { alsoReaching, scopeOf } from '../platform/scope.ts'
import { openWith, sealWith, sha256 } from '../platform/sealed-text.ts'
import { type FileAnswer, type Upload, inTransaction } from '../platform/serve.ts'
import { type Standpoint, matterOf } from './around.ts'
import { ownStandpoint } from './own.ts'
import { officeFor } from './office.ts'
import { filePlace } from './shown.ts'
import { findClaim, toClaim } from './store-claims.ts'
import { listOwn } from './store-own.ts'
import { type FileRow, deleteFile, findFile, insertFile, insertOpening } from './store-files.ts'

const typeNames: Readonly<Record<PaperFormat, string>> = { jpeg: 'JPG 照片', png: 'PNG 图片', pdf: 'PDF' }

/** What the file is by its bytes; its name is not believed. Refuses CLAIM-FILE. */
function checkedType({ files }: EligibilityPolicy, { bytes }: Upload): PaperFormat {
  const format = paperFormat(bytes)
  const type = files.types.find((one) => one === format)
  const names = files.types.map((one) => typeNames[one]).join('、')
  if (bytes.length === 0) throw refused('CLAIM-FILE', { why: '是空文件' })
  if (type === undefined) throw refused('CLAIM-FILE', { why: `只收${names}` })
  if (bytes.length > files.maxBytes) {
    const most = `${Math.floor(files.maxBytes / 1_000_000)} MB`
    throw refused('CLAIM-FILE', { why: `超过 ${most}` })
  }
  if (carriesProgram(bytes, type) === 'yes') throw refused('CLAIM-FILE', { why: '里面带有程序或附件' })
  return type
}

/** While claiming is open, or while a claim of this kind waits to be amended. Refuses TIME-CLOSED, TIME-NONE. */
async function checkMayUpload(ctx: Ctx, { dossier, pack }: Standpoint, of: { kind: string; item: string }) {
  const { registration: r, extensions } = dossier
  const own = await listOwn(ctx, r.id)
  if (own.some((c) => c.kind === of.kind && c.item === of.item && c.state === 'returned')) return
  const calendar = { windows: pack.windows, extensions }
  orRefuse(checkOpen(calendar, 'declare', { standing: standingOf(r), now: ctx.now }))
}

/** A photograph or PDF of a paper that the kind asks for, while claiming or amending is open: sealed with the person's key and fsynced
 *  before a row names it. Refuses CLAIM-KIND, CLAIM-FILE, CLAIM-FILES-MOST, TIME-CLOSED. */
export async function addClaimFile(
  ctx: Ctx,
  { kind, item, paper }: InputOf<typeof api.addClaimFile>,
  upload: Upload,
): Promise<{ file: string }> {
  const at = await ownStandpoint(ctx)
  const { terms } = matterOf(at, { kind, item })
  const policy = at.pack.eligibility
  if (terms?.papers.some(({ code }) => code === paper) !== true) throw refused('CLAIM-KIND')
  const { registration: r, key } = at.dossier
  await checkMayUpload(ctx, at, { kind, item })
  const type = checkedType(policy, upload)
  const bytes = keptPaper(upload.bytes, type)
  const id = newId()
  const contentHash = ctx.services.keys.index(sha256(bytes)).toString('hex')
  const file = await ctx.services.files.put(sealWith(key, bytes, filePlace(r.id, id)))
  const row = {
    registration: r.id,
    id,
    kind,
    item,
    paper,
    type,
    bytes: bytes.length,
    contentHash,
    file,
  }
  const kept = await inTransaction(ctx, (inside) => insertFile(inside, row, policy.files.most))
  return { file: kept }
}

/** Takes back a file that was not submitted. Refuses CLAIM-NONE, CLAIM-FILE-KEPT. */
export async function dropClaimFile(
  ctx: Ctx,
  { file: id }: InputOf<typeof api.dropClaimFile>,
): Promise<{ done: true }> {
  const found = await findFile(ctx, scopeOf(ctx, 'claim.make'), id)
  if (found === undefined) throw refused('CLAIM-NONE')
  if (found.claim_id !== null) throw refused('CLAIM-FILE-KEPT')
  await deleteFile(ctx, { registration: found.registration_id, id })
  return { done: true }
}

async function bytesOf(ctx: Ctx, f: FileRow): Promise<Buffer> {
  const key = ctx.services.keys.unwrap(f.person_id, f.wrapped)
  return openWith(key, await ctx.services.files.get(f.file), filePlace(f.registration_id, f.file_id))
}

async function answerOf(ctx: Ctx, f: FileRow): Promise<FileAnswer> {
  const bytes = await bytesOf(ctx, f)
  return { kind: 'file', bytes, type: paperTypes[f.type], fileName: `claim-paper.${f.type}`, cache: 'never' }
}

/** The family's own file. Refuses CLAIM-NONE. */
export async function myClaimFile(
  ctx: Ctx,
  { file: id }: InputOf<typeof api.myClaimFile>,
): Promise<FileAnswer> {
  const found = await findFile(ctx, scopeOf(ctx, 'claim.make'), id)
  if (found === undefined) throw refused('CLAIM-NONE')
  return answerOf(ctx, found)
}

/** A file of a claim at an office: who opened it is written down before anything is shown (个人信息保护法). Refuses CLAIM-NONE. */
export async function openClaimFile(
  ctx: Ctx,
  { claim, file: id }: InputOf<typeof review.openClaimFile>,
): Promise<FileAnswer> {
  const scope = scopeOf(ctx, 'claim.review')
  const row = await findClaim(ctx, scope, claim)
  const found = await findFile(ctx, alsoReaching(scope, row.registration_id), id)
  if (found === undefined || found.claim_id !== claim) throw refused('CLAIM-NONE')
  const { office } = await officeFor(ctx, toClaim(row))
  await inTransaction(ctx, async (inside) => {
    const registration = found.registration_id
    const account = ctx.actor?.account ?? ''
    await insertOpening(inside, { id: newId(), file: id, registration, account, office })
    const event = { kind: 'claim.fileOpened', at: ctx.now, by: byOf(ctx) } as const
    await recordEvent(inside, event, { registration, subject: claim })
  })
  return answerOf(ctx, found)
}
