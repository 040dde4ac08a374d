import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { slipStatus } from '@zhongzhao/api/papers'
import type { Tone } from '../parts/states.ts'

export type SlipLine = OutputOf<typeof slipStatus>['lines'][number]

const names: Readonly<Record<string, readonly [string, Tone]>> = {
  none: ['还没有打印', 'quiet'],
  printed: ['已打印，未激活', 'look'],
  expired: ['已过期，请重印', 'refused'],
  activated: ['已激活', 'done'],
}

export function slipWords(status: string): readonly [string, Tone] {
  return names[status] ?? [status, 'quiet']
}

export interface SlipCounts {
  readonly activated: number
  /** Codes that a new class print would kill. */
  readonly alive: number
  /** Who would get a slip from a class print. */
  readonly toPrint: number
}

export function countSlips(lines: readonly SlipLine[]): SlipCounts {
  const of = (status: string) => lines.filter((line) => line.status === status).length
  return { activated: of('activated'), alive: of('printed'), toPrint: lines.length - of('activated') }
}
