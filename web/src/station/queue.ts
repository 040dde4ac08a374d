import type { PictureKind } from '@zhongzhao/domain/images/spec'
import type { Capture, Current, Pupil, Shift } from './shift.ts'

/** Everything the station knows during a shift, without the bytes. */
export interface Station {
  readonly shift: Shift
  /** What has not arrived, oldest first. */
  readonly captures: readonly Capture[]
  /** Pupils whose picture the server refused after it was sent: why, by `pupil/kind`. */
  readonly again: Readonly<Record<string, string>>
}

/** What can happen to it. */
export type Happening =
  | { readonly what: 'taken'; readonly capture: Capture }
  | { readonly what: 'sending' | 'lost' | 'mine' | 'theirs'; readonly capture: string }
  | { readonly what: 'kept'; readonly capture: string; readonly image: string; readonly verdict: string }
  | { readonly what: 'refused' | 'held'; readonly capture: string; readonly sentence: string }
  | { readonly what: 'conflict'; readonly capture: string; readonly current: Current | undefined }
  | { readonly what: 'list'; readonly pupils: readonly Pupil[] }
  | { readonly what: 'retry' }

export const placeOf = ({ pupil, kind }: Pick<Capture, 'pupil' | 'kind'>): string => `${pupil}/${kind}`

const without = (captures: readonly Capture[], gone: string) =>
  captures.filter(({ capture }) => capture !== gone)

const changed = (captures: readonly Capture[], id: string, change: Partial<Capture>) =>
  captures.map((one) => (one.capture === id ? { ...one, ...change } : one))

function holding(pupils: readonly Pupil[], { pupil, kind }: Capture, held: { id: string; verdict: string }) {
  return pupils.map((one) => (one.id === pupil ? { ...one, [kind]: held } : one))
}

function withoutPlace(again: Station['again'], place: string): Station['again'] {
  return Object.fromEntries(Object.entries(again).filter(([key]) => key !== place))
}

/** A newer picture of the same pupil takes the place of one that still waits; one that is on its way stays. */
function taken(station: Station, capture: Capture): Station {
  const older = (one: Capture) => placeOf(one) === placeOf(capture) && one.state !== 'sending'
  return {
    ...station,
    captures: [...station.captures.filter((one) => !older(one)), capture],
    again: withoutPlace(station.again, placeOf(capture)),
  }
}

/** It has arrived. A newer one of ours that waits is now based on it, and no conflict with ourselves. */
function kept(station: Station, one: Capture, held: { id: string; verdict: string }): Station {
  const captures = without(station.captures, one.capture).map((other) =>
    placeOf(other) === placeOf(one) && other.replaces === one.replaces
      ? { ...other, replaces: held.id }
      : other,
  )
  const pupils = holding(station.shift.pupils, one, held)
  return { ...station, shift: { ...station.shift, pupils }, captures }
}

function chosen(station: Station, one: Capture, whose: 'mine' | 'theirs'): Station {
  const { current } = one
  if (whose === 'mine') {
    const change = {
      state: 'waiting',
      replaces: current?.id ?? 'none',
      current: undefined,
      sentence: undefined,
    } as const
    return { ...station, captures: changed(station.captures, one.capture, change) }
  }
  const captures = without(station.captures, one.capture)
  if (current === undefined) return { ...station, captures }
  const pupils = holding(station.shift.pupils, one, { id: current.id, verdict: current.verdict })
  return { ...station, shift: { ...station.shift, pupils }, captures }
}

function happenedTo(
  station: Station,
  one: Capture,
  happening: Exclude<Happening, { what: 'taken' | 'list' | 'retry' }>,
): Station {
  const turn = (change: Partial<Capture>): Station => ({
    ...station,
    captures: changed(station.captures, one.capture, change),
  })
  switch (happening.what) {
    case 'sending':
      return turn({ state: 'sending', sentence: undefined })
    case 'lost':
      return turn({ state: 'waiting' })
    case 'held':
      return turn({ state: 'held', sentence: happening.sentence })
    case 'conflict':
      return turn({ state: 'conflict', current: happening.current })
    case 'kept':
      return kept(station, one, { id: happening.image, verdict: happening.verdict })
    case 'refused':
      return {
        ...station,
        captures: without(station.captures, one.capture),
        again: { ...station.again, [placeOf(one)]: happening.sentence },
      }
    case 'mine':
    case 'theirs':
      return chosen(station, one, happening.what)
  }
}

const LEFT = '系统检查后不合格，没有存入。请重新拍摄。'

/** The list as the server has it now. What it was still looking at and has not kept must be taken again. */
function listed(station: Station, pupils: readonly Pupil[]): Station {
  const was = new Map(station.shift.pupils.map((one) => [one.id, one]))
  const left = pupils.flatMap((one) =>
    (['portrait', 'document'] as const)
      .filter((kind) => {
        const before = was.get(one.id)?.[kind]
        return before?.verdict === 'looking' && (one[kind]?.id ?? '') < before.id
      })
      .map((kind) => [placeOf({ pupil: one.id, kind }), LEFT] as const),
  )
  const again = left.length === 0 ? station.again : { ...station.again, ...Object.fromEntries(left) }
  return { ...station, shift: { ...station.shift, pupils }, again }
}

/** Does the server still look at something of ours? */
export const isLookedAt = ({ shift }: Station): boolean =>
  shift.pupils.some((one) => one.portrait?.verdict === 'looking' || one.document?.verdict === 'looking')

/** The station after something happened. What speaks of a capture that is gone changes nothing. */
export function after(station: Station, happening: Happening): Station {
  if (happening.what === 'taken') return taken(station, happening.capture)
  if (happening.what === 'list') return listed(station, happening.pupils)
  if (happening.what === 'retry') {
    const captures = station.captures.map((one) =>
      one.state === 'held' ? { ...one, state: 'waiting' as const, sentence: undefined } : one,
    )
    return { ...station, captures }
  }
  const one = station.captures.find(({ capture }) => capture === happening.capture)
  return one === undefined ? station : happenedTo(station, one, happening)
}

/** The next one to be sent; one at a time, oldest first. */
export function nextToSend({ captures }: Station): Capture | undefined {
  if (captures.some(({ state }) => state === 'sending')) return undefined
  return captures.find(({ state }) => state === 'waiting')
}

/** How a pupil stands with one kind of picture, as the list shows it. */
export type Standing =
  | 'missing'
  | 'waiting'
  | 'sending'
  | 'held'
  | 'conflict'
  | 'again'
  | 'looking'
  | 'accepted'
  | 'doubtful'
  | 'refused'

const verdicts: Readonly<Record<string, Standing>> = {
  looking: 'looking',
  doubtful: 'doubtful',
  refused: 'refused',
}

export function standingOf(station: Station, pupil: Pupil, kind: PictureKind): Standing {
  const place = placeOf({ pupil: pupil.id, kind })
  const mine = station.captures.findLast((one) => placeOf(one) === place)
  if (mine !== undefined) return mine.state
  if (station.again[place] !== undefined) return 'again'
  const verdict = pupil[kind]?.verdict
  if (verdict === undefined) return 'missing'
  return verdicts[verdict] ?? 'accepted'
}

/** Somebody must come before the camera (again). */
export const toTake = (standing: Standing): boolean => ['missing', 'again', 'refused'].includes(standing)

/** The next pupil in the list who still has to come, after the given one and then from the top; undefined when all have been. */
export function nextPupil(station: Station, from: string, kind: PictureKind): string | undefined {
  const { pupils } = station.shift
  const at = pupils.findIndex(({ id }) => id === from)
  const round = [...pupils.slice(at + 1), ...pupils.slice(0, at + 1)]
  return round.find((pupil) => toTake(standingOf(station, pupil, kind)))?.id
}

/** What of it the sign counts: everything that has not arrived. */
export const waitingIn = ({ captures }: Station): number => captures.length
