import { useSyncExternalStore } from 'react'

export interface Ticked {
  readonly field: string
  readonly reason: string
}

/** What the reviewer has ticked and typed for one pupil, not sent yet. */
export interface ReturnDraft {
  readonly fields: readonly Ticked[]
  readonly note: string
}

export const blankDraft: ReturnDraft = { fields: [], note: '' }

/** Ticks a field with the reason that fits it, or unticks it. */
export function toggle(draft: ReturnDraft, field: string, reason: string): ReturnDraft {
  const held = draft.fields.some((f) => f.field === field)
  const fields = held ? draft.fields.filter((f) => f.field !== field) : [...draft.fields, { field, reason }]
  return { ...draft, fields }
}

export function withReason(draft: ReturnDraft, field: string, reason: string): ReturnDraft {
  return { ...draft, fields: draft.fields.map((f) => (f.field === field ? { field, reason } : f)) }
}

/** Ready to send: at least one field, each with a reason. */
export function sendable(draft: ReturnDraft): boolean {
  return draft.fields.length > 0 && draft.fields.every((f) => f.reason.trim() !== '')
}

/** Reason code that most likely fits a field; the reviewer may choose another. */
export function likelyReason(field: string): string {
  if (field === 'portrait') return 'PORTRAIT-UNFIT'
  if (field === 'document') return 'DOCUMENT-UNFIT'
  if (/phone/i.test(field)) return 'PHONE-DEAD'
  if (/address/i.test(field)) return 'NOT-DETAILED'
  if (field.endsWith('.relation')) return 'GUARDIAN-RELATION'
  if (field.endsWith('.witness')) return 'WITNESS-WRONG'
  if (field.startsWith('studyHistory')) return 'HISTORY-WRONG'
  return field.startsWith('basic.household') ? 'BOOK-DIFFERS' : 'CARD-DIFFERS'
}

// In memory only, for as long as the page lives: a conflict, another pupil or another screen loses nothing typed.
const drafts = new Map<string, ReturnDraft>()
const watchers = new Set<() => void>()

export function keepDraft(id: string, draft: ReturnDraft): void {
  if (draft.fields.length === 0 && draft.note === '') drafts.delete(id)
  else drafts.set(id, draft)
  for (const watcher of watchers) watcher()
}

export const draftOf = (id: string): ReturnDraft => drafts.get(id) ?? blankDraft
export const unsent = (): number => drafts.size

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function useDraft(id: string): ReturnDraft {
  return useSyncExternalStore(watch, () => draftOf(id))
}
