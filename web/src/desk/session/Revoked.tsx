import { Button, Result } from 'antd'
import type { Hat } from './hats.ts'
import { leave } from './sign-out.ts'

interface Props {
  readonly hat: Hat
  /** With another role that is left. */
  readonly onGo: (() => void) | undefined
}

/** The role worn until now was taken back (A5): said once and clearly, in whatever screen it happens. */
export function Revoked({ hat, onGo }: Props) {
  return (
    <main className="lonely">
      <Result
        status="warning"
        title={<h1>您的权限已被收回</h1>}
        subTitle={`“${hat.orgName} · ${hat.title}”的授权已被上级收回、移交或已到期。收回之前完成的操作有效，正在进行的操作没有生效。如有疑问，请联系上一级管理员。`}
        extra={[
          ...(onGo === undefined
            ? []
            : [
                <Button key="go" type="primary" onClick={onGo}>
                  用其他身份继续
                </Button>,
              ]),
          <Button key="out" onClick={() => void leave()}>
            退出登录
          </Button>,
        ]}
      />
    </main>
  )
}
