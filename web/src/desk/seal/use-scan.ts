import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { findSheet, returnSheet, signSheet } from '@zhongzhao/api/papers'
import { CallRefused, call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { type Recorded, type Sheet, type Table, remember } from './scan.ts'

export interface Back {
  readonly sheet: Sheet
  readonly reasons: readonly string[]
  readonly note: string
}

export interface Signing {
  readonly sheet: Sheet
  /** Ground on which somebody signed for the guardian; the guardian when absent. */
  readonly ground?: string | undefined
}

/** Both signed; in the guardian's place perhaps somebody whom the pack lets sign. */
export function signOf({ sheet, ground }: Signing) {
  const guardian =
    ground === undefined ? { guardian: 'signed' as const } : { guardian: 'proxy' as const, ground }
  return { id: sheet.id, candidate: 'signed' as const, ...guardian }
}

export function returnOf({ sheet, reasons, note }: Back) {
  const said = note.trim()
  return { id: sheet.id, reasons: [...reasons], ...(said === '' ? {} : { note: said }) }
}

/** What was typed or scanned is none of our codes. */
function unreadable(error: unknown): string | undefined {
  return error instanceof CallRefused && error.code === 'INPUT-SHAPE'
    ? '没有认出这个编码。请再扫一次，或输入登记表上的编号、16 位校验码。'
    : undefined
}

/** What is read anew once a sheet was recorded. */
export const touched = ['progress', 'register', 'registration', 'pupils']

export const lastsThrough = { retries: 2 } as const

/** What lies under the scanner and what can be done with it. Recording lasts through a lost reply: asked again, done once. */
export function useScan(onKept: () => void) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [table, setTable] = useState<Table>({ kind: 'empty' })
  const [problem, setProblem] = useState<string>()
  const [recorded, setRecorded] = useState<readonly Recorded[]>([])
  const kept = (sheet: Sheet, outcome: Recorded['outcome']) => {
    setRecorded((list) => remember(list, sheet, outcome))
    setTable({ kind: 'empty' })
    for (const key of touched) void queries.invalidateQueries({ queryKey: [key] })
    onKept()
  }
  const find = useAct({
    run: (code: string) => call(findSheet, { code }),
    onDone: (sheet) => setTable({ kind: 'sheet', sheet }),
    onRefused: (error) => {
      setTable({ kind: 'empty' })
      setProblem(unreadable(error) ?? sentenceOf(error))
    },
  })
  const sign = useAct({
    run: (given: Signing) => call(signSheet, signOf(given), lastsThrough),
    onDone: (sheet) => kept(sheet, 'signed'),
    onRefused: (error) => setProblem(sentenceOf(error)),
  })
  const back = useAct({
    run: (given: Back) => call(returnSheet, returnOf(given), lastsThrough),
    onDone: (sheet) => kept(sheet, 'returned'),
    onRefused: (error) => void message.error({ content: sentenceOf(error), duration: 8 }),
  })
  const clear = () => {
    setTable({ kind: 'empty' })
    setProblem(undefined)
  }
  const forgetProblem = () => setProblem(undefined)
  const setGround = (ground: string | undefined) =>
    setTable((was) => (was.kind === 'sheet' ? { ...was, ground } : was))
  return { table, problem, recorded, setGround, find, sign, back, clear, forgetProblem }
}
