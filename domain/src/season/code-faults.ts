import { orgKindNames } from '../orgs/org.ts'
import type { SeasonPack } from './pack.ts'

type Coded = readonly (readonly [title: string, codes: readonly string[]])[]

const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)

/** Lists whose entries are told apart by a code, each with its name. */
function codedLists(pack: SeasonPack): Coded {
  const { eligibility, publicity, points, returning, credentials, corrections, archive } = pack
  const papers = [...eligibility.schemes, ...eligibility.bonus.items].map(
    (terms) => [`“${terms.title}”的材料`, codes(terms.papers)] as const,
  )
  const clauses = [...eligibility.schemes, ...eligibility.bonus.items].map(
    (terms) => [`“${terms.title}”的条件`, terms.clauses.map(({ id }) => id)] as const,
  )
  return [
    ['角色', pack.roles.map(({ id }) => id)],
    ['退回理由', codes(pack.returnReasons)],
    ['材料退回理由', codes(pack.paperReturnReasons)],
    ['照片理由', codes(pack.pictureReasons)],
    ['查看用途', codes(pack.viewingPurposes)],
    ['拍照豁免', pack.exemptionPolicies.map(({ ground }) => ground)],
    ['消息', pack.messages.map(({ id }) => id)],
    ['资格种类', codes(eligibility.kinds)],
    ['资格条件', eligibility.schemes.map(({ id }) => id)],
    ['照顾项目', codes(eligibility.bonus.items)],
    ['审核理由', codes(eligibility.reasons)],
    ...papers,
    ...clauses,
    ['公示名单', codes(publicity.kinds)],
    ['公示异议理由', codes(publicity.grounds)],
    ['预约种类', codes(points.kinds)],
    ['考生类别', codes(points.categories)],
    ['方案', codes(pack.plans.kinds)],
    ['回户籍地材料', codes(returning.evidence)],
    ['不接收理由', codes(returning.declining)],
    ['退回原校理由', codes(returning.sendingBack)],
    ['证件种类', codes(credentials.kinds)],
    ['暂缺理由', codes(credentials.deferral.reasons)],
    ['更正项目', corrections.schemes.map(({ id }) => id)],
    ['更正材料', codes(corrections.papers)],
    ['保管期限', codes(archive.periods)],
    ['监护人不能到场', codes(pack.absentGuardian.grounds)],
    ['评价维度', pack.evaluation.scheme.dimensions.map(({ code }) => code)],
  ]
}

const repeated = (list: readonly string[]) => [...new Set(list.filter((one, at) => list.indexOf(one) !== at))]

/** Nothing is called twice, and nothing is called nothing. */
export const codeFaults = (pack: SeasonPack): readonly string[] =>
  codedLists(pack).flatMap(([title, list]) => [
    ...repeated(list).map((code) => `${title}的代码“${code}”重复`),
    ...(list.some((code) => typeof code !== 'string' || code === '') ? [`${title}里有一项没有代码`] : []),
  ])

/** Kinds of organisation are those of the graph, wherever a season names them. */
export function placeFaults(pack: SeasonPack): readonly string[] {
  const { eligibility, corrections, publicity, archive, points, plans, evaluation, roles, apart } = pack
  const steps = [
    ...eligibility.kinds.flatMap(({ chain }) => chain),
    ...corrections.schemes.flatMap(({ chain }) => chain),
    publicity.objections,
    archive.handedTo,
  ]
  const named = [
    ...steps.map((step) => [`环节“${step.title}”`, step.at] as const),
    ...roles.map((role) => [`角色“${role.title}”`, role.at] as const),
    ...apart.map((rule) => [`互斥角色“${rule.title}”`, rule.at] as const),
    ...points.kinds.map((kind) => [`预约“${kind.title}”`, kind.at] as const),
    ...plans.kinds.map((kind) => [`方案“${kind.title}”`, kind.at] as const),
    ['综合素质评价', evaluation.at] as const,
  ]
  const odd = named.flatMap(([title, at]) =>
    at.filter((kind) => !(kind in orgKindNames)).map((kind) => `${title}的单位层级“${kind}”不存在`),
  )
  const places = [
    ...eligibility.schemes.map((scheme) => [`资格条件“${scheme.title}”`, scheme.at] as const),
    ...eligibility.quota.shares.map((share) => ['分配生比例', share.at] as const),
    ...pack.returning.local.map((rule) => ['当地规定', rule.division] as const),
  ]
  const { code, name } = pack.province
  return [
    ...odd,
    ...places
      .filter(([, place]) => !/^\d{2,}$/.test(place) || !place.startsWith(code))
      .map(([title, place]) => `${title}的地区“${place}”不在${name}（${code}）`),
  ]
}
