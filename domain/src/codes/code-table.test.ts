import { describe, expect, it } from 'vitest'
import { catalog, tableNamed } from './catalog.ts'
import { choosableOn, choosableRows, codeName, codeTable, readCode } from './code-table.ts'

describe('code tables', () => {
  it('hold codes of one width, each once, in order', () => {
    for (const table of Object.values(catalog)) {
      const codes = table.rows.map((row) => row.code)
      expect(new Set(codes).size, table.name).toBe(codes.length)
      expect(new Set(codes.map((code) => code.length)).size, table.name).toBe(1)
      expect(codes, table.name).toEqual(codes.toSorted())
    }
  })
  it('say their standard, title, edition and source', () => {
    for (const table of Object.values(catalog)) {
      for (const part of [table.standard, table.title, table.edition, table.source]) {
        expect(part.length, table.name).toBeGreaterThan(2)
      }
    }
  })
  it('have every alias lead to a row', () => {
    for (const table of Object.values(catalog)) {
      for (const row of table.byName.values()) expect(table.byCode.get(row.code)).toBe(row)
    }
  })
  it('are found by name, and an unknown table is not', () => {
    expect(tableNamed('sex')).toBe(catalog.sex)
    expect(() => tableNamed('constructor')).toThrow('constructor')
  })
  it('show an unknown code as itself', () => {
    expect(codeName(catalog.sex, '1')).toBe('男')
    expect(codeName(catalog.sex, '7')).toBe('7')
    expect(catalog.sex.find('7')).toBeUndefined()
  })
  it('keep a retired code readable and not choosable from that very day', () => {
    const file = {
      standard: 's',
      title: 't',
      edition: 'e',
      source: 'x',
      rows: [
        ['1', '甲'],
        ['2', '乙', '2020-01-01'],
      ],
    }
    const table = codeTable('sample', file)
    expect(codeName(table, '2')).toBe('乙')
    expect(choosableRows(table, '2019-12-31').map((row) => row.code)).toEqual(['1', '2'])
    expect(choosableRows(table, '2020-01-01').map((row) => row.code)).toEqual(['1'])
    expect(choosableOn({ code: '2', name: '乙', until: '2020-01-01' }, '2020-01-01')).toBe(false)
  })
})

describe('the 56 ethnic groups (GB/T 3304)', () => {
  const groups = catalog['ethnic-group']
  it('are complete, 01 to 56', () => {
    const codes = groups.rows.map((row) => row.code).filter((code) => code <= '56')
    expect(codes).toEqual(Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')))
  })
  it('are read with and without 族, by code, by old spelling, and as code-name', () => {
    for (const text of ['01', '1', '汉', '汉族', '01-汉族', '1-汉族']) {
      expect(readCode(groups, text)?.code, text).toBe('01')
    }
    expect(readCode(groups, '毛难')?.code).toBe('36')
    expect(readCode(groups, '毛难族')?.code).toBe('36')
    expect(readCode(groups, '崩龙族')?.code).toBe('46')
    expect(readCode(groups, '维吾尔')?.code).toBe('05')
    for (const row of groups.rows) expect(readCode(groups, row.name)?.code).toBe(row.code)
  })
  it('refuse a code and a name that contradict each other', () => {
    expect(readCode(groups, '02-汉族')).toBeUndefined()
    expect(readCode(groups, '火星族')).toBeUndefined()
    expect(readCode(groups, '')).toBeUndefined()
  })
})

describe('the other tables', () => {
  it('read what the student register writes', () => {
    expect(readCode(catalog.sex, '1-男')?.code).toBe('1')
    expect(readCode(catalog.sex, '女')?.code).toBe('2')
    expect(readCode(catalog['id-document-kind'], '居民身份证')?.code).toBe('1')
    expect(readCode(catalog['id-document-kind'], 'A-护照')?.code).toBe('A')
    expect(readCode(catalog['political-status'], '共青团员')?.code).toBe('03')
    expect(readCode(catalog['family-relation'], '父亲')?.code).toBe('51')
    expect(readCode(catalog['family-relation'], '奶奶')?.code).toBe('62')
    expect(readCode(catalog.health, '健康或良好')?.code).toBe('10')
    expect(readCode(catalog['household-kind'], '农业')?.code).toBe('2')
    expect(readCode(catalog['overseas-kind'], '否')?.code).toBe('00')
  })
})
