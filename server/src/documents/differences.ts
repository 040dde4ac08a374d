import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/card-differences'
import { chineseTime } from '@zhongzhao/domain/base/time'
import { checkViewing } from '@zhongzhao/domain/images/viewing'
import {
  decideDifference as decideNext,
  differenceLifecycle,
} from '@zhongzhao/domain/registration/card-difference'
import { decideRefusal } from '@zhongzhao/domain/registration/judge'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { findImage } from '../images/store.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith } from '../platform/sealed-text.ts'
import { inTransaction } from '../platform/serve.ts'
import { watermarked } from '../platform/watermark.ts'
import { change } from '../registration/change.ts'
import { review } from '../registration/commands.ts'
import { loadDossier } from '../registration/store.ts'
import { labelOf } from '../registration/view.ts'
import { recordOpening } from './open.ts'
import { type DifferenceTold, placeOfDifference } from './read-card.ts'
import {
  type DifferenceRow,
  type HeldDifference,
  findDifference,
  listDifferenceRows,
  listReadings,
  moveDifference,
} from './store-differences.ts'

type Listed = OutputOf<typeof api.listDifferences>

function lineView(ctx: Ctx, row: DifferenceRow): Listed['lines'][number] {
  const may = mayNow(differenceLifecycle, row.state, {
    open: new Set<never>(),
    actions: new Set(['document.note'] as const),
  })
  return {
    id: row.difference_id,
    registration: row.registration_id,
    name: row.name,
    className: row.class_name ?? '',
    image: row.image_id,
    field: row.field,
    label: labelOf(ctx.pack, `basic.${row.field}`),
    state: row.state,
    stateName: differenceLifecycle.states[row.state],
    version: row.version,
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    may: [...may],
  }
}

/** 证件核对 (F2): the work that reading the cards has left, inside the own school. */
export async function listDifferences(
  ctx: Ctx,
  { class: klass }: InputOf<typeof api.listDifferences>,
): Promise<Listed> {
  const scope = scopeOf(ctx, 'document.note')
  const rows = await listDifferenceRows(ctx, scope, klass)
  const readings = await listReadings(ctx, scope, klass)
  const count = (outcome: string) => readings.filter((reading) => reading.outcome === outcome).length
  return {
    lines: rows.map((row) => lineView(ctx, row)),
    illegible: readings
      .filter(({ outcome }) => outcome === 'illegible')
      .map((reading) => ({
        registration: reading.registration_id,
        name: reading.name,
        className: reading.class_name ?? '',
        image: reading.image_id,
      })),
    counts: {
      agrees: count('agrees'),
      differs: count('differs'),
      illegible: count('illegible'),
      unread: count('unread'),
    },
  }
}

/** Register's value, read value and cut-out line: a look at the document like any other (F4). Refuses CARD-GONE, IMAGE-PURPOSE,
 *  IMAGE-PURPOSE-NOTE, BUSY. */
export async function openDifference(
  ctx: Ctx,
  asked: InputOf<typeof api.openDifference>,
): Promise<OutputOf<typeof api.openDifference>> {
  const scope = scopeOf(ctx, 'document.open')
  const held = await findDifference(ctx, scope, { id: asked.difference, hold: 'read' })
  if (held === undefined) throw refused('CARD-GONE')
  const id = held.registration_id
  const found = await findImage(ctx, scope, { id, image: held.image_id })
  if (found === undefined) throw refused('CARD-GONE')
  const purpose = orRefuse(checkViewing(ctx.pack.viewingPurposes, asked))
  const opening = { id, image: held.image_id, note: asked.note }
  const org = await inTransaction(ctx, (inside) => recordOpening(inside, opening, { found, purpose }))
  const key = ctx.services.keys.unwrap(found.person_id, found.wrapped)
  const open = (sealed: Buffer, part: 'told' | 'line') =>
    openWith(key, sealed, placeOfDifference(id, asked.difference, part))
  const told = JSON.parse(open(held.told, 'told').toString()) as DifferenceTold
  if (held.line === null) return { ...told }
  const mark = [`${ctx.actor?.name ?? ''} ${org}`, chineseTime(ctx.now)]
  const line = await watermarked(open(held.line, 'line'), mark)
  return { ...told, line: line.toString('base64') }
}

/** The season's words for a document that cannot be read. */
const retakeReasons = ({ pictureReasons }: SeasonPack) =>
  pictureReasons
    .filter(({ kinds, rules }) => kinds.includes('document') && rules.includes('legible'))
    .map(({ code }) => code)

/** What else the decision brings about: the candidate corrects, or the document is taken anew. */
async function carryOut(
  ctx: Ctx,
  held: HeldDifference,
  { event, by }: InputOf<typeof api.decideDifference>,
): Promise<void> {
  const id = held.registration_id
  if (event === 'askRetake')
    await change(ctx, { id, action: 'document.note' }, (r, given) =>
      decideRefusal(r, { kind: 'document', reasons: retakeReasons(given.pack) }, given),
    )
  if (event !== 'findWrong' || by !== 'return') return
  const reason = ctx.pack.returnReasons.find(({ about }) => about === 'card')?.text ?? ''
  const { registration } = await loadDossier(ctx, scopeOf(ctx, 'registration.check'), { id, hold: 'change' })
  const fields = [{ field: `basic.${held.field}`, reason }]
  await review(ctx, { id, version: registration.version, verdict: 'return', fields, note: '' })
}

/** 证件读错、登记有误、重新采集 (F2). Refuses CARD-GONE (replaced, decided, not yours), STATE-NO-WAY, TIME-CLOSED,
 *  REG-CORRECTION-MISSING. */
export async function decideDifference(
  ctx: Ctx,
  given: InputOf<typeof api.decideDifference>,
): Promise<{ done: true }> {
  const scope = scopeOf(ctx, 'document.note')
  const id = given.difference
  const held = await findDifference(ctx, scope, { id, hold: 'change' })
  if (held === undefined || held.version !== given.version) throw refused('CARD-GONE')
  const to = orRefuse(decideNext(held.state, given.event))
  const by = byOf(ctx)
  await moveDifference(ctx, { id, held, to, by: by.account })
  await carryOut(ctx, held, given)
  await recordEvent(
    ctx,
    { kind: `card.${given.event}`, at: ctx.now, by, fields: [`basic.${held.field}`] },
    { registration: held.registration_id },
  )
  return { done: true }
}
