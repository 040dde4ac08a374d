import { type Actor, can } from '@zhongzhao/domain/access/can'
import { beijingDay } from '@zhongzhao/domain/base/time'
import type { PrintPart } from '@zhongzhao/domain/printing/document'
import { classFor } from '../orgs/commands.ts'
import { type Ctx, type Services, byOf, packOfSeason, seasonTime } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { namedCharacters } from '../platform/glyphs.ts'
import { printable, renderPdf } from '../platform/pdf.ts'
import { scopeOf } from '../platform/scope.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import { type Dossier, loadClass, loadDossier } from '../registration/store.ts'
import { databaseTime } from '../season/store.ts'
import { readAccountActor } from '../sign-in/store-actor.ts'
import { isFinal, issueForm } from './issue.ts'
import { basicOf } from './naming.ts'
import { missingIn, noteMissing } from './render.ts'
import * as store from './store-jobs.ts'

const view = (row: store.JobRow) => ({
  id: row.job_id,
  kind: row.kind,
  state: row.state,
  done: row.done,
  total: row.total,
  failures: row.failures.map((f) => ({ ...f })),
  at: row.at.getTime(),
})

/** 全班登记表: one file in class order, made in the background (J1). Asked twice, made once. */
export async function printClass(ctx: Ctx, input: { class: string }) {
  const org = await classFor(ctx, { code: input.class, action: 'registration.print' })
  const job = await store.addJob(ctx, { kind: 'class-forms', path: org.path, by: byOf(ctx).account })
  ctx.services.wake()
  return view(job)
}

export async function readJob(ctx: Ctx, { id }: { id: string }) {
  const row = await store.findJob(ctx, scopeOf(ctx, 'registration.print'), id)
  if (row === undefined) throw refused('NOT-FOUND')
  return view(row)
}

export async function readJobFile(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  const row = await store.findJob(ctx, scopeOf(ctx, 'registration.print'), id)
  if (row === undefined) throw refused('NOT-FOUND')
  if (row.file === null) throw refused('JOB-UNREADY', { done: row.done, total: row.total })
  // Each sheet of it stands in its own history; that the file was fetched, and by whom, in the office's.
  const event = { kind: 'forms.fetched', at: ctx.now, by: byOf(ctx, row.org_path) }
  await inTransaction(ctx, (inside) => recordEvent(inside, event, { subject: id }))
  const bytes = ctx.services.keys.open(await ctx.services.files.get(row.file), `job:${id}`)
  return {
    kind: 'file',
    bytes,
    type: 'application/pdf',
    fileName: row.file_name ?? 'forms.pdf',
    cache: 'never',
  }
}

/** The context of work in the background: in the name of whoever asked, with the rights that account has now, in the season it was
 *  asked in. */
async function contextFor(services: Services, job: store.JobRow): Promise<Ctx> {
  const { wall, offsetMs } = await databaseTime(services.db)
  const actor = await readAccountActor(services.db, job.by_account)
  return {
    db: services.db,
    services,
    pack: packOfSeason(services.packs, job.season) ?? services.packs.current,
    actor,
    wall,
    now: seasonTime(wall, offsetMs),
    requestId: `job:${job.job_id}`,
    device: undefined,
    outgoing: {},
  }
}

const mayStill = (ctx: Ctx, actor: Actor, org: string) =>
  can(actor, 'registration.print', { target: { org }, roles: ctx.pack.roles })

const lacksGlyphs = (d: Dossier) => isFinal(d.registration) && missingIn(d).length > 0

function whyNot(dossier: Dossier): string | undefined {
  if (!isFinal(dossier.registration)) return '学校还没有核验通过，暂不能打印正式登记表'
  const missing = missingIn(dossier)
  return missing.length === 0 ? undefined : `字库缺少“${namedCharacters(missing)}”字，请联系管理员补字`
}

interface Failure {
  readonly name: string
  readonly reason: string
}

/** Prints every candidate of the class who may be printed; the others are listed with the reason, nobody is left out silently. */
export async function runClassPrint(services: Services, job: store.JobRow): Promise<void> {
  const ctx = await contextFor(services, job)
  const failures: Failure[] = []
  const failed = (why: readonly Failure[]) =>
    store.finishJob(services.db, job.job_id, { state: 'failed', failures: why, file: null, fileName: null })
  if (ctx.actor === undefined || !mayStill(ctx, ctx.actor, job.org_path)) {
    return failed([{ name: '', reason: '打印权限已收回' }])
  }
  const scope = scopeOf(ctx, 'registration.print')
  const dossiers = await loadClass(ctx, scope, { path: job.org_path })
  await noteMissing(ctx, dossiers.filter(lacksGlyphs))
  const parts: PrintPart[] = []
  const pictures: Record<string, Uint8Array> = {}
  for (const [index, dossier] of dossiers.entries()) {
    const { id } = dossier.registration
    const printed = await inTransaction(ctx, async (inside) => {
      // Read again under the lock: it may have been returned since the class was read.
      const held = await loadDossier(inside, scope, { id, hold: 'change' })
      return whyNot(held) ?? issueForm(inside, scope, held)
    })
    if (typeof printed === 'string') failures.push({ name: basicOf(dossier)['name'] ?? '', reason: printed })
    else {
      parts.push(printed.part)
      Object.assign(pictures, printed.pictures)
    }
    await store.reportJob(services.db, job.job_id, { done: index + 1, total: dossiers.length })
  }
  if (parts.length === 0) return failed(failures)
  const bytes = await renderPdf(orRefuse(printable({ title: '考生报名登记表', parts, pictures })))
  const file = await services.files.put(services.keys.seal(Buffer.from(bytes), `job:${job.job_id}`))
  await store.finishJob(services.db, job.job_id, {
    state: 'done',
    failures,
    file,
    fileName: `forms-${beijingDay(ctx.now)}.pdf`,
  })
}
