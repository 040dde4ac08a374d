import type { Endpoint, InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import * as registration from '@zhongzhao/api/registration'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { LivingPupil } from './lives.ts'
import type { Person, Reply } from './person.ts'

/** Who acts for one pupil. */
export interface Cast {
  /** Of the season that is played. */
  readonly pack: SeasonPack
  readonly school: Person
  /** The pupil's own browser; a pupil who has not activated has none. */
  readonly own: Person | undefined
  /** Of the registration. */
  readonly id: string
  readonly pupil: LivingPupil
}

export type View = OutputOf<typeof registration.readRegistration>

/** An act that this season refuses: what is told of made-up lives was thought out for another one. */
class Unfit extends Error {}

/** A refusal by the rules; a machine that is busy, or a fault, is none. */
const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 429

/** As much of a made-up story as the season allows: where it refuses an act, the rest of that story is left out, and that is noted. A
 *  season that nobody here has seen starts all the same. */
export async function asFarAsItFits(story: () => Promise<unknown>): Promise<void> {
  try {
    await story()
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    process.stderr.write(
      `${JSON.stringify({ level: 40, msg: 'left out of the sandbox', why: error.message })}\n`,
    )
  }
}

/** The answer, or an error that names the act and the refusal, never a value. */
export async function done<E extends Endpoint>(
  person: Person,
  endpoint: E,
  { input, options }: { input: InputOf<E>; options?: Parameters<Person['call']>[2] },
): Promise<Reply<OutputOf<E>>> {
  const reply = await person.call(endpoint, input, options)
  const told = `sandbox: ${endpoint.id} ${reply.code}`
  if (isRefusal(reply.status)) throw new Unfit(told)
  if (reply.status >= 400) throw new Error(told)
  return reply
}

export const seen = async ({ school, id }: Cast): Promise<View> =>
  (await done(school, registration.readRegistration, { input: { id } })).body
