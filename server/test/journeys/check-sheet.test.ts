import { checkSheet } from '@zhongzhao/api/check-sheet'
import * as papers from '@zhongzhao/api/papers'
import { describe, expect, it } from 'vitest'
import { CLASS, sealedPupil } from '../corrections.ts'
import { sheetOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince()

describe('存档备查: anybody checks a sheet and learns nothing of the candidate (notice 三.(三); J5)', () => {
  it('answers valid, not signed, unknown; a wrong code answers as one that was never printed', async () => {
    const { school, pupil } = await sealedPupil(world, 31)
    const { digits, id, number } = await sheetOf(school, pupil, CLASS)
    const { seal_code: seal } = await world.owner
      .selectFrom('sheet')
      .select('seal_code')
      .where('sheet_id', '=', id)
      .executeTakeFirstOrThrow()
    const qr = `http://127.0.0.1:8047/#/check/zz1.${id}.${seal}`
    const ask = async (code: string) => (await world.stranger().call(checkSheet, { code })).body
    expect(await ask(qr)).toEqual({ standing: 'valid' })
    expect(await ask(digits.replace(/(\d{4})(?=\d)/g, '$1 '))).toEqual({ standing: 'valid' })
    const wrong = `zz1.${id}.${seal.replace(/^./, (c) => (c === '0' ? '1' : '0'))}`
    // Numbers follow one another: whoever counts through them learns nothing.
    for (const code of [wrong, number, '0000 0000 0000 0000', '张三', pupil.idNumber])
      expect(await ask(code)).toEqual({ standing: 'unknown' })
    expect((await school.call(papers.findSheet, { code: qr })).body.id).toBe(id)
  })
  it('paces one address gently', async () => {
    const person = world.stranger()
    const replies = await Promise.all(
      Array.from({ length: 320 }, () => person.call(checkSheet, { code: '1' })),
    )
    const codes = new Set(replies.map((reply) => reply.code ?? 'answered'))
    expect([...codes].toSorted()).toEqual(['SHEET-CHECK-BUSY', 'answered'])
  })
})
