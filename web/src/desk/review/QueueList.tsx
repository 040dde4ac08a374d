import { Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { Mark } from '../parts/Mark.tsx'
import { type Queue, left } from './queue.ts'

interface Props {
  readonly queue: Queue
  readonly loading: boolean
  readonly here: string | undefined
  readonly go: (id: string) => void
  readonly take: () => void
}

/** Who waits, who is in hand, what has been decided in this sitting. */
export function QueueList({ queue, loading, here, go, take }: Props) {
  const current = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void current.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  if (loading) return <Skeleton active paragraph={{ rows: 10 }} />
  return (
    <>
      <div className="queue-head">
        <span>
          待核验 <strong>{left(queue)}</strong>
        </span>
        <button type="button" className="link" onClick={take}>
          刷新
        </button>
      </div>
      <ol className="queue">
        {queue.waiting.map((one) => {
          const verdict = queue.decided.get(one.id)
          return (
            <li key={one.id}>
              <button
                type="button"
                ref={one.id === here ? current : null}
                className={one.id === here ? 'here' : ''}
                aria-current={one.id === here}
                onClick={() => go(one.id)}
              >
                <span className="queue-name">{one.name}</span>
                {verdict === undefined ? (
                  one.portrait === 'doubtful' && <Mark tone="look">照片存疑</Mark>
                ) : (
                  <Mark tone={verdict === 'pass' ? 'done' : 'look'}>
                    {verdict === 'pass' ? '通过' : '已退回'}
                  </Mark>
                )}
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
