import { describe, expect, it } from 'vitest'
import { actions, type ActionName } from '@zhongzhao/domain/access/actions'
import { groupsFor } from './navigation-groups.ts'
import { entriesFor, entryAt } from './navigation.ts'

const isAction = (name: string): name is ActionName => name in actions

const paths = (
  actions: Parameters<typeof entriesFor>[0]['actions'],
  orgKind: Parameters<typeof entriesFor>[0]['orgKind'],
) => entriesFor({ actions, orgKind }).map((e) => e.path)

describe('the navigation', () => {
  it('gives a class teacher the own class first and nothing of review or seal', () => {
    const seen = paths(new Set(['registration.read', 'slip.print', 'image.supply', 'progress.read']), 'class')
    expect(seen).toEqual(['/my-class', '/pupils', '/slips', '/pictures'])
  })
  it('gives a school reviewer the review desk but no roster', () => {
    const seen = paths(new Set(['registration.read', 'registration.check', 'progress.read']), 'school')
    expect(seen).toContain('/review')
    expect(seen).not.toContain('/roster')
    expect(seen).not.toContain('/my-class')
  })
  it('gives a county roster and progress but no class work', () => {
    const seen = paths(
      new Set(['registration.read', 'progress.read', 'roster.import', 'roster.read']),
      'county',
    )
    expect(seen).toEqual(['/', '/roster', '/pupils', '/tables', '/head-count'])
  })
  it('gives nothing to nobody', () => expect(paths(new Set(), 'school')).toEqual([]))
  it('knows which entry an address belongs to', () => {
    expect(entryAt('/roster/01900000-0000-7000-8000-000000000000')).toBe('/roster')
    expect(entryAt('/')).toBe('/')
    expect(entryAt('/rosters')).toBeUndefined()
  })
  it('stands under headings where it is long, and under none where it is short', () => {
    const short = groupsFor({ actions: new Set(['registration.read', 'progress.read']), orgKind: 'school' })
    expect(short.map(({ title }) => title)).toEqual([''])
    const hat = { actions: new Set(Object.keys(actions).filter(isAction)), orgKind: 'school' } as const
    const long = groupsFor(hat)
    expect(long.map(({ title }) => title)).toContain('核验与签字')
    const all = long.flatMap(({ entries }) => entries)
    expect(new Set(all)).toEqual(new Set(entriesFor(hat)))
    expect(all).toHaveLength(entriesFor(hat).length)
  })
})
