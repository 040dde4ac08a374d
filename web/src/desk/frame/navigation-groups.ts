import { type Entry, type Path, type Wearer, entriesFor } from './navigation.ts'

/** The desk's screens by what they are about, in the order of the year's work; the first stands without a heading. */
const titles = {
  start: '',
  pupils: '名册与学籍',
  collecting: '信息采集',
  deciding: '核验与签字',
  qualifying: '评价与资格',
  home: '回户籍地报考',
  order: '进度与责任',
  running: '授权与安全',
} as const
type Group = keyof typeof titles
const groups = Object.keys(titles).filter((name): name is Group => name in titles)

const groupOf: Readonly<Record<Path, Group>> = {
  '/': 'start',
  '/my-class': 'start',
  '/roster': 'pupils',
  '/sync': 'pupils',
  '/pupils': 'pupils',
  '/duplicates': 'pupils',
  '/carry-work': 'pupils',
  '/slips': 'collecting',
  '/pictures': 'collecting',
  '/documents': 'collecting',
  '/likeness': 'collecting',
  '/slots': 'collecting',
  '/day-sheet': 'collecting',
  '/entries': 'collecting',
  '/review': 'deciding',
  '/forms': 'deciding',
  '/seal': 'deciding',
  '/corrections': 'deciding',
  '/archive': 'deciding',
  '/evaluation': 'qualifying',
  '/claims': 'qualifying',
  '/claims/lists': 'qualifying',
  '/quota': 'qualifying',
  '/publicity': 'qualifying',
  '/objections': 'qualifying',
  '/transfers': 'home',
  '/returning': 'home',
  '/leaving': 'home',
  '/points-named': 'home',
  '/head-count': 'order',
  '/tables': 'order',
  '/plans': 'order',
  '/duty': 'order',
  '/extensions': 'order',
  '/falsifications': 'order',
  '/openings': 'order',
  '/grants': 'running',
  '/acts': 'running',
  '/security': 'running',
  '/jobs': 'running',
  '/seasons': 'running',
}

/** As many as one reads without headings. */
const SHORT = 8

export interface NavigationGroup {
  /** Empty: no heading. */
  readonly title: string
  readonly entries: readonly Entry[]
}

/** What the worn role may open, under headings where there is much of it. */
export function groupsFor(hat: Wearer): readonly NavigationGroup[] {
  const entries = entriesFor(hat)
  if (entries.length <= SHORT) return [{ title: '', entries }]
  return groups
    .map((group) => ({
      title: titles[group],
      entries: entries.filter(({ path }) => groupOf[path] === group),
    }))
    .filter((group) => group.entries.length > 0)
}
