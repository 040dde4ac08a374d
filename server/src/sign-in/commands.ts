import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/sign-in'
import { openToSignedIn } from '@zhongzhao/domain/access/actions'
import { type Grant } from '@zhongzhao/domain/access/can'
import { refuse } from '@zhongzhao/domain/base/result'
import type { Values } from '@zhongzhao/domain/forms/form'
import { parsePhone } from '@zhongzhao/domain/identity/phone'
import { messagesOf } from '../messages/store.ts'
import { type Ctx, type SignedIn, byOf, newId, packOfSeason } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { bareCode } from '../platform/one-time-code.ts'
import { scopeOf } from '../platform/scope.ts'
import { inTransaction } from '../platform/serve.ts'
import { openSections, placeOf } from '../registration/record.ts'
import { enterPhone } from '../registration/phone.ts'
import { loadDossier } from '../registration/store.ts'
import { readCaller } from './store-actor.ts'
import { type PersonalFacts, checkPassword } from './password-rules.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import * as store from './store.ts'

type Me = OutputOf<typeof api.me>

const HOURS = 12

/** One account per browser (C10): whoever was signed in there is signed out. */
export async function startSession(ctx: Ctx, account: string): Promise<Ctx> {
  if (ctx.actor !== undefined) await store.closeSession(ctx, ctx.actor.token)
  const secret = randomBytes(32).toString('base64url')
  const token = ctx.services.keys.secretHash(secret)
  await store.openSession(ctx, { token, account, device: deviceOf(ctx), hours: HOURS })
  ctx.outgoing.session = { token: secret }
  const { actor, season } = await readCaller(ctx.db, { token, season: ctx.pack.season })
  const own = season === undefined ? undefined : packOfSeason(ctx.services.packs, season)
  return { ...ctx, actor, pack: own ?? ctx.pack }
}

function deviceOf(ctx: Ctx): string {
  const device = ctx.device ?? ctx.outgoing.device ?? newId()
  ctx.outgoing.device = device
  return device
}

export async function readMe(ctx: Ctx): Promise<Me> {
  const { actor, pack } = ctx
  if (actor === undefined) throw refused('SIGNED-OUT')
  const orgGrants = actor.grants.filter((g): g is Extract<Grant, { org: string }> => 'org' in g)
  const names = await store.orgNames(
    ctx,
    orgGrants.map((g) => g.org),
  )
  const roleOf = (g: Grant) => pack.roles.find((role) => role.id === g.role)
  return {
    kind: actor.kind,
    name: actor.name,
    ...(actor.registration === undefined ? {} : { registration: actor.registration }),
    grants: orgGrants.map((g) => ({
      role: g.role,
      title: roleOf(g)?.title ?? g.role,
      org: g.org,
      orgName: names.get(g.org)?.name ?? '',
      orgKind: names.get(g.org)?.kind ?? '',
    })),
    actions: [...new Set([...openToSignedIn, ...actor.grants.flatMap((g) => roleOf(g)?.actions ?? [])])],
    now: ctx.now,
    season: pack.season,
    sandbox: ctx.services.sandbox,
  }
}

/** Refuses SIGN-IN-WRONG (never saying whether the number exists), SIGN-IN-LOCKED. */
export async function signIn(ctx: Ctx, { login, password }: InputOf<typeof api.signIn>): Promise<Me> {
  const device = deviceOf(ctx)
  const account = await store.findAccount(ctx, {
    login: login.trim(),
    index: ctx.services.keys.index(login.trim()),
    device,
  })
  if (
    account?.locked_until !== null &&
    account?.locked_until !== undefined &&
    account.locked_until > ctx.wall
  ) {
    throw refused('SIGN-IN-LOCKED', {
      minutes: Math.ceil((account.locked_until.getTime() - ctx.wall.getTime()) / 60_000),
    })
  }
  const fits = await passwordFits(account?.password_hash, password)
  if (account === undefined || !fits || account.frozen_at !== null) {
    if (account !== undefined) await store.countFailure(ctx, { account: account.account_id, device })
    throw refused('SIGN-IN-WRONG')
  }
  return inTransaction(ctx, async (inside) => {
    const now = await store.holdAccount(inside, { account: account.account_id, device })
    if (now.minutes > 0) throw refused('SIGN-IN-LOCKED', { minutes: now.minutes })
    if (now.password_hash !== account.password_hash) throw refused('SIGN-IN-WRONG')
    const signed = await startSession(inside, account.account_id)
    await recordEvent(
      signed,
      { kind: 'account.signedIn', at: ctx.now, by: byOf(signed) },
      signed.actor?.registration === undefined ? {} : { registration: signed.actor.registration },
    )
    return readMe(signed)
  })
}

async function liveSlip(ctx: Ctx, { login, code }: { login: string; code: string }): Promise<store.Slip> {
  const { keys } = ctx.services
  const slip = await store.findSlip(ctx, {
    index: keys.index(login.trim()),
    code: keys.secretHash(bareCode(code)),
    season: ctx.pack.season,
  })
  if (slip === undefined) throw refused('SLIP-WRONG')
  if (slip.used_at !== null || slip.voided_at !== null || slip.expired) throw refused('SLIP-DEAD')
  return slip
}

function basicOf(ctx: Ctx, slip: store.Slip) {
  const key = ctx.services.keys.unwrap(slip.person_id, slip.wrapped)
  return (
    openSections(key, { content: slip.content, sealed: slip.sealed, place: placeOf(slip.registration_id) })[
      'basic'
    ]?.[0] ?? {}
  )
}

/** What a password may not lean on (C2): every number the person signs in with, the phone, the birthday, the name. */
function factsFrom(basic: Values, numbers: readonly string[]): PersonalFacts {
  const own = [basic['idNumber'], basic['studentNumber'], basic['phone'], ...numbers]
  return {
    numbers: own.filter((n) => n !== undefined),
    birthDate: basic['birthDate'],
    names: [basic['name'] ?? ''],
  }
}

/** The same rules at every later change as at the first sign-in. */
async function ownFacts(ctx: Ctx, actor: SignedIn): Promise<PersonalFacts> {
  const id = actor.registration
  if (id === undefined) return factsFrom({ name: actor.name }, [])
  const { registration } = await loadDossier(ctx, scopeOf(ctx, 'registration.read'), { id, hold: 'read' })
  return factsFrom(registration.sections['basic']?.[0] ?? {}, [registration.number])
}

/** Whether the slip fits, before a password is asked for; the code has 60 bits, so trying is hopeless. */
export async function checkSlip(ctx: Ctx, input: InputOf<typeof api.checkSlip>) {
  const slip = await liveSlip(ctx, input)
  return { name: basicOf(ctx, slip)['name'] ?? '', school: slip.school_name }
}

/** 凭注册密码条激活 (C1, notice 三.(二)): slip → own password → phone → in; no default password anywhere.
 *  Refuses SLIP-WRONG, SLIP-DEAD, PASSWORD-WEAK, PHONE-WRONG. */
export async function activate(ctx: Ctx, input: InputOf<typeof api.activate>): Promise<Me> {
  const slip = await liveSlip(ctx, input)
  const basic = basicOf(ctx, slip)
  const phone = parsePhone(input.phone)
  if (!phone.ok) throw refused('PHONE-WRONG')
  orRefuse(checkPassword(input.password, factsFrom(basic, [slip.number, phone.value])))
  const hashed = await hashPassword(input.password)
  return inTransaction(ctx, async (inside) => {
    const held = await liveSlip(inside, input)
    const account = await store.activateAccount(inside, {
      account: newId(),
      slip: held,
      name: basic['name'] ?? '',
      password: hashed,
    })
    await store.closeOthers(inside, account, undefined)
    const signed = await startSession(inside, account)
    await recordEvent(
      signed,
      { kind: 'account.activated', at: ctx.now, by: byOf(signed) },
      { registration: held.registration_id },
    )
    await enterPhone(signed, held.registration_id, phone.value)
    return readMe(signed)
  })
}

export async function signOut(ctx: Ctx) {
  if (ctx.actor !== undefined) await store.closeSession(ctx, ctx.actor.token)
  ctx.outgoing.session = 'ended'
  return { done: true as const }
}

/** Refuses SIGN-IN-WRONG for a wrong current password, PASSWORD-WEAK. Other sessions end. */
export async function changePassword(ctx: Ctx, { current, next }: InputOf<typeof api.changePassword>) {
  const { actor } = ctx
  if (actor === undefined) throw refused('SIGNED-OUT')
  if (!(await passwordFits(await store.readPasswordHash(ctx, actor.account), current))) {
    await store.countFailure(ctx, { account: actor.account, device: deviceOf(ctx) })
    throw refused('SIGN-IN-WRONG')
  }
  orRefuse(
    next === current
      ? refuse('PASSWORD-WEAK', { why: '与原密码相同' })
      : checkPassword(next, await ownFacts(ctx, actor)),
  )
  const hashed = await hashPassword(next)
  return inTransaction(ctx, async (inside) => {
    await store.writePasswordHash(inside, actor.account, hashed)
    await store.closeOthers(inside, actor.account, actor.token)
    await recordEvent(
      inside,
      { kind: 'account.passwordChanged', at: ctx.now, by: byOf(ctx) },
      actor.registration === undefined ? {} : { registration: actor.registration },
    )
    return { done: true as const }
  })
}

export async function readMessages(ctx: Ctx) {
  const person = ctx.actor?.person
  const rows = person === undefined ? [] : await messagesOf(ctx, person)
  return {
    messages: rows.map((m) => ({
      id: m.message_id,
      title: m.title,
      body: m.body,
      at: m.send_after.getTime(),
    })),
  }
}
