import type { Values } from '@zhongzhao/domain/forms/form'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import { gotNumber } from '@zhongzhao/domain/sync/recognise'
import type { Ctx } from '../platform/context.ts'
import { type Renumbering, changeNumbers, termsOf } from '../registration/change-numbers.ts'
import { openHeld } from '../roster/check.ts'
import { loadHeld } from '../roster/store-match.ts'
import { cellsOf, readerOf } from './judge.ts'
import {
  type Temporary,
  type UnheldLine,
  makeRows,
  stillNamed,
  temporaries,
  unheldLines,
} from './store-recognise.ts'
import type { Run } from './store-run.ts'

interface Pair {
  readonly held: Temporary
  readonly line: UnheldLine
  readonly pupil: RosterPupil
}

interface Sure extends Pair {
  readonly ours: Values
}

const hex = (index: Buffer) => index.toString('hex')
const called = ({ school, name }: { school: string; name: string }) => `${school} ${name}`

/** Who may be meant by a line: told so by upstream, or the only one of that name in the school. */
function finder(held: readonly Temporary[]) {
  const byNumber = new Map(held.map((one) => [hex(one.identity), one]))
  const byName = Map.groupBy(held, called)
  return (line: UnheldLine, pupil: RosterPupil): Temporary | undefined => {
    const told = line.was === null ? undefined : byNumber.get(hex(line.was))
    // Somebody else who is held is meant: no guessing beside what upstream says.
    if (told !== undefined || line.kind === 'renumbered') return told
    const named = byName.get(called({ school: line.school, name: pupil.name })) ?? []
    return named.length === 1 ? named[0] : undefined
  }
}

/** What she was known by, and what upstream says now. */
const renumbering = ({ held: { registration, person }, pupil, ours }: Sure): Renumbering => ({
  registration,
  person,
  was: ours,
  now: { ...ours, idNumber: pupil.idNumber, studentNumber: pupil.studentNumber },
})

/** Of the pairs those in which the rule recognises one and the same pupil (`gotNumber`). */
async function surely(ctx: Ctx, run: Run, pairs: readonly Pair[]): Promise<readonly Sure[]> {
  if (pairs.length === 0) return []
  const records = await loadHeld(
    ctx.db,
    pairs.map(({ held }) => held.registration),
    'read',
  )
  const still = await stillNamed(
    ctx.db,
    run,
    pairs.map(({ held }) => held.identity),
  )
  return pairs.flatMap((pair) => {
    const { held, pupil } = pair
    const record = records.get(held.registration)
    if (record === undefined || still.has(hex(held.identity))) return []
    const ours = openHeld(ctx.services.keys, record).ours['basic']?.[0] ?? {}
    const { name = '', birthDate = '', idNumber = '' } = ours
    return gotNumber({ name, birthDate, idNumber }, pupil) ? [{ ...pair, ours }] : []
  })
}

/** L becomes G (A7): before comparing, whoever is held under a temporary number and comes with the real one now is known by it from here
 *  on, so that nobody comes twice and no work is lost. What the record says follows by the comparison like every other change: at once
 *  where nobody has confirmed, as work for the school where somebody has. Done again it changes nothing. */
export async function recognise(given: Ctx, run: Run): Promise<void> {
  await given.services.db.transaction().execute(async (db) => {
    const ctx: Ctx = { ...given, db }
    const held = await temporaries(db, run)
    if (held.length === 0) return
    const find = finder(held)
    const read = readerOf(run, ctx.now)
    for await (const lines of unheldLines(db, run, [...new Set(held.map((one) => one.school))])) {
      const pairs = lines.flatMap((line): readonly Pair[] => {
        const pupil = read(cellsOf(ctx.services, line))
        const one = pupil === undefined ? undefined : find(line, pupil)
        return pupil === undefined || one === undefined ? [] : [{ held: one, line, pupil }]
      })
      const sure = await surely(ctx, run, pairs)
      const by = { account: run.account, org: run.org }
      const terms = { before: 'former', by, season: run.season } as const
      const taken = await changeNumbers(termsOf(ctx), sure.map(renumbering), terms)
      const numbered = sure.filter(({ held: { registration } }) => !taken.has(registration))
      await makeRows(
        db,
        run,
        numbered.map((pair) => pair.line.pupil_key),
      )
    }
  })
}
