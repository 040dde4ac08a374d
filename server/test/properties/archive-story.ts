import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import fc from 'fast-check'
import { sql } from 'kysely'
import { CLASS, SCHOOL } from '../corrections.ts'
import { AT_SCHOOL, KEPT, KEPT_FOR_EVER, KEPT_UNTIL, dayOf, daysAfter, secondsAfter } from '../moments.ts'
import type { Person, Reply, World } from '../world.ts'

const COUNTY = '410105'

const whats = [
  'make',
  'make',
  'fill',
  'takeOut',
  'bind',
  'bind',
  'dissolve',
  'box',
  'lend',
  'giveBack',
  'lose',
  'send',
  'receive',
  'sendBack',
  'takeBack',
  'propose',
  'destroy',
  'destroy',
  'decline',
  'wait',
] as const

/** One line of a story, as data. `who`: of the people below, counted round; `which` of what there is likewise; `forever`: the period. */
export interface Keeping {
  readonly what: (typeof whats)[number]
  readonly who: number
  readonly which: number
  readonly forever: boolean
}

const line = (what: Keeping['what'], who: number): Keeping => ({ what, who, which: 0, forever: false })
/** A whole life: made and bound by the school, handed to the county, destroyed there by two when its time has come. */
export const life: readonly Keeping[] = [
  line('make', 0),
  line('bind', 3),
  line('send', 0),
  line('receive', 1),
  line('propose', 1),
  line('wait', 0),
  line('wait', 0),
  line('propose', 1),
  line('wait', 0),
  line('propose', 1),
  line('destroy', 1),
  line('destroy', 4),
]

const anything = fc.array(
  fc.record<Keeping>({
    what: fc.constantFrom(...whats),
    who: fc.nat(4),
    which: fc.nat(3),
    forever: fc.boolean(),
  }),
  { maxLength: 30, size: 'max' },
)

/** Begins somewhere in a life, and goes on as it comes: chance alone hardly ever gets as far as a destruction. */
export const keepings = fc
  .tuple(fc.nat(life.length), anything)
  .map(([so, rest]) => [...life.slice(0, so), ...rest])

/** Two at the school, its head, two at the county. */
export interface Keepers {
  readonly people: readonly { readonly person: Person; readonly org: string }[]
}

export async function keepersOf(world: World): Promise<Keepers> {
  const grants = [
    ['school-admin', SCHOOL],
    ['county-admin', COUNTY],
    ['school-head', SCHOOL],
    ['school-admin', SCHOOL],
    ['county-admin', COUNTY],
  ] as const
  const people = grants.map(async ([role, org]) => ({ person: await world.staff(role, org), org }))
  return { people: await Promise.all(people) }
}

const moments = [
  daysAfter(AT_SCHOOL, 10),
  secondsAfter(KEPT_UNTIL, -60),
  KEPT_UNTIL,
  daysAfter(KEPT_UNTIL, 2500),
] as const

interface Held {
  readonly id: string
  readonly version: number
}
const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(1, all.length)]
const none = { id: '00000000-0000-7000-8000-000000000000', version: 1 }

async function rowsOf({ owner }: World, table: 'volume' | 'loan' | 'handover' | 'destruction' | 'box') {
  const id = sql.raw(`${table}_id`)
  const { rows } =
    await sql<Held>`select ${id} as id, version from ${sql.raw(`archive_${table}`)} order by 1`.execute(owner)
  return rows
}

async function sheetsOf({ owner }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select sheet_id as id from archive_item order by 1`.execute(
    owner,
  )
  return rows.map(({ id }) => id)
}

type Act = (world: World, by: { person: Person; org: string }, line: Keeping) => Promise<Reply<unknown>>

const moved =
  (event: 'fill' | 'takeOut' | 'bind' | 'dissolve' | 'box'): Act =>
  async (world, { person }, { which }) => {
    const { id, version } = pick(await rowsOf(world, 'volume'), which) ?? none
    const sheet = pick(await sheetsOf(world), which) ?? none.id
    const box = pick(await rowsOf(world, 'box'), which)?.id ?? none.id
    return person.call(api.moveVolume, { volume: id, version, event, sheet, box })
  }
const loaned =
  (event: 'giveBack' | 'lose'): Act =>
  async (world, { person }, { which }) => {
    const { id, version } = pick(await rowsOf(world, 'loan'), which) ?? none
    return person.call(api.moveLoan, { loan: id, version, event, note: '演练里的经过' })
  }
const handed =
  (event: 'receive' | 'sendBack'): Act =>
  async (world, { person }, { which }) => {
    const { id, version } = pick(await rowsOf(world, 'handover'), which) ?? none
    return person.call(moves.decideHandover, { handover: id, version, event, reason: '演练退回' })
  }
const decided =
  (event: 'destroy' | 'decline'): Act =>
  async (world, { person }, { which }) => {
    const { id, version } = pick(await rowsOf(world, 'destruction'), which) ?? none
    return person.call(moves.decideDestruction, { destruction: id, version, event, words: '演练办理情况' })
  }

const acts: Readonly<Record<Exclude<Keeping['what'], 'wait'>, Act>> = {
  make: (_, { person }, { forever }) =>
    person.call(api.makeVolume, { org: CLASS, period: (forever ? KEPT_FOR_EVER : KEPT)?.code ?? KEPT.code }),
  fill: moved('fill'),
  takeOut: moved('takeOut'),
  bind: moved('bind'),
  dissolve: moved('dissolve'),
  box: async (world, by, line) =>
    line.forever
      ? moved('box')(world, by, line)
      : by.person.call(api.keepBox, { org: by.org, place: '演练档案室', custodian: '某保管员' }),
  lend: async (world, { person }, { which }) => {
    const { id } = pick(await rowsOf(world, 'volume'), which) ?? none
    const given = { borrower: '某老师', unit: '示例单位', purpose: '演练核对' }
    return person.call(api.lendVolume, { volume: id, ...given, due: dayOf(daysAfter(AT_SCHOOL, 10)) })
  },
  giveBack: loaned('giveBack'),
  lose: loaned('lose'),
  send: async (world, { person, org }, { which }) => {
    const { id } = pick(await rowsOf(world, 'volume'), which) ?? none
    return person.call(moves.sendHandover, { org, volumes: [id], remark: '' })
  },
  receive: handed('receive'),
  sendBack: handed('sendBack'),
  takeBack: async (world, { person }, { which, forever }) => {
    if (forever) {
      const { id, version } = pick(await rowsOf(world, 'handover'), which) ?? none
      return person.call(moves.withdrawHandover, { handover: id, version })
    }
    const { id, version } = pick(await rowsOf(world, 'destruction'), which) ?? none
    return person.call(moves.withdrawDestruction, { destruction: id, version })
  },
  propose: async (world, { person, org }, { which }) => {
    const { id } = pick(await rowsOf(world, 'volume'), which) ?? none
    return person.call(moves.proposeDestruction, { org, volumes: [id], ground: '演练保管期满' })
  },
  destroy: decided('destroy'),
  decline: decided('decline'),
}

/** Everything that stands, as one text, and how many acts have an event. */
async function standing({ owner }: World) {
  const { rows } = await sql<{ all: string; told: number }>`
    select (select count(*)::int from event where kind like 'archive.%') as told, concat(
      (select json_agg(v order by volume_id) from archive_volume v), (select json_agg(i order by sheet_id) from archive_item i),
      (select json_agg(l order by loan_id) from archive_loan l), (select json_agg(h order by handover_id) from archive_handover h),
      (select json_agg(d order by destruction_id) from archive_destruction d), (select json_agg(b order by box_id) from archive_box b)) as all`.execute(
    owner,
  )
  return rows[0] ?? { all: '', told: 0 }
}

/** What may never be (存档备查, notice 三.(三)). */
async function wrong({ owner }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'a sheet lies in two volumes' as what from archive_item group by sheet_id having count(*) > 1
    union all select 'destroyed before its time' from archive_volume
      where state = 'destroyed' and (keep_until is null or destroyed_at < keep_until)
    union all select 'destroyed by one' from archive_volume v where v.state = 'destroyed' and not exists (
      select 1 from archive_destruction_volume x join archive_destruction d using (destruction_id)
      where x.volume_id = v.volume_id and d.state = 'destroyed' and d.decided_by <> d.proposed_by)
    union all select 'out twice, or out and not bound' from archive_volume v join archive_loan l using (volume_id)
      where l.state in ('lent', 'lost') group by v.volume_id, v.state having count(*) > 1 or v.state <> 'bound'
    union all select 'waits for nothing, or for two' from archive_volume v
      left join archive_handover_volume hv using (volume_id) left join archive_handover h on h.handover_id = hv.handover_id and h.state = 'sent'
      left join archive_destruction_volume xv using (volume_id)
      left join archive_destruction d on d.destruction_id = xv.destruction_id and d.state = 'proposed'
      group by v.volume_id, v.pending_in
      having count(distinct h.handover_id) + count(distinct d.destruction_id) <> (v.pending_in is not null)::int
    union all select 'in a box of somebody else' from archive_volume v join archive_box b using (box_id) where b.org_path <> v.kept_path
    union all select 'an unbound volume holds nothing, or a dissolved one something' from archive_volume v
      where v.state = 'dissolved' and exists (select 1 from archive_item i where i.volume_id = v.volume_id)`.execute(
    owner,
  )
  return rows.map((row) => row.what)
}

/** Plays a story of keeping papers, and looks after each line. Answers the lines that came to something. */
export async function playKeeping(
  world: World,
  { people }: Keepers,
  story: readonly Keeping[],
): Promise<readonly string[]> {
  await world.at('2022-03-10T10:00')
  await sql`truncate archive_volume, archive_item, archive_loan, archive_box, archive_handover, archive_handover_volume,
    archive_destruction, archive_destruction_volume`.execute(world.owner)
  const log: string[] = []
  const done: string[] = []
  let waited = 0
  for (const line of story) {
    if (line.what === 'wait') {
      await world.at(moments[Math.min(waited++, moments.length - 1)] ?? moments[0])
      continue
    }
    const by = pick(people, line.who)
    if (by === undefined) continue
    const before = await standing(world)
    const reply = await acts[line.what](world, by, line)
    const after = await standing(world)
    log.push(`${JSON.stringify(line)}: ${reply.status} ${reply.code ?? ''}`)
    const faults = [
      ...(await wrong(world)),
      ...(reply.status >= 500 ? ['it failed'] : []),
      ...(reply.status === 200 && after.told !== before.told + 1 ? ['done without its event'] : []),
      ...(reply.status !== 200 && after.told !== before.told ? ['refused with an event'] : []),
      ...(reply.status !== 200 && after.all !== before.all ? ['refused, and something changed'] : []),
      ...(reply.status === 200 && after.all === before.all ? ['done, and nothing changed'] : []),
    ]
    if (faults.length > 0) throw new Error(`${faults.join('; ')}\nafter\n${log.join('\n')}`)
    if (reply.status === 200) done.push(line.what)
  }
  return done
}
