import { availableParallelism } from 'node:os'
import { verdictOf } from '@zhongzhao/domain/images/inspect'
import { note } from '@zhongzhao/domain/images/note'
import type { ImageFinding } from '@zhongzhao/domain/images/finding'
import type { Ctx, Services } from '../platform/context.ts'
import { Refused } from '../platform/errors.ts'
import { noteBug } from '../platform/note-bug.ts'
import { type Rounds, startRounds } from '../platform/rounds.ts'
import { WorkerDied } from '../platform/processes.ts'
import { openWith } from '../platform/sealed-text.ts'
import { type Attached, attachSeen } from './attach.ts'
import { imagePlace } from './keep.ts'
import { withSeen } from './look.ts'
import { type EyeJob, MOST_DEATHS, giveBackEyeJob, takeEyeJob } from './store-eye.ts'
import { exemptedRules } from './store-exemptions.ts'
import { findPersonKey } from './store.ts'

interface Settings {
  /** The context of work in the name of an account, with the rights it has now. */
  readonly contextOf: (asked: { account: string; requestId: string; season: string }) => Promise<Ctx>
  readonly pollMs?: number
  readonly abreast?: number
}

const setAside: ImageFinding = note('decodes', 'doubt', 'EYE-FAILED')('检查中断两次', '看清画面')

/** Opens the sealed picture and looks at it; a poison is not opened again. Throws WorkerDied; refuses BUSY. */
async function lookAt(ctx: Ctx, job: EyeJob): Promise<Attached> {
  const { spec } = ctx.pack.pictures[job.kind]
  const looker = ctx.services.lookers[job.kind]
  if (job.deaths >= MOST_DEATHS || looker === undefined) {
    const findings = looker === undefined ? job.findings : [...job.findings, setAside]
    const state = looker === undefined ? 'done' : 'set-aside'
    return { state, facts: job.facts, findings, verdict: verdictOf(findings) }
  }
  const sealed = await ctx.services.files.get(job.derived_file)
  const { person_id, wrapped } = await findPersonKey(ctx, job.registration_id)
  const key = ctx.services.keys.unwrap(person_id, wrapped)
  const bytes = openWith(key, sealed, imagePlace(job.registration_id, job.image_id))
  const seen = await looker(bytes, { facts: job.facts, spec })
  const findings = withSeen(job.findings, { ...seen, exempt: await exemptedRules(ctx, job.registration_id) })
  return { state: 'done', facts: seen.facts, findings, verdict: verdictOf(findings) }
}

/** Nobody's fault: the eye has too much to do, or this server is being stopped. */
const unlucky = (error: unknown, stopped: boolean) =>
  stopped || (error instanceof Refused && error.refusal.code === 'BUSY')

/** Takes pictures one after the other until none waits, or the eye has too much to do. */
async function lane(services: Services, { contextOf }: Settings, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const job = await takeEyeJob(services.db)
    if (job === undefined) return
    try {
      const asked = { account: job.account_id, requestId: `eye:${job.job_id}`, season: job.season }
      const ctx = await contextOf(asked)
      await attachSeen(ctx, job, await lookAt(ctx, job))
    } catch (error) {
      const why = unlucky(error, stopped()) ? 'unlucky' : 'died'
      if (why === 'died' && !(error instanceof WorkerDied)) noteBug('eye', error)
      await giveBackEyeJob(services.db, job, why)
      if (why === 'unlucky') return
    }
  }
}

/** Looks at the pictures of the queue (E2), as many at once as there are cores; several servers share the table. What a death
 *  leaves half done is tried elsewhere; a picture that cost two lives is set aside for a person. */
export function startEyeWorker(services: Services, settings: Settings): Rounds {
  const { pollMs = 5_000, abreast = Math.min(availableParallelism(), 8) } = settings
  const lanes = Array.from({ length: abreast }, () =>
    startRounds('eye queue', { pollMs, round: (stopped) => lane(services, settings, stopped) }),
  )
  return {
    wake: () => {
      for (const one of lanes) one.wake()
    },
    settled: async () => void (await Promise.all(lanes.map((one) => one.settled()))),
    stop: async () => void (await Promise.all(lanes.map((one) => one.stop()))),
  }
}
