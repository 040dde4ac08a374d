import * as api from '@zhongzhao/api/duplicates'
import { describe, expect, it } from 'vitest'
import { caseOfTwo, compared, decides, saysMore } from '../doubles.ts'
import { madeUpNumber } from '../roster-file.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const county = [
  await world.staff('county-admin', '410105'),
  await world.staff('county-admin', '410105'),
] as const

/** One pupil of two schools of the county, whose ID number was changed in between. */
async function twoRecords() {
  const guardian = { name: '李示例', relation: '52', phone: '14400000077' }
  const name = '施撤回'
  const before = await world.enrol({ name, idNumber: madeUpNumber(320, '20070314'), school: '2141010001' })
  const after = await world.enrol({ name, idNumber: madeUpNumber(340, '20070314'), school: '2141010002' })
  await saysMore(world, before, { guardian })
  await saysMore(world, after, { basic: { studentNumber: `G${before.idNumber}` }, guardian })
  await compared(world)
  return { found: await caseOfTwo(county[0], before, after) }
}

describe('a proposal has two voices (G4)', () => {
  it('who proposed neither approves nor declines, but takes it back; a second person declines (G4)', async () => {
    const { found } = await twoRecords()
    const act = (who: Person, event: Parameters<typeof decides>[1]['event']) =>
      decides(who, { case: found.id, event, ...(event === 'propose' ? { stays: 'first' as const } : {}) })
    const state = async () => (await county[0].call(api.readDuplicate, { case: found.id })).body.state
    expect((await act(county[0], 'propose')).message).toBe('')
    expect((await act(county[0], 'decline')).code).toBe('DUPLICATE-SAME-PERSON')
    expect((await act(county[1], 'takeBack')).code).toBe('DUPLICATE-NOT-OWN')
    expect((await act(county[0], 'takeBack')).message).toBe('')
    expect(await state()).toBe('found')
    // What was taken back is nobody's: the other proposes, the first declines, proposes again and the other approves.
    await act(county[1], 'propose')
    expect((await act(county[0], 'decline')).message).toBe('')
    await act(county[0], 'propose')
    expect((await act(county[1], 'approve')).message).toBe('')
    await act(county[0], 'askUndo')
    expect((await act(county[0], 'keepMerged')).code).toBe('DUPLICATE-SAME-PERSON')
    expect((await act(county[0], 'takeUndoBack')).message).toBe('')
    expect(await state()).toBe('merged')
    await act(county[1], 'askUndo')
    expect((await act(county[0], 'keepMerged')).message).toBe('')
    expect(await state()).toBe('merged')
  })
})
