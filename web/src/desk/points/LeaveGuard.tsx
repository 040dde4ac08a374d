import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'

/** Asks before the page is left over something typed and not saved; another tab of the same page is no leaving. */
export function LeaveGuard({ unsaved }: { readonly unsaved: 'no' | 'yes' }) {
  const typed = () => unsaved === 'yes'
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => typed() && current.pathname !== next.pathname,
    enableBeforeUnload: typed,
    withResolver: true,
  })
  return (
    <Modal
      open={status === 'blocked'}
      title="录入的内容还没有保存"
      okText="留在这里"
      cancelText="不保存，离开"
      onOk={() => reset?.()}
      onCancel={() => proceed?.()}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <p>离开以后，没有保存的内容会丢失。</p>
    </Modal>
  )
}
