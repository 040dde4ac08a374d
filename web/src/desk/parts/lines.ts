import { listRegistrations } from '@zhongzhao/api/registration'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'

export type PupilLine = OutputOf<typeof listRegistrations>['lines'][number]

export interface Which {
  readonly school?: string | undefined
  readonly class?: string | undefined
  readonly state?: string | undefined
  /** A name or number: it travels in the body. */
  readonly search?: string | undefined
}

/** More than any school has; a whole county is looked at by counts, not by names. */
const most = 5000

/** Every pupil of the filter, page after page, in class order. */
export async function loadLines(which: Which): Promise<readonly PupilLine[]> {
  const filter = Object.fromEntries(Object.entries(which).filter(([, value]) => value !== undefined))
  const all: PupilLine[] = []
  let cursor: string | undefined
  do {
    const page = await call(listRegistrations, {
      ...filter,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    })
    all.push(...page.lines)
    cursor = page.next
  } while (cursor !== undefined && all.length < most)
  return all
}
