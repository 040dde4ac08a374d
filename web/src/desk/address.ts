import { useNavigate, useSearch } from '@tanstack/react-router'
import { workedSeason } from '../shared/worked-season.ts'

/** What a desk address may carry: codes and record ids, never a name, a number or a search text. */
export interface Filters {
  readonly org?: string
  readonly school?: string
  readonly class?: string
  readonly state?: string
  readonly pupil?: string
  readonly tab?: string
  readonly door?: string
  readonly rule?: string
  readonly kind?: string
  readonly job?: string
  readonly next?: string
  /** Two versions that are compared. */
  readonly from?: string
  readonly to?: string
  readonly columns?: string
  /** `YYYY-MM-DD` */
  readonly day?: string
  readonly slot?: string
}

const names = [
  'org',
  'school',
  'class',
  'state',
  'pupil',
  'tab',
  'door',
  'rule',
  'kind',
  'job',
  'next',
  'from',
  'to',
  'columns',
  'day',
  'slot',
] as const

/** Reads the filters of an address; anything else in it is dropped. */
export function readFilters(search: Readonly<Record<string, unknown>>): Filters {
  const kept = names.flatMap((name) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' && value.length <= 200 ? [[name, value] as const] : []
  })
  return Object.fromEntries(kept)
}

/** Codes are text even when they are digits only: `2141010001` must not become a number. */
export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** The season that an address names. */
export function seasonIn(text: string): string | undefined {
  const named = new URLSearchParams(text).get('season') ?? ''
  return /^[a-z]+-\d{4}$/.test(named) ? named : undefined
}

/** Every address of a window that works in another season than the installation's names it: no link has to think of it. */
export function addressText(search: Readonly<Record<string, unknown>>): string {
  const season = workedSeason()
  const kept = Object.entries({ ...readFilters(search), ...(season === '' ? {} : { season }) })
  const text = new URLSearchParams(kept).toString()
  return text === '' ? '' : `?${text}`
}

type Change = { readonly [K in keyof Filters]: Filters[K] | undefined }

/** The filters of this address and the way to change some of them; `undefined` takes one out. */
export function useFilters(): readonly [Filters, (change: Change) => void] {
  const filters = useSearch({ from: '__root__' })
  const navigate = useNavigate()
  const change = (next: Change) =>
    void navigate({ to: '.', search: (old) => readFilters({ ...old, ...next }), replace: true })
  return [filters, change]
}
