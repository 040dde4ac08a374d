import { describe, expect, it } from 'vitest'
import { privateIn } from './private-text.ts'

const YEAR = 2022

describe('words above a public list (公示信息最小化)', () => {
  it.each([
    ['王某 410105200803149969', 'identity'],
    ['王某 4101 0520 0803 1499 69', 'identity'],
    ['王某 ４１０１０５２００８０３１４９９６９', 'identity'],
    ['41010520080101004x', 'identity'],
    ['旧号 410105080314996', 'identity'],
    ['护照 G12345678', 'identity'],
    ['电话13812345678', 'phone'],
    ['138 1234 5678 139 1234 5678', 'phone'],
    ['电话 138-1234-5678', 'phone'],
    ['座机 0371-69691899', 'phone'],
    ['王某，2008年3月14日', 'birthDate'],
    ['王某 2008.3.14', 'birthDate'],
    ['出生于农村', 'birthDate'],
    ['家住本县', 'address'],
    ['文化路12号', 'address'],
    ['3号楼2单元', 'address'],
  ])('%s may not be shown (%s)', (text, kind) => {
    expect(privateIn(text, YEAR)).toContain(kind)
  })

  it.each([
    '根据2022年3月25日的审核结果，共312人。',
    '公示期为2022.4.1至2022.4.6。',
    '2022-03-25 - 2022-03-31',
    '豫教基〔2005〕59号',
    '九年级1班至12班',
    '有异议请在公示期内提出。',
    '',
  ])('%s may', (text) => {
    expect(privateIn(text, YEAR)).toEqual([])
  })

  it('names each kind once', () => {
    expect(privateIn('13812345678 13912345678 家住文化路1号', YEAR)).toEqual(['phone', 'address'])
  })
})
