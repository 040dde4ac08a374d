import { useSyncExternalStore } from 'react'

/** Where in the candidate's pages one is. Addresses hold names of forms and fields, never personal data. */
export type Route =
  | {
      readonly page:
        | 'home'
        | 'activate'
        | 'sandbox'
        | 'pictures'
        | 'confirm'
        | 'track'
        | 'history'
        | 'password'
        | 'messages'
        | 'returning'
        | 'points'
        | 'appointments'
        | 'corrections'
        | 'evaluation'
        | 'claims'
    }
  | {
      readonly page: 'check'
      /** What the QR of a sheet says; without it the digits are typed. */
      readonly code?: string
    }
  | {
      readonly page: 'publicity'
      /** One public list; without it the search. */
      readonly list?: string
    }
  | {
      readonly page: 'section'
      readonly form: string
      /** Which page of the form, from 0. */
      readonly part: number
      /** The field to stand on, `householdAddress` or `0.phone`. */
      readonly field?: string
    }

const plain = [
  'home',
  'activate',
  'sandbox',
  'pictures',
  'confirm',
  'track',
  'history',
  'password',
  'messages',
  'returning',
  'points',
  'appointments',
  'corrections',
  'evaluation',
  'claims',
] as const

const NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/
const ID = /^[0-9a-f-]{36}$/
const CODE = /^zz1\.[0-9a-f-]{36}\.[0-9a-f]{64}$/i
const FIELD = /^(\d{1,2}\.)?[A-Za-z][A-Za-z0-9]{0,39}$/

/** `#/section/basic/1?field=homeAddress`; whatever is not an address of ours leads home. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [page, form, part] = path.split('/')
  const found = plain.find((name) => name === page)
  if (found !== undefined) return { page: found }
  if (page === 'check') return { page, ...(CODE.test(form ?? '') ? { code: form } : {}) }
  if (page === 'publicity') return { page, ...(ID.test(form ?? '') ? { list: form } : {}) }
  if (page !== 'section' || form === undefined || !NAME.test(form)) return { page: 'home' }
  const index = /^\d{1,2}$/.test(part ?? '') ? Number(part) : 0
  const field = new URLSearchParams(query).get('field') ?? ''
  return { page: 'section', form, part: index, ...(FIELD.test(field) ? { field } : {}) }
}

export function addressOf(route: Route): string {
  if (route.page === 'check') return `#/check${route.code === undefined ? '' : `/${route.code}`}`
  if (route.page === 'publicity') return `#/publicity${route.list === undefined ? '' : `/${route.list}`}`
  if (route.page !== 'section') return `#/${route.page}`
  const query = route.field === undefined ? '' : `?field=${route.field}`
  return `#/section/${route.form}/${route.part}${query}`
}

export function go(route: Route): void {
  const address = addressOf(route)
  if (location.hash === address) return
  location.hash = address
  scrollTo(0, 0)
}

function watchAddress(watcher: () => void): () => void {
  addEventListener('hashchange', watcher)
  return () => removeEventListener('hashchange', watcher)
}

/** The present address as text; stable between renders, read with parseRoute. */
export function useAddress(): string {
  return useSyncExternalStore(watchAddress, () => location.hash)
}
