import type { Window } from '@zhongzhao/domain/season/timetable'

/** Notice 一: three windows for filling in and confirming; claims (申报资格) share them. Everything else has dates of its own,
 *  which the notice does not give: marked `assumed` (A1). */
export const windows: readonly Window[] = [
  {
    track: 'inPlace',
    activities: ['fill', 'declare'],
    from: '2022-03-01T09:00',
    until: '2022-03-25T17:00',
    basis: '一.1',
  },
  {
    track: 'returnHome',
    activities: ['fill', 'declare'],
    from: '2022-03-26T09:00',
    until: '2022-03-31T17:00',
    basis: '一.2',
  },
  {
    track: 'grade8',
    activities: ['fill'],
    from: '2022-04-01T09:00',
    until: '2022-04-20T17:00',
    basis: '一.3',
  },
  // Open throughout collection, so that who stands on inPlace can still turn home on 26 March (A2).
  {
    track: 'any',
    activities: ['chooseTrack'],
    from: '2022-03-01T09:00',
    until: '2022-04-20T17:00',
    basis: 'assumed',
  },
  // Portraits are taken before the computer room, so that the candidate finds the own one there.
  {
    track: 'any',
    activities: ['supply'],
    from: '2022-02-15T08:00',
    until: '2022-05-10T17:00',
    basis: 'assumed',
  },
  {
    track: 'any',
    activities: ['check', 'amend', 'sign'],
    from: '2022-03-01T09:00',
    until: '2022-05-10T17:00',
    basis: 'assumed',
  },
  // Final grades come in May or June, after the forms are signed; schools may begin with what they know (二.2(4)).
  {
    track: 'any',
    activities: ['evaluate'],
    from: '2022-03-01T09:00',
    until: '2022-06-10T17:00',
    basis: 'assumed',
  },
]
