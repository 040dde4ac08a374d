import type { KeptDraft } from './draft.ts'

const PREFIX = 'zhongzhao-draft:'
/** What could not be uploaded waits this long in a browser that nobody signed out of, ms. */
const LONGEST = 24 * 3600_000

const nameOf = (registration: string, form: string) => `${PREFIX}${registration}:${form}`

interface Stored extends KeptDraft {
  readonly at: number
}

function parse(text: string | null): Stored | undefined {
  try {
    const stored = JSON.parse(text ?? '') as Partial<Stored>
    const whole =
      Array.isArray(stored.rows) && Array.isArray(stored.base) && typeof stored.version === 'number'
    return whole ? (stored as Stored) : undefined
  } catch {
    return undefined
  }
}

const ours = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) =>
    key.startsWith(PREFIX),
  )

/** Keeps what the server does not have yet; nothing stays once it has (C10: nothing left behind). A full or forbidden
 *  storage (private browsing) loses only the safety net, not the page. */
export function keepDraft(
  storage: Storage,
  {
    registration,
    form,
    draft,
    now,
  }: { registration: string; form: string; draft: KeptDraft | undefined; now: number },
): void {
  try {
    if (draft === undefined) storage.removeItem(nameOf(registration, form))
    else storage.setItem(nameOf(registration, form), JSON.stringify({ ...draft, at: now }))
  } catch {
    return
  }
}

export function keptDraft(storage: Storage, registration: string, form: string): KeptDraft | undefined {
  return parse(storage.getItem(nameOf(registration, form)))
}

/** Removes what belongs to anybody else or has waited too long: one candidate per browser. */
export function dropOthers(
  storage: Storage,
  { registration, now }: { registration: string; now: number },
): void {
  for (const key of ours(storage)) {
    const stored = parse(storage.getItem(key))
    const stale = stored === undefined || now - stored.at > LONGEST
    if (stale || !key.startsWith(`${PREFIX}${registration}:`)) storage.removeItem(key)
  }
}

/** Sign-out: nothing of anybody stays. */
export function dropAll(storage: Storage): void {
  for (const key of ours(storage)) storage.removeItem(key)
}
