import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { readRegistration } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'

export type RegistrationView = OutputOf<typeof readRegistration>

export const registrationQuery = (id: string) => ({
  queryKey: ['registration', id],
  queryFn: () => call(readRegistration, { id }),
  staleTime: 20_000,
})

/** One candidate as this desk may see it; sensitive fields covered. */
export function useRegistration(id: string | undefined) {
  return useQuery({ ...registrationQuery(id ?? ''), enabled: id !== undefined })
}

/** After an act: the record as answered, and everything that counts or lists it asked anew. */
export function keepRegistration(queries: QueryClient, next: RegistrationView): void {
  queries.setQueryData(['registration', next.id], next)
  for (const key of ['progress', 'pupils', 'board', 'history', 'doubtful', 'classes', 'headCount'])
    void queries.invalidateQueries({ queryKey: [key] })
}
