import { describe, expect, it } from 'vitest'
import { fileFaultSentence, fileFaults } from '../images/file-fault.ts'
import { baseName, readFileName } from './picture-file.ts'

const NUMBER = '41010520080101004X'

describe('以考生身份证号命名 (notice 二.2(2); E5)', () => {
  it.each([
    `${NUMBER}.jpg`,
    `${NUMBER.toLowerCase()}.JPG`,
    `九年级/1班/${NUMBER}.jpeg`,
    `九年级\\1班\\${NUMBER}.jpg`,
    ` ${NUMBER} .jpg`,
  ])('reads %j', (path) => {
    expect(readFileName(path)).toEqual({ kind: 'number', number: NUMBER, written: 'plain' })
  })

  it('reads full-width digits, and says that it did', () => {
    expect(readFileName('４１０１０５２００８０１０１００４Ｘ.jpg')).toEqual({
      kind: 'number',
      number: NUMBER,
      written: 'wide',
    })
  })

  it('takes any picture in a folder named by the number; the name of the file itself comes first', () => {
    expect(readFileName(`${NUMBER}/身份证正面.jpg`)).toMatchObject({ number: NUMBER })
    expect(readFileName(`${NUMBER}/410105200803149969.jpg`)).toMatchObject({ number: '410105200803149969' })
    expect(readFileName(`${NUMBER}/410105200801010040.jpg`)).toMatchObject({ code: 'FILE-CHECK-DIGIT' })
  })

  it.each([
    ['410105200801010040.jpg', 'FILE-CHECK-DIGIT'],
    ['4101052008010100.jpg', 'FILE-NUMBER'],
    ['410105200813010040.jpg', 'FILE-NUMBER'],
    [`${NUMBER}王示例.jpg`, 'FILE-NAME-EXTRA'],
    [`${NUMBER} (1).jpg`, 'FILE-NAME-EXTRA'],
    [`${NUMBER}.png`, 'FILE-NOT-JPEG'],
    [NUMBER, 'FILE-NOT-JPEG'],
    ['照片.zip', 'FILE-NESTED'],
    [`__MACOSX/._${NUMBER}.jpg`, 'FILE-SYSTEM'],
    [`__MACOSX/${NUMBER}.jpg`, 'FILE-SYSTEM'],
    [`._${NUMBER}.jpg`, 'FILE-SYSTEM'],
    ['1班/Thumbs.db', 'FILE-SYSTEM'],
  ])('%j: %s', (path, code) => {
    expect(readFileName(path)).toMatchObject({ kind: 'fault', code })
  })

  it('leaves what is no citizen number to be looked up as it stands (D7)', () => {
    expect(readFileName('e12345678.jpg')).toEqual({ kind: 'other', text: 'E12345678' })
    expect(readFileName('IMG_0001.jpg')).toEqual({ kind: 'other', text: 'IMG_0001' })
  })

  it('shows base names only, and says for every fault what to do', () => {
    expect(baseName(`../../etc/${NUMBER}.jpg`)).toBe(`${NUMBER}.jpg`)
    for (const code of fileFaults) expect(fileFaultSentence(code, { why: 'x' })).toMatch(/。$/)
  })
})
