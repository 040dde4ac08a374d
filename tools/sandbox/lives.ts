import { type Face, faceOf } from './faces.ts'
import type { Doubted } from './specimens.ts'
import { PUPILS_PER_CLASS, type MadeUpRow, sandboxPupils } from './pupils.ts'

/** How far a made-up pupil has come at the sandbox's first start, from nothing to the end. */
export type Life =
  | 'rostered'
  | 'begun'
  | 'disputed'
  | 'contradicted'
  | 'returnsHome'
  | 'withdrawn'
  | 'confirmed'
  | 'returned'
  | 'amended'
  | 'checked'
  | 'printed'
  | 'sealed'

/** What the check, or a person, says of the portrait brought in. */
export type PortraitKind = 'good' | Doubted | 'refused' | 'none'

export interface MadeUpLife {
  readonly life: Life
  readonly portrait: PortraitKind
  /** `deferred`: brought later, by a day; `book`: the household book with the school's attestation instead;
   *  `differs`: the card says something else than the register. */
  readonly document: 'there' | 'none' | 'deferred' | 'book' | 'differs'
  /** `moved`: the address is no longer the register's, and the review desk marks it. */
  readonly address: 'register' | 'moved'
  /** The paper of the police that settles a contradiction (D8), or nothing. */
  readonly evidence: string
}

const good = (life: Life, over: Partial<MadeUpLife> = {}): MadeUpLife => {
  return { life, portrait: 'good', document: 'there', address: 'register', evidence: '', ...over }
}

const moved = (life: Life, over: Partial<MadeUpLife> = {}) => good(life, { address: 'moved', ...over })
const birthPaper = '公民身份号码更正证明（编号 演练公户第12号，采集开始后出具）'
const sexPaper = '户籍证明（采集开始后出具）'

/** The first class, seat by seat: something of everything. Seats 1, 2, 4, 5, 6 and 11 are listed for signing in. */
const firstClass: readonly MadeUpLife[] = [
  good('rostered'),
  good('rostered'),
  good('confirmed', { document: 'differs' }),
  good('begun'),
  good('confirmed'),
  good('returned'),
  good('amended'),
  good('confirmed', { portrait: 'small' }),
  good('checked'),
  good('printed'),
  good('sealed'),
  good('sealed'),
  moved('sealed'),
  good('withdrawn', { portrait: 'none' }),
  moved('confirmed', { portrait: 'small' }),
  good('disputed'),
  good('begun', { portrait: 'none', document: 'deferred' }),
  good('confirmed', { evidence: birthPaper }),
  good('returnsHome'),
  good('contradicted'),
]

const secondClass: readonly MadeUpLife[] = [
  good('sealed'),
  good('sealed'),
  good('sealed'),
  moved('sealed'),
  good('sealed'),
  good('sealed'),
  good('checked'),
  good('checked', { document: 'book' }),
  moved('checked'),
  good('printed'),
  moved('confirmed'),
  good('confirmed', { document: 'differs' }),
  good('confirmed', { document: 'deferred', portrait: 'aside' }),
  good('checked', { evidence: sexPaper }),
  good('begun', { portrait: 'small' }),
  good('begun', { portrait: 'refused' }),
  good('contradicted', { portrait: 'aside' }),
  good('confirmed', { portrait: 'small' }),
  good('returned'),
  good('rostered', { portrait: 'none', document: 'none' }),
]

/** A pupil of the first school with a life. `seat` counts from 1. */
export interface LivingPupil extends MadeUpLife {
  readonly seat: number
  readonly row: MadeUpRow
  /** In the portrait that was brought in, and on the card. */
  readonly face: Face
  readonly cardFace: Face
}

/** By place in the two classes: whose portrait was brought in instead. The photographer changed two pupils round; one picture came in
 *  under two names (E6, G4). Nobody else looks like anybody. */
const mistaken: ReadonlyMap<number, number> = new Map([
  [6, 19],
  [19, 6],
  [38, 30],
])

const sexOf = (row: MadeUpRow) => (row.性别 === '女' ? '2' : '1')

/** A face of the own for everybody who has a portrait; who has none, or only another's, borrows the first. */
function facesFor(
  pupils: readonly { readonly row: MadeUpRow; readonly life: MadeUpLife }[],
): readonly Face[] {
  const given = { '1': 0, '2': 0 }
  return pupils.map(({ row, life }, at) => {
    const sex = sexOf(row)
    return faceOf(sex, life.portrait === 'none' || at === 38 ? 0 : given[sex]++)
  })
}

/** The first two classes of the first school, seat by seat. */
export function firstSchoolLives(): readonly LivingPupil[] {
  const lives = [...firstClass, ...secondClass]
  const pupils = [...sandboxPupils().take(lives.length)].flatMap((row, index) => {
    const life = lives[index]
    return life === undefined ? [] : [{ row, life }]
  })
  const faces = facesFor(pupils)
  return pupils.flatMap(({ row, life }, index) => {
    const [face, cardFace] = [faces[mistaken.get(index) ?? index], faces[index]]
    return face === undefined || cardFace === undefined
      ? []
      : [{ ...life, seat: (index % PUPILS_PER_CLASS) + 1, row, face, cardFace }]
  })
}
