import { isMoment } from '../base/time.ts'
import { quotaBasisNames } from '../eligibility/quota-plan.ts'
import { tieWords } from '../eligibility/quota.ts'
import type { Clause, Test } from '../eligibility/rule.ts'
import { asked } from './form-faults.ts'
import type { SeasonPack } from './pack.ts'
import { publicColumnNames } from './publicity.ts'
import { trackNames } from './timetable.ts'

const unknown = (list: readonly string[], known: Iterable<string>, told: (one: string) => string) => {
  const all = new Set(known)
  return [...new Set(list)].filter((one) => !all.has(one)).map(told)
}

const basicFields = ({ forms }: SeasonPack) =>
  Object.keys(forms.find(({ id }) => id === 'basic')?.fields ?? {})

/** What a condition asks by name: fields and papers. */
function namesIn(test: Test): { readonly fields: readonly string[]; readonly papers: readonly string[] } {
  if ('field' in test) return { fields: [test.field], papers: [] }
  if ('paper' in test) return { fields: [], papers: [test.paper] }
  const inner = ('all' in test ? test.all : 'any' in test ? test.any : []).map(namesIn)
  return { fields: inner.flatMap((one) => one.fields), papers: inner.flatMap((one) => one.papers) }
}

function termsFaults(
  pack: SeasonPack,
  {
    title,
    clauses,
    papers,
  }: { title: string; clauses: readonly Clause[]; papers: readonly { code: string }[] },
): readonly string[] {
  const asks = clauses.map(({ test }) => namesIn(test))
  const fields = asks.flatMap((one) => one.fields)
  const shown = papers.map(({ code }) => code)
  return [
    ...unknown(fields, basicFields(pack), (one) => `“${title}”的条件问到没有的字段“${one}”`),
    ...unknown(
      asks.flatMap((one) => one.papers),
      shown,
      (one) => `“${title}”的条件要材料“${one}”，但没有列在材料里`,
    ),
  ]
}

/** What a family claims can be claimed, judged and refused with words. */
function claimFaults(pack: SeasonPack): readonly string[] {
  const { kinds, schemes, bonus, reasons, quota } = pack.eligibility
  const declared = (track: string) =>
    pack.windows.some((w) => w.activities.includes('declare') && [track, 'any'].includes(w.track))
  const verdicts = (['return', 'refuse'] as const).filter(
    (verdict) => kinds.length > 0 && !reasons.some((reason) => reason.for.includes(verdict)),
  )
  return [
    ...[...schemes, ...bonus.items].flatMap((terms) => termsFaults(pack, terms)),
    ...kinds.flatMap(({ title, tracks }) => [
      ...unknown(tracks, Object.keys(trackNames), (one) => `“${title}”的报考类别“${one}”不存在`),
      ...tracks
        .filter((track) => track in trackNames && !declared(track))
        .map((track) => `“${title}”允许 ${track} 申报，但没有 ${track} 的申报（declare）窗口`),
    ]),
    ...verdicts.map((verdict) => `审核理由里没有一条可以用于“${verdict === 'return' ? '退回' : '不通过'}”`),
    ...unknown(quota.counts, Object.keys(quotaBasisNames), (one) => `分配生名额的计算依据“${one}”不存在`),
    ...unknown(quota.ties, Object.keys(tieWords), (one) => `分配生名额的同余规则“${one}”不存在`),
    ...(quota.shares.length > 0 && quota.counts.length === 0 ? ['分配生名额没有计算依据（counts）'] : []),
    ...quota.shares
      .filter(({ percent }) => !(percent >= 0 && percent <= 100))
      .map(({ at }) => `${at} 的分配生比例不在 0 到 100 之间`),
  ]
}

function publicFaults({ publicity, eligibility }: SeasonPack): readonly string[] {
  const kinds = eligibility.kinds.map(({ code }) => code)
  return publicity.kinds.flatMap(({ title, from, columns, days }) => [
    ...unknown(
      from.of === 'claims' ? [from.claim] : [],
      kinds,
      (one) => `公示“${title}”的资格种类“${one}”没有定义`,
    ),
    ...unknown(columns, Object.keys(publicColumnNames), (one) => `公示“${title}”的栏目“${one}”不存在`),
    ...(Number.isInteger(days) && days >= 1 ? [] : [`公示“${title}”至少一整天`]),
  ])
}

function credentialFaults(pack: SeasonPack): readonly string[] {
  const { kinds, rules } = pack.credentials
  const known = kinds.map(({ code }) => code)
  const everybody = rules.at(-1)
  return [
    ...rules.flatMap(({ category, when, accepts }) => [
      ...unknown(asked(when), basicFields(pack), (one) => `“${category}”的条件问到没有的字段“${one}”`),
      ...unknown(accepts.flat(), known, (one) => `“${category}”要的证件“${one}”没有定义`),
      ...(accepts.length > 0 ? [] : [`“${category}”没有可用的证件`]),
    ]),
    ...(everybody === undefined ? ['证件材料表没有一条规则'] : []),
  ]
}

/** Moments that are written as such. */
function momentFaults({ credentials, plans }: SeasonPack): readonly string[] {
  const moments = [
    ['暂缺证件的最后期限', credentials.deferral.latest.value] as const,
    ...plans.kinds.map((kind) => [`“${kind.title}”的期限`, kind.due.value] as const),
  ]
  return moments
    .filter(([, time]) => isMoment(time) === 'no')
    .map(([title, time]) => `${title}“${time}”不是北京时间 YYYY-MM-DDTHH:MM`)
}

/** Whole numbers that have a least value. */
function countFaults(pack: SeasonPack): readonly string[] {
  const { eligibility, corrections, evaluation, points } = pack
  const steps = [...eligibility.kinds, ...corrections.schemes].flatMap(({ chain }) => chain)
  const counts: readonly (readonly [string, number, number])[] = [
    ...[...steps, pack.publicity.objections].map(
      (step) => [`环节“${step.title}”的天数`, step.days, 1] as const,
    ),
    ['撤销秒数', pack.undoSeconds.value, 0],
    ['补报天数', pack.lateDays.value, 1],
    ['密码条天数', pack.slipDays.value, 1],
    ['激活码天数', pack.staffCodeDays.value, 1],
    ['申诉天数', eligibility.appeal.within, 0],
    ['申诉复核天数', eligibility.appeal.days, 1],
    ['申报文件数', eligibility.files.most, 1],
    ['申报文件大小', eligibility.files.maxBytes, 1],
    ['异议天数', evaluation.objection.days, 0],
    ['更正项目数', corrections.most, 1],
    ['更正材料数', corrections.mostPapers, 1],
    ['每段分钟数', points.usual.minutes, 1],
  ]
  return counts
    .filter(([, value, least]) => !Number.isInteger(value) || value < least)
    .map(([title, value, least]) => `${title}应为不小于 ${least} 的整数，现在是“${String(value)}”`)
}

/** What one part of a season names of another is there; numbers and moments are such. */
export function linkFaults(pack: SeasonPack): readonly string[] {
  const messages = pack.messages.map(({ id }) => id)
  return [
    ...claimFaults(pack),
    ...publicFaults(pack),
    ...credentialFaults(pack),
    ...pack.points.kinds.flatMap(({ title, reminder }) =>
      unknown([reminder], messages, (one) => `预约“${title}”的提醒消息“${one}”没有定义`),
    ),
    ...pack.apart.flatMap(({ title, roles }) =>
      unknown(
        roles,
        pack.roles.map(({ id }) => id),
        (one) => `互斥角色“${title}”里的角色“${one}”没有定义`,
      ),
    ),
    ...momentFaults(pack),
    ...countFaults(pack),
  ]
}
