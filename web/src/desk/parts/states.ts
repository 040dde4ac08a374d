import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import type { State, Verdict } from '@zhongzhao/domain/registration/registration'

/** Green only for done, amber for "please look", red only for refused, blue for under way (UX, Look). */
export type Tone = 'quiet' | 'underway' | 'look' | 'done' | 'refused'

const tones: Readonly<Record<State, Tone>> = {
  rostered: 'quiet',
  filling: 'underway',
  confirmed: 'look',
  checked: 'underway',
  sealed: 'done',
  correcting: 'look',
  transferred: 'quiet',
  withdrawn: 'quiet',
  superseded: 'quiet',
}

export const states = Object.keys(tones) as readonly State[]

export function isState(text: string): text is State {
  return text in tones
}

export function toneOf(state: string): Tone {
  return isState(state) ? tones[state] : 'quiet'
}

export function stateName(state: string): string {
  return isState(state) ? registrationLifecycle.states[state] : state
}

export const verdictNames: Readonly<Record<Verdict | 'none', string>> = {
  accepted: '合格',
  doubtful: '存疑',
  refused: '不合格',
  none: '未采集',
}

const verdictTones: Readonly<Record<Verdict | 'none', Tone>> = {
  accepted: 'done',
  doubtful: 'look',
  refused: 'refused',
  none: 'quiet',
}

export function isVerdict(text: string): text is Verdict | 'none' {
  return text in verdictTones
}

export function verdictOf(text: string): { readonly name: string; readonly tone: Tone } {
  return isVerdict(text)
    ? { name: verdictNames[text], tone: verdictTones[text] }
    : { name: text, tone: 'quiet' }
}
