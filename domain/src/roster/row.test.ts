import { describe, expect, it } from 'vitest'
import { rosterCatalogue } from './codes.ts'
import { isBlankRow } from './row.ts'
import { codes, girl, id, read, reader, row, terms } from './sample-row.ts'

describe('a row as the student register exports it (notice 二.2)', () => {
  it('is read whole, the leading quote mark taken off', () => {
    const { accepted, suspect, refused, repairs } = read()
    expect({ suspect, refused, repairs }).toEqual({ suspect: [], refused: [], repairs: [] })
    expect(accepted).toMatchObject({
      schoolCode: '2141010001',
      name: '王梓涵',
      sex: '2',
      birthDate: '2007-03-14',
      ethnicGroup: '01',
      idKind: '1',
      idNumber: girl,
      studentNumber: `G${girl}`,
      grade: 9,
      className: '3班',
      classNo: '03',
      politicalStatus: '03',
      householdDivision: '410105',
      phone: '13800138000',
      extra: { 就读方式: '走读' },
      guardians: [
        { name: '王建国', relation: '51', phone: '13900139000', standing: 'guardian', idNumber: '' },
      ],
    })
  })
  it.each(['王䶮', '李㛃', '𠅤某', '陈〇一', '阿不都热依木江·阿卜杜喀迪尔·买买提依明', '刘喆'])(
    'keeps the name %s unchanged',
    (name) => expect(read({ 姓名: name })).toMatchObject({ accepted: { name }, suspect: [] }),
  )
  it('passes over a blank row', () => {
    expect(isBlankRow(['', ' ', '\u3000'])).toBe(true)
    expect(reader().read(['', ''], 1)).toBeUndefined()
  })
  it('never refuses an address code, historical or unheard of', () => {
    for (const area of ['410881', '410307', '999999', '810000', '830000']) {
      expect(read({ 身份证件号: id(`${area}20070314002`) }).refused).toEqual([])
    }
  })
})

/** Twenty-odd kinds of bad row, each refused with its column (B1). */
describe('rows that are refused', () => {
  it.each([
    ['姓名', '', 'ROSTER-NAME-MISSING'],
    ['姓名', '王'.repeat(51), 'ROSTER-NAME-LONG'],
    ['性别', '', 'ROSTER-SEX-MISSING'],
    ['性别', '男女', 'ROSTER-SEX-UNKNOWN'],
    ['性别', '9', 'ROSTER-SEX-UNKNOWN'],
    ['身份证件号', '', 'ROSTER-ID-MISSING'],
    ['身份证件号', '4.19901200703140E+17', 'ROSTER-ID-FLOAT'],
    ['身份证件号', '4.1E17', 'ROSTER-ID-FLOAT'],
    ['身份证件号', '419901200703140000', 'ROSTER-ID-FLOAT'],
    ['身份证件号', '419901070314002', 'ROSTER-ID-15'],
    ['身份证件号', girl.slice(0, 17), 'ROSTER-ID-LENGTH'],
    ['身份证件号', `${girl}1`, 'ROSTER-ID-LENGTH'],
    ['身份证件号', `${girl.slice(0, 9)}O${girl.slice(10)}`, 'ROSTER-ID-CHARACTER'],
    ['身份证件号', id('41990120071314002'), 'ROSTER-ID-DATE'],
    [
      '身份证件号',
      girl.slice(0, 17) + ((Number.parseInt(girl.slice(17), 10) || 0) === 1 ? '2' : '1'),
      'ROSTER-ID-CHECK-DIGIT',
    ],
    ['身份证件类型', '学生证', 'ROSTER-ID-KIND-UNKNOWN'],
    ['出生日期', '2007-02-30', 'ROSTER-BIRTH-UNREADABLE'],
    ['出生日期', '14/3/07', 'ROSTER-BIRTH-UNREADABLE'],
    ['出生日期', '39156', 'ROSTER-BIRTH-UNREADABLE'],
    ['出生日期', '2022-03-01', 'ROSTER-BIRTH-FUTURE'],
    ['民族', '火星族', 'ROSTER-ETHNIC-UNKNOWN'],
    ['学校标识码', '', 'ROSTER-SCHOOL-MISSING'],
    ['学校标识码', '2.141E+09', 'ROSTER-SCHOOL-SHAPE'],
    ['年级', '三年级一班', 'ROSTER-GRADE-UNKNOWN'],
    ['年级', '七年级', 'ROSTER-GRADE-OTHER'],
  ])('%s %j: %s', (column, value, code) => {
    const { accepted, refused } = read({ [column]: value })
    expect(accepted).toBeUndefined()
    expect(codes(refused)).toEqual([`${code} ${column}`])
  })
  it('suspects a pupil whose class is blank, and puts the pupil aside instead of leaving anybody out', () => {
    const { accepted, suspect, refused } = read({ 班级: '' })
    expect([refused, codes(suspect)]).toEqual([[], ['ROSTER-CLASS-MISSING 班级']])
    expect([accepted?.className, accepted?.classNo]).toEqual(['未分班', '00'])
  })
  it('suspects a blank grade where nothing else tells it', () => {
    const { accepted, suspect } = read({ 年级: '', 入学年月: '' })
    expect([accepted?.grade, codes(suspect)]).toEqual([9, ['ROSTER-GRADE-MISSING 年级']])
    expect(read({ 年级: '', 入学年月: '' }, { ...terms, grade: 8 }).accepted?.grade).toBe(8)
  })
  it('misses kind and birth date of a number that proves neither', () => {
    expect(codes(read({ 身份证件类型: '', 身份证件号: 'H12345678' }).refused)).toContain(
      'ROSTER-ID-KIND-MISSING 身份证件类型',
    )
    expect(codes(read({ 身份证件类型: 'A-护照', 身份证件号: 'E12345678', 出生日期: '' }).refused)).toEqual([
      'ROSTER-BIRTH-MISSING 出生日期',
    ])
  })
  it('refuses another school than the importer’s (B4)', () => {
    expect(codes(read({}, { ...terms, school: '2141010002' }).refused)).toEqual([
      'ROSTER-SCHOOL-OTHER 学校标识码',
    ])
    expect(codes(read({}, { ...terms, mayTouch: (code) => code !== '2141010001' }).refused)).toHaveLength(1)
    expect(read({ 学校标识码: '' }, { ...terms, school: '2141010002' }).accepted?.schoolCode).toBe(
      '2141010002',
    )
  })
  it('refuses a row with more filled cells than the header has', () => {
    expect(codes(reader().read([...row(), '多出'], 1)?.refused ?? [])).toEqual([
      'ROSTER-CELLS-SHIFTED 就读方式',
    ])
    expect(reader().read([...row(), ' ', ''], 1)?.refused).toEqual([])
  })
  it('says everything that is wrong with a row at once', () => {
    expect(codes(read({ 姓名: '', 性别: '', 学校标识码: '' }).refused)).toHaveLength(3)
  })
  it('says what to do in Chinese and shows no number, name or phone', () => {
    const { refused } = read({ 身份证件号: `${girl}1`, 姓名: '王'.repeat(51) })
    for (const { message, value } of refused) {
      expect(message).toMatch(/请/)
      expect(message + value).not.toContain(girl)
      expect(message + value).not.toContain('王王')
    }
  })
})

describe('values suspected, not swallowed (B5)', () => {
  it.each([
    ['姓名', '王?', 'ROSTER-NAME-QUESTION'],
    ['姓名', '王？', 'ROSTER-NAME-QUESTION'],
    ['姓名', 'WANG YAN', 'ROSTER-NAME-PINYIN'],
    ['姓名', '阿卜杜热合曼·买', 'ROSTER-NAME-CUT'],
    ['姓名', '阿不都热依木江·', 'ROSTER-NAME-DOT'],
    ['姓名', '·张三', 'ROSTER-NAME-DOT'],
    ['姓名', '王\ue123', 'ROSTER-NAME-PRIVATE'],
    ['姓名', '张三A', 'ROSTER-NAME-CHARACTER'],
    ['姓名', '⻢超', 'ROSTER-NAME-RADICAL'],
    ['姓名', '王', 'ROSTER-NAME-SHORT'],
    ['性别', '男', 'ROSTER-SEX-ID'],
    ['出生日期', '20070315', 'ROSTER-BIRTH-ID'],
    ['民族', '', 'ROSTER-ETHNIC-MISSING'],
    ['政治面貌', '学生', 'ROSTER-POLITICAL'],
    ['户口所在地行政区划', '不详', 'ROSTER-DIVISION'],
    ['学籍号', 'G4101', 'ROSTER-STUDENT-NUMBER'],
    ['联系电话', '123', 'ROSTER-PHONE'],
    ['成员1姓名', '王?', 'ROSTER-GUARDIAN-NAME'],
    ['成员1关系', '朋友的邻居', 'ROSTER-GUARDIAN-RELATION'],
    ['成员1身份证件号', '41990119800101002', 'ROSTER-GUARDIAN-ID'],
    ['成员1联系电话', '一三八', 'ROSTER-PHONE'],
  ])('%s %j: %s', (column, value, code) => {
    const { accepted, suspect } = read({ [column]: value })
    expect(accepted).toBeDefined()
    expect(codes(suspect)).toContain(`${code} ${column}`)
  })
  it('suspects a Uyghur name of four characters, not a Mongolian one', () => {
    expect(codes(read({ 姓名: '阿依古丽', 民族: '维吾尔族' }).suspect)).toEqual(['ROSTER-NAME-CUT 姓名'])
    expect(read({ 姓名: '斯琴图雅', 民族: '蒙古族' }).suspect).toEqual([])
    expect(read({ 姓名: '阿依古丽·买买提', 民族: '维吾尔族' }).suspect).toEqual([])
  })
  it('suspects numbers that do not fit their document, and ages that do not fit the grade', () => {
    expect(codes(read({ 身份证件类型: '8', 身份证件号: '123456789' }).suspect)).toEqual([
      'ROSTER-ID-SHAPE 身份证件号',
    ])
    const old = id('41990119900314002')
    expect(codes(read({ 身份证件号: old, 出生日期: '19900314' }).suspect)).toEqual(['ROSTER-AGE 出生日期'])
  })
  it('suspects a sound number that ends in 000', () => {
    const zeros = Array.from({ length: 999 }, (_, n) =>
      id(`41${String(n).padStart(4, '0')}20070314100`),
    ).find((n) => n.endsWith('000'))
    expect(codes(read({ 身份证件号: zeros ?? '', 性别: '女' }).suspect)).toEqual([
      'ROSTER-ID-ZEROS 身份证件号',
    ])
  })
  it('takes the Latin name of a passport as it is', () => {
    const { suspect } = read({ 姓名: 'Anna Smith', 身份证件类型: 'A', 身份证件号: 'E12345678' })
    expect(suspect).toEqual([])
  })
  it('reads a relation from its note, and a landline without complaint', () => {
    const { accepted, suspect } = read({
      成员1关系: '97-其他亲属关系',
      成员1关系说明: '姑姑',
      联系电话: '0371-65901234',
    })
    expect(suspect).toEqual([])
    expect(accepted?.guardians[0]?.relation).toBe('90')
    expect(accepted?.phone).toBe('')
  })
})

it('every code has a sentence that says what to do', () => {
  for (const [code, { zh }] of Object.entries(rosterCatalogue)) {
    expect(code).toMatch(/^ROSTER-[A-Z0-9-]+$/)
    expect(zh.length, code).toBeGreaterThan(10)
  }
})
