import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/likeness'
import { likenessKindNames } from '@zhongzhao/domain/images/likeness'
import { decideCase, likenessLifecycle } from '@zhongzhao/domain/registration/likeness-case'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { reasonTexts } from '@zhongzhao/domain/images/picture-reason'
import { decideRefusal } from '@zhongzhao/domain/registration/judge'
import { findOrg } from '../orgs/store.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { changeAndTell } from '../registration/change.ts'
import { type CaseRow, type HeldCase, askRun, findRun, holdCase, listCases, moveCase } from './store.ts'
import { waitingIn } from './store-waiting.ts'

type Listed = OutputOf<typeof api.listLikeness>

function caseView(row: CaseRow): Listed['cases'][number] {
  const may = mayNow(likenessLifecycle, row.state, {
    open: new Set<never>(),
    actions: new Set(['likeness.decide'] as const),
  })
  const document = (id: string | null) => (id === null ? {} : { document: id })
  return {
    id: row.case_id,
    kind: row.kind,
    kindName: likenessKindNames[row.kind],
    state: row.state,
    stateName: likenessLifecycle.states[row.state],
    version: row.version,
    ...row.measured,
    first: {
      registration: row.registration_id,
      name: row.name,
      className: row.class_name ?? '',
      number: row.number,
      image: row.image_id,
      ...document(row.document),
    },
    second: {
      registration: row.other_id,
      name: row.other_name,
      className: row.other_class ?? '',
      number: row.other_number,
      image: row.other_image,
      ...document(row.other_document),
    },
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    may: [...may],
  }
}

async function schoolFor(ctx: Ctx, code: string): Promise<string> {
  const found = await findOrg(ctx, scopeOf(ctx, 'likeness.decide'), code)
  if (found === undefined) throw refused('NOT-FOUND')
  return found.code
}

/** 相似照片线索 (E6): cases of one school with the current pictures, and how far the comparison is. Refuses NOT-FOUND. */
export async function listLikeness(ctx: Ctx, input: InputOf<typeof api.listLikeness>): Promise<Listed> {
  const school = await schoolFor(ctx, input.school)
  const cases = await listCases(ctx, scopeOf(ctx, 'likeness.decide'), school)
  const run = await findRun(ctx, school)
  return {
    cases: cases.map(caseView),
    ...(run === undefined ? {} : { run: { ...run, at: run.at.getTime() } }),
    waiting: await waitingIn(ctx, scopeOf(ctx, 'likeness.decide'), school),
  }
}

/** Compares now, in the background. Refuses NOT-FOUND. */
export async function compareLikeness(
  ctx: Ctx,
  input: InputOf<typeof api.compareLikeness>,
): Promise<{ done: true }> {
  await askRun(ctx.db, await schoolFor(ctx, input.school))
  ctx.services.wake()
  return { done: true }
}

/** Whose portrait a person found wrong is refused, and they are told to come again (notice 二.2(1)). */
async function refusePortraits(
  ctx: Ctx,
  held: HeldCase,
  whose: NonNullable<InputOf<typeof api.decideLikeness>['whose']>,
): Promise<void> {
  const ids = {
    first: [held.registration_id],
    second: [held.other_id],
    both: [held.registration_id, held.other_id],
  }
  const reasons = ['NOT-THE-CANDIDATE']
  const told = reasonTexts(ctx.pack.pictureReasons, reasons).join('')
  const draft = { template: 'portrait-refused', params: { reasons: told } }
  for (const id of ids[whose])
    await changeAndTell(ctx, { id, action: 'likeness.decide', draft }, (r, given) =>
      decideRefusal(r, { kind: 'portrait', reasons }, given),
    )
}

/** 双胞胎、不是同一人、照片有误 (E6): who and when stand with the case. Refuses LIKENESS-GONE (replaced, decided, or not yours to see),
 *  STATE-NO-WAY, REG-CORRECTION-MISSING. */
export async function decideLikeness(
  ctx: Ctx,
  { case: id, version, event, whose = 'both' }: InputOf<typeof api.decideLikeness>,
): Promise<{ done: true }> {
  const held = await holdCase(ctx, scopeOf(ctx, 'likeness.decide'), id)
  if (held === undefined || held.version !== version) throw refused('LIKENESS-GONE')
  const to = orRefuse(decideCase(held.state, event))
  const by = byOf(ctx)
  await moveCase(ctx, id, { to, by: by.account, version })
  if (event === 'findFaulty') await refusePortraits(ctx, held, whose)
  await recordEvents(ctx, { kind: `likeness.${event}`, at: ctx.now, by }, [
    held.registration_id,
    held.other_id,
  ])
  return { done: true }
}
