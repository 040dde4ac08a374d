import { type QueryClient, useQuery } from '@tanstack/react-query'
import { listEntries, readEntry } from '@zhongzhao/api/assisted'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'
import type { Rows } from './typed-form.ts'

export type Entry = OutputOf<typeof readEntry>
export type EntryLine = OutputOf<typeof listEntries>['entries'][number]

/** Records made at the own point. */
export function useEntries() {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['entries', hat.orgCode],
    queryFn: () => call(listEntries, { org: hat.orgCode }),
    staleTime: 0,
  })
}

/** One record in the clear. Each reading is written down: it is read when it is opened, and when one asks for it. */
export function useEntry(id: string) {
  return useQuery({
    queryKey: ['entry', id],
    queryFn: () => call(readEntry, { id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  })
}

/** A section as it was saved, without reading the record anew. */
export function keepSection(
  queries: QueryClient,
  id: string,
  { form, rows, version }: { readonly form: string; readonly rows: Rows; readonly version: number },
): void {
  queries.setQueryData<Entry>(['entry', id], (was) => {
    if (was === undefined) return was
    const sections = { ...was.sections, [form]: rows.map((row) => ({ ...row })) }
    return { ...was, sections, sectionVersions: { ...was.sectionVersions, [form]: version } }
  })
  void queries.invalidateQueries({ queryKey: ['entries'] })
}
