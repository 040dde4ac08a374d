import { Button } from 'antd'
import { Suspense, lazy, useState } from 'react'
import { chineseTime } from '@zhongzhao/domain/base/time'
import { useSeasonNow } from './clock.ts'
import { useSession } from './session.ts'

const MoveClock = lazy(async () => ({ default: (await import('./MoveClock.tsx')).MoveClock }))

/** 演练: says that nobody here is real and what time it is; whoever may, moves the time (K6). */
export function SandboxBanner() {
  const { me, hat } = useSession()
  const now = useSeasonNow(10_000)
  const [open, setOpen] = useState<'open' | 'closed'>('closed')
  if (!me.sandbox) return null
  return (
    <aside className="sandbox-banner" aria-label="演练环境">
      <span>
        <strong>演练</strong> 人员和数据都是编造的。
        <span className="whole">演练时间：{chineseTime(now)}</span>
      </span>
      {hat.actions.has('sandbox.clock') && (
        <Button size="small" onClick={() => setOpen('open')}>
          调整时间
        </Button>
      )}
      {open === 'open' && (
        <Suspense fallback={null}>
          <MoveClock onClose={() => setOpen('closed')} />
        </Suspense>
      )}
    </aside>
  )
}
