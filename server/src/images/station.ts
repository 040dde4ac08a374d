import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/station'
import { maskNumber } from '@zhongzhao/domain/forms/mask'
import type { PictureKind, PictureSpec } from '@zhongzhao/domain/images/spec'
import { type Replaces, heldPicture } from '@zhongzhao/domain/registration/picture'
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
  findWaiting,
  insertDelivery,
  listStationClasses,
  listStationPupils,
  wasLeft,
} from './store-station.ts'
import { type Examined, examine } from './examine.ts'
import { type Keeping, keptFindings } from './keep.ts'
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
  const told = ({ verdict, findings }: Examined, looking: 'now' | 'later') => ({
    verdict,
    findings: keptFindings(findings, kind),
    looking,
  })
  if (examined.verdict === 'refused') return told(examined, 'now')
  const seen = await look(ctx, { registration: id, examined, kind, eye: 'wait' })
  // Nobody waits longer than that: the eye looks after it has arrived.
  return seen === 'later' || seen === 'died' ? told(examined, 'later') : told(seen.seen, 'now')
}

async function conflictWith(ctx: Ctx, scope: Scope, asked: Asked): Promise<Answer> {
  const current = await findCurrent(ctx, scope, asked)
  return {
    outcome: 'conflict',
    verdict: '',
    findings: [],
    steps: [],
    ...(current === undefined ? {} : { current }),
  }
}

type Asked = Pick<InputOf<typeof api.deliverCapture>, 'id' | 'kind' | 'replaces'>

/** Is what the station knew still the newest? One of its own that the eye has refused since is as good as never sent. */
async function isNewest(ctx: Ctx, scope: Scope, { id, kind, replaces }: Asked): Promise<boolean> {
  const newest = (await findCurrent(ctx, scope, { id, kind }))?.id ?? 'none'
  if (newest === replaces) return true
  if (replaces === 'none' || (newest !== 'none' && newest > replaces)) return false
  return wasLeft(ctx, { id, kind, image: replaces })
}

/** Takes one capture in and writes down its answer: in the same transaction when it is kept. */
async function takeIn(
  ctx: Ctx,
  { input, held }: { input: InputOf<typeof api.deliverCapture>; held: Replaces },
  upload: Upload,
): Promise<Answer> {
  const { id, kind, capture, framing } = input
  const { account } = byOf(ctx)
  const scope = scopeOf(ctx, 'image.supply')
  const record = (inside: Ctx, answer: Answer) =>
    insertDelivery(inside, { registration: id, capture, kind, image: answer.image, answer }, account)
  let kept: Answer | undefined
  const before = (await findCurrent(ctx, scope, input))?.id
  const and: Keeping['and'] = async (inside, { image, examined, looking }) => {
    // The row is locked: whoever else was faster is seen here, also when the eye has not looked at theirs yet.
    const theirs = await findWaiting(inside, { id, kind, besides: image })
    if (theirs !== undefined && theirs !== before) throw refused('IMAGE-NEWER')
    const verdict = looking === 'later' ? 'looking' : examined.verdict
    const { steps } = examined
    kept = { outcome: 'kept', verdict, findings: findingsOf(examined, kind), steps: [...steps], image }
    await record(inside, kept)
  }
  const keeping = { replaces: held, and }
  const report = await receivePicture(ctx, { registration: id, kind, upload, eye: 'wait', framing, keeping })
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
  // Whoever is newer may be this very capture, sent twice at once.
  const answered = async () => (await findDelivery(ctx, scope, input)) ?? conflictWith(ctx, scope, input)
  if (!(await isNewest(ctx, scope, input))) return answered()
  try {
    return await takeIn(ctx, { input, held: heldPicture(registration, input.kind) }, upload)
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'IMAGE-NEWER') throw error
    return answered()
  }
}
