import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claims'
import type { Claim } from '@zhongzhao/domain/claims/claim'
import { appealUntil } from '@zhongzhao/domain/claims/levels'
import { claimLifecycle, standsInTheWay } from '@zhongzhao/domain/claims/lifecycle'
import { decideAmending, decideAppeal, decideClaim, decideWithdrawing } from '@zhongzhao/domain/claims/own'
import { effectWords, highestOnly, scopeWords } from '@zhongzhao/domain/eligibility/bonus'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { openFor } from '@zhongzhao/domain/registration/circumstances'
import { standingOf } from '@zhongzhao/domain/registration/registration'
import { bonusItem } from '@zhongzhao/domain/season/eligibility'
import { periodToName } from '@zhongzhao/domain/season/timetable'
import { type Ctx, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { sealWith } from '../platform/sealed-text.ts'
import { circumstances } from '../registration/view.ts'
import { type Matter, type Standpoint, claimDossier, matterOf, proposedFor, standpointOf } from './around.ts'
import {
  claimTitle,
  clauseView,
  fileView,
  levelViews,
  paperView,
  seatView,
  stepViews,
  wordsPlace,
} from './shown.ts'
import { holdClaim, insertClaim, saveClaims, saveWords, toClaim } from './store-claims.ts'
import { submitFiles } from './store-files.ts'
import { listOwn } from './store-own.ts'
import { type StepRow, listSteps } from './store-steps.ts'

type View = OutputOf<typeof api.myClaims>

/** The caller's own record. Refuses NOT-FOUND. */
export async function ownStandpoint(ctx: Ctx): Promise<Standpoint> {
  const id = ctx.actor?.registration
  if (id === undefined) throw refused('NOT-FOUND')
  return standpointOf(ctx, scopeOf(ctx, 'claim.make'), id)
}

const nobodyLooked: ReadonlySet<string> = new Set()

/** The family sees what it has given; whether an office has looked is the office's. */
const ownProposal = (at: Standpoint, matter: Matter) =>
  proposedFor(at, matter, new Set(matter.files.map((file) => file.file_id)))

function mineView(
  ctx: Ctx,
  at: Standpoint,
  { c, steps }: { c: Claim; steps: readonly StepRow[] },
): View['claims'][number] {
  const { pack, orgs, dossier } = at
  const policy = pack.eligibility
  const matter = matterOf(at, c)
  const { kind, terms, levels, files } = matter
  const open = openFor(dossier.registration, circumstances(ctx, dossier))
  const until =
    c.state === 'refused' && c.decidedAt !== undefined ? appealUntil(policy, c.decidedAt) : undefined
  const over = c.appealedAt !== undefined || (until !== undefined && until <= ctx.now)
  const may = mayNow(claimLifecycle, c.state, { open, actions: new Set(['claim.make'] as const) })
  return {
    id: c.id,
    version: c.version,
    kind: c.kind,
    item: c.item,
    title: claimTitle(policy, kind, c.item),
    state: c.state,
    stateName: claimLifecycle.states[c.state],
    seat: seatView(c, { policy, kind, levels, orgs }),
    levels: levelViews(c, levels, orgs),
    steps: stepViews(steps, { policy, kind, terms, key: dossier.key }),
    clauses: ownProposal(at, matter).clauses.map(clauseView),
    files: files.map(fileView(terms)),
    papers: (terms?.papers ?? []).map(paperView),
    ...(until === undefined || over ? {} : { appealUntil: until }),
    listed: c.enteredBy !== undefined,
    may: may.filter((event) => event !== 'appeal' || !over),
  }
}

/** Kinds and items that may be claimed and are not yet. */
function offersOf(at: Standpoint, claims: readonly Claim[]): View['offers'] {
  const { pack, dossier } = at
  const { kinds, bonus } = pack.eligibility
  const living = (kind: string, item: string) =>
    claims.some((c) => c.kind === kind && c.item === item && standsInTheWay(c.state))
  const asked = kinds
    .filter(({ tracks }) => tracks.includes(dossier.registration.track))
    .flatMap(({ code }) =>
      code === bonus.kind
        ? bonus.items
            .filter(({ from }) => from === 'candidate')
            .map((item) => ({ kind: code, item: item.code }))
        : [{ kind: code, item: '' }],
    )
  return asked.filter(({ kind, item }) => !living(kind, item)).flatMap((of) => offerView(at, of))
}

function offerView(at: Standpoint, of: { kind: string; item: string }): View['offers'] {
  const matter = matterOf(at, of)
  const { kind, terms, levels, files } = matter
  if (terms === undefined || levels.length === 0) return []
  const item = bonusItem(at.pack.eligibility, of.item)
  return [
    {
      ...of,
      title: claimTitle(at.pack.eligibility, kind, of.item),
      says: item?.says ?? kind.says,
      worth: item === undefined ? '' : `${effectWords(item.effect)}；${scopeWords(item.scope)}`,
      clauses: ownProposal(at, matter).clauses.map(clauseView),
      papers: terms.papers.map(paperView),
      files: files.map(fileView(terms)),
    },
  ]
}

/** Of several bonuses that passed, the one that counts. */
function bonusWords({ pack }: Standpoint, claims: readonly Claim[]): { bonus?: string } {
  const { bonus } = pack.eligibility
  const passed = claims.filter((c) => c.kind === bonus.kind && c.state === 'passed')
  const items = passed.flatMap((c) => bonusItem(pack.eligibility, c.item) ?? [])
  const counted = highestOnly(items, bonus.comparedAt.line)
  return counted === undefined ? {} : { bonus: counted.why }
}

/** When this track claims (notice 一); nothing where it claims nothing. */
function windowView(ctx: Ctx, { dossier, pack }: Standpoint): Pick<View, 'window'> {
  const { registration: r, extensions } = dossier
  const calendar = { windows: pack.windows, extensions }
  const period = periodToName(calendar, 'declare', { standing: standingOf(r), now: ctx.now })
  if (period === undefined) return {}
  return { window: { ...period, open: openFor(r, circumstances(ctx, dossier)).has('declare') } }
}

/** 我的资格申报 (notice 一). Refuses NOT-FOUND. */
export async function readMyClaims(ctx: Ctx): Promise<View> {
  const at = await ownStandpoint(ctx)
  const { cosign, files } = at.pack.eligibility
  const claims = (await listOwn(ctx, at.dossier.registration.id)).map(toClaim)
  const steps = await listSteps(
    ctx,
    claims.map(({ id }) => id),
  )
  const stepsOf = (c: Claim) => steps.filter((step) => step.claim_id === c.id)
  return {
    ...windowView(ctx, at),
    claims: claims.map((c) => mineView(ctx, at, { c, steps: stepsOf(c) })),
    offers: offersOf(at, claims),
    cosign: { version: cosign.version, text: cosign.text },
    files: { types: [...files.types], maxBytes: files.maxBytes, most: files.most },
    ...bonusWords(at, claims),
  }
}

const askedOf = (
  { kind, item, terms, levels, files }: Matter,
  { id, cosigned }: { id: string; cosigned: string },
) => ({
  id,
  kind,
  item,
  terms,
  levels,
  papers: files.map((file) => file.paper),
  cosigned,
})

const silent = { note: null, message: null } as const

/** 申报 (notice 一). Refuses NOT-FOUND, CLAIM-THERE, and what is decided. */
export async function makeClaim(
  ctx: Ctx,
  { kind, item, cosigned }: InputOf<typeof api.makeClaim>,
): Promise<{ done: true }> {
  const at = await ownStandpoint(ctx)
  const matter = matterOf(at, { kind, item })
  const asked = askedOf(matter, { id: newId(), cosigned })
  const { registration } = at.dossier
  const decision = orRefuse(decideClaim(registration, asked, circumstances(ctx, at.dossier)))
  const { proposal } = proposedFor(at, matter, nobodyLooked)
  await insertClaim(ctx, { ...decision, notes: { event: 'claim', ...silent, proposal } })
  await submitFiles(ctx, { registration: registration.id, kind, item, claim: asked.id })
  return { done: true }
}

async function heldOwn(ctx: Ctx, { claim: id, version }: { claim: string; version: number }) {
  const scope = scopeOf(ctx, 'claim.make')
  const c = toClaim(await holdClaim(ctx, scope, { id, version }))
  return { c, around: await claimDossier(ctx, scope, c) }
}

/** 补正后重新提交. Refuses CLAIM-NONE, CLAIM-STALE, and what is decided. */
export async function amendClaim(
  ctx: Ctx,
  { cosigned, ...of }: InputOf<typeof api.amendClaim>,
): Promise<{ done: true }> {
  const { c, around } = await heldOwn(ctx, of)
  const { at, registration, given } = around
  const matter = matterOf(at, c)
  const asked = askedOf(matter, { id: c.id, cosigned })
  const decision = orRefuse(decideAmending(c, registration, { asked, given }))
  const { proposal } = proposedFor(at, matter, nobodyLooked)
  await saveClaims(ctx, [{ ...decision, notes: { event: 'amend', ...silent, proposal } }])
  await submitFiles(ctx, { registration: registration.id, kind: c.kind, item: c.item, claim: c.id })
  return { done: true }
}

/** 撤回申报. Refuses CLAIM-NONE, CLAIM-STALE, STATE-NO-WAY. */
export async function withdrawClaim(
  ctx: Ctx,
  of: InputOf<typeof api.withdrawClaim>,
): Promise<{ done: true }> {
  const { c, around } = await heldOwn(ctx, of)
  const decision = orRefuse(decideWithdrawing(c, around.registration, around.given))
  const { proposal } = around.proposed
  await saveClaims(ctx, [{ ...decision, notes: { event: 'withdraw', ...silent, proposal } }])
  return { done: true }
}

/** 申诉, once, to the next level up. Refuses CLAIM-NONE, CLAIM-STALE, and what is decided. */
export async function appealClaim(
  ctx: Ctx,
  { words, ...of }: InputOf<typeof api.appealClaim>,
): Promise<{ done: true }> {
  const { c, around } = await heldOwn(ctx, of)
  const { registration, given, levels, at } = around
  const decision = orRefuse(decideAppeal(c, registration, { levels, given }))
  const { proposal } = around.proposed
  await saveClaims(ctx, [{ ...decision, notes: { event: 'appeal', ...silent, proposal } }])
  await saveWords(ctx, c.id, sealWith(at.dossier.key, words.trim(), wordsPlace(c.id)))
  return { done: true }
}
