import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/station'
import { maskNumber } from '@zhongzhao/domain/forms/mask'
import type { PictureKind, PictureSpec } from '@zhongzhao/domain/images/spec'
import { heldPicture } from '@zhongzhao/domain/registration/picture'
import { type Ctx, byOf } from '../platform/context.ts'
import { Refused, refused } from '../platform/errors.ts'
import { type Scope, scopeOf } from '../platform/scope.ts'
import type { Upload } from '../platform/serve.ts'
import { openSections, placeOf } from '../registration/record.ts'
import { loadDossier } from '../registration/store.ts'
import {
  type PupilLine,
  findCurrent,
  findDelivery,
  insertDelivery,
  listStationClasses,
  listStationPupils,
} from './store-station.ts'
import { type Examined, examine } from './examine.ts'
import { keptFindings } from './keep.ts'
import { checkSupplier, look, receivePicture } from './take.ts'

type Answer = OutputOf<typeof api.deliverCapture>

export async function stationClasses(ctx: Ctx): Promise<OutputOf<typeof api.stationClasses>> {
  const classes = await listStationClasses(ctx, scopeOf(ctx, 'image.supply'))
  return {
    classes: classes.map(({ code, name, school, pupils, portraits, documents }) => ({
      code,
      name,
      school,
      pupils,
      portraits,
      documents,
    })),
  }
}

const sexNames: Readonly<Record<string, string>> = { '1': '男', '2': '女' }

function pupilView(ctx: Ctx, line: PupilLine) {
  const key = ctx.services.keys.unwrap(line.person_id, line.wrapped)
  const place = placeOf(line.registration_id)
  const basic = openSections(key, { content: line.content, sealed: line.sealed, place })['basic']?.[0] ?? {}
  return {
    id: line.registration_id,
    name: line.name,
    sex: sexNames[basic['sex'] ?? ''] ?? '',
    number: line.number,
    idNumber: maskNumber(basic['idNumber'] ?? ''),
    ...(line.portrait === null ? {} : { portrait: line.portrait }),
    ...(line.document === null ? {} : { document: line.document }),
  }
}

const limitsOf = ({ width, height, emitBytes, minDpi }: PictureSpec) => ({
  width,
  height,
  emitBytes,
  minDpi,
})

/** The class list of a shift, numbers covered (E4). Refuses NOT-FOUND for a class outside the scope. */
export async function takeAlong(
  ctx: Ctx,
  { class: code }: InputOf<typeof api.takeAlong>,
): Promise<OutputOf<typeof api.takeAlong>> {
  const scope = scopeOf(ctx, 'image.supply')
  const [found] = await listStationClasses(ctx, scope, code)
  if (found === undefined) throw refused('NOT-FOUND')
  const pupils = await listStationPupils(ctx, scope, found.path)
  const { portrait, document } = ctx.pack.pictures
  return {
    class: found.code,
    className: found.name,
    school: found.school,
    account: byOf(ctx).account,
    pupils: pupils.map((line) => pupilView(ctx, line)),
    portrait: limitsOf(portrait.spec),
    document: limitsOf(document.spec),
    now: ctx.now,
  }
}

const findingsOf = ({ findings }: Examined, kind: PictureKind) => keptFindings(findings, kind)

/** The verdict over what was just cut out; nothing is kept. Refuses NOT-FOUND, IMAGE-SUPPLIER, BUSY. */
export async function checkCapture(
  ctx: Ctx,
  { id, kind }: InputOf<typeof api.checkCapture>,
  upload: Upload,
): Promise<OutputOf<typeof api.checkCapture>> {
  const { registration } = await loadDossier(ctx, scopeOf(ctx, 'image.supply'), { id, hold: 'read' })
  const { spec } = ctx.pack.pictures[kind]
  checkSupplier(ctx, spec, registration.org)
  const examined = await examine(upload.bytes, spec)
  if (examined.verdict === 'refused') return { verdict: 'refused', findings: findingsOf(examined, kind) }
  const seen = await look(ctx, { examined, kind, eye: 'wait' })
  // Nobody waits longer than that: the eye looks after it has arrived.
  const told = seen === 'later' || seen === 'died' ? examined : seen.seen
  return { verdict: told.verdict, findings: findingsOf(told, kind) }
}

async function conflictWith(
  ctx: Ctx,
  scope: Scope,
  asked: { id: string; kind: PictureKind },
): Promise<Answer> {
  const current = await findCurrent(ctx, scope, asked)
  return {
    outcome: 'conflict',
    verdict: '',
    findings: [],
    steps: [],
    ...(current === undefined ? {} : { current }),
  }
}

/** Takes one capture in and writes down its answer: in the same transaction when it is kept. */
async function takeIn(ctx: Ctx, input: InputOf<typeof api.deliverCapture>, upload: Upload): Promise<Answer> {
  const { id, kind, capture, replaces, framing } = input
  const { account } = byOf(ctx)
  const record = (inside: Ctx, answer: Answer) =>
    insertDelivery(inside, { registration: id, capture, kind, image: answer.image, answer }, account)
  let kept: Answer | undefined
  const report = await receivePicture(ctx, {
    registration: id,
    kind,
    upload,
    eye: 'wait',
    framing,
    keeping: {
      replaces,
      and: async (inside, { image, examined }) => {
        const { verdict, steps } = examined
        kept = { outcome: 'kept', verdict, findings: findingsOf(examined, kind), steps: [...steps], image }
        await record(inside, kept)
      },
    },
  })
  if (kept !== undefined) return kept
  const { verdict, findings, steps } = report
  const answer: Answer = { outcome: 'refused', verdict, findings, steps }
  await record(ctx, answer)
  return answer
}

/** One capture of a station, sent as often as it takes: kept once, answered the same (E4). Somebody else's newer picture is
 *  told as a conflict and left alone. Refuses NOT-FOUND, IMAGE-SUPPLIER, IMAGE-FRAMING, TIME-CLOSED, REG-CORRECTION-MISSING. */
export async function deliverCapture(
  ctx: Ctx,
  input: InputOf<typeof api.deliverCapture>,
  upload: Upload,
): Promise<Answer> {
  const scope = scopeOf(ctx, 'image.supply')
  const before = await findDelivery(ctx, scope, input)
  if (before !== undefined) return before
  const { registration } = await loadDossier(ctx, scope, { id: input.id, hold: 'read' })
  if (heldPicture(registration, input.kind) !== input.replaces) return conflictWith(ctx, scope, input)
  try {
    return await takeIn(ctx, input, upload)
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'IMAGE-NEWER') throw error
    // Whoever is newer may be this very capture, sent twice at once.
    return (await findDelivery(ctx, scope, input)) ?? conflictWith(ctx, scope, input)
  }
}
