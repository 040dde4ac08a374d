import { type NameFault, type NameScript, nameFaults, tidyName } from '../identity/person-name.ts'
import type { RosterCode } from './codes.ts'

const SUSPECTS: Readonly<Record<Exclude<NameFault['fault'], 'empty' | 'long'>, RosterCode>> = {
  dot: 'ROSTER-NAME-DOT',
  pinyin: 'ROSTER-NAME-PINYIN',
  question: 'ROSTER-NAME-QUESTION',
  privateUse: 'ROSTER-NAME-PRIVATE',
  radical: 'ROSTER-NAME-RADICAL',
  character: 'ROSTER-NAME-CHARACTER',
  short: 'ROSTER-NAME-SHORT',
}

/** Groups whose names have two parts joined by a dot: 维吾尔 哈萨克 柯尔克孜 塔吉克 乌孜别克 塔塔尔. */
const DOTTED_GROUPS = new Set(['05', '17', '29', '41', '43', '50'])

/**
 * Old systems kept 16 bytes (8 characters), five, or four cells of a name (DOMAIN F8, F11). Of a dotted name of exactly eight
 * characters a last part of one or two looks cut off; a one-part name of four, five or eight of these groups does too.
 */
export function looksCut(name: string, ethnicGroup: string): boolean {
  const characters = [...name]
  const length = characters.length
  const dot = characters.lastIndexOf('·')
  if (dot !== -1) return length === 8 && length - dot - 1 <= 2
  return DOTTED_GROUPS.has(ethnicGroup) && (length === 4 || length === 5 || length === 8)
}

export interface NameReading {
  readonly name: string
  /** Undone: dots folded, blanks removed, private-use characters replaced. */
  readonly repair?: 'dot' | 'privateUse' | 'space'
  readonly refused?: RosterCode
  readonly suspect: readonly RosterCode[]
}

const nothing: readonly RosterCode[] = []

function repairOf(cell: string): NonNullable<NameReading['repair']> {
  if (/[\ue000-\uf8ff]/.test(cell)) return 'privateUse'
  return /[\u2022\u30fb\u2219\u25cf\u2027\u22c5\uff0e.\uff65\u0387]/.test(cell) ? 'dot' : 'space'
}

/** A name of the register: tidied where certain, suspected where an old system harmed it (B5), never refused for its script. */
export function readName(
  cell: string,
  { ethnicGroup, script }: { ethnicGroup: string; script: NameScript },
): NameReading {
  const name = tidyName(cell)
  const repair = name === cell ? {} : { repair: repairOf(cell) }
  const faults = nameFaults(name, script)
  if (faults.length === 0) {
    const cut = name.length > 3 && looksCut(name, ethnicGroup)
    return { name, ...repair, suspect: cut ? ['ROSTER-NAME-CUT'] : nothing }
  }
  const codes = new Set<RosterCode>()
  for (const { fault } of faults) {
    if (fault === 'empty') return { name, refused: 'ROSTER-NAME-MISSING', suspect: nothing }
    if (fault === 'long') return { name, refused: 'ROSTER-NAME-LONG', suspect: nothing }
    codes.add(SUSPECTS[fault])
  }
  return { name, ...repair, suspect: [...codes] }
}
