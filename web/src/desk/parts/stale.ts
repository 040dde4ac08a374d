import { CallRefused } from '../../shared/call.ts'

/** Somebody else changed the record meanwhile: load it again and look. */
export function isStale(error: unknown): boolean {
  return error instanceof CallRefused && error.code === 'VERSION-STALE'
}
