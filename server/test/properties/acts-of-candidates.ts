import * as api from '@zhongzhao/api/registration'
import { acknowledgeReturning, applyTransfer, cancelTransfer, myTransfer } from '@zhongzhao/api/transfer'
import { EVIDENCE } from '../codes.ts'
import { type Do, told } from './act.ts'
import { POINT, formNames, savesSection } from './cast.ts'

/** What candidates do themselves (notice 二.2, 二.2(3)). */
export const actsOfCandidates = {
  saves: async ({ player, act, oneOf, seen: { id } }) => {
    const form = oneOf(formNames) ?? ''
    const { body } = await player.she.call(api.myRegistration, {})
    const version = (body.sectionVersions?.[form] ?? 0) - (act.stale ? 1 : 0)
    return told(await savesSection(player, { id, form, version: Math.max(0, version), turn: act.how }))
  },
  fills: async ({ player, seen: { id } }) => {
    const { body } = await player.she.call(api.myRegistration, {})
    // Several acts: that of the first is told, for a window may close between two of them.
    let first
    for (const form of formNames) {
      const saved = await savesSection(player, {
        id,
        form,
        version: body.sectionVersions?.[form] ?? 0,
        turn: 0,
      })
      first ??= saved
    }
    return first && told(first)
  },
  confirms: async ({ she, seen }) => told(await she.call(api.confirm, seen)),
  reopens: async ({ she, seen }) => told(await she.call(api.reopen, seen)),
  turns: async ({ she, seen, act }) => {
    const place = act.how % 2 === 0 ? 'household' : 'school'
    return told(await she.call(api.chooseTrack, { ...seen, place }))
  },
  knows: async ({ she }) => told(await she.call(acknowledgeReturning, {})),
  applies: async ({ she }) => told(await she.call(applyTransfer, { point: POINT, evidence: EVIDENCE })),
  cancels: async ({ she, oneOf }) => {
    const application = oneOf((await she.call(myTransfer, {})).body.applications ?? [])
    if (application === undefined) return undefined
    return told(await she.call(cancelTransfer, { transfer: application.id, version: application.version }))
  },
} as const satisfies Readonly<Record<string, Do>>
