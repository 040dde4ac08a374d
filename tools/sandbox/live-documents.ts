import * as credentials from '@zhongzhao/api/credentials'
import * as documents from '@zhongzhao/api/documents'
import { type Cast, done, seen } from './acting.ts'
import type { CardText } from './card-text.ts'
import { ruleFor } from '@zhongzhao/domain/season/credentials'
import { daysIn } from './dates.ts'
import type { LivingPupil } from './lives.ts'

/** What the pupil's card prints: what the register says, or, where it shall differ, another sex and day of birth. */
export function cardTextOf({ row, document }: LivingPupil): CardText {
  const { 姓名: name, 性别: sex, 民族: group, 出生日期: day, 身份证件号: number } = row
  const digits = day.replaceAll(/\D/g, '')
  const birth = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  const text = { name, sex, ethnicity: group.replace(/族$/, ''), birth, number }
  if (document !== 'differs') return text
  return {
    ...text,
    sex: sex === '男' ? '女' : '男',
    birth: `${birth.slice(0, 8)}${birth.endsWith('28') ? '11' : '28'}`,
  }
}

/** The household book with the school's attestation, or a card that is brought later (F3). */
export async function bringDocument(cast: Cast): Promise<void> {
  const { school, id, pupil, pack } = cast
  const numbered = ruleFor(pack.credentials, { idKind: '1' })
  const [usual = []] = numbered?.accepts ?? []
  const owed = async (...standings: readonly string[]) => {
    const { credentials: now, version } = await seen(cast)
    return standings.includes(now.standing) ? version : undefined
  }
  if (pupil.document === 'deferred') {
    const version = await owed('missing')
    if (version === undefined) return
    const { reasons, latest } = pack.credentials.deferral
    const until = daysIn(pack, 10, { clock: '17:00', latest: latest.value })
    const input = { id, version, proof: usual[0] ?? '', until, reason: reasons[0]?.code ?? '' }
    await done(school, credentials.deferCredential, { input })
  }
  if (pupil.document !== 'book') return
  for (const proof of numbered?.accepts.at(1) ?? usual) {
    const { credentials: now, version } = await seen(cast)
    if (now.alternatives.flat().some(({ code, noted }) => code === proof && noted === 'seen')) continue
    await done(school, credentials.noteCredential, { input: { id, version, proof, event: 'see' } })
  }
}

/** The school looks at the document before it passes the form, and says why (F4). */
export async function lookAtDocument(cast: Cast): Promise<void> {
  const { school, id, pack } = cast
  const image = (await seen(cast)).pictures.document?.id
  if (image === undefined) return
  const purpose = pack.viewingPurposes.find(({ note }) => note === 'none')?.code ?? ''
  await done(school, documents.openDocument, { input: { id, image, purpose } })
}
