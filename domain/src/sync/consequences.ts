import { rowOf } from '../lifecycle/table.ts'
import { registrationLifecycle } from '../registration/lifecycle.ts'
import type { State } from '../registration/registration.ts'
import { refusals } from '../base/refusals.ts'
import type { Choice } from './work-life.ts'

/** What a piece of work is about, in words. */
export interface Matter {
  readonly standing: State
  /** Titles of the fields that differ. */
  readonly titles: readonly string[]
  /** Names of the school and class that the register says, where they are known. */
  readonly place: string
}

function followed({ standing, titles }: Matter): string {
  const row = rowOf(registrationLifecycle, standing, 'follow')
  const values = titles.length === 0 ? '不同的内容' : `“${titles.join('、')}”`
  if (row === undefined) return refusals['SYNC-SEALED'].zh
  return row[2] === standing
    ? `${values}改成学籍里的内容，马上通知考生核对；考生还没有确认，照常填报。`
    : `${values}改成学籍里的内容，报名退回考生，请考生核对后重新确认，马上通知考生。确认过的原样留在历史里。`
}

function moved({ standing, place }: Matter): string {
  const row = rowOf(registrationLifecycle, standing, 'changeSchool')
  if (row === undefined) return refusals['SYNC-SEALED'].zh
  const checked = row[2] === standing ? '' : '本校的核验不再有效，由新学校重新核验。'
  return `报名转到${place}，已填、已确认的都保留，马上通知考生。${checked}本校以后看不到这名考生。`
}

const plain: Readonly<Record<Exclude<Choice, 'follow' | 'move' | 'renumber'>, string>> = {
  keep: '报名不动。列入学籍更正清单，请学籍管理员到学籍平台更正；更正后，下次同步时这一条自行了结。',
  leave: '报名不动，这里记为办理中。请到该生的报名里办理放弃报考，或请上级办理转出。',
  drop: '报名不动，不再提示；学籍再有变化时重新列出。',
  reopen: '回到待处理，重新选择。',
}

/** Whether a choice can be carried out as the registration stands: what is sealed is neither followed nor moved (三.(三)). */
export function canHappen(choice: Choice, standing: State): boolean {
  if (choice === 'follow') return rowOf(registrationLifecycle, standing, 'follow') !== undefined
  return choice !== 'move' || rowOf(registrationLifecycle, standing, 'changeSchool') !== undefined
}

/** What a choice will do, said before it is done. */
export function willHappen(choice: Choice, of: Matter): string {
  if (choice === 'follow') return followed(of)
  if (choice === 'move') return moved(of)
  if (choice !== 'renumber') return plain[choice]
  const number = '以后按学籍里的新号码认这名考生，旧号码仍可登录，报名不会重复。'
  return rowOf(registrationLifecycle, of.standing, 'follow') === undefined
    ? `${number}报名已锁定的内容不动。`
    : `${number}${followed(of)}`
}
