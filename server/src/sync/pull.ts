import { decideRun } from '@zhongzhao/domain/sync/run-life'
import type { Services } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import type { School } from '../roster/pupil.ts'
import { type Line, keepPage, sortLines } from './store-lines.ts'
import { type Run, moveRun, startOver } from './store-run.ts'
import { type UpstreamLine, UpstreamTrouble, askUpstream } from './upstream.ts'

export const linePlace = (run: string, key: Buffer) => `sync-line:${run}:${key.toString('hex')}`

/** Schools named in a request; more are asked for without naming any, and the rest is left aside. */
const MOST_NAMED = 100
const SCHOOL = '学校标识码'

const numberIn = (cells: Readonly<Record<string, string>>): string => {
  const tidy = (title: string) => (cells[title] ?? '').trim().replace(/^'/, '')
  return tidy('身份证件号') === '' ? tidy('学籍号') : tidy('身份证件号')
}

/** A line sealed: nothing of a pupil lies in the clear while a run is under way. */
function sealedLine({ keys }: Services, run: string, line: UpstreamLine): Line {
  const key = keys.secretHash(`sync:${line.key}`)
  const index = (cells: Readonly<Record<string, string>>) => {
    const number = numberIn(cells)
    return number === '' ? null : keys.index(number)
  }
  return {
    key,
    seq: line.seq,
    kind: line.kind,
    school: line.pupil[SCHOOL]?.trim() ?? '',
    identity: index(line.pupil),
    was: index(line.was),
    sealed: keys.seal(JSON.stringify(line.pupil), linePlace(run, key)),
  }
}

/** Of several lines of one pupil on a page the latest. */
function latest(lines: readonly UpstreamLine[]): readonly UpstreamLine[] {
  const held = new Map<string, UpstreamLine>()
  for (const line of lines) {
    const before = held.get(line.key)
    if (before === undefined || before.seq <= line.seq)
      held.set(line.key, { ...line, was: { ...before?.was, ...line.was } })
  }
  return [...held.values()]
}

/** One page: asked for, sealed, kept with the cursor in one transaction. At the end of the feed the lines are sorted and compared
 *  next. Throws UpstreamTrouble. */
export async function pullPage(
  services: Services,
  run: Run,
  schools: ReadonlyMap<string, School>,
): Promise<void> {
  const { studentStatus } = services.config
  if (studentStatus === undefined) throw refused('SYNC-NOT-SET-UP')
  const codes = [...schools.keys()]
  try {
    const named = codes.length <= MOST_NAMED ? codes : []
    const page = await askUpstream(studentStatus, { cursor: run.cursor, schools: named })
    const ours = latest(page.lines).filter(
      ({ pupil, was }) => schools.has(pupil[SCHOOL] ?? '') || schools.has(was[SCHOOL] ?? ''),
    )
    const titles = new Set(run.titles)
    for (const { pupil } of ours) for (const title of Object.keys(pupil)) titles.add(title)
    const lines = ours.map((line) => sealedLine(services, run.id, line))
    await services.db.transaction().execute(async (tx) => {
      const { next, left, more } = page
      if (!(await keepPage(tx, run, { lines, titles: [...titles], next, left })) || more) return
      await sortLines(tx, run, codes)
      await moveRun(tx, run.id, { from: 'pulling', to: orRefuse(decideRun('pulling', 'pulled')) })
    })
  } catch (error) {
    if (!(error instanceof UpstreamTrouble) || error.why !== 'expired' || run.cursor === '') throw error
    orRefuse(decideRun(run.state, 'expire'))
    await startOver(services.db, run.id)
  }
}
