import type { Endpoint, InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import * as images from '@zhongzhao/api/images'
import * as papers from '@zhongzhao/api/papers'
import * as registration from '@zhongzhao/api/registration'
import type { Values } from '@zhongzhao/domain/forms/form'
import type { MadeUpLife } from './lives.ts'
import type { Person, Reply } from './person.ts'
import { palePortrait, portraitFile, specimenCard } from './specimens.ts'

/** Who acts for one pupil. */
export interface Cast {
  readonly school: Person
  /** The pupil's own browser. */
  readonly own: Person
  readonly seat: number
}

type View = OutputOf<typeof registration.myRegistration>

/** The answer, or an error that names the act and the refusal, never a value. */
async function done<E extends Endpoint>(
  person: Person,
  endpoint: E,
  { input, options }: { input: InputOf<E>; options?: Parameters<Person['call']>[2] },
): Promise<Reply<OutputOf<E>>> {
  const reply = await person.call(endpoint, input, options)
  if (reply.status >= 400) throw new Error(`sandbox: ${endpoint.id} ${reply.code}`)
  return reply
}

async function bringPictures({ school, seat }: Cast, view: View, given: MadeUpLife): Promise<void> {
  const sex = view.sections['basic']?.[0]?.['sex'] === '2' ? '2' : '1'
  const portrait = portraitFile(sex, seat)
  const bring = async (kind: 'portrait' | 'document', bytes: Buffer) =>
    done(school, images.takePicture, {
      input: { id: view.id, kind },
      options: { file: { name: `${kind}.jpg`, bytes } },
    })
  if (given.portrait !== 'none') {
    await bring('portrait', given.portrait === 'pale' ? await palePortrait(portrait) : portrait)
  }
  if (given.document === 'there') await bring('document', await specimenCard(portrait))
}

/** What the candidate adds to what the register knows. */
function filledRows(form: string, held: readonly Values[], schoolName: string): readonly Values[] {
  const [first = {}] = held
  if (form === 'basic') {
    const home = first['homeAddress'] ?? '文化路 1 号院 2 号楼 301 室'
    const own = {
      householdDivision: '410105',
      householdAddress: home,
      homeAddress: home,
      phone: '14400000001',
    }
    return [{ ...own, foreignLanguage: '1', ...first }]
  }
  if (form === 'guardians') {
    if (held.length > 0) return held.map((row) => ({ kind: 'person', phone: '14400000002', ...row }))
    return [{ kind: 'person', name: '王示例', relation: '52', phone: '14400000002' }]
  }
  return [
    { from: '2013-09', until: '2019-06', school: '示例小学（演练）', witness: '李示例' },
    { from: '2019-09', until: '2022-06', school: schoolName, witness: '张示例' },
  ]
}

async function saveAll({ own }: Cast, view: View, forms: readonly string[]): Promise<View> {
  let now = view
  for (const form of forms) {
    const rows = filledRows(form, now.sections[form] ?? [], now.school.name).map((row) => ({ ...row }))
    const input = { id: now.id, form, version: now.sectionVersions[form] ?? 0, rows }
    now = (await done(own, registration.saveSection, { input })).body
  }
  return now
}

const confirmed = async ({ own }: Cast, { id, version }: View): Promise<View> =>
  (await done(own, registration.confirm, { input: { id, version } })).body

const addressField = 'basic.householdAddress'

async function returned({ school }: Cast, { id, version }: View): Promise<void> {
  const fields = [{ field: addressField, reason: '写得不够详细，请补充到门牌号或村组。' }]
  await done(school, registration.review, {
    input: { id, version, verdict: 'return', fields, note: '户口簿上写的是几号院几号楼，请照着写全。' },
  })
}

async function amended(cast: Cast): Promise<void> {
  const view = (await done(cast.own, registration.myRegistration, { input: {} })).body
  const rows = (view.sections['basic'] ?? []).map((row) => ({
    ...row,
    householdAddress: `${row['householdAddress'] ?? ''} 3 单元`,
  }))
  const input = { id: view.id, form: 'basic', version: view.sectionVersions['basic'] ?? 0, rows }
  await confirmed(cast, (await done(cast.own, registration.saveSection, { input })).body)
}

async function sealed({ school }: Cast, view: View): Promise<void> {
  const { body: register } = await done(school, papers.sheetRegister, { input: { class: view.class.code } })
  const sheet = register.sheets.find((one) => one.registration === view.id)
  if (sheet === undefined) throw new Error('sandbox: no sheet')
  await done(school, papers.signSheet, {
    input: { id: sheet.id, candidate: 'signed', guardian: 'signed' },
  })
}

/** The acts after confirming, in the order in which they come. */
async function after(cast: Cast, view: View, life: MadeUpLife['life']): Promise<void> {
  const { school } = cast
  if (life === 'returned' || life === 'amended') {
    await returned(cast, view)
    if (life === 'amended') await amended(cast)
  }
  if (life !== 'checked' && life !== 'printed' && life !== 'sealed') return
  await done(school, registration.review, { input: { id: view.id, version: view.version, verdict: 'pass' } })
  if (life === 'checked') return
  await done(school, papers.printForm, { input: { id: view.id } })
  if (life === 'sealed') await sealed(cast, view)
}

/** Lets a made-up pupil come as far as told, by the very calls that pages make (K6). */
export async function live(cast: Cast, given: MadeUpLife): Promise<void> {
  const { own, school } = cast
  const first = (await done(own, registration.myRegistration, { input: {} })).body
  await bringPictures(cast, first, given)
  const { life } = given
  if (life === 'rostered' || life === 'slip') return
  const view = (await done(own, registration.myRegistration, { input: {} })).body
  if (life === 'withdrawn') {
    const { id, version } = view
    const reason = '随父母出国就读，监护人 3 月 8 日签字声明'
    await done(school, registration.withdraw, { input: { id, version, reason } })
    return
  }
  if (life === 'disputed') {
    await done(own, images.disputePicture, { input: { id: view.id, version: view.version } })
  }
  if (life === 'begun' || life === 'disputed') {
    await saveAll(cast, await mine(own), ['basic'])
    return
  }
  const full = await saveAll(cast, view, ['basic', 'guardians', 'studyHistory'])
  if (life === 'returnsHome') {
    await done(own, registration.chooseTrack, {
      input: { id: full.id, version: full.version, place: 'household' },
    })
    return
  }
  await after(cast, await confirmed(cast, full), life)
}

const mine = async (own: Person): Promise<View> =>
  (await done(own, registration.myRegistration, { input: {} })).body
