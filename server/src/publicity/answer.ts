import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/publicity'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { refusals } from '@zhongzhao/domain/base/refusals'
import {
  type Concerned,
  decideObjection as decide,
  publicObjectionLifecycle,
  unansweredStates,
  whyNot,
} from '@zhongzhao/domain/publicity/objection'
import { sendToMany } from '../messages/store.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { strikeLine } from './store-lines.ts'
import * as store from './store-objections.ts'

type View = OutputOf<typeof api.listPublicObjections>['objections'][number]

const concerned = (row: store.ObjectionRow): Concerned => ({
  openedBy: row.opened_by === null ? [row.prepared_by] : [row.prepared_by, row.opened_by],
  heardBy: row.heard_by,
})

function view(ctx: Ctx, row: store.ObjectionRow): View {
  const place = store.objectionPlace(row.objection_id)
  const opened = (sealed: Buffer) => ctx.services.keys.open(sealed, place).toString()
  const actions = new Set(['publicity.answer'] as const)
  const why = unansweredStates.includes(row.state)
    ? whyNot(ctx.actor?.account ?? '', concerned(row))
    : undefined
  return {
    id: row.objection_id,
    version: row.version,
    list: row.list_id,
    title: row.title,
    orgName: row.org_name,
    ...(row.line === null ? {} : { line: row.line }),
    ground: ctx.pack.publicity.grounds.find(({ code }) => code === row.ground)?.text ?? row.ground,
    words: opened(row.words),
    ...(row.contact === null ? {} : { contact: opened(row.contact) }),
    ...(row.answer === null ? {} : { answer: opened(row.answer) }),
    state: row.state,
    stateName: publicObjectionLifecycle.states[row.state],
    at: row.at.getTime(),
    dueAt: row.due_at.getTime(),
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(why === undefined ? {} : { whyNot: refusals[why].zh }),
    may:
      why !== undefined
        ? []
        : [...mayNow(publicObjectionLifecycle, row.state, { open: new Set<never>(), actions })],
  }
}

/** 公示异议 (notice 三.(一)1 接受考生咨询、投诉): what the office above the school has to answer. */
export async function listPublicObjections(
  ctx: Ctx,
  { show }: InputOf<typeof api.listPublicObjections>,
): Promise<OutputOf<typeof api.listPublicObjections>> {
  const rows = await store.listObjections(ctx, scopeOf(ctx, 'publicity.answer'), show)
  return { objections: rows.map((row) => view(ctx, row)) }
}

/** 核查、认定. Upheld: the line is taken off, and whose it is is told. Refuses PUBLICITY-GONE, STATE-NO-WAY, OBJECTION-OTHER, OBJECTION-HEARD,
 *  OBJECTION-ANSWER. */
export async function decidePublicObjection(ctx: Ctx, input: InputOf<typeof api.decidePublicObjection>) {
  const { objection, version, event, answer } = input
  const row = await store.holdObjection(ctx, scopeOf(ctx, 'publicity.answer'), objection)
  if (row === undefined || row.version !== version) throw refused('PUBLICITY-GONE')
  const by = actorOver(ctx, 'publicity.answer', row.org_path)
  const asked = { account: by.account, ...concerned(row), answer }
  const to = orRefuse(decide(row.state, event, asked))
  await store.moveObjection(ctx, objection, { to, answer: answer.trim(), by: by.account })
  await recordEvent(ctx, { kind: `publicity.objection.${event}`, at: ctx.now, by }, { subject: objection })
  if (to !== 'upheld' || row.position === null) return { done: true as const }
  const struck = await strikeLine(ctx, { list: row.list_id, position: row.position })
  if (struck !== undefined)
    await sendToMany(ctx, [struck], { template: 'publicity-struck', params: { list: row.title } })
  return { done: true as const }
}
