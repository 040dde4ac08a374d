import type { ListState } from '@zhongzhao/domain/publicity/list'
import type { ObjectionState } from '@zhongzhao/domain/publicity/objection'
import type { Tone } from '../parts/states.ts'

const lists: Readonly<Record<ListState, Tone>> = {
  prepared: 'look',
  open: 'underway',
  ended: 'look',
  concluded: 'done',
  halted: 'refused',
  discarded: 'quiet',
}
const objections: Readonly<Record<ObjectionState, Tone>> = {
  received: 'look',
  examining: 'underway',
  upheld: 'refused',
  dismissed: 'done',
}

export const listTone = (state: string): Tone =>
  Object.entries(lists).find(([one]) => one === state)?.[1] ?? 'quiet'
export const objectionTone = (state: string): Tone =>
  Object.entries(objections).find(([one]) => one === state)?.[1] ?? 'quiet'
