import * as leaving from '@zhongzhao/api/leaving'
import * as registration from '@zhongzhao/api/registration'
import { admitLate } from '@zhongzhao/api/season'
import { activate, signIn } from '@zhongzhao/api/sign-in'
import * as transfer from '@zhongzhao/api/transfer'
import { buildApp } from '@zhongzhao/server/app'
import type { Services } from '@zhongzhao/server/platform/context'
import type { FastifyInstance } from 'fastify'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { asFarAsItFits, done } from './acting.ts'
import { daysAfter, sandboxStart, windowIn } from './dates.ts'
import { filledRows } from './filling.ts'
import { type Person, personAt } from './person.ts'
import { type ReturningPupil, returningPupils, thirdClassRow } from './returning-pupils.ts'
import { madeUpStaff } from './sign-ins.ts'
import * as store from './store.ts'

const CLASS = '2141010501-0903'
const POINT = '4101029001'
/** 中原区, where the point stands. */
const HOUSEHOLD = '410102'

async function staffAt(app: FastifyInstance, login: string): Promise<Person> {
  const person = personAt(app)
  const password = madeUpStaff.find((one) => one.login === login)?.password ?? ''
  await done(person, signIn, { input: { login, password } })
  return person
}

/** With the slip the first time, with the password afterwards. */
async function comeIn(services: Services, app: FastifyInstance, pupil: ReturningPupil): Promise<Person> {
  const { db, keys } = services
  const { idNumber: login, phone } = thirdClassRow(pupil.seat)
  const index = keys.index(login)
  const person = personAt(app)
  const [found] = await store.findPupils(db, [index])
  if (found?.account === 'there') {
    await done(person, signIn, { input: { login, password: pupil.secret } })
    return person
  }
  const code = `YLHJ${String(pupil.seat).padStart(8, '0')}`
  await store.setCodes(db, [{ index, secret: keys.secretHash(code) }])
  await done(person, activate, { input: { login, code, password: pupil.secret, phone } })
  return person
}

const mine = async (own: Person) => (await done(own, registration.myRegistration, { input: {} })).body
const home = async (own: Person) => (await done(own, transfer.myTransfer, { input: {} })).body

/** Fills in the household and turns home. */
async function turn(own: Person, { pack }: Scene): Promise<void> {
  let now = await mine(own)
  if (now.track === 'returnHome') return
  if (now.sectionVersions['basic'] === undefined) {
    const held = now.sections['basic'] ?? []
    const given = { pack, schoolName: now.school.name, address: 'register' } as const
    const rows = filledRows('basic', held, given).map((row) => ({ ...row, householdDivision: HOUSEHOLD }))
    const input = { id: now.id, form: 'basic', version: 0, rows }
    now = (await done(own, registration.saveSection, { input })).body
  }
  const input = { id: now.id, version: now.version, place: 'household' } as const
  await done(own, registration.chooseTrack, { input })
}

interface Scene {
  readonly pack: SeasonPack
  readonly county: Person
  readonly point: Person
}

/** The sandbox stands before the second window: the county lets these in earlier, and says so (补报). */
async function apply(own: Person, { county, pack }: Scene): Promise<void> {
  const { window, applications } = await home(own)
  if (applications.length > 0) return
  if (!window.open) {
    const { id } = await mine(own)
    const reason = '演练：提前打开办理时间，便于试用'
    // No later than one person may let anybody in.
    const latest = daysAfter(sandboxStart(pack), pack.lateDays.value)
    const { closes } = windowIn(pack, 'returnHome')
    const until = closes < latest ? closes : latest
    await done(county, admitLate, { input: { id, until, reason } })
  }
  // All but the last but one: a point sees who brings everything, and who does not.
  const evidence = pack.returning.evidence.filter((_, at) => at !== 1).map(({ code }) => code)
  await done(own, transfer.applyTransfer, { input: { point: POINT, evidence } })
}

async function decide(own: Person, { point, pack }: Scene, event: 'accept' | 'decline'): Promise<void> {
  const [application] = (await home(own)).applications
  if (application?.state !== 'applied') return
  const { id, version } = application
  const declining = pack.returning.declining.at(1) ?? pack.returning.declining[0]
  const reason = event === 'decline' ? { reason: declining?.code ?? '' } : {}
  await done(point, transfer.decideTransfer, { input: { transfer: id, version, event, ...reason } })
}

async function report(own: Person): Promise<void> {
  const { leaving: said } = await home(own)
  if (said.state !== 'none') return
  const words = '班主任说办了回户籍地报考，下周起就不用来上课了。'
  await done(own, leaving.answerLeaving, { input: { version: 0, answer: 'sayYes', words } })
}

async function liveOut(own: Person, scene: Scene, { stage }: ReturningPupil): Promise<void> {
  await turn(own, scene)
  if (stage === 'turned') return
  await apply(own, scene)
  if (stage === 'accepted') await decide(own, scene, 'accept')
  if (stage === 'declined') await decide(own, scene, 'decline')
  if (stage === 'reported') await report(own)
}

/** Pupils who return home, each as far as told, by the calls that pages make (notice 一.2, 二.2(3)). Each act looks first. */
export async function addReturning(services: Services): Promise<void> {
  const app = await buildApp({ ...services, config: { ...services.config, logLevel: 'silent' } })
  try {
    const [school, county, point] = [
      await staffAt(app, 'school'),
      await staffAt(app, 'county'),
      await staffAt(app, 'point'),
    ]
    for (const pupil of returningPupils) {
      const own = await comeIn(services, app, pupil)
      const scene = { pack: services.packs.current, county, point }
      await asFarAsItFits(() => liveOut(own, scene, pupil))
      if (pupil.seat !== 2) continue
      // Told after two have turned; one of them has read it, the others have not been told.
      const { body } = await done(school, transfer.listReturning, { input: { class: CLASS } })
      if (body.pupils.every((one) => one.informedAt === undefined))
        await done(school, transfer.informReturning, { input: { class: CLASS } })
      if ((await home(own)).receiptAt === undefined)
        await done(own, transfer.acknowledgeReturning, { input: {} })
    }
  } finally {
    await app.close()
  }
}
