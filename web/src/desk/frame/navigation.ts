import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { OrgKind } from '@zhongzhao/domain/orgs/org'

export type Path =
  | '/'
  | '/my-class'
  | '/roster'
  | '/sync'
  | '/pupils'
  | '/pictures'
  | '/slips'
  | '/review'
  | '/forms'
  | '/seal'
  | '/corrections'
  | '/head-count'
  | '/tables'
  | '/openings'
  | '/documents'
  | '/likeness'
  | '/duplicates'
  | '/evaluation'
  | '/grants'
  | '/extensions'
  | '/points-named'
  | '/slots'
  | '/day-sheet'
  | '/entries'
  | '/returning'
  | '/transfers'
  | '/leaving'
  | '/plans'
  | '/claims'
  | '/claims/lists'
  | '/quota'
  | '/duty'
  | '/falsifications'
  | '/acts'
  | '/security'
  | '/jobs'
  | '/publicity'
  | '/archive'
  | '/objections'
  | '/seasons'
  | '/carry-work'

export interface Entry {
  readonly path: Path
  readonly label: string
  /** Shown to whoever holds one of these. */
  readonly needs: readonly ActionName[]
  /** Organisations for which the screen makes sense; absent = all. */
  readonly at?: readonly OrgKind[]
}

const schools: readonly OrgKind[] = ['school', 'point']
const withClasses: readonly OrgKind[] = ['school', 'point', 'class']

/** The screens of the desk in the order of the work: roster, slips, pictures, review, print, sign, count. */
const entries: readonly Entry[] = [
  { path: '/my-class', label: '我的班级', needs: ['registration.read'], at: ['class'] },
  {
    path: '/',
    label: '首页',
    needs: ['progress.read'],
    at: ['school', 'point', 'county', 'city', 'province'],
  },
  { path: '/roster', label: '名册导入', needs: ['roster.read'] },
  { path: '/sync', label: '学籍同步', needs: ['roster.sync'] },
  { path: '/pupils', label: '考生名单', needs: ['registration.read'] },
  { path: '/slips', label: '密码条与草表', needs: ['slip.print'], at: withClasses },
  { path: '/pictures', label: '照片与证件', needs: ['image.supply'], at: withClasses },
  { path: '/documents', label: '证件核对', needs: ['document.note'], at: schools },
  { path: '/likeness', label: '相似照片', needs: ['likeness.decide'], at: schools },
  { path: '/duplicates', label: '疑似重复', needs: ['duplicate.read'] },
  { path: '/review', label: '核验台', needs: ['registration.check'], at: schools },
  { path: '/forms', label: '打印登记表', needs: ['registration.print'], at: schools },
  { path: '/seal', label: '签字登记', needs: ['registration.sign'], at: schools },
  { path: '/slots', label: '预约安排', needs: ['appointment.receive'], at: schools },
  { path: '/day-sheet', label: '今日名单', needs: ['appointment.receive'], at: schools },
  { path: '/entries', label: '现场登记', needs: ['registration.enter'], at: ['point'] },
  { path: '/corrections', label: '信息更正', needs: ['correction.read'] },
  {
    path: '/evaluation',
    label: '综合素质评价',
    needs: ['evaluation.read'],
    at: ['class', 'school', 'county', 'city', 'province'],
  },
  { path: '/transfers', label: '接收回户籍考生', needs: ['transfer.decide'], at: ['point'] },
  {
    path: '/returning',
    label: '回户籍地报考',
    needs: ['transfer.read'],
    at: ['class', 'school', 'county', 'city', 'province'],
  },
  { path: '/claims', label: '资格审核', needs: ['claim.review'] },
  { path: '/claims/lists', label: '上级照顾名单', needs: ['claim.import'] },
  {
    path: '/quota',
    label: '分配生名额',
    needs: ['quota.read'],
    at: ['school', 'county', 'city', 'province'],
  },
  { path: '/leaving', label: '提前离校反映', needs: ['leaving.answer'] },
  {
    path: '/tables',
    label: '表册',
    needs: ['progress.read'],
    at: ['school', 'point', 'county', 'city', 'province'],
  },
  {
    path: '/head-count',
    label: '人数核对',
    needs: ['progress.read'],
    at: ['school', 'point', 'county', 'city', 'province'],
  },
  { path: '/archive', label: '归档', needs: ['archive.read'] },
  { path: '/publicity', label: '公示', needs: ['publicity.read'] },
  { path: '/objections', label: '公示异议', needs: ['publicity.answer'] },
  { path: '/carry-work', label: '上一年度衔接', needs: ['season.carry'], at: schools },
  { path: '/seasons', label: '招生年度', needs: ['season.close'] },
  { path: '/points-named', label: '指定报名点', needs: ['point.name'] },
  { path: '/extensions', label: '延期', needs: ['extension.ask'] },
  { path: '/acts', label: '办理留痕', needs: ['grant.audit'] },
  { path: '/security', label: '账号安全', needs: ['account.secure'] },
  { path: '/jobs', label: '后台任务', needs: ['job.oversee'] },
  { path: '/grants', label: '授权管理', needs: ['grant.give', 'grant.read'] },
  { path: '/plans', label: '方案预案', needs: ['plan.read'] },
  { path: '/duty', label: '责任制登记', needs: ['duty.keep'] },
  { path: '/falsifications', label: '弄虚作假情况', needs: ['falsification.record'] },
  { path: '/openings', label: '证件查看记录', needs: ['document.oversee'], at: schools },
]

export interface Wearer {
  readonly actions: ReadonlySet<ActionName>
  readonly orgKind: OrgKind
}

/** What the worn role may open. */
export function entriesFor({ actions, orgKind }: Wearer): readonly Entry[] {
  return entries.filter(
    (entry) => entry.needs.some((action) => actions.has(action)) && (entry.at?.includes(orgKind) ?? true),
  )
}

/** The entry an address belongs to: `/roster/0190…` is under 名册导入. */
export function entryAt(path: string): Path | undefined {
  const longestFirst = entries.toSorted((a, b) => b.path.length - a.path.length)
  return longestFirst.find((entry) => path === entry.path || path.startsWith(`${entry.path}/`))?.path
}
