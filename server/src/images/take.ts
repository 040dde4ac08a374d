import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/images'
import { can } from '@zhongzhao/domain/access/can'
import { parseIdNumber } from '@zhongzhao/domain/identity/id-number'
import type { Framing } from '@zhongzhao/domain/images/framing'
import { type PictureKind, type PictureSpec, maySupply } from '@zhongzhao/domain/images/spec'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import type { Upload } from '../platform/serve.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { type Examined, examine } from './examine.ts'
import { type Keeping, type Kept, keep, keepForLater, keptFindings } from './keep.ts'
import { type Look, lookNow } from './look.ts'
import { exemptedRules } from './store-exemptions.ts'
import { findByNumber } from './store.ts'

export type PictureReport = OutputOf<typeof api.takePicture>

/** `wait`: somebody stands there and waits for the verdict; `queue`: the eye looks when it has time. */
export type EyePace = 'wait' | 'queue'

/** One picture on its way in. */
export interface Incoming {
  readonly registration: string
  readonly kind: PictureKind
  readonly upload: Upload
  readonly eye: EyePace
  readonly framing?: Framing | undefined
  readonly keeping?: Keeping | undefined
}

/** What the eye says at once, where it is asked at once. */
export async function look(
  ctx: Ctx,
  {
    registration,
    examined,
    kind,
    eye,
  }: Pick<Incoming, 'registration' | 'kind' | 'eye'> & { examined: Examined },
): Promise<Look> {
  const looker = ctx.services.lookers[kind]
  if (looker === undefined) return { seen: examined }
  if (eye === 'queue') return 'later'
  const exempt = await exemptedRules(ctx, registration)
  return lookNow(looker, examined, { spec: ctx.pack.pictures[kind].spec, exempt })
}

const reportOf = (dossier: Dossier, kind: PictureKind) => (examined: Examined) => ({
  verdict: examined.verdict,
  findings: keptFindings(examined.findings, kind),
  steps: [...examined.steps],
  name: dossier.registration.sections['basic']?.[0]?.['name'] ?? '',
  registration: dossier.registration.id,
})

/** A picture for one registration, whichever door it came through: the hard checks, then the eye (E1, E2). What a machine is sure
 *  about is not kept: the old one stays, the report says why. `looking: 'later'`: kept aside, and it becomes the candidate's when the
 *  eye has looked. Refuses IMAGE-SUPPLIER, IMAGE-FRAMING, IMAGE-NEWER, TIME-CLOSED, REG-CORRECTION-MISSING. */
export async function receivePicture(
  ctx: Ctx,
  { registration, kind, upload, eye, framing, keeping }: Incoming,
): Promise<PictureReport> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'image.supply'), { id: registration, hold: 'read' })
  const { spec } = ctx.pack.pictures[kind]
  checkSupplier(ctx, spec, dossier.registration.org)
  const view = reportOf(dossier, kind)
  const examined = await examine(upload.bytes, spec, framing)
  if (examined.verdict === 'refused') return { ...view(examined), kept: false, looking: 'now' }
  const given: Kept = { registration, key: dossier.key, kind, examined, keeping }
  const seen = await look(ctx, { registration, examined, kind, eye })
  if (seen === 'later' || seen === 'died') {
    const image = await keepForLater(ctx, given, seen === 'died' ? 1 : 0)
    return { ...view(examined), kept: true, image, looking: 'later' }
  }
  if (seen.seen.verdict === 'refused') return { ...view(seen.seen), kept: false, looking: 'now' }
  const image = await keep(ctx, { ...given, examined: seen.seen })
  return { ...view(seen.seen), kept: true, image, looking: 'now' }
}

/** Who may bring a picture in is data of the pack (E0). Refuses IMAGE-SUPPLIER. */
export function checkSupplier(ctx: Ctx, spec: PictureSpec, org: string): void {
  const actor = ctx.actor
  const staff = actor !== undefined && can(actor, 'image.supply', { target: { org }, roles: ctx.pack.roles })
  if (!maySupply(spec, staff ? 'school' : 'candidate')) throw refused('IMAGE-SUPPLIER')
}

/** One picture at the desk. Refuses NOT-FOUND, IMAGE-SUPPLIER, TIME-CLOSED, REG-CORRECTION-MISSING. */
export async function takePicture(
  ctx: Ctx,
  { id, kind }: InputOf<typeof api.takePicture>,
  upload: Upload,
): Promise<PictureReport> {
  return receivePicture(ctx, { registration: id, kind, upload, eye: 'wait' })
}

/** One file of a folder: `<ID number>.jpg` (notice 二.2(2)). Refuses IMAGE-NAME, IMAGE-NOBODY. */
export async function importPicture(
  ctx: Ctx,
  { kind }: InputOf<typeof api.importPicture>,
  upload: Upload,
): Promise<PictureReport> {
  const name = /([^/\\]+)\.jpe?g$/i.exec(upload.name)?.[1]?.trim() ?? ''
  const number = parseIdNumber(name)
  // Passports and permits (D7) are no citizen numbers; they are found as they stand.
  const registration = await findByNumber(
    ctx,
    scopeOf(ctx, 'image.supply'),
    ctx.services.keys.index(number.ok ? number.value : name.toUpperCase()),
  )
  if (registration === undefined) throw refused(number.ok ? 'IMAGE-NOBODY' : 'IMAGE-NAME')
  return receivePicture(ctx, { registration, kind, upload, eye: 'queue' })
}
