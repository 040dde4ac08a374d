import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { enterSection, readEntry } from '@zhongzhao/api/assisted'
import type { Form } from '@zhongzhao/domain/forms/form'
import { call, sentenceOf } from '../../shared/call.ts'
import { isStale } from '../parts/stale.ts'
import { useAct } from '../parts/use-act.ts'
import { type Entry, keepSection } from './entry-query.ts'
import type { Rows } from './typed-form.ts'

interface Asked {
  readonly rows: Rows
  readonly version: number
}

interface Of {
  readonly id: string
  readonly form: Form
  readonly onSaved: () => void
}

/** Saves a section. Where somebody saved it meanwhile, theirs is loaded beside what was typed, and somebody chooses. */
export function useSaveSection({ id, form, onSaved }: Of) {
  const queries = useQueryClient()
  const [trouble, setTrouble] = useState<string>()
  const [stale, setStale] = useState<Entry>()
  const look = async () => {
    const latest = await call(readEntry, { id }).catch(() => undefined)
    if (latest === undefined)
      return setTrouble('这一部分刚被别人改过，但没能读到最新的内容。请检查网络，再保存一次。')
    queries.setQueryData(['entry', id], latest)
    return setStale(latest)
  }
  const act = useAct({
    run: async ({ rows, version }: Asked) => {
      setTrouble(undefined)
      const given = rows.map((row) => ({ ...row }))
      return call(enterSection, { id, form: form.id, version, rows: given }, { retries: 2 })
    },
    onDone: ({ version }, { rows }) => {
      setStale(undefined)
      keepSection(queries, id, { form: form.id, rows, version })
      onSaved()
    },
    onRefused: (error) => (isStale(error) ? void look() : setTrouble(sentenceOf(error))),
  })
  return { start: act.start, busy: act.busy, trouble, stale, settle: () => setStale(undefined) }
}
