import { branded } from '../src/base/brand.ts'
import type { OrgCode, PersonId, RegistrationId } from '../src/base/ids.ts'
import { type Instant, beijing } from '../src/base/time.ts'
import type { Sections } from '../src/forms/form.ts'
import type { Circumstances } from '../src/registration/circumstances.ts'
import type { PictureRef, Registration } from '../src/registration/registration.ts'
import { smallSeason } from './small-season.ts'

/** Invented: `410101` has not been issued for decades. Odd sequence, so a boy; born 1 January 2007. */
export const boyId = '410101200701010012'

export const goodSections: Sections = {
  basic: [
    {
      name: '张䶮',
      sex: '1',
      birthDate: '2007-01-01',
      idKind: '1',
      idNumber: boyId,
      homeAddress: '演练路 1 号',
      phone: '13800000001',
    },
  ],
  guardians: [{ name: '张大山', phone: '13800000002' }],
  studyHistory: [
    { from: '2013-09', until: '2019-06', school: '演练小学' },
    { from: '2019-09', until: '2022-06', school: '演练中学' },
  ],
}

export const acceptedPortrait: PictureRef = { id: 'p1', hash: 'aa'.repeat(32), verdict: 'accepted' }

/** A grade-9 boy of fifteen who has filled in everything and has an accepted portrait. */
export function someone(changes: Partial<Registration> = {}): Registration {
  return {
    id: branded<RegistrationId>('00000000-0000-7000-8000-000000000001'),
    person: branded<PersonId>('00000000-0000-7000-8000-000000000002'),
    season: smallSeason.season,
    packVersion: 1,
    number: '220001',
    grade: 9,
    track: 'inPlace',
    school: branded<OrgCode>('S1'),
    org: '41/4101/410105/S1/S1-0903',
    state: 'filling',
    version: 5,
    sections: goodSections,
    sectionVersions: { basic: 1, guardians: 1, studyHistory: 1 },
    pictures: { portrait: acceptedPortrait, document: { ...acceptedPortrait, id: 'd1' } },
    ...changes,
  }
}

/** Wednesday of the small season's first window, unless said otherwise. */
export const wednesday: Instant = beijing('2022-03-09T10:00')

export function given(changes: Partial<Circumstances> = {}): Circumstances {
  return { pack: smallSeason, extensions: [], now: wednesday, by: { account: 'she' }, ...changes }
}

/** What a decision came to: the next record, or the code of the refusal. */
export function outcome<T>(
  result: { ok: true; value: T } | { ok: false; refusal: { code: string } },
): T | string {
  return result.ok ? result.value : result.refusal.code
}
