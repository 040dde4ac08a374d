import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { readClassEvaluation, saveEvaluation } from '@zhongzhao/api/evaluation'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { readBlock } from '@zhongzhao/domain/evaluation/block'
import { type Scheme, columnsOf } from '@zhongzhao/domain/evaluation/scheme'
import { call } from '../../shared/call.ts'
import { serverNow } from '../../shared/clock.ts'
import { useAct } from '../parts/use-act.ts'
import {
  type At,
  type Cell,
  type ClassView,
  type SaveRow,
  afterSaving,
  put,
  rowsToSave,
  undone,
  untyped,
} from './grid.ts'

export type Conflict = OutputOf<typeof saveEvaluation>['conflicts'][number] & { readonly mine: string }

export function useClassEvaluation(code: string) {
  return useQuery({
    queryKey: ['evaluation', code],
    queryFn: () => call(readClassEvaluation, { class: code }),
    refetchOnWindowFocus: false,
  })
}

const mineIn = (rows: readonly SaveRow[], id: string, column: string): string =>
  rows.find((row) => row.id === id)?.cells.find((cell) => cell.column === column)?.now ?? ''

/** Asks before the browser throws away what was typed. */
function useKept(waiting: number): void {
  useEffect(() => {
    if (waiting === 0) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [waiting])
}

/** A pasted block as cells of the grid; what cannot be read is said. */
function blockCells(
  view: ClassView,
  scheme: Scheme,
  { text, at }: { readonly text: string; readonly at: At },
) {
  const columns = columnsOf(scheme).slice(at.column)
  const block = readBlock(text, columns)
  const cells: readonly Cell[] = block.cells.flatMap(({ row, column, grade }) => {
    const [pupil, into] = [view.pupils[at.row + row], columns[column]]
    return pupil === undefined || into === undefined ? [] : [{ id: pupil.id, column: into.code, grade }]
  })
  const left = block.rows - (view.pupils.length - at.row)
  const faults = [
    ...block.problems.slice(0, 3).map((p) => {
      const name = view.pupils[at.row + p.row]?.name ?? ''
      return `${name}${columns[p.column]?.title ?? ''}写的是“${p.text}”，应为${p.choices}之一`
    }),
    ...(block.problems.length > 3 ? [`另有 ${block.problems.length - 3} 处读不出`] : []),
    ...(left > 0 ? [`多出 ${left} 行，超过了本班人数`] : []),
    ...(block.beyond > 0 ? ['多出几列，没有放进去'] : []),
  ]
  return { cells, faults }
}

/** What the server answered to a save: the grid as it is now, and the cells that somebody else wrote. */
function useSaving(
  { class: klass }: ClassView,
  onSaved: (sent: readonly SaveRow[], told: readonly Conflict[]) => void,
) {
  const queries = useQueryClient()
  return useAct({
    run: (sent: readonly SaveRow[]) =>
      call(saveEvaluation, { class: klass.code, rows: [...sent] }, { retries: 2 }),
    onDone: ({ now, conflicts }, sent) => {
      queries.setQueryData(['evaluation', klass.code], now)
      void queries.invalidateQueries({ queryKey: ['evaluation-overview'] })
      onSaved(
        sent,
        conflicts.map((one) => ({ ...one, mine: mineIn(sent, one.id, one.column) })),
      )
    },
  })
}

/** What is typed into the grid of a class, and saving it. */
export function useTyping(view: ClassView, scheme: Scheme) {
  const { message } = App.useApp()
  const [typed, setTyped] = useState(untyped)
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([])
  const [savedAt, setSavedAt] = useState<number>()
  const rows = rowsToSave(view.pupils, typed.edits)
  const waiting = rows.reduce((n, row) => n + row.cells.length, 0)
  useKept(waiting)
  const saving = useSaving(view, (sent, told) => {
    setTyped((was) => afterSaving(was, sent))
    setConflicts(told)
    setSavedAt(serverNow())
  })
  const typing = (cells: readonly Cell[]) => setTyped((was) => put(was, cells))
  return {
    edits: typed.edits,
    waiting,
    savedAt,
    conflicts,
    saving: saving.busy,
    undoable: typed.past.length,
    put: typing,
    undo: () => setTyped(undone),
    paste: (text: string, at: At) => {
      const { cells, faults } = blockCells(view, scheme, { text, at })
      typing(cells)
      if (faults.length > 0) void message.warning({ content: `${faults.join('；')}。`, duration: 10 })
    },
    save: () => {
      if (rows.length > 0) saving.start(rows)
    },
    settle: (one: Conflict, keep: 'mine' | 'theirs') => {
      setConflicts((all) => all.filter((other) => other !== one))
      if (keep === 'mine') typing([{ id: one.id, column: one.column, grade: one.mine }])
    },
  }
}
