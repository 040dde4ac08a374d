import type { InputOf } from '@zhongzhao/api/endpoint'
import type { decideSyncWork } from '@zhongzhao/api/sync'
import type { Press } from '../review/keys.ts'

export type Choice = InputOf<typeof decideSyncWork>['choice']
export type WorkCommand = 'next' | 'previous' | 'sure' | 'close' | { readonly choose: Choice }

/** The key of each choice, as it stands on its button. J and K go on and back, as at the review desk. */
export const choiceKeys: Readonly<Record<Choice, string>> = {
  follow: 'F',
  renumber: 'N',
  move: 'M',
  keep: 'G',
  leave: 'L',
  drop: 'D',
  reopen: 'U',
}

const chosen = (key: string) =>
  (Object.keys(choiceKeys) as readonly Choice[]).find((choice) => choiceKeys[choice] === key)

/** The key map of sync work: a letter only chooses and shows what will happen, Enter does it; holding a key decides nothing. Enter on a
 *  button or a link is its own. */
export function workCommandOf(press: Press, { on }: { on: 'control' | 'desk' }): WorkCommand | undefined {
  if (press.into !== 'desk' || press.isComposing || press.ctrlKey || press.metaKey || press.altKey)
    return undefined
  const key = press.key.toUpperCase()
  if (key === 'J') return 'next'
  if (key === 'K') return 'previous'
  if (press.repeat) return undefined
  if (press.key === 'Escape') return 'close'
  if (press.key === 'Enter') return on === 'control' ? undefined : 'sure'
  const choose = chosen(key)
  return choose === undefined ? undefined : { choose }
}
