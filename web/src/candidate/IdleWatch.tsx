import { useEffect, useRef, useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { type Idle, idleAfter } from './idle.ts'

const touches = ['pointerdown', 'keydown', 'input', 'touchstart', 'scroll'] as const

/** Signs out who left a shared computer, with a minute's warning. */
export function IdleWatch({ onOver }: { readonly onOver: () => void }) {
  const last = useRef(0)
  const [idle, setIdle] = useState<Idle>({ kind: 'active' })
  useEffect(() => {
    last.current = Date.now()
    const touched = () => {
      if (idleAfter(Date.now() - last.current).kind === 'active') last.current = Date.now()
    }
    const look = () => setIdle(idleAfter(Date.now() - last.current))
    const timer = setInterval(look, 1000)
    for (const touch of touches) addEventListener(touch, touched, { passive: true })
    return () => {
      clearInterval(timer)
      for (const touch of touches) removeEventListener(touch, touched)
    }
  }, [])
  useEffect(() => {
    if (idle.kind === 'over') onOver()
  }, [idle.kind, onOver])
  if (idle.kind !== 'warning') return null
  const stay = () => {
    last.current = Date.now()
    setIdle({ kind: 'active' })
  }
  return (
    <Dialog title="还在吗？" onClose={stay}>
      <p>
        已经很久没有操作，<b>{idle.seconds}</b> 秒后自动退出，免得别人看到你的信息。已填写的内容都在。
      </p>
      <button type="button" className="main" onClick={stay}>
        我还在，继续
      </button>
    </Dialog>
  )
}
