import type { PrintDocument, Standing } from '@zhongzhao/domain/printing/document'
import { formSheet } from '@zhongzhao/domain/printing/form-sheet'
import { codeNames } from '@zhongzhao/domain/printing/names'
import type { Sections } from '@zhongzhao/domain/forms/form'
import { henan2022 } from '../packs/henan-2022/pack.ts'
import { sections } from './sample-sections.ts'

/** An invented pupil: the student register's fields, and what the bench's candidate types. */
export function sampleSections(name: string): Sections {
  const register = {
    name,
    sex: '2',
    birthDate: '2007-03-15',
    ethnicGroup: '05',
    idKind: '1',
    idNumber: '410105200703150027',
    studentNumber: 'G410105200703150027',
  }
  return { ...sections, basic: [{ ...register, ...sections.basic[0] }] }
}

/** One registration form as a document part. */
export function sampleForm(
  name: string,
  { standing, at }: { readonly standing: Standing; readonly at: number },
) {
  const number = `HN22-${String(at).padStart(8, '0')}`
  return formSheet(henan2022.printedForm, {
    filling: {
      forms: henan2022.forms,
      sections: sampleSections(name),
      names: codeNames('2022-03-25'),
      facts: { track: 'home', grade: '9' },
    },
    registrant: {
      name,
      serial: `2241${String(at).padStart(8, '0')}`,
      school: '郑州市第九十九初级中学',
      className: '九年级3班',
    },
    printing: {
      standing,
      printedAt: '2022年3月25日 17:00',
      mark: {
        number,
        qr: `ZZ1:${number}:9f2c4d7781b0e6a35c12d4f89a0b7c6e5d4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b`,
        sealCode: '4831902277106358',
      },
      portrait: `portrait-${at}`,
    },
  })
}

/** `count` forms in one file, each with its own portrait. */
export function sampleDocument(
  names: readonly string[],
  portrait: Uint8Array,
  standing: Standing = 'final',
): PrintDocument {
  return {
    title: '考生报名登记表',
    parts: names.map((name, at) => sampleForm(name, { standing, at })),
    pictures: Object.fromEntries(names.map((_, at) => [`portrait-${at}`, portrait])),
  }
}
