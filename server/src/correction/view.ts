import type { OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/corrections'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { type Correction, correctionLifecycle } from '@zhongzhao/domain/correction/correction'
import { fieldAt } from '@zhongzhao/domain/forms/form'
import { type Sight, maskRows } from '@zhongzhao/domain/forms/mask'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import type { FieldChange } from '@zhongzhao/domain/registration/correct'
import { columnOf } from '@zhongzhao/domain/season/corrections'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { orgNames } from '../orgs/store-names.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { labelOf } from '../registration/view.ts'
import type { ListedRow } from './store-list.ts'
import { type PaperRow, papersOf } from './store-papers.ts'
import { stepsOf, toCorrection } from './store.ts'

export type CorrectionView = OutputOf<typeof api.readCorrection>
type Line = OutputOf<typeof api.listCorrections>['lines'][number]

const DAY = 86_400_000

/** One field of a correction or between two versions, as this reader sees it. */
export function changeView(pack: SeasonPack, { field, from, to }: FieldChange, sight: Sight) {
  const [id = '', name = ''] = columnOf(field).split('.')
  const form = pack.forms.find((one) => one.id === id)
  const seen = (value: string) =>
    form === undefined || value === '' ? value : (maskRows(form, [{ [name]: value }], sight)[0]?.[name] ?? '')
  const row = /\.(\d+)\./.exec(field)?.[1]
  const label = labelOf(pack, field)
  return {
    field,
    label: row === undefined ? label : `${form?.repeats?.rowLabel ?? ''}${Number(row) + 1} ${label}`,
    from: seen(from),
    to: seen(to),
    covered: sight === 'masked' && fieldAt(pack.forms, field)?.sensitive === true,
  }
}

/** What the reader may try with this request now; whose turn it is counts for agreeing. */
function mayOf(ctx: Ctx, row: ListedRow) {
  if (ctx.actor === undefined) return []
  const { roles } = ctx.pack
  const asks = actionsOver(ctx.actor, { org: row.org_path, registration: row.registration_id }, roles)
  const decides = actionsOver(ctx.actor, { org: row.waits_at }, roles)
  const held = new Set([
    ...[...asks].filter((action) => action === 'correction.ask'),
    ...[...decides].filter((action) => action === 'correction.approve'),
  ])
  const side = ctx.actor.kind === 'candidate' ? 'candidate' : 'school'
  return mayNow(correctionLifecycle, row.state, { open: new Set<never>(), actions: held })
    .filter((event) => event !== 'withdraw' || row.asked_as === side)
    .filter((event) => event !== 'pass')
}

const takenBy = (ctx: Ctx, row: ListedRow) =>
  [row.asked_by, ...(row.approved_by ?? [])].includes(byOf(ctx).account)

export function lineView(ctx: Ctx, row: ListedRow): Line {
  const pack = ctx.services.packs.of(row.season, row.pack_version)
  const level = row.levels[row.level]
  return {
    id: row.correction_id,
    registration: row.registration_id,
    name: row.name,
    school: row.school_name ?? '',
    className: row.class_name ?? '',
    fields: row.fields.map((path) => labelOf(pack, path)),
    askedAs: row.asked_as,
    askedAt: row.asked_at.getTime(),
    state: row.state,
    stateName: correctionLifecycle.states[row.state],
    level: level?.title ?? '',
    office: row.office_name ?? '',
    due: row.reached_at.getTime() + (level?.days ?? 0) * DAY,
    mine: mayOf(ctx, row).includes('approve') && !takenBy(ctx, row),
  }
}

const paperView = (pack: SeasonPack, { paper_id: paper, code, type, bytes }: PaperRow) => ({
  paper,
  code,
  type,
  bytes,
  title: pack.corrections.papers.find((one) => one.code === code)?.title ?? '',
})

async function levelsView(ctx: Ctx, { levels, level, state }: Correction) {
  const names = await orgNames(
    ctx,
    levels.map(({ org }) => org),
  )
  const agreed = state === 'approved' || state === 'done' || state === 'revoked' ? levels.length : level
  return levels.map(({ title, org }, at) => ({
    title,
    office: names.get(org) ?? '',
    standing:
      at < agreed
        ? ('done' as const)
        : at === agreed && state === 'asked'
          ? ('now' as const)
          : ('open' as const),
  }))
}

const isEvent = (text: string): text is keyof typeof correctionLifecycle.events =>
  text in correctionLifecycle.events

/** Every act leads to a named person for those who answer for it; the candidate is told which office it was. */
async function historyView(ctx: Ctx, row: ListedRow) {
  const steps = await stepsOf(ctx, row.correction_id)
  const own = ctx.actor?.kind === 'candidate'
  return steps.map(({ event, at, by_name: by, org_name: org, said }) => ({
    event,
    title: isEvent(event) ? correctionLifecycle.events[event] : event,
    at: at.getTime(),
    by: own ? '' : (by ?? ''),
    org: org ?? '',
    reason: said,
  }))
}

/** One request for one reader: covered, but the candidate's own, or uncovered for a purpose. */
export async function fullView(ctx: Ctx, row: ListedRow, sight?: Sight): Promise<CorrectionView> {
  const pack = ctx.services.packs.of(row.season, row.pack_version)
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  const correction = toCorrection(row, key)
  const seen = sight ?? (ctx.actor?.registration === row.registration_id ? 'clear' : 'masked')
  return {
    ...lineView(ctx, row),
    version: row.version,
    scheme: pack.corrections.schemes.find(({ id }) => id === row.scheme)?.title ?? '',
    changes: correction.changes.map((change) => changeView(pack, change, seen)),
    reason: correction.reason,
    papers: (await papersOf(ctx, row.correction_id)).map((paper) => paperView(pack, paper)),
    levels: await levelsView(ctx, correction),
    history: await historyView(ctx, row),
    may: [...mayOf(ctx, row)],
    own: takenBy(ctx, row),
  }
}
