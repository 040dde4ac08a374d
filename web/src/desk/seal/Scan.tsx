import { Alert, Input, type InputRef } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Panel } from '../parts/Panel.tsx'
import { useKeydown } from '../parts/use-keydown.ts'
import { RecordedList } from './RecordedList.tsx'
import { ReturnSheet } from './ReturnSheet.tsx'
import { halfWidth, onEnter } from './scan.ts'
import { SheetCard } from './SheetCard.tsx'
import { useScan } from './use-scan.ts'

/** Keeps the field ready for the scanner wherever one clicked; a dialog has the focus while it is open. */
function useFocusKept(field: RefObject<InputRef | null>, dialog: 'open' | 'closed') {
  useEffect(() => {
    if (dialog === 'open') return undefined
    field.current?.focus()
    const back = () => {
      if (document.activeElement === document.body) field.current?.focus()
    }
    const timer = setInterval(back, 400)
    return () => clearInterval(timer)
  }, [field, dialog])
}

/** One big field for the hand scanner; Enter looks up, Enter again records both signatures, F2 sends back. */
export function Scan() {
  const field = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  const [returning, setReturning] = useState<'open' | 'closed'>('closed')
  const { table, problem, recorded, setGround, find, sign, back, clear, forgetProblem } = useScan(() =>
    setReturning('closed'),
  )
  useFocusKept(field, returning)
  const enter = () => {
    const step = onEnter(halfWidth(typed), table)
    forgetProblem()
    setTyped('')
    if (step.kind === 'find') find.start(step.code)
    if (step.kind === 'sign') sign.start({ ...table, sheet: step.sheet })
  }
  useKeydown((event) => {
    if (returning === 'open') return
    if (event.key === 'F2') {
      event.preventDefault()
      if (table.kind === 'sheet' && !['signed', 'superseded'].includes(table.sheet.standing))
        setReturning('open')
    }
    if (event.key === 'Escape') {
      setTyped('')
      clear()
    }
  })
  return (
    <div className="scan">
      <Panel>
        <Input
          ref={field}
          className="scan-field"
          size="large"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          maxLength={300}
          aria-label="登记表上的条码、二维码或 16 位校验码"
          placeholder="扫登记表上的条码或二维码，或输入编号、16 位校验码，按 Enter"
          onChange={(e) => setTyped(e.target.value)}
          onPressEnter={(e) => {
            if (!e.nativeEvent.isComposing && !e.repeat) enter()
          }}
        />
        {problem !== undefined && <Alert className="scan-problem" type="error" showIcon title={problem} />}
        <SheetCard
          table={table}
          busy={find.busy ? 'finding' : sign.busy ? 'signing' : 'idle'}
          ground={table.kind === 'sheet' ? table.ground : undefined}
          onGround={(code) => {
            setGround(code)
            field.current?.focus()
          }}
          onSign={() => table.kind === 'sheet' && sign.start(table)}
          onReturn={() => setReturning('open')}
        />
      </Panel>
      <RecordedList recorded={recorded} />
      {returning === 'open' && table.kind === 'sheet' && (
        <ReturnSheet
          sheet={table.sheet}
          busy={back.busy}
          onSend={(reasons, note) => back.start({ sheet: table.sheet, reasons, note })}
          onClose={() => setReturning('closed')}
        />
      )}
    </div>
  )
}
