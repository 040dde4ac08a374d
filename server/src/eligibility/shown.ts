import type { OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claims'
import type { Claim, GivenReason } from '@zhongzhao/domain/claims/claim'
import { claimLifecycle } from '@zhongzhao/domain/claims/lifecycle'
import { type ClaimLevel, APPEAL, levelAt, levelTitle } from '@zhongzhao/domain/claims/levels'
import type { JudgedClause } from '@zhongzhao/domain/eligibility/judge'
import type { Org } from '@zhongzhao/domain/orgs/org'
import {
  type ClaimKind,
  type ClaimTerms,
  type EligibilityPolicy,
  bonusItem,
} from '@zhongzhao/domain/season/eligibility'
import { openWith } from '../platform/sealed-text.ts'
import type { FileRow } from './store-files.ts'
import type { StepRow } from './store-steps.ts'

type MyClaim = OutputOf<typeof api.myClaims>['claims'][number]

export const notePlace = (claim: string, step: number) => `claim:${claim}:note:${step}`
export const wordsPlace = (claim: string) => `claim:${claim}:words`
export const filePlace = (registration: string, file: string) => `claim-file:${registration}:${file}`

/** 照顾加分资格：军人子女 */
export function claimTitle(policy: EligibilityPolicy, kind: ClaimKind, item: string): string {
  const of = item === '' ? undefined : bonusItem(policy, item)
  return of === undefined ? kind.title : `${kind.title}：${of.title}`
}

export const clauseView = ({ id, text, standing, missing }: JudgedClause) => ({
  id,
  text,
  standing,
  missing: [...missing],
})

export const paperView = ({ code, title, hint = '', need }: ClaimTerms['papers'][number]) => ({
  code,
  title,
  hint,
  must: need === 'must',
})

export const fileView = (terms: ClaimTerms | undefined) => (file: FileRow) => ({
  id: file.file_id,
  paper: file.paper,
  title: terms?.papers.find(({ code }) => code === file.paper)?.title ?? '其他材料',
  type: file.type,
  bytes: file.bytes,
  at: file.at.getTime(),
  submitted: file.claim_id !== null,
})

/** What a reason may be about, in words: the clauses and the papers. */
export function aboutOf(terms: ClaimTerms | undefined): readonly { code: string; label: string }[] {
  return [
    ...(terms?.papers ?? []).map(({ code, title }) => ({ code, label: `材料：${title}` })),
    ...(terms?.clauses ?? []).map(({ id, text }) => ({ code: id, label: `条款：${text}` })),
  ]
}

export function reasonView({ reasons }: EligibilityPolicy, terms: ClaimTerms | undefined) {
  const about = aboutOf(terms)
  return ({ about: of, code }: GivenReason) => {
    const found = reasons.find((one) => one.code === code)
    const label = about.find((one) => one.code === of)?.label ?? ''
    return { about: label, text: found?.text ?? code, todo: found?.todo ?? '' }
  }
}

/** Acts that families read: what was taken back never happened, and nobody's name stands there. */
export function stepViews(
  steps: readonly StepRow[],
  {
    policy,
    kind,
    terms,
    key,
  }: { policy: EligibilityPolicy; kind: ClaimKind; terms: ClaimTerms | undefined; key: Buffer },
): MyClaim['steps'] {
  return steps
    .filter(({ undone, event }) => !undone && event !== 'undo' && event !== 'undoAppeal')
    .map((s) => ({
      event: s.event,
      eventName: claimLifecycle.events[s.event],
      level: s.office_path === null ? '' : levelTitle(policy, kind, s.step),
      office: s.office ?? '',
      at: s.at.getTime(),
      // Of a family's own act there are none: what stands there was said before.
      reasons: s.office_path === null ? [] : s.reasons.map(reasonView(policy, terms)),
      ...(s.note === null
        ? {}
        : { note: openWith(key, s.note, notePlace(s.claim_id, s.step_no)).toString() }),
    }))
}

const officeName = (orgs: readonly Org[], path: string) => orgs.find((org) => org.path === path)?.name ?? ''

/** The levels from the first to the last, and where the claim stands among them. */
export function levelViews(c: Claim, levels: readonly ClaimLevel[], orgs: readonly Org[]): MyClaim['levels'] {
  const at = levels.findIndex((level) => level.org === c.seat.office)
  const over = c.state === 'passed'
  const here = (index: number) => (index === at && !over ? 'here' : index <= at || at < 0 ? 'done' : 'ahead')
  return levels.map((level, index) => ({
    title: level.title,
    office: officeName(orgs, level.org),
    state: here(index),
    ...(index === at && !over ? { due: c.seat.due } : {}),
  }))
}

export function seatView(
  c: Claim,
  {
    policy,
    kind,
    levels,
    orgs,
  }: { policy: EligibilityPolicy; kind: ClaimKind; levels: readonly ClaimLevel[]; orgs: readonly Org[] },
) {
  const { step, office, since, due } = c.seat
  const title =
    step === APPEAL ? policy.appeal.title : (levelAt(levels, office)?.title ?? levelTitle(policy, kind, step))
  return {
    level: c.state === 'appealed' ? policy.appeal.title : title,
    office: officeName(orgs, office),
    since,
    due,
  }
}
