import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/publicity'
import { beijingDay, chineseTime } from '@zhongzhao/domain/base/time'
import { changedLines, publicLine } from '@zhongzhao/domain/publicity/line'
import { type ListAsked, decideList, publicPeriod } from '@zhongzhao/domain/publicity/list'
import { privateIn, privateKindNames } from '@zhongzhao/domain/publicity/private-text'
import { instant } from '@zhongzhao/domain/base/time'
import { sendToMany } from '../messages/store.ts'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import { type Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import * as lines from './store-lines.ts'
import * as store from './store.ts'
import { kindOf, listView } from './view.ts'

/** 公示名单 (notice 三.(一)3): what the caller's offices have made public, or prepare. */
export async function listPublicity(
  ctx: Ctx,
  { show }: InputOf<typeof api.listPublicity>,
): Promise<OutputOf<typeof api.listPublicity>> {
  const rows = await store.listLists(ctx, scopeOf(ctx, 'publicity.read'), show)
  return { lists: rows.map((row) => listView(ctx, row)) }
}

/** What somebody wrote by hand. Refuses PUBLICITY-PRIVATE with what was found, never with the words. */
function checkWords(ctx: Ctx, remark: string): void {
  const found = privateIn(remark, ctx.pack.year)
  if (found.length > 0)
    throw refused('PUBLICITY-PRIVATE', { found: found.map((kind) => privateKindNames[kind]).join('、') })
}

const owned = (row: lines.SourceRow) => ({ ...publicLine(row), registration: row.registration })

/** 生成公示名单: who stands on it now, covered before it is kept. Refuses NOT-FOUND, INPUT-SHAPE, PUBLICITY-PRIVATE, PUBLICITY-TWICE. */
export async function preparePublicity(ctx: Ctx, input: InputOf<typeof api.preparePublicity>) {
  const org = await orgFor(ctx, { code: input.org, action: 'publicity.open' })
  const by = actorOver(ctx, 'publicity.open', org.path)
  const kind = kindOf(ctx, input.kind)
  const remark = input.remark.trim()
  checkWords(ctx, remark)
  const rows = await lines.linesFrom(ctx, org.path, kind.from)
  const { title, columns } = kind
  const list = await store.insertList(ctx, {
    org,
    kind: kind.code,
    title,
    columns,
    remark,
    lines: rows.length,
    by: by.account,
  })
  if (list === 'there') throw refused('PUBLICITY-TWICE')
  await lines.insertLines(ctx, list, rows.map(owned))
  await recordEvent(ctx, { kind: 'publicity.prepared', at: ctx.now, by }, { subject: list })
  return { list, lines: rows.length }
}

/** Refuses PUBLICITY-GONE. */
export async function readPublicity(
  ctx: Ctx,
  { list }: InputOf<typeof api.readPublicity>,
): Promise<OutputOf<typeof api.readPublicity>> {
  const row = await store.findList(ctx, scopeOf(ctx, 'publicity.read'), { list, hold: 'read' })
  if (row === undefined) throw refused('PUBLICITY-GONE')
  return {
    list: listView(ctx, row),
    columns: [...row.columns],
    lines: [...(await lines.linesOf(ctx.db, list))],
  }
}

/** The list is held: whoever changes what a line says waits until it is open, or was before this reads. */
async function changedSince(ctx: Ctx, row: store.ListRow): Promise<number> {
  const now = await lines.linesFrom(ctx, row.org_path, kindOf(ctx, row.kind).from)
  return changedLines(await lines.ownedLines(ctx, row.list_id), now.map(owned))
}

async function asked(
  ctx: Ctx,
  row: store.ListRow,
  { event, reason }: InputOf<typeof api.movePublicity>,
): Promise<ListAsked> {
  return {
    now: ctx.now,
    lines: row.lines,
    changed: event === 'open' ? await changedSince(ctx, row) : 0,
    writtenPrivately: privateIn(row.remark, ctx.pack.year).length,
    unanswered: row.unanswered,
    ...(reason === undefined ? {} : { reason }),
    ...(row.ends_at === null ? {} : { until: instant(row.ends_at.getTime()) }),
  }
}

/** 开始公示, 作废, 中止, 结束. Whoever stands on a list that is opened is told. Refuses PUBLICITY-GONE, STATE-NO-WAY, PUBLICITY-EMPTY,
 *  PUBLICITY-CHANGED, PUBLICITY-PRIVATE, PUBLICITY-REASON, PUBLICITY-UNANSWERED. */
export async function movePublicity(ctx: Ctx, input: InputOf<typeof api.movePublicity>) {
  const { list, version, event, reason } = input
  const row = await store.findList(ctx, scopeOf(ctx, 'publicity.open'), { list, hold: 'change' })
  if (row === undefined || row.version !== version) throw refused('PUBLICITY-GONE')
  const by = actorOver(ctx, 'publicity.open', row.org_path)
  // The reason stands on the desk of every office above: it is held to the same rule.
  if (event === 'halt') checkWords(ctx, reason ?? '')
  const to = orRefuse(decideList(row.state, event, await asked(ctx, row, input)))
  const period = publicPeriod(ctx.now, kindOf(ctx, row.kind).days)
  const opened = event === 'open' ? { opened: { by: by.account, ...period } } : {}
  const halted = event === 'halt' ? { haltedFor: (reason ?? '').trim() } : {}
  await store.moveList(ctx, list, { to, ...opened, ...halted })
  await recordEvent(ctx, { kind: `publicity.${event}`, at: ctx.now, by }, { subject: list })
  if (event === 'open') {
    const params = { list: row.title, from: chineseTime(ctx.now), until: lastDay(period.until) }
    await sendToMany(ctx, await lines.peopleOn(ctx, list), { template: 'publicity-opened', params })
  }
  return { done: true as const }
}

/** The last day on which it can be seen, as people say it. */
const lastDay = (until: number) => {
  const [year = '', month = '', day = ''] = beijingDay(instant(until - 1)).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
