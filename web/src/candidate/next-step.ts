/** What the state of a registration means for the candidate: where it stands, who looks at it now, what comes next.
 *  Wording only; what may be done is told by the server (`may`). */
export interface NextStep {
  readonly title: string
  /** What the candidate does now, where it is not told by a deadline. */
  readonly now?: string
  readonly who: string
  readonly next: string
  /** Which of the record's times says since when. */
  readonly since?: 'confirmed' | 'checked' | 'sealed'
}

const steps: Readonly<Record<string, NextStep>> = {
  rostered: {
    title: '学籍信息已经导入，等你来填',
    who: '现在由你本人填写',
    next: '逐项填好，看过照片，最后确认提交。',
  },
  filling: { title: '正在填报', who: '现在由你本人填写', next: '逐项填好，看过照片，最后确认提交。' },
  confirmed: {
    title: '已确认提交',
    now: '现在等学校核验，你不用做什么',
    who: '现在由学校审核老师核验',
    next: '学校核验后会通知你：通过了就等打印登记表签字；退回了就按提示修改。',
    since: 'confirmed',
  },
  checked: {
    title: '学校已核验通过',
    now: '等学校打印登记表，拿到后和监护人一起核对、签字',
    who: '现在等学校打印报名登记表',
    next: '拿到登记表后，你和监护人逐项核对、签字，交回班主任。',
    since: 'checked',
  },
  sealed: {
    title: '已签字锁定，报名完成',
    now: '报名已经完成，现在没有要做的事',
    who: '登记表由学校存档',
    next: '任何人不得擅自更改。发现有误，请在“信息更正”里申请，或请班主任代为申请。',
    since: 'sealed',
  },
  correcting: {
    title: '正在更正',
    who: '更正已批准，由学校打印新的登记表',
    next: '拿到新的登记表后，由你和监护人核对、再次签字；原来的一张作废。',
  },
  transferred: {
    title: '已转到户籍地报考',
    who: '由户籍地指定报名点办理',
    next: '请按户籍地教育局的安排到指定报名点采集信息。',
  },
  withdrawn: {
    title: '已登记放弃报考',
    who: '学校已登记',
    next: '如果不是你和监护人的决定，请马上找班主任或教育局。改变主意的，填报截止前请监护人到学校（报名点）办理恢复报考，填过的都在。',
  },
  superseded: {
    title: '这份报名重复，已合并',
    who: '由另一份报名继续办理',
    next: '请用身份证件号码登录另一份报名；有疑问请找班主任或教育局。',
  },
}

const unknown: NextStep = { title: '', who: '', next: '请咨询班主任。' }

/** At a designated point its staff do what a school does elsewhere (notice 二.2(3)). */
const atPoint = (words: string) => words.replaceAll('学校', '报名点').replaceAll('班主任', '报名点')

export function nextStep(state: string, stateName: string, place?: 'point'): NextStep {
  const step = steps[state] ?? { ...unknown, title: stateName }
  if (place === undefined) return step
  return {
    ...step,
    title: atPoint(step.title),
    who: atPoint(step.who),
    next: atPoint(step.next),
    ...(step.now === undefined ? {} : { now: atPoint(step.now) }),
  }
}
