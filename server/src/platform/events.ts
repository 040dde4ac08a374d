import { randomBytes, createHash } from 'node:crypto'
import type { EventDraft } from '@zhongzhao/domain/lifecycle/decided'
import type { Ctx } from './context.ts'
import { newId } from './context.ts'
import { pieces } from './pieces.ts'

/** Salted commitment of a record: proves later what it was, tells nothing now. */
export function commitmentOf(content: string) {
  const salt = randomBytes(16)
  return { salt, commitment: createHash('sha256').update(salt).update(content).digest() }
}

const uuidOrNull = (account: string) => (/^[0-9a-f-]{36}$/.test(account) ? account : null)

/** The columns of an event row, without values of the record (ARCHITECTURE §9). */
export function eventRow(
  ctx: Pick<Ctx, 'requestId'>,
  event: EventDraft,
  about: {
    readonly registration?: string
    readonly subject?: string
    readonly version?: number
    readonly content?: string
  },
) {
  const sealed = about.content === undefined ? { salt: null, commitment: null } : commitmentOf(about.content)
  return {
    event_id: newId(),
    kind: event.kind,
    at: new Date(event.at),
    account_id: uuidOrNull(event.by.account),
    org_path: event.by.org ?? null,
    request_id: ctx.requestId,
    registration_id: about.registration ?? null,
    subject: about.subject ?? null,
    fields: [...(event.fields ?? [])],
    detail: JSON.stringify(event.detail ?? {}),
    version: about.version ?? null,
    ...sealed,
  }
}

/** An event that explains an act on something other than a registration's content. */
export async function recordEvent(
  ctx: Ctx,
  event: EventDraft,
  about: { readonly registration?: string; readonly subject?: string } = {},
): Promise<void> {
  await ctx.db
    .insertInto('event')
    .values(eventRow(ctx, event, about))
    .execute()
}

/** The same act on many registrations. */
export async function recordEvents(
  ctx: Pick<Ctx, 'db' | 'requestId'>,
  event: EventDraft,
  registrations: readonly string[],
): Promise<void> {
  if (registrations.length === 0) return
  const rows = registrations.map((registration) => eventRow(ctx, event, { registration }))
  for (const piece of pieces(rows)) await ctx.db.insertInto('event').values(piece).execute()
}
