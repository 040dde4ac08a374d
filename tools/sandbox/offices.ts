import * as duty from '@zhongzhao/api/duty'
import * as extensions from '@zhongzhao/api/extensions'
import { signIn } from '@zhongzhao/api/sign-in'
import { beijing } from '@zhongzhao/domain/base/time'
import { buildApp } from '@zhongzhao/server/app'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Track } from '@zhongzhao/domain/season/timetable'
import type { Services } from '@zhongzhao/server/platform/context'
import { importList } from './above.ts'
import { daysAfter, sandboxStart, windowIn } from './dates.ts'
import { asFarAsItFits, done } from './acting.ts'
import { type Person, personAt } from './person.ts'
import { PUPILS_PER_CLASS, sandboxPupils } from './pupils.ts'
import { keepQuotas } from './quotas.ts'
import { madeUpStaff } from './sign-ins.ts'

const SCHOOL = '2141010501'
const person = (name: string, post: string, login?: string) => ({
  name,
  post,
  phone: '0371-00000000',
  ...(login === undefined ? {} : { login }),
})

/** What offices have done in a made-up season: responsible people, an extension that is published and one that waits, a case of
 *  falsification. Each step looks first. */
export async function addOfficeWork(services: Services): Promise<void> {
  const app = await buildApp({ ...services, config: { ...services.config, logLevel: 'silent' } })
  const enter = async (login: string): Promise<Person> => {
    const own = personAt(app)
    const password = madeUpStaff.find((staff) => staff.login === login)?.password ?? ''
    await done(own, signIn, { input: { login, password } })
    return own
  }
  const pack = services.packs.current
  try {
    const [school, county, second] = [await enter('school'), await enter('county'), await enter('county2')]
    await asFarAsItFits(() => keepDuties(school, county))
    await asFarAsItFits(() => extend({ school, county, second }, pack))
    // A season may deal out no places.
    if (pack.eligibility.quota.shares.length > 0) await asFarAsItFits(() => keepQuotas(pack, county, second))
    // Pupils of the third class, where nobody has claimed.
    const pupils = [
      ...sandboxPupils()
        .drop(2 * PUPILS_PER_CLASS)
        .take(3),
    ]
    const city = await enter('city')
    await asFarAsItFits(() => importList(city, { pack, pupils }))
    const { cases } = (await done(county, duty.listCases, { input: {} })).body
    if (cases.length > 0) return
    const facts = '演练：抽查发现三名考生的证件照片由同一人代拍，已要求学校说明情况。'
    await done(county, duty.recordCaseAt, { input: { org: SCHOOL, facts } })
  } finally {
    await app.close()
  }
}

async function keepDuties(school: Person, county: Person): Promise<void> {
  const kept = async (who: Person, org: string) =>
    (await done(who, duty.readDuty, { input: { org } })).body.versions.length > 0
  if (!(await kept(school, SCHOOL)))
    await done(school, duty.keepDuty, {
      input: {
        org: SCHOOL,
        version: 0,
        people: {
          leads: person('演练校长', '校长'),
          reviews: person('演练审核', '教务主任', 'reviewer'),
          enters: person('演练教务', '学籍管理员', 'school'),
        },
      },
    })
  if (await kept(county, '410105')) return
  await done(county, duty.keepDuty, {
    input: {
      org: '410105',
      version: 0,
      people: {
        leads: person('演练局长', '副局长'),
        reviews: person('演练区管二', '科长', 'county2'),
        enters: person('演练区管', '科员', 'county'),
      },
    },
  })
}

async function extend(
  { school, county, second }: Readonly<Record<'school' | 'county' | 'second', Person>>,
  pack: SeasonPack,
): Promise<void> {
  const after = (track: Track, days: number) => daysAfter(windowIn(pack, track).closes, days)
  const ahead = (until: string) => beijing(until) > beijing(sandboxStart(pack))
  const { requests } = (await done(county, extensions.listExtensions, { input: {} })).body
  if (requests.length > 0) return
  const asked = {
    org: SCHOOL,
    activities: ['fill'],
    tracks: ['inPlace'],
    until: after('inPlace', 3),
    reason: '演练：停电检修，机房停用两天。',
  }
  const { extension } = (await done(county, extensions.askExtension, { input: asked })).body
  await done(second, extensions.decideExtension, { input: { extension, version: 1, event: 'approve' } })
  const waits = {
    ...asked,
    tracks: ['grade8'],
    until: after('grade8', 2),
    reason: '演练：八年级实践活动一周。',
  }
  if (ahead(waits.until)) await done(school, extensions.askExtension, { input: waits })
}
