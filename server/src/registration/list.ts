import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/registration'
import { maskNumber } from '@zhongzhao/domain/forms/mask'
import { pictureRuleNames } from '@zhongzhao/domain/images/rule-names'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import type { State } from '@zhongzhao/domain/registration/registration'
import { lastCode } from '@zhongzhao/domain/orgs/org'
import type { Ctx } from '../platform/context.ts'
import { officesOf } from '../orgs/store-offices.ts'
import { type Scope, scopeOf } from '../platform/scope.ts'
import { type Line, countLines, listLines } from './store-list.ts'
import { openSections, placeOf } from './record.ts'
import { SEARCHED, type Search } from './store-search.ts'

const sexNames: Readonly<Record<string, string>> = { '1': '男', '2': '女' }

const ruleNames: Readonly<Record<string, string>> = pictureRuleNames

/** Short words for reasons of the pack and for rules. */
function refusalWords(ctx: Ctx, codes: readonly string[] | null): string[] {
  return (codes ?? []).map(
    (code) => ctx.pack.pictureReasons.find((one) => one.code === code)?.title ?? ruleNames[code] ?? code,
  )
}

function lineView(ctx: Ctx, line: Line) {
  const key = ctx.services.keys.unwrap(line.person_id, line.wrapped)
  const basic =
    openSections(key, { content: line.content, sealed: line.sealed, place: placeOf(line.registration_id) })[
      'basic'
    ]?.[0] ?? {}
  return {
    id: line.registration_id,
    number: line.number,
    name: line.name,
    sex: sexNames[basic['sex'] ?? ''] ?? '',
    idNumber: maskNumber(basic['idNumber'] ?? ''),
    class: lastCode(line.org_path),
    className: line.class_name,
    school: line.school_name ?? '',
    state: line.state,
    stateName: registrationLifecycle.states[line.state as State],
    portrait: line.portrait_verdict ?? 'none',
    document: line.document_verdict ?? 'none',
    refusedFor: {
      portrait: refusalWords(ctx, line.portrait_refused_for),
      document: refusalWords(ctx, line.document_refused_for),
    },
    activated: line.activated,
    consent: line.consent_at === null ? 'none' : 'recorded',
    returned: line.returned,
    ...(line.confirmed_at === null ? {} : { confirmedAt: line.confirmed_at.getTime() }),
  }
}

/** What is searched for, where there is something. */
async function searchOf(ctx: Ctx, scope: Scope, text: string): Promise<Search | undefined> {
  if (text === '') return undefined
  return {
    season: ctx.pack.season,
    text,
    index: /^[0-9A-Za-z]{6,20}$/.test(text) ? ctx.services.keys.index(text) : undefined,
    offices: scope.orgs.length === 0 ? undefined : await officesOf(ctx, scope),
  }
}

/** Names, pinyin and its initials, or any number of the person (through its blind index). */
export async function listRegistrations(ctx: Ctx, input: InputOf<typeof api.listRegistrations>) {
  const scope = scopeOf(ctx, 'registration.read')
  const search = await searchOf(ctx, scope, input.search?.trim() ?? '')
  const { school, class: of, state, limit = 50 } = input
  const filter = { season: ctx.pack.season, school, class: of, state, search }
  const lines = await listLines(ctx, scope, { ...filter, after: input.cursor, limit: limit + 1 })
  const total = await countLines(ctx, scope, filter)
  const page = lines.slice(0, limit)
  const last = page.at(-1)
  const next = lines.length > limit && last !== undefined ? { next: cursorOf(last) } : {}
  const totalIs: 'exact' | 'atLeast' = search !== undefined && total > SEARCHED ? 'atLeast' : 'exact'
  return { lines: page.map((line) => lineView(ctx, line)), total, totalIs, ...next }
}

const cursorOf = (line: Line) => `${line.org_path}|${line.class_position}|${line.registration_id}`
