import { setTimeout as sleep } from 'node:timers/promises'
import * as images from '@zhongzhao/api/images'
import { judgePicture } from '@zhongzhao/api/judging'
import * as papers from '@zhongzhao/api/papers'
import { withdraw } from '@zhongzhao/api/giving-up'
import * as registration from '@zhongzhao/api/registration'
import { type Values, fieldAt } from '@zhongzhao/domain/forms/form'
import { type Cast, type View, done, seen } from './acting.ts'
import { filledRows } from './filling.ts'
import { bringDocument, cardTextOf, lookAtDocument } from './live-documents.ts'
import type { Person } from './person.ts'
import { doubtedPortrait, inSizeOf, portraitBytes, specimenCard } from './specimens.ts'

/** A cast with the pupil in it. */
type Stage = Cast & { readonly own: Person }

const mine = async ({ own }: Stage): Promise<View> =>
  (await done(own, registration.myRegistration, { input: {} })).body

async function bring(cast: Cast, kind: 'portrait' | 'document', bytes: Buffer): Promise<View> {
  const { school, id, pack } = cast
  const before = (await seen(cast)).pictures[kind]?.id
  const asked = await inSizeOf(bytes, pack.pictures[kind].spec)
  const { body } = await done(school, images.takePicture, {
    input: { id, kind },
    options: { file: { name: `${kind}.jpg`, bytes: asked } },
  })
  // The eye may look later: its first look takes some seconds, on a busy machine some minutes.
  for (let tries = 0; tries < 1500; tries++) {
    const view = await seen(cast)
    if (view.pictures[kind]?.id !== before || body.looking === 'now') return view
    await sleep(200)
  }
  throw new Error('sandbox: the eye never looked')
}

/** A school looks at what the check doubts, and most of it is good. */
async function judge(cast: Cast, verdict: 'accepted' | 'refused'): Promise<void> {
  const { id, pictures } = await seen(cast)
  const was = pictures.portrait?.verdict
  if (pictures.portrait === undefined || was === verdict) return
  if (was !== 'accepted' && was !== 'doubtful') return
  const because = cast.pack.pictureReasons.findLast(
    ({ kinds, rules }) => kinds.includes('portrait') && rules.length > 0,
  )
  const why = verdict === 'refused' ? { reasons: [because?.code ?? ''] } : {}
  const picture = { id, kind: 'portrait', image: pictures.portrait.id, was } as const
  await done(cast.school, judgePicture, { input: { ...picture, verdict, ...why } })
}

async function bringPortrait(cast: Cast): Promise<void> {
  const { pupil } = cast
  const { face } = pupil
  const why = pupil.portrait === 'refused' ? 'small' : pupil.portrait
  if (why === 'none') return
  if ((await seen(cast)).pictures.portrait === undefined) {
    const picture = why === 'good' ? await portraitBytes(face) : await doubtedPortrait(face, why)
    const { pictures } = await bring(cast, 'portrait', picture)
    // What the eye is sure about keeps nobody from going on: then a good one is brought, unless it shall be refused.
    const useless = pictures.portrait === undefined || pictures.portrait.verdict === 'refused'
    if (useless && pupil.portrait !== 'refused') await bring(cast, 'portrait', await portraitBytes(face))
  }
  if (pupil.portrait === 'good') await judge(cast, 'accepted')
  if (pupil.portrait === 'refused') await judge(cast, 'refused')
}

async function bringPictures(cast: Cast): Promise<void> {
  const { pupil } = cast
  await bringPortrait(cast)
  const missing = (await seen(cast)).pictures.document === undefined
  const pictured = pupil.document !== 'none' && pupil.document !== 'deferred'
  if (pictured && missing)
    await bring(cast, 'document', await specimenCard(pupil.cardFace, cardTextOf(pupil)))
  await bringDocument(cast)
}

/** Kinds of what has happened to this registration: a start that was killed goes on where it was. */
async function happened({ own, id }: Stage): Promise<ReadonlySet<string>> {
  const { body } = await done(own, registration.history, { input: { id } })
  return new Set(body.events.map((event) => event.kind))
}

async function saveForm(
  { own }: Stage,
  view: View,
  { form, rows }: { form: string; rows: readonly Values[] },
): Promise<View> {
  const version = view.sectionVersions[form] ?? 0
  const input = { id: view.id, form, version, rows: rows.map((row) => ({ ...row })) }
  return (await done(own, registration.saveSection, { input })).body
}

async function saveAll(cast: Stage, forms: readonly string[]): Promise<View> {
  let now = await mine(cast)
  for (const form of forms) {
    const given = { pack: cast.pack, schoolName: now.school.name, address: cast.pupil.address }
    now = await saveForm(cast, now, { form, rows: filledRows(form, now.sections[form] ?? [], given) })
  }
  return now
}

/** One section saved, the next still a draft: typed, not saved. */
async function begin(cast: Stage): Promise<void> {
  const view = await saveAll(cast, ['basic'])
  if (view.drafts['guardians'] !== undefined) return
  const asked = cast.pack.forms.find((one) => one.id === 'guardians')?.fields ?? {}
  const more = 'employer' in asked ? { employer: '示例公司（演练）' } : {}
  const rows = (view.sections['guardians'] ?? []).map((row) => ({ ...row, ...more }))
  const input = { id: view.id, form: 'guardians', version: 0, rows }
  await done(cast.own, registration.saveDraft, { input })
}

async function fillAll(cast: Stage): Promise<void> {
  const { sections } = await mine(cast)
  if ((sections['studyHistory'] ?? []).length === 0) {
    await saveAll(
      cast,
      cast.pack.forms.map((form) => form.id),
    )
  }
  const { evidence } = cast.pupil
  const view = await seen(cast)
  if (evidence === '' || view.sections['basic']?.[0]?.['evidence'] === evidence) return
  await done(cast.school, registration.noteEvidence, {
    input: { id: view.id, version: view.version, evidence },
  })
}

async function confirm(cast: Stage): Promise<void> {
  const { id, version } = await mine(cast)
  await done(cast.own, registration.confirm, { input: { id, version } })
}

async function sendBack(cast: Stage): Promise<void> {
  const { id, version } = await seen(cast)
  const asks = (path: string) => fieldAt(cast.pack.forms, path) !== undefined
  const detailed = { field: 'basic.householdAddress', reason: '写得不够详细，请补充到门牌号或村组。' }
  const reached = { field: 'guardians.0.phone', reason: '电话打不通，请换一个保证畅通的手机号码。' }
  const usual = { ...reached, field: 'basic.phone' }
  const known = [detailed, reached].filter(({ field }) => asks(field))
  const fields = known.length > 0 ? known : [usual]
  const note = '户口簿上写的是几号院几号楼，请照着写全；电话请写白天能接到的。'
  await done(cast.school, registration.review, { input: { id, version, verdict: 'return', fields, note } })
}

/** What was returned, put right and confirmed again. */
async function amend(cast: Stage): Promise<void> {
  let view = await mine(cast)
  if (view.state !== 'filling') return
  const basic = view.sections['basic'] ?? []
  const longer = basic.map((row) => ({
    ...row,
    ...('householdAddress' in row ? { householdAddress: `${row['homeAddress'] ?? ''} 3 单元` } : {}),
  }))
  view = await saveForm(cast, view, { form: 'basic', rows: longer })
  const guardians = view.sections['guardians'] ?? []
  const reachable = guardians.map((row) => ('phone' in row ? { ...row, phone: '14400000003' } : row))
  await saveForm(cast, view, { form: 'guardians', rows: reachable })
  await confirm(cast)
}

async function printAndSign(cast: Stage, { state, class: room }: View): Promise<void> {
  const { school, id, pupil } = cast
  const sheetOf = async () => {
    const { body } = await done(school, papers.sheetRegister, { input: { class: room.code } })
    return body.sheets.find((one) => one.registration === id)
  }
  if ((await sheetOf()) === undefined) await done(school, papers.printForm, { input: { id } })
  if (pupil.life === 'printed' || state === 'sealed') return
  const sheet = await sheetOf()
  if (sheet === undefined) throw new Error('sandbox: no sheet')
  await done(school, papers.signSheet, {
    input: { id: sheet.id, candidate: 'signed', guardian: 'signed' },
  })
}

/** The acts after confirming, in the order in which they come. */
async function afterConfirming(cast: Stage, told: ReadonlySet<string>): Promise<void> {
  const { life } = cast.pupil
  if (life === 'returned' || life === 'amended') {
    if (!told.has('registration.returned')) await sendBack(cast)
    if (life === 'amended') await amend(cast)
  }
  if (life !== 'checked' && life !== 'printed' && life !== 'sealed') return
  const { id, state, version } = await seen(cast)
  if (state === 'confirmed') {
    await lookAtDocument(cast)
    await done(cast.school, registration.review, { input: { id, version, verdict: 'pass' } })
  }
  if (life !== 'checked') await printAndSign(cast, await seen(cast))
}

async function giveUp(cast: Cast): Promise<void> {
  const { id, version, state } = await seen(cast)
  if (state === 'withdrawn') return
  const reason = '随父母出国就读，监护人 3 月 8 日签字声明'
  await done(cast.school, withdraw, { input: { id, version, reason } })
}

async function turnHome({ own }: Stage, { id, version }: View): Promise<void> {
  await done(own, registration.chooseTrack, { input: { id, version, place: 'household' } })
}

/** Lets a made-up pupil come as far as told, by the very calls that pages make (K6). Each act looks first whether it is done. */
export async function live(cast: Cast): Promise<void> {
  const { own, pupil } = cast
  const { life } = pupil
  if ((await seen(cast)).state !== 'withdrawn') await bringPictures(cast)
  if (life === 'withdrawn') return giveUp(cast)
  if (own === undefined) return
  const stage = { ...cast, own }
  const told = await happened(stage)
  if (life === 'disputed' && !told.has('image.disputed')) {
    const { id, version } = await mine(stage)
    await done(own, images.disputePicture, { input: { id, version } })
  }
  if (life === 'begun' || life === 'disputed') {
    if (!told.has('registration.saved')) await begin(stage)
  } else if (!told.has('registration.confirmed') && !told.has('registration.trackChosen')) {
    await fillAll(stage)
    if (life === 'returnsHome') await turnHome(stage, await mine(stage))
    else if (life !== 'contradicted') await confirm(stage)
  }
  await afterConfirming(stage, told)
}
