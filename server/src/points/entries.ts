import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/assisted'
import type { Values } from '@zhongzhao/domain/forms/form'
import { type MadeRecord, decideEntry } from '@zhongzhao/domain/registration/assisted'
import { givenUp, registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { identityOf } from '@zhongzhao/domain/registration/numbers'
import type { State } from '@zhongzhao/domain/registration/registration'
import { registrationNumber } from '@zhongzhao/domain/season/registration-number'
import { categoryOf } from '@zhongzhao/domain/season/points'
import { orgFor } from '../orgs/commands.ts'
import type { OrgRow } from '../orgs/store.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { inTransaction } from '../platform/serve.ts'
import { sealWith } from '../platform/sealed-text.ts'
import { closeSections, placeOf } from '../registration/record.ts'
import { namePinyin } from '../roster/name-pinyin.ts'
import { versionPlace, versionText } from '../roster/prepare.ts'
import { dealNumbers } from '../roster/store-commit.ts'
import * as store from './store-entries.ts'

/** Place of what staff typed, under the person's key. */
export const typedPlace = (registration: string) => `typed:${registration}`

/** A point the caller may make records at. Refuses NOT-FOUND, ENTRY-POINT-ONLY. */
async function pointFor(ctx: Ctx, code: string): Promise<OrgRow> {
  const org = await orgFor(ctx, { code, action: 'registration.enter' })
  if (org.kind !== 'point') throw refused('ENTRY-POINT-ONLY')
  return org
}

/** Why nobody may be registered under these numbers; undefined where nobody is. Who gave up comes back where that was. */
export async function standingOf(ctx: Ctx, numbers: readonly string[]) {
  const { keys } = ctx.services
  const found = await store.registeredAt(
    ctx,
    numbers.map((number) => keys.index(number)),
  )
  if (found === undefined) return undefined
  const code = givenUp(found.state) ? 'ENTRY-GIVEN-UP' : 'ENTRY-ELSEWHERE'
  return refused(code, { place: found.place })
}

/** Numbers as they are kept: capitals, no spaces. */
const bare = (number: string) => number.replaceAll(/\s/g, '').toUpperCase()

/** 核对是否已报名, before anything is typed; recorded without the number, found or not. Refuses NOT-FOUND, ENTRY-POINT-ONLY, ENTRY-ELSEWHERE,
 *  ENTRY-GIVEN-UP: where to go, never whose. */
export async function checkEntry(ctx: Ctx, { org: code, number }: InputOf<typeof api.checkEntry>) {
  const taken = await inTransaction(ctx, async (inside) => {
    const org = await pointFor(inside, code)
    await recordEvent(inside, { kind: 'entry.checked', at: ctx.now, by: byOf(ctx) }, { subject: org.code })
    return standingOf(inside, [bare(number)])
  })
  if (taken !== undefined) throw taken
  return { free: true as const }
}

/** The person's data key: of whom the identity number was known for in an earlier season, or new. A student number alone makes nobody
 *  the owner of a record: mistyped, it is somebody else's. Refuses ENTRY-NUMBER. */
async function personFor(ctx: Ctx, aliases: readonly store.Alias[]) {
  const { keys } = ctx.services
  const people = await store.peopleBy(ctx, aliases)
  const known = people.find(({ kind }) => kind === 'idNumber')
  if (people.some(({ person_id: person }) => person !== known?.person_id)) throw refused('ENTRY-NUMBER')
  if (known !== undefined)
    return { person: known.person_id, key: keys.unwrap(known.person_id, known.wrapped) }
  const person = newId()
  const { key, wrapped } = keys.newDataKey(person)
  await store.addPerson(ctx, person, wrapped)
  return { person, key }
}

async function numberFor(ctx: Ctx): Promise<string> {
  const dealt = await dealNumbers(ctx.db, ctx.pack.season, 1)
  return registrationNumber(ctx.pack.registrationNumber.value, dealt + 1)
}

/** The class of a point for grade 9 without a school class. */
async function classOf(ctx: Ctx, org: OrgRow): Promise<string> {
  const code = `${org.code}-0900`
  const path = `${org.path}/${code}`
  await store.ensureClass(ctx, { code, name: '现场登记考生', path })
  return path
}

function aliasesOf(ctx: Ctx, basic: Values, number: string) {
  const { keys } = ctx.services
  const kinds = {
    idNumber: basic['idNumber'],
    studentNumber: basic['studentNumber'],
    registrationNumber: number,
  }
  return Object.entries(kinds).flatMap(([kind, value]) =>
    value === undefined ? [] : [{ kind, index: keys.index(value) }],
  )
}

async function lay(
  ctx: Ctx,
  org: OrgRow,
  { made, registration }: { made: MadeRecord; registration: string },
) {
  const { sections, category, grade, papers } = made
  const basic = sections['basic']?.[0] ?? {}
  const number = await numberFor(ctx)
  const aliases = aliasesOf(ctx, basic, number)
  const { person, key } = await personFor(ctx, aliases)
  const text = versionText(sections, { track: category.track, state: 'rostered' })
  await store.addRecord(ctx, {
    registration,
    person,
    number,
    grade,
    track: category.track,
    org: { code: org.code, classPath: await classOf(ctx, org) },
    name: basic['name'] ?? '',
    pinyin: namePinyin(basic['name'] ?? ''),
    ...closeSections(key, { pack: ctx.pack, sections, place: placeOf(registration) }),
    versionText: text,
    versionSealed: sealWith(key, text, versionPlace(registration, 1)),
    aliases,
    category: category.code,
    papers,
    typed: sealWith(key, JSON.stringify(sections), typedPlace(registration)),
    by: byOf(ctx),
  })
  return number
}

/** 现场登记 (notice 三.(五), 二.2(3); G3). One active registration in the whole province: the number is taken first, and of two points at
 *  once one wins. Refuses NOT-FOUND, ENTRY-POINT-ONLY, ENTRY-ELSEWHERE, ENTRY-GIVEN-UP, ENTRY-CATEGORY, ENTRY-PAPERS, ENTRY-WRONG. */
export async function enterCandidate(ctx: Ctx, input: InputOf<typeof api.enterCandidate>) {
  const org = await pointFor(ctx, input.org)
  const made = orRefuse(decideEntry(ctx.pack, input))
  const basic = made.sections['basic']?.[0] ?? {}
  const numbers = [basic['idNumber'], basic['studentNumber']].flatMap((number) => number ?? [])
  const before = await standingOf(ctx, numbers)
  if (before !== undefined) throw before
  const registration = newId()
  const identity = ctx.services.keys.index(identityOf(basic))
  const got = await store.takeNumber(ctx, { identity, registration })
  if (got === 'taken')
    throw (await standingOf(ctx, numbers)) ?? refused('ENTRY-ELSEWHERE', { place: '原报名学校' })
  return { registration, number: await lay(ctx, org, { made, registration }) }
}

/** Records made at this point, newest first. Refuses NOT-FOUND, ENTRY-POINT-ONLY. */
export async function listEntries(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.listEntries>,
): Promise<OutputOf<typeof api.listEntries>> {
  const org = await pointFor(ctx, code)
  const rows = await store.entriesOf(ctx, scopeOf(ctx, 'registration.enter'), org.code)
  return {
    entries: rows.map((row) => ({
      registration: row.registration_id,
      name: row.name,
      number: row.number,
      category: categoryOf(ctx.pack.points, row.category)?.title ?? row.category,
      stateName: registrationLifecycle.states[row.state as State],
      activated: row.activated,
      at: row.at.getTime(),
    })),
  }
}
