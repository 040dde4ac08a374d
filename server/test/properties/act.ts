import type { Person, Reply } from '@zhongzhao/tool-sandbox/person'
import { type Player, type Stage, type Standing, clickingTwice, recordsOf } from './cast.ts'

/** Who does an act of an office: who answers for it, somebody of another place, or who may have been appointed meanwhile. */
export type By = 'right' | 'stranger' | 'deputy'

/** One line of a story, as data: whatever it is, it can be played after anything, and a refusal is a fine answer. */
export interface Act<Name extends string = string> {
  readonly does: Name
  /** Which player; of three, the last is the first one's double or nobody. */
  readonly to: number
  readonly by: By
  /** Whatever else there is to choose. */
  readonly how: number
  /** Clicked twice: done once, answered alike. */
  readonly twice: boolean
  /** Said of a version that is no more. */
  readonly stale: boolean
}

export interface Told {
  readonly status: number
  readonly code: string | undefined
  readonly message: string
}

/** Everything an act finds around it. */
export interface Scene {
  readonly stage: Stage
  readonly player: Player
  /** The record it is about; the newest of the player's, or for some `how` an older one. */
  readonly record: Standing
  /** With the version that is said to have been seen. */
  readonly seen: { readonly id: string; readonly version: number }
  readonly act: Act
  /** The candidate, clicking as often as the act says. */
  readonly she: Person
  /** Whoever of these the act says, clicking as often as it says. */
  readonly office: (right: Person, stranger: Person) => Person
  /** Of several, the one that `how` means; undefined where there is none. */
  readonly oneOf: <T>(many: readonly T[]) => T | undefined
}

/** Undefined: there was nothing to do. */
export type Do = (scene: Scene) => Promise<Told | undefined>

/** Only what is asked of the answer: bodies differ. */
export const told = ({ status, code, message }: Reply<unknown>): Told => ({ status, code, message })

export async function sceneOf(
  stage: Stage,
  players: readonly Player[],
  act: Act,
): Promise<Scene | undefined> {
  const player = players[act.to]
  if (player === undefined) return undefined
  const records = await recordsOf(stage, player)
  const record = records[act.how % 4 === 3 ? records.length - 1 : 0]
  if (record === undefined) return undefined
  const clicks = (who: Person) => (act.twice ? clickingTwice(who) : who)
  const version = record.version - (act.stale ? 1 : 0)
  return {
    stage,
    player,
    record,
    seen: { id: record.id, version },
    act,
    she: clicks(player.she),
    office: (right, stranger) =>
      clicks(act.by === 'right' ? right : act.by === 'stranger' ? stranger : stage.deputy),
    oneOf: (many) => many[act.how % Math.max(1, many.length)],
  }
}
