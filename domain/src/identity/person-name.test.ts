import { existsSync, readFileSync } from 'node:fs'
import { stdout } from 'node:process'
import { describe, expect, it } from 'vitest'
import { NAME_MAX, checkName, foldName, nameFaults, nameLength, tidyName } from './person-name.ts'

const at = { field: 'basic.name', label: '姓名' }
const codes = (name: string) => checkName(name, at).map((found) => found.code)

describe('names as they are kept (民委发〔2016〕33号, D5)', () => {
  it.each(['•', '・', '∙', '●', '‧', '⋅', '．', '.', '･', '·'])('folds the dot %s to U+00B7', (dot) => {
    expect(tidyName(`阿依古丽${dot}买买提`)).toBe('阿依古丽\u00b7买买提')
  })
  it.each([
    '王 梓涵',
    '王\u3000梓涵',
    ' 王梓涵 ',
    '王梓涵\u200b',
    '\ufeff王梓涵',
    '王\u00a0梓涵',
    '王梓涵\n',
  ])('removes what nobody typed on purpose: %j', (typed) => expect(tidyName(typed)).toBe('王梓涵'))
  it('keeps the spaces of a Latin name, one each, and its full stop', () => {
    expect(tidyName('Anna  Maria J. Smith')).toBe('Anna Maria J. Smith')
  })
  it('replaces the seven private-use characters of GB 18030 and gbk', () => {
    expect(tidyName('王\ue863')).toBe('王䶮')
    expect([...tidyName('\ue816\ue817\ue818\ue831\ue83b\ue855')].map((c) => c.codePointAt(0))).toEqual([
      0x20087, 0x20089, 0x200cc, 0x215d7, 0x2298f, 0x241fe,
    ])
  })
  it('agrees with the decoder: FE9F as gb18030 and as gbk is the same name', () => {
    const bytes = new Uint8Array([0xcd, 0xf5, 0xfe, 0x9f])
    expect(tidyName(new TextDecoder('gb18030').decode(bytes))).toBe('王䶮')
    expect(tidyName(new TextDecoder('gbk').decode(bytes))).toBe('王䶮')
  })
  it('never normalises: a compatibility ideograph stays what it is', () => {
    expect(tidyName('\uf9dc')).toBe('\uf9dc')
    expect(foldName('\uf9dc')).toBe('\u9686')
  })
  it('compares names folded', () => {
    expect(foldName('阿依古丽•买买提')).toBe(foldName('阿依古丽·买买提'))
    expect(foldName('⻢超')).not.toBe('')
  })
})

describe('checks of a name', () => {
  it.each([
    '王䶮',
    '李㛃',
    '吴𫍽',
    '𠅤某',
    '陈〇一',
    '𬱖',
    '鿏某',
    '𬸚某',
    '阿卜来提·如则托合提',
    '阿不都热依木江·阿卜杜喀迪尔·买买提依明',
    '呂布',
  ])('accepts %s', (name) => expect(codes(name).filter((code) => code !== 'NAME-SHORT')).toEqual([]))
  it('counts code points: fifty are enough, one more is too long', () => {
    expect(nameLength('㛃𫖯')).toBe(2)
    expect(codes('𬱖'.repeat(NAME_MAX))).toEqual([])
    expect(codes('𬱖'.repeat(NAME_MAX + 1))).toEqual(['FIELD-TOO-LONG'])
  })
  it.each([
    ['', 'NAME-EMPTY'],
    ['   ', 'NAME-EMPTY'],
    ['·张三', 'NAME-DOT'],
    ['张三·', 'NAME-DOT'],
    ['阿依··古丽', 'NAME-DOT'],
    ['张三A', 'NAME-CHARACTER'],
    ['张三1', 'NAME-CHARACTER'],
    ['张?', 'NAME-CHARACTER'],
    ['张□', 'NAME-CHARACTER'],
    ['张-三', 'NAME-CHARACTER'],
    ['张😀', 'NAME-CHARACTER'],
    ['WANG YAN', 'NAME-PINYIN'],
    ['wangyan', 'NAME-PINYIN'],
    ['王\ue123', 'NAME-PRIVATE'],
    ['⻢超', 'NAME-RADICAL'],
    ['王', 'NAME-SHORT'],
  ])('finds in %j: %s', (name, code) => {
    expect(codes(name)).toContain(code)
  })
  it('only asks about a radical and a single character, blocks on the others', () => {
    expect(checkName('⻢超', at).map((found) => found.severity)).toEqual(['warning'])
    expect(checkName('王', at).map((found) => found.severity)).toEqual(['warning'])
    expect(checkName('张三A', at).map((found) => found.severity)).toEqual(['error'])
  })
  it('accepts Latin letters where a passport names the person', () => {
    expect(nameFaults('Anna-Maria O’Hara', 'hanOrLatin')).toEqual([])
    expect(nameFaults('Anna 2', 'hanOrLatin')).toEqual([{ fault: 'pinyin' }])
    expect(checkName('José', { ...at, script: 'hanOrLatin' })).toEqual([])
  })
  it('names every odd character', () => {
    expect(nameFaults('张A三B')).toEqual([
      { fault: 'character', character: 'A' },
      { fault: 'character', character: 'B' },
    ])
  })
})

describe('the hard names of the shared set', () => {
  const path = new URL('../../../../shared/data/roster/names_hard.csv', import.meta.url)
  const lines = existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .slice(1)
        .filter((l) => l.trim() !== '')
    : []
  const bad: Readonly<Record<string, string>> = {
    'latin-suffix': 'NAME-CHARACTER',
    'one-character': 'NAME-SHORT',
  }
  it('are told right from wrong', () => {
    if (lines.length === 0) stdout.write('names_hard.csv is not here: only the names above were tried\n')
    for (const line of lines) {
      const [name = '', kind = ''] = line.replaceAll('"', '').split(',')
      const expected = name.startsWith('·') ? 'NAME-DOT' : name.startsWith('⻢') ? 'NAME-RADICAL' : bad[kind]
      expect(codes(name), name).toEqual(expected === undefined ? [] : [expected])
    }
  })
})
