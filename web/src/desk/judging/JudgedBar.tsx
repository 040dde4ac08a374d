import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useSession } from '../session/session.ts'
import type { Judging } from './use-judging.ts'

/** The ten seconds in which a verdict over a picture can be taken back; the message leaves only afterwards. */
export function JudgedBar({ judging }: { readonly judging: Judging }) {
  const { undoable } = judging
  if (undoable === undefined) return null
  const { of, verdict } = undoable
  return (
    <Running
      key={of.image + verdict}
      judging={judging}
      words={`${of.name}：判为${verdict === 'accepted' ? '合格' : '不合格'}`}
    />
  )
}

function Running({ judging, words }: { readonly judging: Judging; readonly words: string }) {
  const { pack } = useSession()
  const [seconds, setSeconds] = useState(pack.undoSeconds.value)
  useEffect(() => {
    const end = performance.now() + pack.undoSeconds.value * 1000
    const timer = setInterval(() => {
      const still = Math.ceil((end - performance.now()) / 1000)
      setSeconds(still)
      if (still <= 0) {
        clearInterval(timer)
        judging.forget()
      }
    }, 250)
    return () => clearInterval(timer)
    // One bar lives for one verdict (it is keyed by it); `judging` changes with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <output className="undo-bar">
      <span>{words}</span>
      <Button size="small" loading={judging.undoing} onClick={judging.undo}>
        撤销 <kbd>U</kbd>（{Math.max(0, seconds)} 秒）
      </Button>
    </output>
  )
}
