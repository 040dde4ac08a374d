import { parseOrgCode } from '@zhongzhao/domain/base/ids'
import type { Values } from '@zhongzhao/domain/forms/form'
import { identityOf } from '@zhongzhao/domain/registration/numbers'
import type { Registration } from '@zhongzhao/domain/registration/registration'
import { classCodeOf } from '@zhongzhao/domain/roster/pupil'
import {
  decideFollowing,
  decideNewSchool,
  followMessage,
  newSchoolMessage,
  stillDiffering,
} from '@zhongzhao/domain/sync/follow'
import type { Choice, WorkSubject } from '@zhongzhao/domain/sync/work-life'
import { reviewTemplates } from '@zhongzhao/domain/registration/review'
import { cancelMessages, sendMessage } from '../messages/store.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { changeNumbers, termsOf } from '../registration/change-numbers.ts'
import { change } from '../registration/change.ts'
import { closeSections } from '../registration/record.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { namePinyin } from '../roster/name-pinyin.ts'
import { entryPlace } from '../roster/prepare.ts'
import { classNameOf } from '../roster/pupil.ts'
import { restateEntry } from '../roster/store-changes.ts'
import { addClass, moveOtherWork, respell } from './store-act.ts'
import type { HeldWork, KnownSchool } from './store-work.ts'
import type { Told } from './values.ts'

/** The class of the school where the register has the pupil now. */
export interface Target {
  readonly school: KnownSchool
  readonly class: { readonly code: string; readonly name: string; readonly path: string }
}

/** Where a moved pupil would go: undefined where the school is none of the province's, or the class was not readable. */
export function targetOf(told: Told, schools: ReadonlyMap<string, KnownSchool>): Target | undefined {
  const school = schools.get(told['schoolCode'] ?? '')
  const { grade, classNo = '', className = '' } = told
  if (school === undefined || (grade !== '8' && grade !== '9') || classNo === '') return undefined
  const seat = { grade: grade === '8' ? 8 : 9, classNo, className } as const
  const code = `${school.code}-${classCodeOf(seat)}`
  return { school, class: { code, name: classNameOf(seat), path: `${school.path}/${code}` } }
}

export const subjectOf = ({ kind }: HeldWork, target: Target | undefined): WorkSubject => ({
  kind,
  place: target === undefined ? 'unknown' : 'known',
})

interface Asked {
  readonly work: HeldWork
  readonly told: Told
  readonly target: Target | undefined
}

/** What the register said last, with what was taken now or the class that it names now: the base of the next comparison. */
async function restate(ctx: Ctx, dossier: Dossier, { taken, org }: { taken: Values; org: string }) {
  const { roster, key, registration: r } = dossier
  const sections = { ...roster, basic: [{ ...roster['basic']?.[0], ...taken }] }
  const closed = closeSections(key, { pack: packOf(ctx, r), sections, place: entryPlace(r.id) })
  await restateEntry(ctx.db, { registration: r.id, ...closed, org })
}

/** The person is known by the numbers that the register says now; by those before too. Refuses SYNC-NUMBER-TAKEN. */
async function numbersFollow(ctx: Ctx, r: Registration, { was, now }: { was: Values; now: Values }) {
  const numbers = { registration: r.id, person: r.person, was, now }
  const terms = { before: 'former', by: byOf(ctx), season: r.season } as const
  if ((await changeNumbers(termsOf(ctx), [numbers], terms)).size > 0) throw refused('SYNC-NUMBER-TAKEN')
}

/** 跟随学籍 (B3). Refuses SYNC-NUMBER-TAKEN, SYNC-SEALED, SYNC-NOTHING-DIFFERS, STATE-NO-WAY, TIME-CLOSED. */
async function follow(ctx: Ctx, { work, told }: Asked): Promise<void> {
  const id = work.registration
  const takes: { readonly taken: Values; readonly was: Values }[] = []
  const changed = await change(ctx, { id, action: 'roster.sync' }, (r, given) => {
    takes.push({ taken: stillDiffering(r, told), was: r.sections['basic']?.[0] ?? {} })
    return decideFollowing(r, told, given)
  })
  const [{ taken, was } = { taken: {}, was: {} }] = takes
  await numbersFollow(ctx, changed.registration, { was, now: { ...was, ...taken } })
  await respell(ctx, id, namePinyin(changed.registration.sections['basic']?.[0]?.['name'] ?? ''))
  const org = changed.rosterOrg?.path ?? changed.registration.org
  await restate(ctx, changed, { taken, org })
  // A verdict about what stood there before does not leave any more.
  await cancelMessages(ctx, [id], reviewTemplates)
  const draft = followMessage(Object.keys(taken).length)
  await sendMessage(ctx, { registration: changed.registration, draft })
}

/** 随学籍转校 (B4). Refuses SYNC-SEALED, SYNC-PLACE-UNKNOWN, STATE-NO-WAY, TIME-CLOSED. */
async function goAlong(ctx: Ctx, { work, target }: Asked): Promise<void> {
  if (target === undefined) throw refused('SYNC-PLACE-UNKNOWN')
  const id = work.registration
  const org = target.class.path
  const school = orRefuse(parseOrgCode(target.school.code))
  await addClass(ctx, target.class)
  const changed = await change(ctx, { id, action: 'roster.sync' }, (r, given) =>
    decideNewSchool(r, { school, org }, given),
  )
  await restate(ctx, changed, { taken: {}, org })
  await moveOtherWork(ctx, { work: work.id, registration: id, school, org })
  await cancelMessages(ctx, [id], ['review-passed'])
  await sendMessage(ctx, {
    registration: changed.registration,
    draft: newSchoolMessage(target.school.name),
  })
}

/** 换用新号码: the same person, known by the number that the register says now; what the register says besides is followed, but for
 *  what is sealed. Refuses SYNC-NUMBER-TAKEN, and what following refuses. */
async function takeNumber(ctx: Ctx, asked: Asked): Promise<void> {
  const { work, told } = asked
  const scope = scopeOf(ctx, 'roster.sync')
  const { registration: r } = await loadDossier(ctx, scope, { id: work.registration, hold: 'change' })
  const was = r.sections['basic']?.[0] ?? {}
  const { idNumber = '', studentNumber = '' } = told
  if (identityOf({ idNumber, studentNumber }) === '') throw refused('SYNC-NUMBER-TAKEN')
  await numbersFollow(ctx, r, { was, now: { ...was, idNumber, studentNumber } })
  if (r.sealedAt === undefined && Object.keys(stillDiffering(r, told)).length > 0) await follow(ctx, asked)
}

/** What a choice does besides being noted. */
export const acts: Readonly<Partial<Record<Choice, (ctx: Ctx, asked: Asked) => Promise<void>>>> = {
  follow,
  move: goAlong,
  renumber: takeNumber,
}
