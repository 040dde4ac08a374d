import * as evaluation from '@zhongzhao/api/evaluation'
import { myEvaluation, objectEvaluation } from '@zhongzhao/api/evaluation-objections'
import { signIn } from '@zhongzhao/api/sign-in'
import { type Grade, OVERALL, type Scheme, columnsOf } from '@zhongzhao/domain/evaluation/scheme'
import { buildApp } from '@zhongzhao/server/app'
import type { Services } from '@zhongzhao/server/platform/context'
import { asFarAsItFits, done } from './acting.ts'
import { type Person, personAt } from './person.ts'
import { returningPupils, thirdClassRow } from './returning-pupils.ts'
import { madeUpStaff } from './sign-ins.ts'

const SCHOOL = '2141010501'
/** Half entered, and signed with an objection. */
const [HALF, SIGNED] = [`${SCHOOL}-0901`, `${SCHOOL}-0903`]

/** How many of a hundred have the best grade, the second; the others share what is left. */
const USUAL = [20, 60]

/** Whose turn comes at `turn` of `of`: as many have a grade as is usual, and no more than its share. */
function gradeAt(grades: readonly Grade[], { turn, of }: { turn: number; of: number }): string {
  const room = (at: number) => Math.floor((Math.min(USUAL[at] ?? 0, grades[at]?.cap ?? 100) * of) / 100)
  if (turn < room(0)) return grades[0]?.code ?? ''
  if (turn < room(0) + room(1)) return grades[1]?.code ?? ''
  const free = grades.filter(({ cap }) => cap === undefined)
  return (free.find((grade) => grades.indexOf(grade) > 1) ?? free.at(-1) ?? grades.at(-1))?.code ?? ''
}

/** A made-up row of grades; everybody passes. */
function gradesOf(scheme: Scheme, seat: number, of: number) {
  return columnsOf(scheme)
    .filter(({ given }) => given === 'entered')
    .map(({ code, grades }, at) => {
      // Each its own turn, and neighbours in class far apart.
      const turn = ((seat + 3 * at) % 10) * Math.ceil(of / 10) + Math.floor(seat / 10)
      const grade = gradeAt(grades, { turn, of })
      return { column: code, now: code === OVERALL ? scheme.pass : grade }
    })
}

async function enter(
  who: Person,
  scheme: Scheme,
  { klass, most }: { klass: string; most: number },
): Promise<void> {
  const { pupils } = (await done(who, evaluation.readClassEvaluation, { input: { class: klass } })).body
  const bare = pupils.filter(({ version }) => version === 0).slice(0, most)
  if (bare.length === 0 || bare.length < Math.min(most, pupils.length)) return
  const rows = bare.map(({ id, version }, at) => ({ id, version, cells: gradesOf(scheme, at, bare.length) }))
  await done(who, evaluation.saveEvaluation, { input: { class: klass, rows } })
}

async function sign(head: Person): Promise<void> {
  const { version, may } = (await done(head, evaluation.readClassEvaluation, { input: { class: SIGNED } }))
    .body
  if (!may.includes('sign')) return
  const classes = [{ class: SIGNED, version }]
  await done(head, evaluation.signEvaluations, { input: { org: SCHOOL, classes } })
}

async function object(own: Person): Promise<void> {
  const { mayObject, objections, columns } = (await done(own, myEvaluation, { input: {} })).body
  const second = columns.find(({ grade, grades }) => grade !== grades[0])
  if (!mayObject || objections.length > 0 || second === undefined) return
  const words = '这学期我一直是班里的志愿者，社区开过证明，请老师再核实一下。'
  await done(own, objectEvaluation, { input: { columns: [second.code], words } })
}

/** 综合素质评价 of a made-up school: one class half entered, one signed, and an objection. Each step looks first. */
export async function addEvaluations(services: Services): Promise<void> {
  const app = await buildApp({ ...services, config: { ...services.config, logLevel: 'silent' } })
  const come = async (login: string, password: string): Promise<Person> => {
    const own = personAt(app)
    await done(own, signIn, { input: { login, password } })
    return own
  }
  const staff = (login: string) => come(login, madeUpStaff.find((one) => one.login === login)?.password ?? '')
  const { scheme } = services.packs.current.evaluation
  try {
    const [school, head] = [await staff('school'), await staff('head')]
    const teacher = await staff('teacher')
    await asFarAsItFits(() => enter(teacher, scheme, { klass: HALF, most: 10 }))
    await asFarAsItFits(async () => {
      await enter(school, scheme, { klass: SIGNED, most: 100 })
      await sign(head)
      const [pupil] = returningPupils
      if (pupil !== undefined) await object(await come(thirdClassRow(pupil.seat).idNumber, pupil.secret))
    })
  } finally {
    await app.close()
  }
}
