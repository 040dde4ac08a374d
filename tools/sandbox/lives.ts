import { PUPILS_PER_CLASS, sandboxPupils } from './pupils.ts'

/** How far a made-up pupil has come at the sandbox's first start, from nothing to the end. */
export type Life =
  | 'rostered'
  | 'slip'
  | 'begun'
  | 'confirmed'
  | 'returned'
  | 'amended'
  | 'disputed'
  | 'returnsHome'
  | 'checked'
  | 'printed'
  | 'sealed'
  | 'withdrawn'

/** What the check says of the portrait brought in. */
export type PortraitKind = 'good' | 'pale' | 'none'

export interface MadeUpLife {
  readonly life: Life
  readonly portrait: PortraitKind
  readonly document: 'there' | 'none'
}

const good = (life: Life): MadeUpLife => ({ life, portrait: 'good', document: 'there' })

/** The first class, seat by seat: something of everything. Seats 1, 2, 4, 5 and 6 are listed for signing in. */
const firstClass: readonly MadeUpLife[] = [
  good('slip'),
  good('slip'),
  good('confirmed'),
  good('begun'),
  good('confirmed'),
  good('returned'),
  good('amended'),
  { life: 'confirmed', portrait: 'pale', document: 'there' },
  good('checked'),
  good('printed'),
  good('sealed'),
  good('sealed'),
  good('sealed'),
  good('withdrawn'),
  good('confirmed'),
  good('disputed'),
  { life: 'begun', portrait: 'none', document: 'none' },
  { life: 'rostered', portrait: 'none', document: 'none' },
  good('returnsHome'),
  { life: 'rostered', portrait: 'none', document: 'none' },
]

const half = (seat: number): MadeUpLife =>
  seat <= 6
    ? good('sealed')
    : seat <= 10
      ? good('checked')
      : seat <= 14
        ? good('confirmed')
        : seat <= 17
          ? good('begun')
          : { life: 'rostered', portrait: 'none', document: 'none' }

/** A pupil of the first school who has begun. `seat` counts from 1. */
export interface BegunPupil extends MadeUpLife {
  readonly seat: number
  readonly idNumber: string
}

/** The first two classes of the first school, seat by seat; who is only in the roster is left out. */
export function firstSchoolLives(): readonly BegunPupil[] {
  const rows = [...sandboxPupils()].slice(0, 2 * PUPILS_PER_CLASS)
  return rows.flatMap((row, index) => {
    const seat = (index % PUPILS_PER_CLASS) + 1
    const given = index < PUPILS_PER_CLASS ? firstClass[index] : half(seat)
    if (given === undefined || given.life === 'rostered') return []
    return [{ ...given, seat, idNumber: row['身份证件号'] }]
  })
}
