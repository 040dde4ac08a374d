import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/corrections'
import type { Sections } from '@zhongzhao/domain/forms/form'
import type { Sight } from '@zhongzhao/domain/forms/mask'
import { changedFields } from '@zhongzhao/domain/registration/correct'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { valueAt } from '@zhongzhao/domain/forms/form'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { listVersionRows, sectionsAt } from './store-versions.ts'
import { changeView } from './view.ts'

const whoDid = (ctx: Ctx, { by_kind, by_name }: { by_kind: string | null; by_name: string | null }) => {
  if (by_kind === 'candidate') return '考生本人'
  if (by_kind !== 'staff') return '系统'
  return ctx.actor?.kind === 'candidate' ? '工作人员' : (by_name ?? '工作人员')
}

/** Refuses NOT-FOUND. */
export async function listVersions(
  ctx: Ctx,
  { id }: InputOf<typeof api.listVersions>,
): Promise<OutputOf<typeof api.listVersions>> {
  await loadDossier(ctx, scopeOf(ctx, 'correction.read'), { id, hold: 'read' })
  const rows = await listVersionRows(ctx, id)
  const versions = rows.map((row) => ({
    version: row.version,
    at: row.at.getTime(),
    by: whoDid(ctx, row),
    state: row.state,
    stateName: registrationLifecycle.states[row.state],
  }))
  return { versions }
}

type Two = InputOf<typeof api.compareVersions>

async function bothOf(
  ctx: Ctx,
  dossier: Dossier,
  { id, from, to }: Two,
): Promise<readonly [Sections, Sections]> {
  const at = (version: number) => sectionsAt(ctx, { registration: id, key: dossier.key, version })
  const [before, after] = [await at(from), await at(to)]
  if (before === undefined || after === undefined) throw refused('CORRECTION-VERSION')
  return [before, after]
}

async function differences(ctx: Ctx, dossier: Dossier, { asked, sight }: { asked: Two; sight: Sight }) {
  const pack = packOf(ctx, dossier.registration)
  const [before, after] = await bothOf(ctx, dossier, asked)
  const changes = changedFields(pack.forms, before, after).map((field) => ({
    field,
    from: valueAt(before, field) ?? '',
    to: valueAt(after, field) ?? '',
  }))
  return { differences: changes.map((change) => changeView(pack, change, sight)) }
}

/** 历次版本逐项对比 (J4): covered, but the candidate's own. Refuses NOT-FOUND, CORRECTION-VERSION. */
export async function compareVersions(ctx: Ctx, asked: Two): Promise<OutputOf<typeof api.compareVersions>> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'correction.read'), { id: asked.id, hold: 'read' })
  const sight = ctx.actor?.registration === asked.id ? 'clear' : 'masked'
  return differences(ctx, dossier, { asked, sight })
}

/** Full values of both versions for a stated purpose; recorded (个人信息保护法). Refuses NOT-FOUND, CORRECTION-VERSION. */
export async function uncoverVersions(
  ctx: Ctx,
  { purpose, ...asked }: InputOf<typeof api.uncoverVersions>,
): Promise<OutputOf<typeof api.uncoverVersions>> {
  const scope = scopeOf(ctx, 'correction.approve')
  const dossier = await loadDossier(ctx, scope, { id: asked.id, hold: 'read' })
  await recordEvent(
    ctx,
    { kind: 'registration.uncovered', at: ctx.now, by: byOf(ctx), detail: { purpose } },
    { registration: asked.id },
  )
  return differences(ctx, dossier, { asked, sight: 'clear' })
}
