import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ActionName,
  actions,
  candidateOnly,
  openToAll,
  openToSignedIn,
} from '@zhongzhao/domain/access/actions'
import { beijing } from '@zhongzhao/domain/base/time'
import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import type { Condition } from '@zhongzhao/domain/forms/condition'
import type { Field } from '@zhongzhao/domain/forms/field'
import { unboundCells, unprintedFields } from '@zhongzhao/domain/printing/layout'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { packFaults } from '@zhongzhao/domain/season/pack-faults'
import { activityNames } from '@zhongzhao/domain/season/timetable'
import { describe, expect, it } from 'vitest'
import { findPacks, namedPack } from '../server/src/found-packs.ts'

/** Actions that come with a later issue: corrections have no holder yet. */
const later: readonly ActionName[] = ['correction.approve']
const allActions = Object.keys(actions) as readonly ActionName[]

function basesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(basesIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'basis' && typeof inner === 'string' ? [inner] : basesIn(inner),
  )
}

function fieldsAsked(condition: Condition): readonly string[] {
  if ('is' in condition) return [condition.is[0]]
  if ('in' in condition) return [condition.in[0]]
  if ('filled' in condition) return [condition.filled]
  if ('all' in condition) return condition.all.flatMap(fieldsAsked)
  if ('any' in condition) return condition.any.flatMap(fieldsAsked)
  return fieldsAsked(condition.not)
}

/** A fact without a clause is assumed; a pack whose notice is known lists its clauses beside itself. */
async function clausesOf(season: string): Promise<ReadonlySet<string>> {
  const file = join(import.meta.dirname, season, 'clauses.ts')
  if (!existsSync(file)) return new Set()
  const { clauseIds } = (await import(/* @vite-ignore */ file)) as { readonly clauseIds: ReadonlySet<string> }
  return clauseIds
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
const first = await namedPack(undefined)

describe.each((await findPacks()).map((pack) => ({ pack, of: pack.season })))('$of, a season', ({ pack }) => {
  const staff = pack.roles.filter((role) => role.id !== 'candidate')
  const fields: readonly (readonly [string, Field])[] = pack.forms.flatMap((form) =>
    Object.entries(form.fields),
  )

  it('is sound: the server starts with it', () => {
    expect(packFaults(pack, first.messages)).toEqual([])
  })
  it('lies in the folder of its name', () => {
    expect(existsSync(join(import.meta.dirname, pack.season, 'pack.ts'))).toBe(true)
  })
  it('survives JSON: what the browser gets is what was written', () => {
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack)
  })
  it('cites only clauses of its notice, or says that it is assumed', async () => {
    const clauses = await clausesOf(pack.season)
    const cited = basesIn(pack)
    expect(cited.length).toBeGreaterThan(50)
    expect(cited.filter((basis) => basis !== 'assumed' && !clauses.has(basis))).toEqual([])
  })
  it('opens every window before it closes it, and leaves no activity without one', () => {
    for (const w of pack.windows) expect(beijing(w.from), w.from).toBeLessThan(beijing(w.until))
    const opened = new Set<string>(pack.windows.flatMap((w) => w.activities))
    expect(Object.keys(activityNames).filter((activity) => !opened.has(activity))).toEqual([])
  })

  it('names only code tables that exist, and asks only fields of the same row', () => {
    for (const [name, field] of fields)
      if (field.kind === 'code') expect(tableNamed(field.table).rows.length, name).toBeGreaterThan(1)
    for (const form of pack.forms) {
      const names = new Set([...Object.keys(form.fields), 'track', 'grade'])
      const asked = Object.values(form.fields).flatMap((field) => [
        ...[field.shown, field.required === true ? undefined : field.required].flatMap((condition) =>
          condition === undefined ? [] : fieldsAsked(condition),
        ),
        ...(field.kind === 'idNumber' ? [field.kindField] : []),
      ])
      expect(asked.filter((name) => !names.has(name))).toEqual([])
    }
  })
  it('puts every field on exactly one page, at most eight on a page', () => {
    for (const { pages, fields: own } of pack.forms) {
      if (pages === undefined) continue
      expect(pages.flatMap((page) => page.fields)).toEqual(Object.keys(own))
      for (const page of pages) expect(page.fields.length, page.title).toBeLessThanOrEqual(8)
    }
  })
  it('covers numbers and phones, leaves names in the clear', () => {
    for (const [name, field] of fields) {
      if (field.kind === 'idNumber' || field.kind === 'phone') expect('sensitive' in field, name).toBe(true)
      if (field.kind === 'name') expect('sensitive' in field, name).toBe(false)
    }
  })
  it('prints every field, and no cell without one (notice 三.(三))', () => {
    expect(unboundCells(pack.printedForm, pack.forms)).toEqual([])
    expect(unprintedFields(pack.printedForm, pack.forms)).toEqual([])
  })

  it('leaves no action and no transition without a holder', () => {
    const given = pack.roles.flatMap((role) => role.actions)
    const held = new Set<string>([...given, ...openToAll, ...openToSignedIn, ...later])
    expect(allActions.filter((action) => !held.has(action))).toEqual([])
    expect(registrationLifecycle.table.filter((row) => !held.has(row[3]))).toEqual([])
  })
  it('lets no staff fill in, confirm or dispute for a candidate (notice 三.(二)), and no candidate judge', () => {
    for (const role of staff)
      expect(
        role.actions.filter((action) => candidateOnly.includes(action)),
        role.title,
      ).toEqual([])
    const own = new Set(pack.roles.find((role) => role.id === 'candidate')?.actions)
    for (const action of candidateOnly) expect(own, action).toContain(action)
    for (const action of ['registration.check', 'registration.sign', 'image.judge'] as const)
      expect(own).not.toContain(action)
  })
  it('hands roles down only, and a candidate’s never', () => {
    const rank = pack.roles.map((role) => role.id)
    for (const role of pack.roles)
      for (const given of role.mayGrant) expect(rank.indexOf(given)).toBeGreaterThan(rank.indexOf(role.id))
    expect(pack.roles.filter((role) => role.mayGrant.includes('candidate'))).toEqual([])
  })

  it('has every message that the server sends, with the variables it sends', () => {
    const used = (of: typeof pack) =>
      Object.fromEntries(of.messages.map((m) => [m.id, placeholders(m.title + m.body).toSorted()]))
    expect(used(pack)).toMatchObject(used(first))
  })
  it('gives every reason a code of its own and a sentence that says what to do', () => {
    for (const reasons of [pack.returnReasons, pack.paperReturnReasons]) {
      expect(new Set(reasons.map((reason) => reason.code)).size).toBe(reasons.length)
      for (const { text } of reasons) expect(text).toMatch(/请.+。$/)
    }
  })
  it('numbers its candidates apart from every other season', async () => {
    const others = (await findPacks()).filter((other) => other.season !== pack.season)
    expect(others.map((other) => other.registrationNumber.value.prefix)).not.toContain(
      pack.registrationNumber.value.prefix,
    )
  })
})
