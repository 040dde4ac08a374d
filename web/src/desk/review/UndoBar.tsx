import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { serverNow } from '../../shared/clock.ts'
import { nameOf } from '../pupils/DossierSections.tsx'
import { useSession } from '../session/session.ts'
import type { Decision } from './use-review.ts'

interface Props {
  readonly of: Decision
  readonly busy: boolean
  readonly onUndo: () => void
  readonly onOver: () => void
}

/** The ten seconds in which a verdict can be taken back; the message to the candidate leaves only afterwards (I4). */
export function UndoBar({ of, busy, onUndo, onOver }: Props) {
  const { pack } = useSession()
  const whole = pack.undoSeconds.value
  const [seconds, setSeconds] = useState(whole)
  const until = of.view.undoUntil
  useEffect(() => {
    const end = performance.now() + Math.min(whole * 1000, until === undefined ? 0 : until - serverNow())
    const timer = setInterval(() => {
      const still = Math.ceil((end - performance.now()) / 1000)
      setSeconds(still)
      if (still <= 0) {
        clearInterval(timer)
        onOver()
      }
    }, 250)
    return () => clearInterval(timer)
    // One bar lives for one verdict (it is keyed by it); the callbacks change with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [until, whole])
  return (
    <output className="undo-bar">
      <span>
        {nameOf(of.view)}：{of.verdict === 'pass' ? '核验通过' : '已退回修改'}
      </span>
      <Button size="small" loading={busy} onClick={onUndo}>
        撤销 <kbd>U</kbd>（{Math.max(0, seconds)} 秒）
      </Button>
    </output>
  )
}
