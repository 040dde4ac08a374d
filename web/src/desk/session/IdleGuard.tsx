import { Modal } from 'antd'
import { useIdle } from './idle.ts'
import { leave } from './sign-out.ts'

/** Thirty minutes without a touch end the session; the last minute is announced. */
export function IdleGuard() {
  const idle = useIdle(() => void leave('idle'))
  const seconds = idle.kind === 'warning' ? idle.seconds : 0
  return (
    <Modal
      open={idle.kind === 'warning'}
      title="长时间没有操作"
      okText="继续使用"
      cancelText="现在退出"
      closable={false}
      onOk={() => undefined}
      onCancel={() => void leave()}
    >
      为保护考生信息，{seconds} 秒后自动退出。按任意键或点“继续使用”留在工作台。
    </Modal>
  )
}
