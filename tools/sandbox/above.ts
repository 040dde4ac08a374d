import * as lists from '@zhongzhao/api/claim-lists'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { done } from './acting.ts'
import type { Person } from './person.ts'
import type { MadeUpRow } from './pupils.ts'

const SOURCE = '演练：有关单位送审名单第1号'

/** A list from above at the made-up city (I3): two of it are certain, one has another name, one nobody knows. Looks first. */
export async function importList(
  city: Person,
  { pack, pupils }: { pack: SeasonPack; pupils: readonly MadeUpRow[] },
): Promise<void> {
  const item = pack.eligibility.bonus.items.find(({ from }) => from === 'list')?.code
  if (item === undefined) return
  if ((await done(city, lists.listsFromAbove, { input: {} })).body.lists.length > 0) return
  const [first, second, third] = pupils
  if (first === undefined || second === undefined || third === undefined) return
  const rows = [
    [first.姓名, first.身份证件号],
    [second.姓名, second.身份证件号],
    ['王另名', third.身份证件号],
    ['李未见', '41019920070101999X'],
  ]
  const text = ['姓名,身份证件号码', ...rows.map((row) => row.join(','))].join('\r\n')
  await done(city, lists.importListFromAbove, {
    input: { org: '4101', item, source: SOURCE },
    options: { file: { name: '演练名单.csv', bytes: Buffer.from(text) } },
  })
}
