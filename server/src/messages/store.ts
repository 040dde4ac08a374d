import { sql } from 'kysely'
import { type MessageDraft, renderMessage } from '@zhongzhao/domain/messages/template'
import { type Ctx, newId } from '../platform/context.ts'
import { pieces } from '../platform/pieces.ts'

/** Whom a message is for: a person, about one registration. */
export interface Addressee {
  readonly id: string
  readonly person: string
}

/** A message on its way: it is the candidate's to read once `afterSeconds` are over. `id`: where it shall be found again. */
export interface Letter {
  readonly id?: string
  readonly registration: Addressee
  readonly draft: MessageDraft
  readonly afterSeconds?: number
}

/** Puts messages into the outbox, many by one statement. */
export async function sendMessages(ctx: Ctx, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return
  const rows = letters.map(({ id = newId(), registration, draft, afterSeconds = 0 }) => ({
    message_id: id,
    person_id: registration.person,
    registration_id: registration.id,
    template: draft.template,
    params: JSON.stringify(draft.params),
    ...renderMessage(ctx.pack.messages, draft),
    send_after: new Date(ctx.now + afterSeconds * 1000),
    at: new Date(ctx.now),
  }))
  for (const piece of pieces(rows)) await ctx.db.insertInto('message').values(piece).execute()
}

/** One message. */
export async function sendMessage(ctx: Ctx, letter: Letter): Promise<void> {
  await sendMessages(ctx, [letter])
}

/** The same words to many at once. */
export async function sendToMany(
  ctx: Pick<Ctx, 'db' | 'pack' | 'now'>,
  people: readonly Addressee[],
  draft: MessageDraft,
): Promise<void> {
  if (people.length === 0) return
  const { title, body } = renderMessage(ctx.pack.messages, draft)
  const at = new Date(ctx.now)
  const rows = people.map(({ id, person }) => ({
    message_id: newId(),
    person_id: person,
    registration_id: id,
    template: draft.template,
    params: JSON.stringify(draft.params),
    title,
    body,
    send_after: at,
    at,
  }))
  for (const piece of pieces(rows)) await ctx.db.insertInto('message').values(piece).execute()
}

/** Takes back what of these templates has not left yet to any of these; what others have to say to them leaves all the same. */
export async function cancelMessages(
  ctx: Ctx,
  registrations: readonly string[],
  templates: readonly string[],
): Promise<void> {
  if (registrations.length === 0 || templates.length === 0) return
  await ctx.db
    .updateTable('message')
    .set({ cancelled_at: new Date(ctx.now) })
    .where('registration_id', '=', sql<string>`any(${[...registrations]}::uuid[])`)
    .where('template', 'in', [...templates])
    .where('send_after', '>', new Date(ctx.now))
    .where('cancelled_at', 'is', null)
    .execute()
}

/** Takes back everything that has not left yet to one registration that is over. */
export async function cancelAllMessages(ctx: Ctx, registration: string): Promise<void> {
  await ctx.db
    .updateTable('message')
    .set({ cancelled_at: new Date(ctx.now) })
    .where('registration_id', '=', registration)
    .where('send_after', '>', new Date(ctx.now))
    .where('cancelled_at', 'is', null)
    .execute()
}

/** Takes back that something of these templates was taken back at that moment: it leaves after all. */
export async function restoreMessages(
  ctx: Ctx,
  registration: string,
  { at, templates }: { readonly at: Date; readonly templates: readonly string[] },
): Promise<void> {
  await ctx.db
    .updateTable('message')
    .set({ cancelled_at: null })
    .where('registration_id', '=', registration)
    .where('cancelled_at', '=', at)
    .where('template', 'in', [...templates])
    .execute()
}

/** What one person may read now, newest first. */
export async function messagesOf(ctx: Ctx, person: string) {
  return ctx.db
    .selectFrom('message')
    .select(['message_id', 'title', 'body', 'send_after'])
    .where('person_id', '=', person)
    .where('send_after', '<=', new Date(ctx.now))
    .where('cancelled_at', 'is', null)
    .orderBy('send_after', 'desc')
    .limit(100)
    .execute()
}
