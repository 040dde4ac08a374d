import type { Window } from '@zhongzhao/domain/season/timetable'

/** Earlier and shorter at the school, a day more at home; offices begin at 8 and end at 18. */
export const windows: readonly Window[] = [
  {
    track: 'inPlace',
    activities: ['fill', 'declare'],
    from: '2023-02-24T08:00',
    until: '2023-03-17T18:00',
    basis: 'assumed',
  },
  {
    track: 'returnHome',
    activities: ['fill', 'declare'],
    from: '2023-03-18T08:00',
    until: '2023-03-24T18:00',
    basis: 'assumed',
  },
  {
    track: 'grade8',
    activities: ['fill'],
    from: '2023-04-06T09:00',
    until: '2023-04-21T17:00',
    basis: 'assumed',
  },
  {
    track: 'any',
    activities: ['chooseTrack'],
    from: '2023-02-24T08:00',
    until: '2023-04-21T17:00',
    basis: 'assumed',
  },
  {
    track: 'any',
    activities: ['supply'],
    from: '2023-02-13T08:00',
    until: '2023-05-12T17:00',
    basis: 'assumed',
  },
  {
    track: 'any',
    activities: ['check', 'amend', 'sign'],
    from: '2023-02-24T08:00',
    until: '2023-05-12T17:00',
    basis: 'assumed',
  },
]
