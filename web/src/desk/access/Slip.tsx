import { Alert, Button, Modal } from 'antd'
import { timeWords } from '../parts/words.ts'

export interface SlipView {
  readonly login: string
  readonly name: string
  readonly code: string
  readonly until: number
}

/** 激活单: shown once; the person chooses the password, nobody else does (notice 三.(二)). */
export function Slip({ slip, onClose }: { readonly slip: SlipView; readonly onClose: () => void }) {
  return (
    <Modal
      open
      title="激活单"
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="print" onClick={() => print()}>
          打印
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          已经交给本人
        </Button>,
      ]}
    >
      <div className="grant-slip">
        <dl>
          <dt>姓名</dt>
          <dd>{slip.name}</dd>
          <dt>登录名</dt>
          <dd>{slip.login}</dd>
          <dt>启用地址</dt>
          <dd>{`${location.origin}/desk/activate`}</dd>
          <dt>有效期至</dt>
          <dd>{timeWords(slip.until)}</dd>
        </dl>
        激活码（只能用一次）
        <code className="grant-code">{slip.code}</code>
        <Alert
          type="warning"
          showIcon
          title="激活码只在这里显示一次。请当面交给本人，由本人打开启用地址、自己设置密码；任何人不得代设密码。"
        />
      </div>
    </Modal>
  )
}
