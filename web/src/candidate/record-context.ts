import { createContext, useContext, useSyncExternalStore } from 'react'
import type { RegistrationView } from './checklist.ts'
import type { MyRecord } from './my-record.ts'

export const RecordContext = createContext<MyRecord | undefined>(undefined)

/** The signed-in candidate's record; pages below the sign-in always have one. */
export function useRecord(): MyRecord {
  const record = useContext(RecordContext)
  if (record === undefined) throw new Error('no record outside the signed-in pages')
  return record
}

export function useView(): RegistrationView {
  const record = useRecord()
  return useSyncExternalStore(record.watch, record.view)
}
