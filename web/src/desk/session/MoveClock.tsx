import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { moveClock } from '@zhongzhao/api/season'
import { beijingText } from '@zhongzhao/domain/base/time'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useSeasonNow } from './clock.ts'
import { clockPresets } from './presets.ts'
import { useSession } from './session.ts'

/** Moves the made-up season's time to any moment, with the edges of every window at hand (A1, K6). */
export function MoveClock({ onClose }: { readonly onClose: () => void }) {
  const { pack } = useSession()
  const now = useSeasonNow(60_000)
  const [at, setAt] = useState(() => beijingText(now).slice(0, 16))
  const queries = useQueryClient()
  const move = useAct({
    run: (to: string) => call(moveClock, { at: to }),
    onDone: () => {
      void queries.invalidateQueries()
      onClose()
    },
  })
  return (
    <Modal open title="调整演练时间" footer={null} onCancel={onClose} width={640}>
      <p className="quiet">所有人看到的时间一起变，只影响演练环境。</p>
      <Form layout="inline" colon={false} onFinish={() => move.start(at)}>
        <Form.Item label="北京时间">
          <Input
            aria-label="北京时间"
            type="datetime-local"
            value={at}
            onChange={(e) => setAt(e.target.value)}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={move.busy}>
          调到这个时间
        </Button>
      </Form>
      <h3 className="spaced">各时间窗口的边界</h3>
      <ul className="clock-presets">
        {clockPresets(pack.windows).map((preset) => (
          <li key={preset.at}>
            <span>
              <strong>{preset.time}</strong>
              <span className="quiet">{preset.meaning}</span>
            </span>
            <Button size="small" onClick={() => move.start(preset.at)}>
              调到
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
