import { setTimeout as sleep } from 'node:timers/promises'
import { verdictOf } from '@zhongzhao/domain/images/inspect'
import { withExemptions } from '@zhongzhao/domain/images/exempting'
import type { ImageFinding } from '@zhongzhao/domain/images/finding'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { Refused } from '../platform/errors.ts'
import type { Looker, Seen } from '../platform/looker.ts'
import { WorkerDied } from '../platform/processes.ts'
import type { Examined } from './examine.ts'

/** How long somebody waits for the eye before the picture goes to the queue, ms. */
const PATIENCE = 2_000

/** What the eye found, and what only the hard checks knew; of exempted rules as advice (E8). */
export function withSeen(
  hard: readonly ImageFinding[],
  { findings, exempt }: Pick<Seen, 'findings'> & { readonly exempt: readonly string[] },
): readonly ImageFinding[] {
  const all = [...findings, ...hard.filter((h) => findings.every((f) => f.code !== h.code))]
  return withExemptions(all, exempt)
}

/** `seen` the whole verdict; `later` the eye was busy or slow; `died` a process died over it. */
export type Look = { readonly seen: Examined } | 'later' | 'died'

/** Looks at once, for somebody who stands and waits. */
export async function lookNow(
  looker: Looker,
  examined: Examined,
  { spec, exempt }: { spec: PictureSpec; exempt: readonly string[] },
): Promise<Look> {
  const stop = new AbortController()
  const looking = looker(examined.bytes, { facts: examined.facts, spec })
  // When it comes too late, its failure is nobody's.
  looking.catch(() => undefined)
  try {
    const seen = await Promise.race([
      looking,
      sleep(PATIENCE, undefined, { signal: stop.signal, ref: false }),
    ])
    if (seen === undefined) return 'later'
    const findings = withSeen(examined.findings, { ...seen, exempt })
    return { seen: { ...examined, facts: seen.facts, findings, verdict: verdictOf(findings) } }
  } catch (error) {
    if (error instanceof WorkerDied) return 'died'
    if (error instanceof Refused && error.refusal.code === 'BUSY') return 'later'
    throw error
  } finally {
    stop.abort()
  }
}
