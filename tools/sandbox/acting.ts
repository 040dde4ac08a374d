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

/** The answer, or an error that names the act and the refusal, never a value. */
export async function done<E extends Endpoint>(
  person: Person,
  endpoint: E,
  { input, options }: { input: InputOf<E>; options?: Parameters<Person['call']>[2] },
): Promise<Reply<OutputOf<E>>> {
  const reply = await person.call(endpoint, input, options)
  if (reply.status >= 400) throw new Error(`sandbox: ${endpoint.id} ${reply.code}`)
  return reply
}

export const seen = async ({ school, id }: Cast): Promise<View> =>
  (await done(school, registration.readRegistration, { input: { id } })).body
