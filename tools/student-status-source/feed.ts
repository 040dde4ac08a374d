import { type Cells, numbered, pupilAt } from './pupils.ts'

/** One line of a page. `was`: where and under which numbers the pupil stood before this change. */
export interface Item {
  /** Of the pupil, the same for ever. */
  readonly key: string
  /** Of the change: later is larger; 0 = as it always was. */
  readonly seq: number
  readonly kind: 'present' | 'gone'
  readonly pupil: Cells
  readonly was?: { readonly 学校标识码?: string; readonly 身份证件号?: string; readonly 学籍号?: string }
}

export type ChangeKind = 'added' | 'changed' | 'moved' | 'left' | 'numbered'

export interface Page {
  readonly items: readonly Item[]
  readonly next: string
  readonly more: boolean
  readonly mode: 'full' | 'changes'
  /** How many lines are still to come with this page, at least. */
  readonly left: number
}

interface Asked {
  readonly cursor: string
  readonly limit: number
  readonly schools: ReadonlySet<string>
}

const FULL = /^full:(\d{1,9})@(\d{1,9})$/
const CHANGES = /^changes:(\d{1,9})@(\d{1,9})$/

interface Held {
  readonly schools: readonly string[]
  readonly own: readonly Cells[]
  size: number
  /** Cursors of another epoch have expired. */
  epoch: number
  readonly now: Map<number, Item>
  readonly log: Item[]
}

const first = ({ own, schools }: Held, index: number): Cells =>
  own[index] ?? pupilAt(index - own.length, schools)

const itemOf = (held: Held, index: number): Item =>
  held.now.get(index) ?? { key: `s${index}`, seq: 0, kind: 'present', pupil: first(held, index) }

function write(held: Held, index: number, { kind, pupil }: Pick<Item, 'kind' | 'pupil'>): void {
  const before = itemOf(held, index).pupil
  const was = Object.fromEntries(
    (['学校标识码', '身份证件号', '学籍号'] as const)
      .filter((title) => before[title] !== pupil[title])
      .map((title) => [title, before[title] ?? '']),
  )
  const item: Item = { key: `s${index}`, seq: held.log.length + 1, kind, pupil, was }
  held.now.set(index, item)
  held.log.push(item)
}

function happen(held: Held, kind: ChangeKind, { index, cells }: { index: number; cells: Cells }): number {
  if (kind === 'added') {
    const added = held.size++
    write(held, added, { kind: 'present', pupil: { ...first(held, added), ...cells } })
    return added
  }
  const { pupil } = itemOf(held, index)
  const next = kind === 'numbered' ? numbered(index - held.own.length, pupil) : pupil
  write(held, index, { kind: kind === 'left' ? 'gone' : 'present', pupil: { ...next, ...cells } })
  return index
}

const inside = ({ pupil, was }: Item, asked: ReadonlySet<string>) =>
  asked.size === 0 || asked.has(pupil['学校标识码'] ?? '') || asked.has(was?.学校标识码 ?? '')

/** Everybody who is there, in the order of their index; what happens meanwhile comes as changes after `head`. */
function fullPage(
  held: Held,
  { limit, schools: asked }: Asked,
  { from, head }: { from: number; head: number },
): Page {
  const items: Item[] = []
  let index = from
  for (; index < held.size && items.length < limit; index++) {
    const item = itemOf(held, index)
    if (item.kind === 'present' && inside(item, asked)) items.push(item)
  }
  const more = index < held.size
  const next = more ? `full:${index}@${head}` : `changes:${head}@${held.epoch}`
  return { items, next, more: more || head < held.log.length, mode: 'full', left: held.size - from }
}

function changesPage({ log, epoch }: Held, { limit, schools: asked }: Asked, from: number): Page {
  const items: Item[] = []
  let at = from
  for (; at < log.length && items.length < limit; at++) {
    const item = log[at]
    if (item !== undefined && inside(item, asked)) items.push(item)
  }
  const next = `changes:${at}@${epoch}`
  return { items, next, more: at < log.length, mode: 'changes', left: log.length - from }
}

/** Undefined: the cursor is none of ours or has expired. */
function pageOf(held: Held, asked: Asked): Page | undefined {
  if (asked.cursor === '') return fullPage(held, asked, { from: 0, head: held.log.length })
  const [, from, head] = FULL.exec(asked.cursor) ?? []
  if (from !== undefined && head !== undefined)
    return fullPage(held, asked, { from: Number(from), head: Number(head) })
  const [, at, of] = CHANGES.exec(asked.cursor) ?? []
  return at === undefined || Number(of) !== held.epoch ? undefined : changesPage(held, asked, Number(at))
}

/** The pupils and what became of them. `own`: rows before the generated ones, such as those a sandbox already holds. `change` lets
 *  something happen to a pupil and answers the index: of `added`, the new one. */
export function feedOf({
  schools,
  own = [],
  pupils,
}: {
  schools: readonly string[]
  pupils: number
  own?: readonly Cells[]
}) {
  const held: Held = { schools, own, size: own.length + pupils, epoch: 1, now: new Map(), log: [] }
  return {
    page: (asked: Asked) => pageOf(held, asked),
    change: (kind: ChangeKind, index: number, cells: Cells = {}) => happen(held, kind, { index, cells }),
    pupil: (index: number) => itemOf(held, index),
    expire: () => void held.epoch++,
    size: () => held.size,
  }
}

export type Feed = ReturnType<typeof feedOf>
