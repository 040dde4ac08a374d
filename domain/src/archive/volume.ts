import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, beijing } from '../base/time.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import type { ArchivePolicy } from '../season/archive.ts'

export type VolumeState = 'open' | 'bound' | 'dissolved' | 'destroyed'
export type VolumeEvent = 'fill' | 'takeOut' | 'bind' | 'dissolve' | 'box' | 'handOver' | 'destroy'
export type VolumeGuard = 'keptHere' | 'hasSheets' | 'inPlace' | 'atRest' | 'periodOver' | 'anotherPerson'

/** The life of a volume (卷) of signed sheets (存档备查, notice 三.(三)). Only what is bound is lent, handed over or destroyed, and only by
 *  who keeps it. */
export const volumeLifecycle: Lifecycle<VolumeState, VolumeEvent, never, VolumeGuard> = {
  title: '案卷',
  states: { open: '整理中', bound: '已归档', dissolved: '已拆卷', destroyed: '已销毁' },
  events: {
    fill: '收入新到的登记表',
    takeOut: '抽出登记表',
    bind: '装订归档',
    dissolve: '拆卷',
    box: '装盒',
    handOver: '移交',
    destroy: '销毁',
  },
  refusalOf: {
    keptHere: 'ARCHIVE-ELSEWHERE',
    hasSheets: 'ARCHIVE-EMPTY',
    inPlace: 'ARCHIVE-LENT',
    atRest: 'ARCHIVE-PENDING',
    periodOver: 'ARCHIVE-PERIOD',
    anotherPerson: 'ARCHIVE-OTHER',
  },
  table: [
    // from    event       to           by              during    needs
    ['open', 'fill', 'open', 'archive.keep', 'always', ['keptHere', 'hasSheets']],
    ['open', 'takeOut', 'open', 'archive.keep', 'always', ['keptHere', 'hasSheets']],
    ['open', 'bind', 'bound', 'archive.keep', 'always', ['keptHere', 'hasSheets']],
    ['open', 'dissolve', 'dissolved', 'archive.keep', 'always', ['keptHere']],
    ['bound', 'box', 'bound', 'archive.keep', 'always', ['keptHere', 'atRest']],
    ['bound', 'handOver', 'bound', 'archive.receive', 'always', ['inPlace']],
    [
      'bound',
      'destroy',
      'destroyed',
      'archive.destroy',
      'always',
      ['keptHere', 'inPlace', 'periodOver', 'anotherPerson'],
    ],
  ],
}

/** What is known of a volume when something is to be done with it. */
export interface VolumeFacts {
  readonly state: VolumeState
  /** Whether the caller holds the action at the very organisation that keeps the volume. */
  readonly held: 'here' | 'elsewhere'
  /** For `fill` and `takeOut`: sheets that would move. */
  readonly sheets: number
  readonly out: 'inPlace' | 'lent'
  /** Whether a hand-over or a destruction waits for a decision about it. */
  readonly waits: 'atRest' | 'pending'
  /** End of the retention period; absent: not bound yet, or for ever. */
  readonly keepUntil?: Instant
}

export function metOf(
  { held, sheets, out, waits, keepUntil }: VolumeFacts,
  now: Instant,
): Set<Exclude<VolumeGuard, 'anotherPerson'>> {
  const guards: readonly (readonly [Exclude<VolumeGuard, 'anotherPerson'>, boolean])[] = [
    ['keptHere', held === 'here'],
    ['hasSheets', sheets > 0],
    ['inPlace', out === 'inPlace'],
    ['atRest', waits === 'atRest'],
    ['periodOver', keepUntil !== undefined && keepUntil <= now],
  ]
  return new Set(guards.filter(([, holds]) => holds).map(([guard]) => guard))
}

/** One step of a volume. Refuses STATE-NO-WAY, ARCHIVE-ELSEWHERE, ARCHIVE-EMPTY, ARCHIVE-LENT, ARCHIVE-PERIOD, ARCHIVE-OTHER. */
export function decideVolume(
  facts: VolumeFacts,
  event: VolumeEvent,
  { now, by, proposedBy }: { readonly now: Instant; readonly by: string; readonly proposedBy?: string },
): Result<VolumeState> {
  const met = new Set<VolumeGuard>(metOf(facts, now))
  if (proposedBy !== undefined && proposedBy !== by) met.add('anotherPerson')
  return step(volumeLifecycle, facts.state, event, { open: new Set<never>(), met })
}

/** End of a retention period, exclusive: it runs from 1 January after the year of the season; absent for a period without years. Refuses
 *  INPUT-SHAPE for a period the pack does not have. */
export function keepUntil(
  { periods }: ArchivePolicy,
  { period, year }: { readonly period: string; readonly year: number },
): Result<Instant | undefined> {
  const found = periods.find(({ code }) => code === period)
  if (found === undefined) return refuse('INPUT-SHAPE', { where: 'period' })
  return ok(found.years === undefined ? undefined : beijing(`${year + 1 + found.years}-01-01T00:00`))
}

/** `2022-003`: year of the season and the serial at the organisation. */
export function volumeNumber(year: number, serial: number): string {
  return `${year}-${String(serial).padStart(3, '0')}`
}
