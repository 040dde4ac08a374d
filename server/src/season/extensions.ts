import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/extensions'
import { actionsOver } from '@zhongzhao/domain/access/can'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import { instant } from '@zhongzhao/domain/base/time'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import {
  decideAsking,
  decideExtension as decide,
  extensionLifecycle,
} from '@zhongzhao/domain/season/extension'
import { type Activity, type Track, activityNames, trackNames } from '@zhongzhao/domain/season/timetable'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { loadDossier } from '../registration/store.ts'
import { readTime } from './commands.ts'
import * as store from './store-extensions.ts'

type Listed = OutputOf<typeof api.listExtensions>

const isActivity = (text: string): text is Activity => text in activityNames
const isTrack = (text: string): text is Track => text in trackNames

function lineOf(ctx: Ctx, row: store.RequestRow): Listed['requests'][number] {
  const actor = ctx.actor
  const held =
    actor === undefined ? new Set<ActionName>() : actionsOver(actor, { org: row.org_path }, ctx.pack.roles)
  const may = mayNow(extensionLifecycle, row.state, { open: new Set<never>(), actions: held })
  const own = actor?.account === row.asked_by
  return {
    id: row.request_id,
    version: row.version,
    org: row.org_path,
    orgName: row.org_name,
    activities: row.activities.map((activity) => activityNames[activity]),
    tracks: row.tracks.map((track) => trackNames[track]),
    until: row.until.getTime(),
    reason: row.reason,
    state: row.state,
    stateName: extensionLifecycle.states[row.state],
    askedBy: row.asked_name,
    askedOrg: row.asked_org ?? '',
    askedAt: row.asked_at.getTime(),
    ...(row.decided_name === null ? {} : { decidedBy: row.decided_name }),
    ...(row.decided_org === null ? {} : { decidedOrg: row.decided_org }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(row.decided_note === null ? {} : { note: row.decided_note }),
    may: may.filter((event) => (event === 'withdraw') === own),
  }
}

export async function listExtensions(ctx: Ctx): Promise<Listed> {
  const rows = await store.listRequests(ctx, scopeOf(ctx, 'extension.ask'))
  return { requests: rows.map((row) => lineOf(ctx, row)) }
}

const calendarOf = async (ctx: Ctx, org: string) => ({
  windows: ctx.pack.windows,
  extensions: await store.orgExtensions(ctx, org),
})

/** 申请延期 (A3): for one organisation, with scope and reason. Refuses NOT-FOUND, INPUT-SHAPE, EXTENSION-OVER, EXTENSION-SHORTER,
 *  EXTENSION-NOTHING. */
export async function askExtension(ctx: Ctx, input: InputOf<typeof api.askExtension>) {
  const org = await orgFor(ctx, { code: input.org, action: 'extension.ask' })
  const activities = input.activities.filter(isActivity)
  const tracks = input.tracks.filter(isTrack)
  if (activities.length < input.activities.length || tracks.length < input.tracks.length)
    throw refused('INPUT-SHAPE', { where: '延期范围' })
  const until = readTime(input.until, '延期到')
  orRefuse(
    decideAsking({ org: org.path, activities, tracks, until }, await calendarOf(ctx, org.path), ctx.now),
  )
  const by = actorOver(ctx, 'extension.ask', org.path)
  const reason = input.reason.trim()
  const id = await store.insertRequest(ctx, {
    org: org.path,
    activities,
    tracks,
    until,
    reason,
    by: by.account,
    byOrg: by.org,
  })
  await recordEvent(
    ctx,
    { kind: 'extension.asked', at: ctx.now, by, detail: { org: org.path, until } },
    { subject: id },
  )
  return { extension: id }
}

/** 批准、不批准、撤回 (A3). Approved, it is published at once: only that organisation's candidates gain the time. Refuses EXTENSION-GONE,
 *  EXTENSION-TWO-PEOPLE, EXTENSION-NOT-ASKER, EXTENSION-OVER, and what asking refuses, looked at again. */
export async function decideExtension(ctx: Ctx, input: InputOf<typeof api.decideExtension>) {
  const action = input.event === 'withdraw' ? 'extension.ask' : 'extension.approve'
  const row = await store.holdRequest(ctx, scopeOf(ctx, action), input.extension)
  if (row === undefined || row.version !== input.version) throw refused('EXTENSION-GONE')
  const by = actorOver(ctx, action, row.org_path)
  const until = instant(row.until.getTime())
  const to = orRefuse(
    decide({ state: row.state, askedBy: row.asked_by, until }, input.event, { by, now: ctx.now }),
  )
  if (input.event === 'approve') {
    const more = { org: row.org_path, activities: row.activities, tracks: row.tracks, until }
    const opened = orRefuse(decideAsking(more, await calendarOf(ctx, row.org_path), ctx.now))
    await store.publish(ctx, row, { opened, by: by.account })
  }
  const note = input.note?.trim() ?? null
  await store.moveRequest(ctx, row.request_id, { to, by: by.account, byOrg: by.org, note })
  await recordEvent(
    ctx,
    { kind: `extension.${input.event}`, at: ctx.now, by, detail: { org: row.org_path, until } },
    { subject: row.request_id },
  )
  return { done: true as const }
}

/** What this candidate has gained, with the reason (A3: published). Refuses NOT-FOUND. */
export async function extensionsOf(ctx: Ctx, { id }: InputOf<typeof api.extensionsOf>) {
  const { registration } = await loadDossier(ctx, scopeOf(ctx, 'registration.read'), { id, hold: 'read' })
  const rows = await store.publishedFor(ctx, { org: registration.org, track: registration.track })
  return {
    extensions: rows.map((row) => ({
      orgName: row.org_name,
      orgKind: row.org_kind,
      activities: row.activities.map((activity) => activityNames[activity]),
      until: row.until.getTime(),
      reason: row.reason,
    })),
  }
}
