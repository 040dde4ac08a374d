import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/publicity'
import { levelsOf } from '@zhongzhao/domain/access/chain'
import { type Instant, instant } from '@zhongzhao/domain/base/time'
import { decideList } from '@zhongzhao/domain/publicity/list'
import { publicObjectionLifecycle } from '@zhongzhao/domain/publicity/objection'
import { chainAt, orgsAlong } from '../orgs/store-above.ts'
import { type Ctx, type Services, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { type Pace, gentleGuard } from '../platform/gentle.ts'
import { bareCode } from '../platform/one-time-code.ts'
import * as objections from './store-objections.ts'
import { linesOf } from './store-lines.ts'
import { endOver, findOpen, readOpen } from './store-public.ts'

type Shown = OutputOf<typeof api.readPublic>

const AT_MOST = 50

/** Lists open now, by words of a place or a school. Public: nothing personal. */
export async function findPublicity(
  ctx: Ctx,
  { text }: InputOf<typeof api.findPublicity>,
): Promise<OutputOf<typeof api.findPublicity>> {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return { lists: [], more: false }
  const rows = await findOpen(ctx, { words, atMost: AT_MOST + 1 })
  const lists = rows.slice(0, AT_MOST).map((row) => ({ ...row, endsAt: row.endsAt.getTime() }))
  return { lists, more: rows.length > AT_MOST }
}

/** How long what a whole school looks at is kept before it is read again. */
const KEPT_MS = 5000
const kept = new WeakMap<Services, Map<string, { readonly until: number; readonly shown: Promise<Shown> }>>()

async function readShown(ctx: Ctx, list: string): Promise<Shown> {
  const { db } = ctx.services
  const row = await readOpen(db, { list, now: new Date(ctx.now), hold: 'none' })
  if (row === undefined) throw refused('PUBLICITY-CLOSED')
  const orgs = await orgsAlong({ ...ctx, db }, [row.org_path])
  const [office] = levelsOf([ctx.pack.publicity.objections], { path: row.org_path, orgs })
  return {
    title: row.title,
    orgName: row.org_name,
    officeName: orgs.find(({ path }) => path === office?.org)?.name ?? '',
    remark: row.remark,
    words: [...ctx.pack.publicity.lines],
    opensAt: row.opens_at.getTime(),
    endsAt: row.ends_at.getTime(),
    columns: [...row.columns],
    lines: [...(await linesOf(db, list))],
    grounds: ctx.pack.publicity.grounds.map((ground) => ({ ...ground })),
  }
}

/** A list while it is public. Read once in five seconds a process, however many look; never a moment after its end. Refuses
 *  PUBLICITY-CLOSED. */
export async function readPublic(ctx: Ctx, { list }: InputOf<typeof api.readPublic>): Promise<Shown> {
  const held = kept.get(ctx.services) ?? new Map<string, { until: number; shown: Promise<Shown> }>()
  kept.set(ctx.services, held)
  for (const [id, { until }] of held) if (until <= ctx.wall.getTime()) held.delete(id)
  const before = held.get(list)
  const shown = before?.shown ?? readShown(ctx, list)
  if (before === undefined) {
    held.set(list, { until: ctx.wall.getTime() + KEPT_MS, shown })
    shown.catch(() => held.delete(list))
  }
  const answer = await shown
  if (ctx.now >= answer.endsAt) throw refused('PUBLICITY-CLOSED')
  return answer
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** From one address: a household, or a village behind one line; two a minute from then on. Paced before the list is asked, so that
 *  nobody shuts others out. */
const PACE: Pace = { burst: 20, perSecond: 1 / 30 }
const guards = new WeakMap<Services, ReturnType<typeof gentleGuard>>()

function pace({ services, address = '', wall }: Ctx): 'go' | 'wait' {
  const guard = guards.get(services) ?? gentleGuard(PACE)
  guards.set(services, guard)
  return guard(address, wall.getTime())
}

/** Of one list within an hour, from all addresses: what a whole school would write, and its neighbours. */
const OBJECTIONS_AN_HOUR = 3000
/** 受理编号: 12 of these 31 (no 0 O 1 I L), made of the browser's mark, so that sent twice it is one. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LETTERS = 12

function receiptOf({ services }: Ctx, mark: string): string {
  const bytes = services.keys.secretHash(`publicity-receipt:${mark}`)
  return [...bytes.subarray(0, LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

const hashOf = ({ services }: Ctx, receipt: string) =>
  services.keys.secretHash(`publicity-objection:${bareCode(receipt)}`)

/** 提出异议: by anybody, without a name; the office above the school answers. Refuses PUBLICITY-CLOSED, OBJECTION-PACE, OBJECTION-LINE,
 *  OBJECTION-MANY, INPUT-SHAPE. */
export async function objectTo(
  ctx: Ctx,
  input: InputOf<typeof api.objectTo>,
): Promise<OutputOf<typeof api.objectTo>> {
  const { list, mark, position, ground, words, contact } = input
  if (pace(ctx) === 'wait') throw refused('OBJECTION-PACE')
  const { grounds, objections: step } = ctx.pack.publicity
  if (!grounds.some(({ code }) => code === ground)) throw refused('INPUT-SHAPE', { where: 'ground' })
  const row = await readOpen(ctx.db, { list, now: new Date(ctx.now), hold: 'share' })
  if (row === undefined) throw refused('PUBLICITY-CLOSED')
  const lines = position === undefined ? [] : await linesOf(ctx.db, list)
  if (position !== undefined && !lines.some((line) => line.position === position))
    throw refused('OBJECTION-LINE')
  const lately = await objections.countSince(ctx, { list, since: new Date(ctx.now - HOUR_MS) })
  if (lately >= OBJECTIONS_AN_HOUR) throw refused('OBJECTION-MANY')
  const [office] = await chainAt(ctx, { chain: [step], path: row.org_path })
  if (office === undefined) throw new Error(`nobody answers objections above ${row.org_path}`)
  const receipt = receiptOf(ctx, mark)
  const due = new Date(ctx.now + office.days * DAY_MS)
  const id = newId()
  const received = await objections.insertObjection(ctx, {
    id,
    list,
    position,
    ground,
    words: words.trim(),
    contact: contact?.trim() === '' ? undefined : contact?.trim(),
    receipt: hashOf(ctx, receipt),
    office: office.org,
    due,
  })
  if (received === 'received')
    await recordEvent(
      ctx,
      { kind: 'publicity.objected', at: ctx.now, by: { account: 'public' }, detail: { ground } },
      { subject: id },
    )
  return { receipt: receipt.match(/.{4}/g)?.join('-') ?? receipt, dueAt: due.getTime() }
}

/** 查询异议结果: by who holds the receipt. Refuses OBJECTION-UNKNOWN. */
export async function followObjection(
  ctx: Ctx,
  { receipt }: InputOf<typeof api.followObjection>,
): Promise<OutputOf<typeof api.followObjection>> {
  const row = await objections.byReceipt(ctx, hashOf(ctx, receipt))
  if (row === undefined) throw refused('OBJECTION-UNKNOWN')
  const place = objections.objectionPlace(row.objection_id)
  return {
    title: row.title,
    state: row.state,
    stateName: publicObjectionLifecycle.states[row.state],
    at: row.at.getTime(),
    dueAt: row.due_at.getTime(),
    ...(row.answer === null ? {} : { answer: ctx.services.keys.open(row.answer, place).toString() }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
  }
}

/** 到期自动撤下: by the season's clock, every minute, not by a visitor; nobody reads it after its end even before that minute. */
export async function endPublicity({ db }: Pick<Services, 'db'>, now: Instant): Promise<number> {
  const over = { lines: 1, changed: 0, writtenPrivately: 0, until: now, now: instant(now), unanswered: 0 }
  return endOver(db, { at: new Date(now), to: orRefuse(decideList('open', 'end', over)) })
}
