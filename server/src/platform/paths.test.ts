import { covers, lastCode, parentPath } from '@zhongzhao/domain/orgs/org'
import { type RawBuilder, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { atOrBelow, atOrBelowAny, below, belowAny, oneBelow, selfOrOneBelow } from './paths.ts'

/** Siblings that begin alike, characters that sort around `/` and `0`, and three levels. */
const paths = [
  '41',
  '41/4101',
  '41/4101/410105',
  '41/4101/410105/S-1',
  '41/4101/410105/S',
  '41/41010',
  '41/4101-1',
  '41/41010/410105',
  '41/4101.',
  '410',
]

const { db } = await freshDatabase()

const places = sql`(select p as path, reverse(split_part(reverse(p), '/', 1)) as code from unnest(${paths}::text[]) p)`

async function which(holds: RawBuilder<boolean>): Promise<readonly string[]> {
  const { rows } = await sql<{ path: string }>`select path from ${places} o where ${holds}`.execute(db)
  return rows.map(({ path }) => path).toSorted()
}

const expected = (holds: (path: string) => boolean) => paths.filter(holds).toSorted()

describe.each(paths)('of %s', (top) => {
  it('what lies below, and what is it or lies below, as `covers` says it', async () => {
    expect(await which(below('o.path', top))).toEqual(expected((path) => path !== top && covers(top, path)))
    expect(await which(atOrBelow('o.path', top))).toEqual(expected((path) => covers(top, path)))
  })
  it('the same with an expression for the path', async () => {
    expect(await which(below('o.path', sql`${top}::text`))).toEqual(await which(below('o.path', top)))
    expect(await which(atOrBelow(sql`o.path`, sql`${top}::text`))).toEqual(
      await which(atOrBelow('o.path', top)),
    )
  })
  it('what stands one step below', async () => {
    const step = (path: string) => path.includes('/') && parentPath(path) === top
    expect(await which(oneBelow('o', top))).toEqual(expected(step))
    expect(await which(selfOrOneBelow('o', top))).toEqual(expected((path) => path === top || step(path)))
  })
})

it('of several paths, any; of none, nothing', async () => {
  const tops = ['41/4101/410105', '41/41010']
  expect(await which(atOrBelowAny('o.path', tops))).toEqual(
    expected((path) => tops.some((top) => covers(top, path))),
  )
  expect(await which(belowAny('o.path', tops))).toEqual(
    expected((path) => tops.some((top) => top !== path && covers(top, path))),
  )
  expect(await which(belowAny('o.path', []))).toEqual([])
  expect(lastCode('41/4101')).toBe('4101')
})
