import type { OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import type * as moves from '@zhongzhao/api/archive-moves'
import type { DestructionState } from '@zhongzhao/domain/archive/destruction'
import type { HandoverState } from '@zhongzhao/domain/archive/handover'
import type { LoanState } from '@zhongzhao/domain/archive/loan'
import type { VolumeState } from '@zhongzhao/domain/archive/volume'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { serverNow } from '../../shared/clock.ts'
import { useFilters } from '../address.ts'
import type { Tone } from '../parts/states.ts'
import { useSession } from '../session/session.ts'

export type Volume = OutputOf<typeof api.archiveVolumes>['volumes'][number]
export type Loan = OutputOf<typeof api.archiveLoans>['loans'][number]
export type Box = OutputOf<typeof api.archiveBoxes>['boxes'][number]
export type Handover = OutputOf<typeof moves.archiveHandovers>['handovers'][number]
export type Destruction = OutputOf<typeof moves.archiveDestructions>['destructions'][number]

const volumes: Readonly<Record<VolumeState, Tone>> = {
  open: 'look',
  bound: 'done',
  dissolved: 'quiet',
  destroyed: 'quiet',
}
const loans: Readonly<Record<LoanState, Tone>> = {
  inPlace: 'done',
  lent: 'underway',
  lost: 'refused',
  returned: 'quiet',
}
const settled: Readonly<Record<HandoverState | DestructionState, Tone>> = {
  drawn: 'quiet',
  sent: 'underway',
  received: 'done',
  sentBack: 'refused',
  withdrawn: 'quiet',
  proposed: 'look',
  destroyed: 'done',
  declined: 'refused',
}
const tones: Readonly<Record<string, Tone>> = { ...settled, ...loans, ...volumes }

export const toneOf = (state: string): Tone => tones[state] ?? 'quiet'
/** Of a destruction or a hand-over: destroyed means here that all is done. */
export const settledTone = (state: string): Tone =>
  Object.entries(settled).find(([one]) => one === state)?.[1] ?? 'quiet'

/** `2022年3月25日` of the moment before, for an end that is exclusive. */
export function lastDay(until: number): string {
  const [year = '', month = '', day = ''] = beijingDay(instant(until - 1)).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

const DAY_MS = 86_400_000
/** Days for which a volume is usually lent. */
const USUAL = 7

/** The day that is offered for giving back, by the season's time. */
export const usualDue = (loanDays: number): string =>
  beijingDay(instant(serverNow() + Math.min(USUAL, loanDays) * DAY_MS))

/** Whose archive is looked at: a school chosen below, or the own organisation. */
export function useArchiveOrg(): string {
  const { hat } = useSession()
  const [{ school, org }] = useFilters()
  const own = hat.orgKind === 'school' || hat.orgKind === 'point'
  return own ? hat.orgCode : (school ?? org ?? hat.orgCode)
}

/** Reads the archive anew and says what was done. */
export function useArchiveDone(): (words: string) => void {
  const queries = useQueryClient()
  const { message } = App.useApp()
  return (words) => {
    void queries.invalidateQueries({ queryKey: ['archive'] })
    void message.success(words)
  }
}
