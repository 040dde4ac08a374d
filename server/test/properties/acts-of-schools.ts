import { changeClass } from '@zhongzhao/api/actual-class'
import { importPicture } from '@zhongzhao/api/images'
import { printForm, signSheet } from '@zhongzhao/api/papers'
import { comeBack, withdraw } from '@zhongzhao/api/giving-up'
import * as api from '@zhongzhao/api/registration'
import { decideTransfer, informReturning, transferQueue } from '@zhongzhao/api/transfer'
import { sql } from 'kysely'
import { goodPortrait } from '../pictures.ts'
import { SCHOOL } from '../sync-world.ts'
import { type Do, type Scene, told } from './act.ts'
import { BESIDE, POINT } from './cast.ts'

/** Who answers for the record where it stands, and somebody who does not. */
function keeper({ stage, record, office }: Scene) {
  if (record.org.includes(`/${POINT}`)) return office(stage.point, stage.school)
  if (record.org.includes(`/${BESIDE}`)) return office(stage.beside, stage.school)
  return office(stage.school, stage.beside)
}

async function sheetOf({ stage, record, oneOf }: Scene) {
  const { rows } = await sql<{ id: string }>`
    select sheet_id as id from sheet where registration_id = ${record.id} order by sheet_id desc`.execute(
    stage.world.owner,
  )
  return oneOf(rows)?.id
}

let portrait: Buffer | undefined
const signed = { candidate: 'signed', guardian: 'signed' } as const
const events = ['accept', 'accept', 'decline', 'sendBack'] as const

/** What the school and the point do (notice 三.(一)3, 三.(三), 一.2). */
export const actsOfSchools = {
  'is photographed': async (scene) => {
    portrait ??= await goodPortrait()
    const file = { name: `${scene.player.idNumber}.jpg`, bytes: portrait }
    return told(await keeper(scene).call(importPicture, { kind: 'portrait' }, { file }))
  },
  'is passed': async (scene) =>
    told(await keeper(scene).call(api.review, { ...scene.seen, verdict: 'pass' })),
  'is returned': async (scene) => {
    const fields = [{ field: 'basic.phone', reason: '打不通' }]
    return told(await keeper(scene).call(api.review, { ...scene.seen, verdict: 'return', fields }))
  },
  'is taken back': async (scene) => told(await keeper(scene).call(api.undoReview, scene.seen)),
  'is noted': async (scene) => {
    const evidence = scene.act.how % 2 === 0 ? '派出所证明' : ''
    return told(await keeper(scene).call(api.noteEvidence, { ...scene.seen, evidence }))
  },
  'gives up': async (scene) =>
    told(await keeper(scene).call(withdraw, { ...scene.seen, reason: '监护人已签字声明' })),
  'comes back': async (scene) =>
    told(await keeper(scene).call(comeBack, { ...scene.seen, reason: '监护人要求恢复' })),
  'sits elsewhere': async (scene) => {
    const { rows } = await sql<{ code: string }>`
      select code from org where kind = 'class' and path like '%/' || ${SCHOOL} || '/%' order by code`.execute(
      scene.stage.world.owner,
    )
    const code = scene.oneOf(rows)?.code ?? ''
    const given = { ...scene.seen, class: code, guest: scene.act.how % 2 === 1 }
    return told(await keeper(scene).call(changeClass, given))
  },
  'is printed': async (scene) => told(await keeper(scene).call(printForm, { id: scene.record.id })),
  'is signed': async (scene) => {
    const id = await sheetOf(scene)
    return id === undefined ? undefined : told(await keeper(scene).call(signSheet, { id, ...signed }))
  },
  'is informed': async ({ stage, office, record }) => {
    const given = { school: SCHOOL, registrations: [record.id] }
    return told(await office(stage.school, stage.point).call(informReturning, given))
  },
  'is decided at the point': async ({ stage, office, act, player }) => {
    const { rows } = await sql<{ id: string; version: number }>`
      select transfer_id as id, version from transfer where person_id = ${player.person} order by transfer_id desc`.execute(
      stage.world.owner,
    )
    const [row] = rows
    if (row === undefined) return undefined
    const event = events[act.how % events.length] ?? 'accept'
    const { declining, sendingBack } = stage.world.services.packs.current.returning
    const reason = (event === 'sendBack' ? sendingBack : declining)[0]?.code
    const who = office(stage.point, stage.school)
    await who.call(transferQueue, { point: POINT })
    const given = { transfer: row.id, version: row.version - (act.stale ? 1 : 0), event }
    return told(
      await who.call(decideTransfer, {
        ...given,
        ...(event === 'accept' || reason === undefined ? {} : { reason }),
      }),
    )
  },
} as const satisfies Readonly<Record<string, Do>>
