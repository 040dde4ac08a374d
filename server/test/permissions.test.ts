import { endpoints } from '@zhongzhao/api/all'
import type { Endpoint } from '@zhongzhao/api/endpoint'
import { listRegistrations } from '@zhongzhao/api/registration'
import { classes, orgs } from '@zhongzhao/api/season'
import { beforeAll, describe, expect, it } from 'vitest'
import { EVIDENCE, SOCIAL } from './codes.ts'
import { AT_SCHOOL, AT_SCHOOL_LATE, KEPT, RETURNING, dayOf, daysAfter, windowOf } from './moments.ts'
import { newId } from '../src/platform/context.ts'
import { routes } from '../src/app.ts'
import { allowed } from './permission-table.ts'
import { eventOf, kindOf, reach, roleNames, showOf } from './permission-roles.ts'
import { type Place, plant, plantDouble, sites } from './permission-places.ts'
import { type Person, smallProvince } from './world.ts'

const world = await smallProvince()

const places: Record<string, Place> = {}
const people: Record<string, Person> = {}

beforeAll(async () => {
  for (const [name, site] of Object.entries(sites)) places[name] = await plant(world, site)
  for (const [letter, [role, org]] of Object.entries(roleNames)) people[letter] = await world.staff(role, org)
  await plantDouble(world, at('own').pupil, at('otherClass').pupil)
  people['O'] = await world.candidate(at('own').pupil)
})

function at(name: string): Place {
  const place = places[name]
  if (place === undefined) throw new Error(`no place ${name}`)
  return place
}

const responsible = { name: '王示例', post: '', phone: '' }

/** Endpoints about an organisation that a class teacher asks about the own class. */
const aboutClass = [
  'orderSheet',
  'claimCounts',
  'claimList',
  'checkEvaluationFile',
  'printEvaluations',
  'evaluationOverview',
]

/** A well-formed question about one place. It need not succeed: only who may ask is tested here. */
function question(endpoint: Endpoint, place: Place): Record<string, unknown> {
  const aboutSheet = ['signSheet', 'returnSheet'].includes(endpoint.id)
  const aboutJob = endpoint.path.startsWith('/jobs/')
  const aboutBatch = endpoint.path.startsWith('/roster/batches/:id')
  const aboutRun = endpoint.path.startsWith('/picture-runs/:id')
  const opens = endpoint.id === 'openRun'
  const id = aboutSheet
    ? place.sheet
    : aboutJob
      ? place.job
      : aboutBatch
        ? place.batch
        : aboutRun
          ? place.run
          : opens
            ? newId()
            : place.pupil.id
  return {
    id,
    class: place.class,
    school: place.school,
    org: opens || aboutClass.includes(endpoint.id) ? place.class : place.school,
    file: endpoint.path.startsWith('/claims') ? place.pupil.id : place.runFile,
    door: 'portrait',
    way: 'number',
    as: 'folder',
    files: [],
    pace: 'running',
    show: showOf[endpoint.id] ?? 'all',
    run: place.pupil.id,
    work: place.pupil.id,
    choice: 'keep',
    kind: kindOf[endpoint.id] ?? 'portrait',
    side: 'first',
    image: place.image,
    variant: 'derived',
    season: world.services.packs.current.season,
    earlier: place.pupil.id,
    capture: newId(),
    replaces: 'none',
    was: 'doubtful',
    form: 'basic',
    version: 0,
    rows: endpoint.id === 'saveEvaluation' ? [] : [{}],
    place: 'household',
    verdict: endpoint.id === 'judgePicture' ? 'accepted' : 'pass',
    reason: endpoint.id === 'askExtension' ? '演练环境里的原因' : '演练',
    evidence: endpoint.id === 'applyTransfer' ? EVIDENCE : '演练派出所证明',
    until: daysAfter(windowOf('grade8').closes, 10).slice(0, 16),
    purpose: '核对资料',
    proof: 'idCard',
    event: eventOf[endpoint.id] ?? 'see',
    difference: place.pupil.id,
    transfer: place.pupil.id,
    claim: place.pupil.id,
    claims: [{ id: place.pupil.id, version: 1 }],
    looked: [],
    item: '',
    cosigned: 'x',
    format: 'xlsx',
    report: place.pupil.id,
    columns: ['morality'],
    answer: 'sayNo',
    point: place.school,
    exemption: place.pupil.id,
    ground: 'religious',
    note: '清真寺出具的说明',
    rules: ['bareheaded'],
    case: place.pupil.id,
    registrations: [place.pupil.id],
    code: endpoint.id === 'keepCorrectionPaper' ? 'PROOF' : `${place.pupil.number}-01`,
    scan: place.pupil.id,
    volume: place.pupil.id,
    volumes: [place.pupil.id],
    period: KEPT.code,
    borrower: '王示例',
    unit: '示例中学',
    due: dayOf(RETURNING),
    loan: place.pupil.id,
    handover: place.pupil.id,
    destruction: place.pupil.id,
    custodian: '王示例',
    what: 'summary',
    correction: place.pupil.id,
    paper: place.pupil.id,
    changes: [],
    from: 1,
    to: 1,
    candidate: 'signed',
    guardian: 'missing',
    reasons: [],
    guest: true,
    wanted: 'yan',
    number: place.pupil.idNumber,
    firstDay: dayOf(RETURNING),
    lastDay: dayOf(RETURNING),
    day: dayOf(RETURNING),
    slot: place.pupil.id,
    booking: place.pupil.id,
    weekdays: [6],
    spans: [{ from: '09:00', until: '10:00' }],
    minutes: 30,
    capacity: 1,
    except: [],
    category: SOCIAL.category,
    papers: [],
    basic: {},
    at: AT_SCHOOL,
    identity: endpoint.id === 'judgePicture' ? 'inPerson' : {},
    login: place.pupil.number,
    password: '不对的密码啊',
    current: '不对的密码啊',
    next: '另一个好密码9',
    phone: '13800000001',
    role: 'school-reviewer',
    grant: place.pupil.id,
    address: '金水区示例路 1 号',
    hours: '工作日',
    openFrom: dayOf(AT_SCHOOL_LATE),
    name: '示例报名点',
    falsification: place.pupil.id,
    facts: '伪造学籍材料的演练情况说明',
    people: { leads: responsible, reviews: responsible, enters: responsible },
    act: 'unlock',
    extension: place.pupil.id,
    plan: place.pupil.id,
    title: '示例学校工作方案',
    responsible: '王示例',
    after: 0,
    activities: ['fill'],
    tracks: [],
    list: place.pupil.id,
    objection: place.pupil.id,
    mark: newId(),
    remark: '',
    words: '名单上的人不符合条件',
    receipt: 'ABCD-EFGH-JKMN',
    text: '示例',
    basis: 'registered',
    table: 'roll',
    areas: [],
    seniors: [{ name: '示例高中', places: 10, quota: 6 }],
    shown: 'x',
    row: 1,
  }
}

/** Endpoints whose question names a place. The others are asked once and judged by the action alone. */
const PLACED = /:(id|class|org)\b|head-count/
const asksPlace = (e: Endpoint) => PLACED.test(e.path) || ['findSheet', 'importPicture'].includes(e.id)

async function ask(
  person: Person,
  endpoint: Endpoint,
  place: Place,
): Promise<{ status: number; code: string | undefined }> {
  const file =
    endpoint.carrier === 'multipart'
      ? { file: { name: `${place.pupil.idNumber}.jpg`, bytes: Buffer.from('no picture') } }
      : {}
  const reply = await person.call(endpoint, question(endpoint, place) as never, file)
  return { status: reply.status, code: reply.code }
}

const REFUSED_BY_RIGHT = [401, 403, 404]
/** 404 that speaks of the thing asked for, not of the right to ask. */
const notOfRight = (code: string | undefined) =>
  code === 'IMAGE-NONE' ||
  code === 'SIGN-IN-WRONG' ||
  code === 'SLIP-WRONG' ||
  code === 'STAFF-CODE-WRONG' ||
  code === 'OBJECTION-UNKNOWN'

describe('every endpoint × every role × every place, against a table written by hand', () => {
  it('knows every endpoint, and each is served', () => {
    expect(Object.keys(allowed).sort()).toEqual(endpoints.map((e) => e.id).sort())
    expect(routes.map((r) => r.endpoint.id).sort()).toEqual(endpoints.map((e) => e.id).sort())
  })

  // Reprinting a slip closes the candidate's account, so it comes last.
  for (const endpoint of endpoints.toSorted(
    (a, b) => Number(a.id === 'reprintSlip') - Number(b.id === 'reprintSlip'),
  )) {
    const who = allowed[endpoint.id] ?? ''
    if (['signOut', 'moveClock'].includes(endpoint.id)) continue
    it(`${endpoint.id}: ${who}`, async () => {
      const stranger = await ask(world.stranger(), endpoint, at('own'))
      if (who === '*')
        expect(REFUSED_BY_RIGHT.includes(stranger.status) && !notOfRight(stranger.code)).toBe(false)
      else expect(stranger.status).toBe(401)
      for (const letter of ['O', ...Object.keys(roleNames)]) {
        for (const placeName of asksPlace(endpoint) ? Object.keys(sites) : ['own'])
          await expectRight(endpoint, { letter, who, placeName })
      }
    })
  }

  async function expectRight(
    endpoint: Endpoint,
    { letter, who, placeName }: { letter: string; who: string; placeName: string },
  ) {
    const person = people[letter]
    if (person === undefined) throw new Error(letter)
    const { status, code } = await ask(person, endpoint, at(placeName))
    const told = `${endpoint.id} by ${letter} at ${placeName}: ${status} ${code ?? ''}`
    const holds = who === '*' || who === '+' || who.includes(letter)
    if (endpoint.id === 'myRegistration' && letter !== 'O') return expect(status, told).toBe(404)
    // Without the action nothing is learnt: neither whether the place exists nor what it holds.
    if (!holds) return expect([403, 404], told).toContain(status)
    const covered =
      who === '*' || who === '+' || !asksPlace(endpoint) || reach[letter]?.includes(placeName) === true
    if (covered) return expect(REFUSED_BY_RIGHT.includes(status) && !notOfRight(code), told).toBe(false)
    return expect(status, told).toBe(404)
  }
})

describe('no list shows a sibling (A4)', () => {
  it('names only registrations, classes and organisations inside the grant', async () => {
    for (const letter of Object.keys(roleNames).filter((l) => allowed['listRegistrations']?.includes(l))) {
      const person = people[letter]
      if (person === undefined) throw new Error(letter)
      const seen = (await person.call(listRegistrations, { limit: 200 })).body.lines.map((line) => line.id)
      const mine = (reach[letter] ?? []).map((name) => at(name).pupil.id)
      expect(seen.toSorted()).toEqual(mine.toSorted())
      const seenClasses = (await person.call(classes, {})).body.classes.map((c) => c.code)
      expect(seenClasses.toSorted()).toEqual((reach[letter] ?? []).map((name) => at(name).class).toSorted())
    }
  })

  it('does not show what stands below a sibling when asked for it by code', async () => {
    const county = people['K']
    expect((await county?.call(orgs, { parent: '410102' }))?.body.orgs).toEqual([])
    expect((await county?.call(classes, { school: '2141010003' }))?.body.classes).toEqual([])
    expect((await county?.call(listRegistrations, { school: '2141010003' }))?.body.total).toBe(0)
  })
})
