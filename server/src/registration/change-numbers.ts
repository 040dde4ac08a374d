import type { Values } from '@zhongzhao/domain/forms/form'
import { type NumberChange, type NumberWas, numberChange } from '@zhongzhao/domain/registration/numbers'
import type { By } from '@zhongzhao/domain/lifecycle/decided'
import type { Ctx } from '../platform/context.ts'
import { recordEvents } from '../platform/events.ts'
import type { Keys } from '../platform/sealed-text.ts'
import { type MovedNumbers, moveNumbers } from './store-numbers.ts'

/** A registration, what its basic section said of numbers, and says now. */
export interface Renumbering {
  readonly registration: string
  readonly person: string
  readonly was: Values
  readonly now: Values
}

/** Numbers that become others (A7, G3; notice 三.(三)): by a correction, by the register, typed wrong at a point. Key and numbers move as
 *  `numberChange` says, each with one event of the same kind. Answers who was refused because somebody else has the number: of them
 *  nothing has changed. */
export async function changeNumbers(
  { db, keys, requestId, now }: Terms,
  given: readonly Renumbering[],
  { before, by, season }: { before: NumberWas; by: By; season: string },
): Promise<ReadonlySet<string>> {
  const asked = given.flatMap((one) => {
    const change = numberChange(one.was, one.now, before)
    return change === undefined ? [] : [{ moved: indexed(keys, one, change), fields: change.fields.join() }]
  })
  const all = asked.map(({ moved }) => moved)
  const done = await moveNumbers(db, season, all)
  for (const [fields, group] of Map.groupBy(asked, (a) => a.fields)) {
    const event = { kind: 'registration.renumbered', at: now, by, fields: fields.split(',') }
    const told = group.map(({ moved }) => moved.registration).filter((id) => done.get(id) === 'moved')
    await recordEvents({ db, requestId }, event, told)
  }
  return new Set(all.map(({ registration }) => registration).filter((id) => !done.has(id)))
}

interface Terms extends Pick<Ctx, 'db' | 'requestId' | 'now'> {
  readonly keys: Keys
}

function indexed(keys: Keys, { registration, person }: Renumbering, change: NumberChange): MovedNumbers {
  const of = (numbers: NumberChange['gained']) =>
    numbers.map(({ kind, number }) => ({ kind, index: keys.index(number) }))
  const { identity, gained, lost } = change
  return {
    registration,
    person,
    from: identity === undefined || identity.from === '' ? null : keys.index(identity.from),
    to: identity === undefined ? null : keys.index(identity.to),
    gained: of(gained),
    lost: of(lost),
  }
}

/** The terms of a request. */
export const termsOf = ({ db, requestId, now, services: { keys } }: Ctx): Terms => ({
  db,
  requestId,
  now,
  keys,
})
