import { Modal } from 'antd'

interface Props {
  readonly busy: boolean
  readonly onGo: () => void
  readonly onClose: () => void
}

/** Says what a reprint does before it does it (C4). */
export function ReprintSlip({ busy, onGo, onClose }: Props) {
  return (
    <Modal
      open
      title="重印这名考生的注册密码条？"
      okText="重印"
      confirmLoading={busy}
      onOk={onGo}
      onCancel={onClose}
    >
      <p>旧密码条立刻作废；考生如果已经激活，原来的登录密码也同时失效，要用新密码条重新设置。</p>
      <p className="quiet">已填写的内容不受影响。重印会记录下来，并通知考生。</p>
    </Modal>
  )
}
