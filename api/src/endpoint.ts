import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { Static, TSchema } from 'typebox'

/** How the answer travels: JSON, or a file (PDF, sheet, picture) named by the server. */
export type Answer = 'json' | 'file'
/** How the request travels: JSON body, or multipart with one file and JSON fields beside it. */
export type Carrier = 'json' | 'multipart'

export interface Endpoint<I extends TSchema = TSchema, O extends TSchema = TSchema> {
  readonly id: string
  readonly title: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** `:name` parts are taken from the input. No personal data ever stands in a path or query. */
  readonly path: string
  /** The word of the closed list that the caller must hold over the target. */
  readonly action: ActionName
  readonly input: I
  readonly output: O
  readonly answer: Answer
  readonly carrier: Carrier
  /** `revalidated`: nothing personal, the same for everybody; a browser keeps it and asks whether it still holds (ETag). */
  readonly keeping: 'never' | 'revalidated'
}

type Shape<I extends TSchema, O extends TSchema> = Omit<Endpoint<I, O>, 'answer' | 'carrier' | 'keeping'> &
  Partial<Pick<Endpoint, 'answer' | 'carrier' | 'keeping'>>

/** An endpoint is a value, not code: server, browser, OpenAPI and the permission test all read it. */
export function endpoint<I extends TSchema, O extends TSchema>(shape: Shape<I, O>): Endpoint<I, O> {
  return { answer: 'json', carrier: 'json', keeping: 'never', ...shape }
}

export type InputOf<E> = E extends Endpoint<infer I, infer _O> ? Static<I> : never
export type OutputOf<E> = E extends Endpoint<infer _I, infer O> ? Static<O> : never
