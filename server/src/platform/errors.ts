import {
  type Params,
  type Refusal,
  type RefusalCode,
  type RefusalKind,
  refusal,
} from '@zhongzhao/domain/base/refusals'
import type { Result } from '@zhongzhao/domain/base/result'

/** The one error class for "no": thrown at the edge, rolls the transaction back, answered by `serve()`. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: Refusal
  constructor(reason: Refusal) {
    super(reason.code)
    this.refusal = reason
  }
}

export function refused(code: RefusalCode, params: Params = {}): Refused {
  return new Refused(refusal(code, params))
}

/** The value of a decision, or its refusal thrown. */
export function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refused(result.refusal)
}

export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  signedOut: 401,
  denied: 403,
  missing: 404,
  conflict: 409,
  closed: 409,
  tooLarge: 413,
  tooMany: 429,
  unready: 409,
}

interface PgError {
  readonly code: string
  readonly constraint?: string
}
const isPgError = (error: unknown): error is PgError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

/** SQLSTATE → refusal; ZZ… are raised by our own triggers (migrations 0003, 0020, 0036, 0039, 0059). */
const byState: Readonly<Record<string, RefusalCode>> = {
  ZZ001: 'REG-CORRECTION-MISSING',
  ZZ002: 'REG-PAPER-UNKNOWN',
  ZZ003: 'SLOT-GONE',
  ZZ004: 'BOOKING-GONE',
  ZZ005: 'CLAIM-FILE-KEPT',
  ZZ021: 'ROSTER-MERGED',
  ZZ022: 'DUPLICATE-GONE',
  ZZ041: 'CORRECTION-GONE',
  ZZ044: 'SEASON-CLOSED',
  '40001': 'BUSY',
  '40P01': 'BUSY',
  '55P03': 'BUSY',
  '57014': 'BUSY',
  '57P01': 'BUSY',
  '57P03': 'BUSY',
  '53300': 'BUSY',
  ECONNREFUSED: 'BUSY',
  ECONNRESET: 'BUSY',
  ENOENT: 'BUSY',
}

/** A rule of the database that two at once can meet, each of whom had looked before. */
const byRule: Readonly<Record<string, RefusalCode>> = {
  registration_one_active: 'REG-TWICE',
  booking_live: 'BOOKING-ONE',
}

/** What a thrown thing means to the caller; undefined = a bug, answered 500 without detail. Text that PostgreSQL cannot
 *  hold (U+0000) is the sender's mistake. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refused) return error.refusal
  if (!isPgError(error)) return undefined
  if (error.code === '22021' || error.code === '22P05')
    return refusal('INPUT-SHAPE', { where: '含有不能保存的字符' })
  const code = byRule[error.constraint ?? ''] ?? byState[error.code]
  return code === undefined ? undefined : refusal(code)
}
