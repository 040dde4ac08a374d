import type { SeasonPack } from './pack.ts'

/** What every season says below its parts, as paths: a pack is loaded without being compiled, and what is forgotten is told by name. */
const said = [
  'province.code province.name',
  'pictures.portrait.spec pictures.portrait.suppliers pictures.document.spec pictures.document.suppliers',
  'likeness.samePicture likeness.sameFace likeness.otherFace likeness.swapMargin',
  'duplicates.weights.agrees duplicates.weights.differs duplicates.threshold duplicates.sameSchool',
  'credentials.kinds credentials.rules credentials.deferral.reasons credentials.deferral.latest.value',
  'returning.notice.version returning.notice.lines returning.local returning.evidence returning.bring returning.declining',
  'returning.sendingBack returning.collection.enrolled returning.collection.returnHome returning.leaving.question',
  'evaluation.scheme.dimensions evaluation.scheme.overall.rule.kind evaluation.scheme.overall.grades evaluation.scheme.pass',
  'evaluation.scheme.caps.over evaluation.scheme.caps.rounding evaluation.grades evaluation.at evaluation.lead',
  'evaluation.objection.days evaluation.objection.hour evaluation.objection.answeredBy',
  'corrections.schemes corrections.papers corrections.most corrections.reason corrections.paperBytes corrections.mostPapers',
  'eligibility.kinds eligibility.schemes eligibility.reasons eligibility.bonus.kind eligibility.bonus.items eligibility.bonus.comparedAt.line',
  'eligibility.cosign.version eligibility.cosign.text eligibility.appeal.title eligibility.appeal.within eligibility.appeal.days',
  'eligibility.amended.goes eligibility.files.types eligibility.files.maxBytes eligibility.files.most',
  'eligibility.bulk.sample eligibility.bulk.most eligibility.lists.most',
  'eligibility.quota.kind eligibility.quota.counts eligibility.quota.shares eligibility.quota.ties eligibility.quota.approval.by',
  'staffCodeDays.value slipDays.value undoSeconds.value lateDays.value pledge.value followed.value history.gapMonths',
  'points.kinds points.categories points.reminder.hour points.usual.weekdays points.usual.spans points.usual.minutes',
  'points.usual.capacity points.most.slots',
  'publicity.kinds publicity.lines publicity.grounds publicity.objections.at publicity.objections.by publicity.objections.days',
  'archive.periods archive.usual archive.loanDays archive.handedTo.at archive.handedTo.by',
  'plans.kinds plans.maxBytes.value consent.underAge consent.textVersion consent.text',
  'registrationNumber.value.prefix registrationNumber.value.serialDigits absentGuardian.value absentGuardian.grounds',
  'printedForm.heading printedForm.title printedForm.sections printedForm.signing.pledge printedForm.signing.school',
  'papers.slip.title papers.draft.title papers.draft.blankRows papers.draft.widths papers.consent.title papers.consent.paragraphs',
].flatMap((line) => line.split(' '))

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined

const lists = [
  'windows',
  'forms',
  'roles',
  'apart',
  'messages',
  'viewingPurposes',
  'returnReasons',
  'paperReturnReasons',
  'pictureReasons',
  'exemptionPolicies',
  'lesson',
] as const satisfies readonly (keyof SeasonPack)[]

/** Paths that are not there, and parts that are no lists. Nothing else may be asked of a pack before these are. */
export function shapeFaults(pack: SeasonPack): readonly string[] {
  const lacking = said.filter((path) => path.split('.').reduce<unknown>(at, pack) === undefined)
  return [
    ...lacking.map((path) => `没有 ${path}`),
    ...lists.filter((part) => !Array.isArray(pack[part])).map((part) => `${part} 应为一个列表`),
  ]
}
