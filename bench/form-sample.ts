import type { PrintDocument, Standing } from '@zhongzhao/domain/printing/document'
import { formSheet } from '@zhongzhao/domain/printing/form-sheet'
import { codeNames } from '@zhongzhao/domain/printing/names'
import type { Sections } from '@zhongzhao/domain/forms/form'
import { henan2022 } from '@zhongzhao/henan-2022/pack'

/** An invented pupil with every field filled. */
export function sampleSections(name: string): Sections {
  return {
    basic: [
      {
        name,
        sex: '2',
        birthDate: '2007-03-15',
        ethnicGroup: '05',
        idKind: '1',
        idNumber: '410105200703150027',
        studentNumber: 'G410105200703150027',
        householdDivision: '410105',
        householdKind: '1',
        householdAddress: '河南省郑州市金水区样例路18号院3号楼2单元501号',
        homeAddress: '河南省郑州市金水区样例路18号院3号楼2单元501号',
        phone: '13800000001',
        phone2: '13800000002',
        postcode: '450003',
        politicalStatus: '03',
        health: '10',
        foreignLanguage: '1',
        specialty: '古筝六级',
        migrantChild: '0',
        leftBehind: '0',
      },
    ],
    guardians: [
      { kind: 'person', name: '样例父', relation: '51', idKind: '1', idNumber: '41010519800101001X', employer: '郑州市样例机械厂', position: '工人', phone: '13800000001' },
      { kind: 'person', name: '样例母', relation: '52', idKind: '1', idNumber: '410105198203040026', employer: '个体', phone: '13800000002' },
    ],
    studyHistory: [
      { from: '2013-09', until: '2019-06', school: '郑州市金水区样例小学', position: '学习委员', witness: '王样例' },
      { from: '2019-09', until: '2022-06', school: '郑州市第九十九初级中学', position: '班长', witness: '李样例' },
    ],
  }
}

/** One registration form as a document part. */
export function sampleForm(name: string, { standing, at }: { readonly standing: Standing; readonly at: number }) {
  const number = `HN22-${String(at).padStart(8, '0')}`
  return formSheet(henan2022.printedForm, {
    filling: { forms: henan2022.forms, sections: sampleSections(name), names: codeNames('2022-03-25'), facts: { track: 'home', grade: '9' } },
    registrant: { name, serial: `2241${String(at).padStart(8, '0')}`, school: '郑州市第九十九初级中学', className: '九年级3班' },
    printing: {
      standing,
      printedAt: '2022年3月25日 17:00',
      mark: { number, qr: `ZZ1:${number}:9f2c4d7781b0e6a35c12d4f89a0b7c6e5d4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b`, sealCode: '4831902277106358' },
      portrait: `portrait-${at}`,
    },
  })
}

/** `count` forms in one file, each with its own portrait. */
export function sampleDocument(names: readonly string[], portrait: Uint8Array, standing: Standing = 'final'): PrintDocument {
  return {
    title: '考生报名登记表',
    parts: names.map((name, at) => sampleForm(name, { standing, at })),
    pictures: Object.fromEntries(names.map((_, at) => [`portrait-${at}`, portrait])),
  }
}
