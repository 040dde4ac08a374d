import { pinyin } from 'pinyin-pro'

/** Pinyin of single characters, kept: a province's names use some thousands of characters a million times over. */
const known = new Map<string, string>()

function syllable(character: string): string {
  const held = known.get(character)
  if (held !== undefined) return held
  const said = pinyin(character, { toneType: 'none', type: 'array', nonZh: 'removed' })[0] ?? ''
  const plain = said.replaceAll('ü', 'v')
  known.set(character, plain)
  return plain
}

/** Surnames that are read otherwise than the character alone (曾 zeng, 单 shan …). */
const surname = new Map<string, string>()

function surnameSyllable(character: string): string {
  const held = surname.get(character)
  if (held !== undefined) return held
  const said =
    pinyin(character, { toneType: 'none', type: 'array', surname: 'all', nonZh: 'removed' })[0] ?? ''
  const plain = said.replaceAll('ü', 'v')
  surname.set(character, plain)
  return plain
}

/** What a name list is searched by: `wangzihan wzh`; characters without a known reading are left out. Search only, never shown. */
export function namePinyin(name: string): string {
  const [first = '', ...rest] = [...name]
  const syllables = [surnameSyllable(first), ...rest.map(syllable)].filter((s) => s !== '')
  return `${syllables.join('')} ${syllables.map((s) => s[0]).join('')}`.trim()
}
