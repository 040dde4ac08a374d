import { describe, expect, it } from 'vitest'
import { alignment } from './alignment.ts'
import { alignName } from './name-alignment.ts'

const kinds = (asked: string, read: string) => alignment([...asked], [...read]).map(({ kind }) => kind)
const reading = (text: string) => [...text].map((character, step) => ({ character, certainty: 0.9, step }))
const beside = (asked: string, read: string) => {
  const { characters, extra } = alignName(asked, reading(read))
  return {
    characters: characters.map((c) => [c.asked, c.read?.character]),
    extra: extra.map(({ character }) => character),
  }
}

describe('the shortest way from one line to another', () => {
  it('names what is missing, too much and replaced', () => {
    expect(kinds('abc', 'abc')).toEqual(['same', 'same', 'same'])
    expect(kinds('abc', 'axc')).toEqual(['same', 'replaced', 'same'])
    expect(kinds('abcd', 'abd')).toEqual(['same', 'same', 'missing', 'same'])
    expect(kinds('abd', 'abcd')).toEqual(['same', 'same', 'extra', 'same'])
    expect(kinds('', 'a')).toEqual(['extra'])
    expect(kinds('a', '')).toEqual(['missing'])
  })
})

describe('a name beside what was read', () => {
  it('leaves dots out, whichever was printed or read', () => {
    const wanted = [
      ['阿', '阿'],
      ['买', '买'],
    ]
    expect(beside('阿·买', '阿•买').characters).toEqual(wanted)
    expect(beside('阿·买', '阿买').characters).toEqual(wanted)
  })

  it('takes a sign that looks the same for the character (〇 as O, 一 as —)', () => {
    expect(beside('陈〇一', '陈O—')).toEqual({
      characters: [
        ['陈', '陈'],
        ['〇', '〇'],
        ['一', '一'],
      ],
      extra: [],
    })
  })

  it('shows which character vanished and which was taken for another', () => {
    expect(beside('张䶮', '张').characters).toEqual([
      ['张', '张'],
      ['䶮', undefined],
    ])
    expect(beside('张䶮', '张龚').characters[1]).toEqual(['䶮', '龚'])
  })

  it('tells what is printed beyond the asked name', () => {
    expect(beside('王示', '王示例').extra).toEqual(['例'])
  })
})
