import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import { gotNumber } from '@zhongzhao/domain/sync/recognise'
import type { Ctx } from '../platform/context.ts'
import { recordEvents } from '../platform/events.ts'
import { openHeld } from '../roster/check.ts'
import { loadHeld } from '../roster/store-match.ts'
import { cellsOf, readerOf } from './judge.ts'
import { type Renumbered, renumber } from './store-act.ts'
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

/** Of the pairs those in which the rule recognises one and the same pupil (`gotNumber`). */
async function surely(ctx: Ctx, run: Run, pairs: readonly Pair[]): Promise<readonly Pair[]> {
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
  return pairs.filter(({ held, pupil }) => {
    const record = records.get(held.registration)
    if (record === undefined || still.has(hex(held.identity))) return false
    const ours = openHeld(ctx.services.keys, record).ours['basic']?.[0] ?? {}
    const { name = '', birthDate = '', idNumber = '' } = ours
    return gotNumber({ name, birthDate, idNumber }, pupil)
  })
}

function renumbering({ services: { keys } }: Ctx, { held, line, pupil }: Pair): Renumbered {
  const { registration, person } = held
  return {
    registration,
    person,
    identity: line.identity,
    idNumber: keys.index(pupil.idNumber),
    studentNumber: pupil.studentNumber === '' ? null : keys.index(pupil.studentNumber),
  }
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
      const numbered = await renumber(
        db,
        run.season,
        sure.map((pair) => renumbering(ctx, pair)),
      )
      const keys = sure
        .filter((pair) => numbered.has(pair.held.registration))
        .map((pair) => pair.line.pupil_key)
      await makeRows(db, run, keys)
      const by = { account: run.account, org: run.org }
      const fields = ['basic.idNumber', 'basic.studentNumber']
      await recordEvents(ctx, { kind: 'registration.renumbered', at: ctx.now, by, fields }, [...numbered])
    }
  })
}
