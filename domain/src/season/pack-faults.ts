import { type ActionName, actions, candidateOnly, openToAll, openToSignedIn } from '../access/actions.ts'
import type { ChainStep } from '../access/chain.ts'
import { beijing, isMoment } from '../base/time.ts'
import { OVERALL, columnsOf } from '../evaluation/scheme.ts'
import type { MessageTemplate } from '../messages/template.ts'
import { codeFaults, placeFaults } from './code-faults.ts'
import { formFaults } from './form-faults.ts'
import { linkFaults } from './link-faults.ts'
import type { SeasonPack } from './pack.ts'
import { shapeFaults } from './shape-faults.ts'
import { type Activity, activityNames, trackNames } from './timetable.ts'

/** Every part of a pack by its Chinese name: one that is forgotten is told. */
const parts: Readonly<Record<keyof SeasonPack, string>> = {
  season: '年度代号',
  version: '版次',
  title: '标题',
  province: '省',
  year: '年',
  notice: '通知',
  windows: '时间窗口',
  forms: '表单',
  pictures: '照片证件规格',
  viewingPurposes: '查看用途',
  likeness: '相似照片标准',
  duplicates: '疑似重复标准',
  credentials: '证件材料表',
  returning: '回户籍地报考',
  evaluation: '综合素质评价',
  corrections: '信息更正',
  eligibility: '资格审核',
  roles: '角色',
  apart: '互斥角色',
  staffCodeDays: '激活码天数',
  points: '报名点与预约',
  publicity: '公示',
  archive: '归档',
  plans: '方案预案',
  returnReasons: '退回理由',
  paperReturnReasons: '材料退回理由',
  pictureReasons: '照片理由',
  exemptionPolicies: '拍照豁免',
  pledge: '承诺',
  lesson: '首次登录须知',
  consent: '监护人同意书',
  history: '学习简历规则',
  undoSeconds: '撤销秒数',
  lateDays: '补报天数',
  registrationNumber: '报名序号',
  slipDays: '密码条天数',
  absentGuardian: '监护人不在场的说明',
  followed: '学籍更新的说明',
  messages: '消息',
  printedForm: '登记表',
  papers: '其他纸质材料',
}

const gone = (pack: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(parts)
    .filter(([part]) => pack[part] === undefined)
    .map(([part, name]) => `没有 ${part}（${name}）`)

/** What becomes of every registration, whatever its track. */
const everyTrack = ['supply', 'check', 'sign', 'amend'] as const

const opens = (windows: SeasonPack['windows'], activity: Activity, track: string) =>
  windows.some((w) => w.activities.includes(activity) && [track, 'any'].includes(w.track))

/** Windows open before they close, and every activity has one. */
function windowFaults({ windows }: SeasonPack): readonly string[] {
  const named = ({ track, activities }: SeasonPack['windows'][number]) => `${track} ${activities.join('、')}`
  const wrong = windows.flatMap((w) => {
    const bad = [w.from, w.until].filter((time) => isMoment(time) === 'no')
    if (bad.length > 0) return [`窗口 ${named(w)} 的时间“${bad[0]}”不是北京时间 YYYY-MM-DDTHH:MM`]
    if (beijing(w.from) >= beijing(w.until)) return [`窗口 ${named(w)} 结束不晚于开始`]
    const unknown = [w.track].filter((track) => track !== 'any' && !(track in trackNames))
    return unknown.map((track) => `窗口的报考类别“${track}”不存在`)
  })
  const opened = new Set<string>(windows.flatMap((w) => w.activities))
  const never = Object.keys(activityNames).filter((activity) => !opened.has(activity))
  const none = Object.keys(trackNames).filter(
    (track) => !windows.some((w) => w.activities.includes('fill') && [track, 'any'].includes(w.track)),
  )
  return [
    ...wrong,
    ...[...opened].filter((one) => !(one in activityNames)).map((one) => `窗口的事项“${one}”不存在`),
    ...never.map((activity) => `没有一个窗口包含 ${activity}`),
    ...none.map((track) => `报考类别 ${track} 没有填报（fill）窗口`),
    ...everyTrack.flatMap((activity) =>
      Object.keys(trackNames)
        .filter((track) => opened.has(activity) && !opens(windows, activity, track))
        .map((track) => `报考类别 ${track} 没有${activityNames[activity]}（${activity}）窗口`),
    ),
  ]
}

const isAction = (name: string): name is ActionName => name in actions

/** Roles give actions that exist, downwards, and no candidate's act to staff. */
function roleFaults({ roles }: SeasonPack): readonly string[] {
  const ids = roles.map((role) => role.id)
  const own = roles.flatMap((role) => [
    ...role.actions
      .filter((action) => !isAction(action))
      .map((action) => `${role.id} 的权限“${action}”不存在`),
    ...role.mayGrant
      .filter((given) => ids.indexOf(given) <= ids.indexOf(role.id))
      .map((given) => `${role.id} 不能授出“${given}”：只能授给排在后面的角色`),
    ...(role.id === 'candidate' ? [] : role.actions)
      .filter((action) => candidateOnly.includes(action))
      .map((action) => `${role.id} 不能有考生本人的权限“${action}”`),
  ])
  const held = new Set<string>([...roles.flatMap((role) => role.actions), ...openToAll, ...openToSignedIn])
  const idle = Object.keys(actions).filter((action) => !held.has(action))
  return [
    ...(ids.includes('candidate') ? [] : ['没有考生（candidate）这个角色']),
    ...own,
    ...idle.map((action) => `没有一个角色有权限 ${action}`),
  ]
}

/** Somebody takes every step of every chain. */
function chainFaults({ roles, eligibility, corrections, publicity, archive }: SeasonPack): readonly string[] {
  const chains: readonly (readonly [string, readonly ChainStep[]])[] = [
    ...eligibility.kinds.map((kind) => [kind.title, kind.chain] as const),
    ...corrections.schemes.map((scheme) => [`更正：${scheme.title}`, scheme.chain] as const),
    ['公示异议', [publicity.objections]],
    ['材料移交', [archive.handedTo]],
    ['案卷销毁', [archive.destroyedBy]],
  ]
  return chains.flatMap(([title, chain]) => [
    ...(chain.length === 0 ? [`“${title}”没有审核环节`] : []),
    ...chain
      .filter((step, at) => chain.findIndex((other) => other.step === step.step) !== at)
      .map((step) => `“${title}”的环节 ${step.step} 重复`),
    ...chain
      .filter(
        ({ by, at }) =>
          !roles.some(
            (role) => role.at.some((kind) => at.includes(kind)) && role.actions.some((one) => one === by),
          ),
      )
      .map(
        (step) => `“${title}”的环节“${step.title}”没有人能办：没有角色在 ${step.at.join('、')} 有 ${step.by}`,
      ),
  ])
}

function archiveFaults({ archive: { periods, usual, loanDays, openedFor } }: SeasonPack): readonly string[] {
  return [
    ...(periods.some(({ code }) => code === usual) ? [] : [`保管期限“${usual}”没有定义`]),
    ...periods.filter(({ years = 1 }) => years < 1).map(({ title }) => `保管期限“${title}”不满一年`),
    ...(loanDays >= 1 ? [] : ['借阅天数至少一天']),
    ...(openedFor.length > 0 ? [] : ['没有写明归档的扫描件可以为什么打开（openedFor）']),
  ]
}

function qualificationFaults({
  eligibility: { kinds, schemes, bonus, quota },
}: SeasonPack): readonly string[] {
  const codes = new Set(kinds.map((kind) => kind.code))
  const named = [bonus.kind, quota.kind, ...schemes.map((scheme) => scheme.kind)]
  return [...new Set(named)]
    .filter((kind) => kind !== '' && !codes.has(kind))
    .map((kind) => `资格种类“${kind}”没有定义`)
}

/** Grades are known where they are named; shares are shares. */
function evaluationFaults({ evaluation: { scheme } }: SeasonPack): readonly string[] {
  const columns = columnsOf(scheme)
  const codes = columns.map(({ code }) => code)
  const { overall, pass, dimensions } = scheme
  const known = new Set(dimensions.flatMap(({ grades }) => grades.map(({ code }) => code)))
  const final = new Set(overall.grades.map(({ code }) => code))
  const { rule } = overall
  const steps = rule.kind === 'derived' ? rule.steps : []
  const otherwise = rule.kind === 'derived' ? [rule.otherwise] : []
  const asked = steps.flatMap(({ needs }) => needs.flatMap(({ grades }) => grades))
  const given = [...steps.map(({ grade }) => grade), ...otherwise, pass]
  return [
    ...codes
      .filter((code, at) => codes.indexOf(code) !== at)
      .map((code) => `评价维度 ${code} 重复，或占用了 ${OVERALL}`),
    ...columns.filter(({ grades }) => grades.length === 0).map(({ title }) => `评价维度“${title}”没有等级`),
    ...asked.filter((grade) => !known.has(grade)).map((grade) => `总评规则里的等级“${grade}”没有维度使用`),
    ...given.filter((grade) => !final.has(grade)).map((grade) => `总评没有等级“${grade}”`),
    ...columns
      .flatMap(({ grades }) => grades)
      .filter(({ cap = 0 }) => cap < 0 || cap > 100)
      .map(({ title }) => `等级“${title}”的比例不在 0 到 100 之间`),
  ]
}

function pictureFaults({ pictures }: SeasonPack): readonly string[] {
  return Object.entries(pictures).flatMap(([kind, { spec }]) => [
    ...(spec.width > 0 && spec.height > 0 ? [] : [`${kind} 的像素不对`]),
    ...(spec.emitBytes > 0 && spec.emitBytes <= spec.maxBytes
      ? []
      : [`${kind} 的 emitBytes 应大于 0 且不超过 maxBytes`]),
    ...(spec.suppliers.length > 0 ? [] : [`没有人可以提交 ${kind}`]),
  ])
}

const placeholders = ({ title, body }: MessageTemplate) =>
  new Set([...(title + body).matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ''))

/** Every message that the server sends is there, and asks for nothing that it does not say. */
function messageFaults({ messages }: SeasonPack, sent: readonly MessageTemplate[]): readonly string[] {
  return sent.flatMap((known) => {
    const own = messages.find(({ id }) => id === known.id)
    if (own === undefined) return [`没有消息“${known.title}”（${known.id}）`]
    const said = placeholders(known)
    return [...placeholders(own)]
      .filter((name) => !said.has(name))
      .map((name) => `消息 ${known.id} 里的 {${name}} 系统不提供`)
  })
}

/** What the form leaves open for the evaluation is what the season evaluates. */
function pendingFaults({ printedForm, evaluation: { scheme } }: SeasonPack): readonly string[] {
  const titles = columnsOf(scheme).map(({ title }) => title)
  return printedForm.sections
    .flatMap((section) => (section.kind === 'pending' ? section.columns : []))
    .filter((column) => !titles.includes(column))
    .map((column) => `登记表上的“${column}”不是本年度的评价维度`)
}

function numberFaults({ registrationNumber: { value } }: SeasonPack): readonly string[] {
  const { prefix, serialDigits } = value
  if (!/^\d+$/.test(prefix) || !Number.isInteger(serialDigits) || serialDigits < 1)
    return ['报名序号的前缀应为数字，流水号至少一位（registrationNumber）']
  const length = prefix.length + serialDigits
  // One signs in with either: a number of that length would be read as one of an identity card.
  return length === 15 || length === 18 ? [`报名序号共 ${length} 位，会与身份证件号码混淆`] : []
}

/** What keeps a season from being worked in, as sentences; none when it is sound. `sent`: the messages the server knows how to fill. */
export function packFaults(pack: SeasonPack, sent: readonly MessageTemplate[]): readonly string[] {
  const missing = gone({ ...pack })
  if (missing.length > 0) return missing
  const unshaped = shapeFaults(pack)
  if (unshaped.length > 0) return unshaped
  return [
    ...(/^[a-z]+-\d{4}$/.test(pack.season) ? [] : [`年度代号“${pack.season}”应为 省-年，如 henan-2024`]),
    ...(pack.season.endsWith(`-${pack.year}`)
      ? []
      : [`年度代号“${pack.season}”与年份 ${String(pack.year)} 不一致`]),
    ...windowFaults(pack),
    ...codeFaults(pack),
    ...placeFaults(pack),
    ...formFaults(pack),
    ...roleFaults(pack),
    ...chainFaults(pack),
    ...archiveFaults(pack),
    ...qualificationFaults(pack),
    ...evaluationFaults(pack),
    ...pendingFaults(pack),
    ...pictureFaults(pack),
    ...messageFaults(pack, sent),
    ...numberFaults(pack),
    ...linkFaults(pack),
  ]
}
