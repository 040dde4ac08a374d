import { type RegistrationId, parseOrgCode, parseRegistrationId } from '@zhongzhao/domain/base/ids'
import { registrationNumber } from '@zhongzhao/domain/season/registration-number'
import { decideMove, decideReturn } from '@zhongzhao/domain/transfer/carry'
import { lastCode } from '@zhongzhao/domain/orgs/org'
import { type Ctx, newId } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { dealNumbers } from '../roster/store-commit.ts'
import { type Dossier, save } from '../registration/store.ts'
import { circumstances, packOf } from '../registration/view.ts'
import { carryAlong, insertSeat, seatAt, switchActive } from './store-seat.ts'

const idOf = (id: string): RegistrationId => orRefuse(parseRegistrationId(id))

/** Twelve digits, dealt inside the transaction and before anything else that acceptances share, so that they queue here and never wait
 *  in a circle. */
async function newNumber(ctx: Ctx, dossier: Dossier): Promise<string> {
  const template = packOf(ctx, dossier.registration).registrationNumber.value
  const dealt = await dealNumbers(ctx.db, dossier.registration.season, 1)
  return registrationNumber(template, dealt + 1)
}

/** Moves a held registration to a point (notice 二.2(3)): the one at the school ends, another begins with what the candidate filled in,
 *  and it is the active one. `dossier` is held for change. Whoever makes a record at a point of a pupil that a school has calls this.
 *  Refuses STATE-NO-WAY, TIME-CLOSED, TRANSFER-GONE. */
export async function moveToPoint(ctx: Ctx, dossier: Dossier, point: string): Promise<RegistrationId> {
  const { registration: r, key } = dossier
  const code = orRefuse(parseOrgCode(lastCode(point)))
  const to = idOf(newId())
  const number = await newNumber(ctx, dossier)
  const seat = { id: to, number, school: code, org: await seatAt(ctx, { code, path: point }) }
  const { left, begun } = orRefuse(decideMove(r, seat, circumstances(ctx, dossier)))
  await switchActive(ctx, { season: r.season, from: r.id, to })
  await save(ctx, left, { key, was: r.version })
  await insertSeat(ctx, begun, { from: r.id, key })
  await carryAlong(ctx, dossier, to)
  return to
}

/** 退回原学校: the school's registration goes on with what was filled in at the point. Both dossiers are held for change; the point's ends first, for
 *  at no moment do two of a person go on. */
export async function returnToSchool(
  ctx: Ctx,
  { here, there }: { here: Dossier; there: Dossier },
): Promise<void> {
  const given = { ...circumstances(ctx, here), extensions: [...here.extensions, ...there.extensions] }
  const of = { here: here.registration, there: there.registration }
  const { ended, restored } = orRefuse(decideReturn(of, given))
  await switchActive(ctx, { season: of.here.season, from: of.here.id, to: of.there.id })
  await save(ctx, ended, { key: here.key, was: of.here.version })
  await save(ctx, restored, { key: there.key, was: of.there.version })
  await carryAlong(ctx, here, of.there.id)
}
