import * as api from '@zhongzhao/api/picture-runs'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL } from '../moments.ts'
import { contextOf } from '../../src/background.ts'
import { startEyeWorker } from '../../src/images/eye-worker.ts'
import { newId } from '../../src/platform/context.ts'
import { goodPortrait } from '../pictures.ts'
import { pupilOf } from '../steps.ts'
import { testEye } from '../test-eye.ts'
import { smallProvince } from '../world.ts'

const eye = testEye('good')
const world = await smallProvince(AT_SCHOOL, { lookers: { portrait: eye.looker } })
const SCHOOL = '2141010001'

describe('the eye looks at an import when it has time (notice 二.2(1); E2, E5)', () => {
  it('says at once what the hard checks found, and later, file by file, what the eye found', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const three = [
      await pupilOf(world, 401, { school: SCHOOL }),
      await pupilOf(world, 402, { school: SCHOOL }),
    ]
    const bytes = await goodPortrait()
    const { id } = (await school.call(api.openRun, { id: newId(), door: 'portrait', way: 'number' })).body
    const files = three.map((p) => ({ path: `${p.idNumber}.jpg`, bytes: bytes.length, modified: 1 }))
    const told = (await school.call(api.tellFiles, { id, as: 'folder', files })).body.files
    for (const { id: file } of told)
      await school.call(api.sendFile, { id, file }, { file: { name: 'p', bytes } })
    const before = (await school.call(api.readRun, { id })).body
    expect([before.phase, before.counts.looking]).toEqual(['finished', 2])

    eye.say('hat', 'two faces')
    const worker = startEyeWorker(world.services, {
      contextOf: (asked) => contextOf(world.services, asked),
      pollMs: 3_600_000,
      abreast: 1,
    })
    await worker.settled()
    await worker.stop()
    expect((await school.call(api.readRun, { id })).body.counts).toMatchObject({
      looking: 0,
      doubtful: 1,
      refused: 1,
    })
    const report = (await school.call(api.listRunFiles, { id, show: 'work' })).body.files
    expect(report.map((f) => [f.outcome, f.findings.map((g) => g.measured)])).toEqual([
      ['doubtful', ['疑似戴帽']],
      ['refused', ['2 张脸']],
    ])
    expect(report.every((f) => f.told.length > 0)).toBe(true)
  })
})
