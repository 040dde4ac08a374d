import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Done, Id, Nothing, Time } from './shapes.ts'

const Season = Type.String({ pattern: '^[a-z]+-\\d{4}$' })
const Heads = Type.Object({ code: Type.String(), name: Type.String(), pupils: Type.Integer() })

/** The seasons of this installation, oldest first; each is worked in by naming it (`X-Season`). */
export const listSeasons = endpoint({
  id: 'listSeasons',
  title: '各招生年度',
  method: 'GET',
  path: '/seasons',
  action: 'public.read',
  input: Nothing,
  output: Type.Object({
    seasons: Type.Array(
      Type.Object({
        season: Type.String(),
        title: Type.String(),
        year: Type.Integer(),
        state: Type.String(),
        stateName: Type.String(),
        /** Takes no change any more. */
        readOnly: Type.Boolean(),
        /** Shown to who names none. */
        current: Type.Boolean(),
      }),
    ),
  }),
})

const RunView = Type.Object({
  state: Type.String(),
  done: Type.Integer(),
  total: Type.Integer(),
  /** Times in a row that the next part failed. */
  failures: Type.Integer(),
  endedAt: Type.Optional(Time),
})

/** What closing the season would do, how far it is, and what was carried into it from the season before. */
export const seasonEnd = endpoint({
  id: 'seasonEnd',
  title: '招生年度的结束与衔接',
  method: 'GET',
  path: '/seasons/:season',
  action: 'season.close',
  input: Type.Object({ season: Season }),
  output: Type.Object({
    season: Type.String(),
    title: Type.String(),
    /** What is decided by the pack: from which notice, in which edition, between which times. */
    notice: Type.String(),
    edition: Type.Integer(),
    starts: Time,
    version: Type.Integer(),
    state: Type.String(),
    stateName: Type.String(),
    may: Type.Array(Type.String()),
    /** When its last window, extensions included, ends. */
    ends: Time,
    askedBy: Type.Optional(Type.String()),
    askedAt: Type.Optional(Time),
    decidedBy: Type.Optional(Type.String()),
    closedAt: Type.Optional(Time),
    /** What becomes, or has become, of how many registrations. */
    outcomes: Type.Array(Heads),
    /** What still waits for somebody and ends undecided. */
    waiting: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), count: Type.Integer() })),
    end: Type.Optional(RunView),
    before: Type.Optional(Type.Object({ season: Type.String(), title: Type.String() })),
    carry: Type.Optional(RunView),
    carried: Type.Array(Heads),
    /** What was done about the season, newest first. */
    acts: Type.Array(Type.Object({ what: Type.String(), by: Type.String(), at: Time })),
  }),
})

/** Asks for the end, takes that back, or approves it: two people (A7). */
export const moveSeason = endpoint({
  id: 'moveSeason',
  title: '结束招生年度',
  method: 'POST',
  path: '/seasons/:season/moves',
  action: 'season.close',
  input: Type.Object({
    season: Season,
    version: Type.Integer({ minimum: 0 }),
    event: Type.Union([Type.Literal('ask'), Type.Literal('withdraw'), Type.Literal('approve')]),
  }),
  output: Done,
})

/** Finds grade 8 of the season before among grade 9 of this one; asked again, only who came since. */
export const carryOver = endpoint({
  id: 'carryOver',
  title: '衔接上一年度',
  method: 'POST',
  path: '/seasons/:season/carry',
  action: 'season.close',
  input: Type.Object({ season: Season }),
  output: Done,
})

/** Pairs that share name and school and no number, inside the caller's sight; at most 200. */
export const listCarryWork = endpoint({
  id: 'listCarryWork',
  title: '上一年度衔接待核对',
  method: 'GET',
  path: '/carry-work',
  action: 'season.carry',
  input: Nothing,
  output: Type.Object({
    work: Type.Array(
      Type.Object({
        registration: Type.String(),
        earlier: Type.String(),
        version: Type.Integer(),
        name: Type.String(),
        number: Type.String(),
        className: Type.String(),
        schoolName: Type.String(),
        earlierNumber: Type.String(),
        earlierClass: Type.String(),
        earlierYear: Type.Integer(),
        may: Type.Array(Type.String()),
      }),
    ),
  }),
})

export const decideCarryWork = endpoint({
  id: 'decideCarryWork',
  title: '核对是否同一人',
  method: 'POST',
  path: '/carry-work/:id',
  action: 'season.carry',
  input: Type.Object({
    id: Id,
    earlier: Id,
    version: Type.Integer({ minimum: 0 }),
    event: Type.Union([Type.Literal('same'), Type.Literal('other')]),
  }),
  output: Done,
})

/** Last season's registration of the same person, as far as it is known. */
export const earlierOf = endpoint({
  id: 'earlierOf',
  title: '上一年度的登记',
  method: 'GET',
  path: '/registrations/:id/earlier',
  action: 'registration.read',
  input: Type.Object({ id: Id }),
  output: Type.Object({
    earlier: Type.Array(
      Type.Object({
        id: Type.String(),
        season: Type.String(),
        title: Type.String(),
        number: Type.String(),
        /** Whether the caller may open it: it may stand in another school. */
        mayOpen: Type.Boolean(),
        grade: Type.Integer(),
        schoolName: Type.String(),
        className: Type.String(),
        stateName: Type.String(),
        outcomeName: Type.Optional(Type.String()),
        basisName: Type.String(),
      }),
    ),
  }),
})

/** What the candidate wrote a year ago in the own fields that this season asks again: offered, never taken over unseen. */
export const earlierValues = endpoint({
  id: 'earlierValues',
  title: '上一年度填写的内容',
  method: 'GET',
  path: '/registrations/:id/earlier-values',
  action: 'registration.fill',
  input: Type.Object({ id: Id }),
  output: Type.Object({
    from: Type.Optional(Type.String()),
    sections: Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.String()))),
  }),
})
