import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '@zhongzhao/server/platform/tables'

const CLASSES = 10
const PER_CLASS = 50
const SCHOOLS = 15
/** Registrations of one county of the bench. */
export const PER_COUNTY = SCHOOLS * CLASSES * PER_CLASS

/** Surnames and characters of given names with their reading; how often each comes is as uneven as in life. */
const SURNAMES =
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin'
const GIVEN =
  '子zi 涵han 梓zi 轩xuan 雨yu 欣xin 浩hao 宇yu 佳jia 怡yi 思si 博bo 文wen 俊jun 晨chen 诗shi 若ruo 琪qi 嘉jia 明ming 语yu 桐tong 一yi 诺nuo'

const pool = (words: string) => {
  const pairs = words.split(' ').map((word) => [word.slice(0, 1), word.slice(1)] as const)
  return { said: pairs.map((pair) => pair[1]), written: pairs.map((pair) => pair[0]) }
}

interface Counties {
  readonly season: string
  readonly packVersion: number
  readonly from: number
  readonly to: number
}

/** Ten counties a city. */
async function seedOrgs(owner: Kysely<Database>, { from, to }: Counties): Promise<void> {
  await sql`
    insert into org (code, kind, name, path, school_code)
    select code, kind, name, path, case when kind = 'school' then code end from (
      select 'P'::text as code, 'province' as kind, '测速省' as name, 'P' as path
      union select 'T' || c / 10, 'city', '测速市' || c / 10, 'P/T' || c / 10 from generate_series(${from}::int, ${to}::int) c
      union all select 'C' || c, 'county', '测速县' || c, 'P/T' || c / 10 || '/C' || c from generate_series(${from}::int, ${to}::int) c
      union all select 'S' || c * 100 + s, 'school', '测速学校', 'P/T' || c / 10 || '/C' || c || '/S' || c * 100 + s
        from generate_series(${from}::int, ${to}::int) c, generate_series(1, ${SCHOOLS}::int) s
      union all select 'S' || c * 100 + s || '-' || k, 'class', '九年级' || k || '班',
          'P/T' || c / 10 || '/C' || c || '/S' || c * 100 + s || '/S' || c * 100 + s || '-' || k
        from generate_series(${from}::int, ${to}::int) c, generate_series(1, ${SCHOOLS}::int) s, generate_series(1, ${CLASSES}::int) k
    ) made on conflict do nothing`.execute(owner)
}

async function makePupils(owner: Kysely<Database>, { from, to }: Counties): Promise<void> {
  const [surnames, given] = [pool(SURNAMES).written.length, pool(GIVEN).written.length]
  await sql`create temporary table made as
    select gen_random_uuid() as registration_id, gen_random_uuid() as person_id, c, s, k, n,
      1 + floor(power(random(), 2) * ${surnames}::int)::int as x,
      1 + floor(power(random(), 2) * ${given}::int)::int as y,
      1 + floor(power(random(), 2) * ${given}::int)::int as z
    from generate_series(${from}::int, ${to}::int) c, generate_series(1, ${SCHOOLS}::int) s,
      generate_series(1, ${CLASSES}::int) k, generate_series(1, ${PER_CLASS}::int) n`.execute(owner)
}

async function seedPeople(owner: Kysely<Database>): Promise<void> {
  await sql`insert into person (person_id) select person_id from made`.execute(owner)
  await sql`insert into person_key (person_id, generation, wrapped) select person_id, 1, '\\x00' from made`.execute(
    owner,
  )
  await sql`insert into person_alias (kind, index, person_id)
    select 'idNumber', sha256(('id' || c * 1000000 + s * 10000 + k * 100 + n)::bytea), person_id from made`.execute(
    owner,
  )
  await sql`insert into account (account_id, kind, person_id, name) select person_id, 'candidate', person_id, '' from made`.execute(
    owner,
  )
}

async function seedRegistrations(owner: Kysely<Database>, { season, packVersion }: Counties): Promise<void> {
  const [surname, given] = [pool(SURNAMES), pool(GIVEN)]
  await sql`
    insert into registration (registration_id, person_id, season, pack_version, number, grade, track, school_code, org_path, class_position,
      state, name, pinyin, content, sealed)
    select registration_id, person_id, ${season}, ${packVersion}, (c * 1000000 + s * 10000 + k * 100 + n)::text, 9, 'inPlace',
      'S' || c * 100 + s, 'P/T' || c / 10 || '/C' || c || '/S' || c * 100 + s || '/S' || c * 100 + s || '-' || k, n,
      (array['rostered', 'filling', 'confirmed', 'checked', 'sealed'])[1 + n % 5],
      sur[x] || giv[y] || giv[z], surp[x] || givp[y] || givp[z] || ' ' || left(surp[x], 1) || left(givp[y], 1) || left(givp[z], 1),
      '{"basic":[{}]}', decode(repeat('00', 200), 'hex')
    from made, (select ${surname.written}::text[] as sur, ${surname.said}::text[] as surp, ${given.written}::text[] as giv,
      ${given.said}::text[] as givp) names
    order by c, s, k, n`.execute(owner)
  await sql`
    insert into active_registration (season, identity_index, registration_id)
    select ${season}, sha256(('id' || c * 1000000 + s * 10000 + k * 100 + n)::bytea), registration_id from made`.execute(
    owner,
  )
  await sql`
    insert into image (registration_id, image_id, kind, original_hash, derived_hash, original_file, derived_file, facts, findings, steps, verdict, supplied_by)
    select registration_id, registration_id, 'portrait', '', '', '', '', '{}', '[]', '[]', 'accepted', person_id from made`.execute(
    owner,
  )
}

/** Counties `from` … `to` of the bench's province, everybody with a number, an account and a portrait. Set-based, as the owner. */
export async function seedCounties(owner: Kysely<Database>, counties: Counties): Promise<void> {
  await sql`set synchronous_commit = off`.execute(owner)
  await seedOrgs(owner, counties)
  await makePupils(owner, counties)
  await seedPeople(owner)
  await seedRegistrations(owner, counties)
  await sql`drop table made`.execute(owner)
}
