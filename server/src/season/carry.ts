import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/seasons'
import type { Sections, Values } from '@zhongzhao/domain/forms/form'
import { covers } from '@zhongzhao/domain/orgs/org'
import { formOf } from '@zhongzhao/domain/season/pack'
import { outcomeNames } from '@zhongzhao/domain/registration/outcome'
import { carryLifecycle, decideCarry } from '@zhongzhao/domain/season/carry'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { type Ctx, byOf, packOfSeason } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { alsoReaching, scopeOf } from '../platform/scope.ts'
import { loadDossier } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { stateName } from './seasons.ts'
import * as store from './store-carry.ts'

const titleOf = (ctx: Ctx, season: string) => packOfSeason(ctx.services.packs, season)?.title ?? season

/** Who may be one person, for the school to look at (A7). */
export async function listCarryWork(ctx: Ctx): Promise<OutputOf<typeof api.listCarryWork>> {
  const rows = await store.listWork(ctx, scopeOf(ctx, 'season.carry'))
  const may = carryLifecycle.table.map(([, event]) => event)
  return {
    work: rows.map((row) => ({
      registration: row.registration_id,
      earlier: row.earlier_id,
      version: row.version,
      name: row.name,
      number: row.number,
      className: row.class_name,
      schoolName: row.school_name,
      earlierNumber: row.earlier_number,
      earlierClass: row.earlier_class,
      earlierYear: packOfSeason(ctx.services.packs, row.earlier_season)?.year ?? 0,
      may,
    })),
  }
}

/** 核对是否同一人 (A7). Refuses NOT-FOUND, SEASON-GONE, STATE-NO-WAY. */
export async function decideCarryWork(ctx: Ctx, input: InputOf<typeof api.decideCarryWork>) {
  const { id, earlier, version, event } = input
  const held = await store.holdWork(ctx, scopeOf(ctx, 'season.carry'), { id, earlier })
  if (held === undefined) throw refused('NOT-FOUND')
  if (held === 'none' || held.version !== version) throw refused('SEASON-GONE')
  const by = byOf(ctx)
  const to = orRefuse(decideCarry(held.state, event))
  if (!(await store.settleWork(ctx, { id, earlier, to, by: by.account }))) throw refused('SEASON-GONE')
  const kind = event === 'same' ? 'season.carried' : 'season.notCarried'
  await recordEvent(ctx, { kind, at: ctx.now, by }, { registration: id })
  return { done: true as const }
}

const basisNames = {
  identity: '同一身份证件号码',
  number: '号码更正过，学籍号或原号码相同',
  person: '经人核对',
} as const

/** 上一年度的登记, for who may see the one of this year (A7). Refuses NOT-FOUND. */
export async function earlierOf(
  ctx: Ctx,
  { id }: InputOf<typeof api.earlierOf>,
): Promise<OutputOf<typeof api.earlierOf>> {
  const scope = scopeOf(ctx, 'registration.read')
  await loadDossier(ctx, scope, { id, hold: 'read' })
  const rows = await store.listEarlier(ctx, id)
  return {
    earlier: rows.map((row) => ({
      id: row.registration_id,
      season: row.season,
      mayOpen: scope.orgs.some((org) => covers(org, row.org_path)),
      title: titleOf(ctx, row.season),
      number: row.number,
      grade: row.grade,
      schoolName: row.school_name,
      className: row.class_name,
      stateName: stateName(row.state),
      ...outcomeName(row.outcome),
      basisName: basisNames[row.basis],
    })),
  }
}

const outcomeName = (outcome: string | null) => {
  const found = Object.entries(outcomeNames).find(([code]) => code === outcome)
  return found === undefined ? {} : { outcomeName: found[1] }
}

/** The candidate's own fields that both seasons ask, of the same kind; nothing of the register. */
function ownAgain(
  now: SeasonPack,
  then: SeasonPack,
  sections: Sections,
): Record<string, Record<string, string>[]> {
  const again = (id: string, row: Values): Record<string, string> =>
    Object.fromEntries(
      Object.entries(row).filter(([name, value]) => {
        const [field, was] = [formOf(now, id)?.fields[name], formOf(then, id)?.fields[name]]
        return value !== '' && field?.owner === 'candidate' && field.kind === was?.kind
      }),
    )
  return Object.fromEntries(
    now.forms.map((form) => [form.id, (sections[form.id] ?? []).map((row) => again(form.id, row))]),
  )
}

/** What the candidate wrote a year ago, offered as a beginning to the candidate alone; never taken over or confirmed for anybody (A7).
 *  Refuses NOT-FOUND. */
export async function earlierValues(
  ctx: Ctx,
  { id }: InputOf<typeof api.earlierValues>,
): Promise<OutputOf<typeof api.earlierValues>> {
  const scope = scopeOf(ctx, 'registration.fill')
  const { registration } = await loadDossier(ctx, scope, { id, hold: 'read' })
  const [last] = await store.listEarlier(ctx, id)
  // Two namesakes who are one by somebody's word, with no number in common: what the other wrote is not shown on that word.
  if (last === undefined || last.basis === 'person') return { sections: {} }
  const then = await loadDossier(ctx, alsoReaching(scope, last.registration_id), {
    id: last.registration_id,
    hold: 'read',
  })
  const packs = [packOf(ctx, registration), packOf(ctx, then.registration)] as const
  return { from: packs[1].title, sections: ownAgain(...packs, then.registration.sections) }
}
