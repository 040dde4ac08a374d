import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { classBoard } from '@zhongzhao/api/progress'

export type Board = OutputOf<typeof classBoard>
export type BoardPupil = Board['pupils'][number]

const gone = new Set(['withdrawn', 'transferred', 'superseded'])

export const groups = [
  { key: 'inactive', title: '未激活账号', does: '发密码条，按上面的网址激活' },
  { key: 'consent', title: '缺监护人同意书', does: '把签好字的同意书交给班主任' },
  { key: 'returned', title: '被退回待修改', does: '登录看退回原因，改好后重新确认' },
  { key: 'picture', title: '缺合格照片', does: '到学校统一拍照' },
  { key: 'filling', title: '没有填完或没有确认', does: '登录填完，通读后点“确认”' },
] as const

export type GroupKey = (typeof groups)[number]['key']

function belongs(pupil: BoardPupil, key: GroupKey): boolean {
  if (gone.has(pupil.state)) return false
  const filling = pupil.state === 'rostered' || pupil.state === 'filling'
  switch (key) {
    case 'inactive':
      return !pupil.activated && filling
    case 'consent':
      return pupil.consent === 'missing'
    case 'returned':
      return pupil.returned && filling
    case 'picture':
      return pupil.portrait === 'none' || pupil.portrait === 'refused'
    case 'filling':
      return filling && pupil.activated && !pupil.returned
  }
}

/** The class by what is still to be done; one pupil may stand in several groups, as a teacher would say it. */
export function grouped(
  board: Board,
): readonly { readonly key: GroupKey; readonly pupils: readonly BoardPupil[] }[] {
  return groups.map(({ key }) => ({ key, pupils: board.pupils.filter((p) => belongs(p, key)) }))
}

/** Who still has something to do before the school can check. */
export function unfinished(board: Board): readonly BoardPupil[] {
  return board.pupils.filter((p) => p.todo.length > 0 && !gone.has(p.state))
}

interface Said {
  readonly title: string
  readonly pupils: readonly BoardPupil[]
  readonly className: string
  readonly until: string | undefined
}

/** Text for the parents' chat: names and what to do, no number and no state of anybody else (K8). */
export function copyText({ title, pupils, className, until }: Said): string {
  const names = pupils.map((p) => p.name).join('、')
  const end = until === undefined ? '' : `，${until} 截止`
  return `【${className} 中招报名】${title}（${pupils.length} 人）：${names}。请尽快办理${end}。`
}

/** Everybody unfinished with what each has to do, one line a pupil. */
export function copyAll({ pupils, className, until }: Omit<Said, 'title'>): string {
  const end = until === undefined ? '' : `（${until} 截止）`
  return [
    `【${className} 中招报名】还没有完成的 ${pupils.length} 人${end}：`,
    ...pupils.map((p) => `${p.name}：${p.todo.join('、')}`),
  ].join('\n')
}
