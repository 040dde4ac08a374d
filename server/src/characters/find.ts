import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type { findCharacters } from '@zhongzhao/api/characters'
import { pinyin } from 'pinyin-pro'
import type { Ctx } from '../platform/context.ts'
import { hasGlyph } from '../platform/glyphs.ts'

type Found = OutputOf<typeof findCharacters>

/** Most that are listed at once: the largest radicals, 艹 and 氵, have some two thousand. */
const MOST = 1000

/** 〇, and the Han blocks that GB 18030-2022 encodes, the common one first. */
const BLOCKS = [
  [0x3007, 0x3007],
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2ebe0],
  [0x30000, 0x3134a],
] as const

const KANGXI = { first: 0x2f00, count: 214 } as const

interface Index {
  /** Position in the order of radicals and strokes. */
  readonly place: ReadonlyMap<string, number>
  /** Characters in that order. */
  readonly inOrder: readonly string[]
  /** Where the group of each radical begins in it. */
  readonly groups: readonly number[]
  readonly byPinyin: ReadonlyMap<string, readonly string[]>
}

let index: Index | undefined

/** Characters the printer can draw, ordered as dictionaries do (Unihan: radical, then strokes). Built at the first search: some 200 ms. */
function build(): Index {
  const order = new Intl.Collator('zh-u-co-unihan')
  const radicals = Array.from({ length: KANGXI.count }, (_, i) =>
    // Only to learn which radical is meant; no name is touched.
    String.fromCodePoint(KANGXI.first + i).normalize('NFKC'),
  )
  const all = BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i)
      .filter(hasGlyph)
      .map((point) => String.fromCodePoint(point)),
  )
  const inOrder = all.toSorted(order.compare)
  const place = new Map(inOrder.map((character, at) => [character, at]))
  const groups = radicals.map((radical) => place.get(radical) ?? inOrder.length)
  return { place, inOrder, groups, byPinyin: readings(all) }
}

function readings(all: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byPinyin = new Map<string, string[]>()
  for (const character of all) {
    const said = pinyin(character, { type: 'array', multiple: true, toneType: 'none', nonZh: 'removed' })
    for (const one of new Set(said.map(plain))) {
      const held = byPinyin.get(one)
      if (held === undefined) byPinyin.set(one, [character])
      else held.push(character)
    }
  }
  return byPinyin
}

/** `lǜ`, `LV4`, `lü` → `lv`. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[üǖǘǚǜ]/g, 'v')
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '')

/** Everything under the radical of this character, in the order of strokes: 龙 leads to 䶮. */
function underRadicalOf(character: string, { place, inOrder, groups }: Index): readonly string[] {
  const at = place.get(character)
  if (at === undefined) return []
  const group = groups.findLastIndex((begin) => begin <= at)
  if (group < 0) return []
  return inOrder.slice(groups[group], groups[group + 1] ?? inOrder.length)
}

function search(wanted: string): { readonly by: Found['by']; readonly characters: readonly string[] } {
  index ??= build()
  const text = wanted.trim()
  const code = /^(?:u\+?)?([0-9a-f]{4,6})$/i.exec(text)?.[1]
  if (code !== undefined && /^u|\d/i.test(text)) {
    const point = Number.parseInt(code, 16)
    return {
      by: 'code',
      characters: point <= 0x10ffff && hasGlyph(point) ? [String.fromCodePoint(point)] : [],
    }
  }
  const [character, second] = [...text]
  if (character !== undefined && second === undefined && /\p{Script=Han}/u.test(character))
    return { by: 'radical', characters: underRadicalOf(character, index) }
  const said = plain(text)
  return said === ''
    ? { by: 'nothing', characters: [] }
    : { by: 'pinyin', characters: index.byPinyin.get(said) ?? [] }
}

const view = (character: string) => ({
  character,
  code: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  pinyin: pinyin(character, { nonZh: 'removed' }),
})

/** 生僻字查找 (D6): whatever a person knows of a character leads to it. */
export async function findRareCharacters(_: Ctx, { wanted }: InputOf<typeof findCharacters>): Promise<Found> {
  const { by, characters } = search(wanted)
  return { by, characters: characters.slice(0, MOST).map(view), more: characters.length > MOST }
}
