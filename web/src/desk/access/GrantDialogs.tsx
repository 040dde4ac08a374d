import { useQuery } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import * as api from '@zhongzhao/api/grants'
import { call, sentenceOf } from '../../shared/call.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { Whom, type WhomEntered, whomOf } from './Whom.tsx'
import type { Line } from './grant-query.ts'
import type { SlipView } from './Slip.tsx'

interface Props {
  readonly line: Line
  readonly onDone: (slip?: SlipView) => void
  readonly onClose: () => void
}

/** What falls with it is said before it is done. */
export function RevokeDialog({ line, onDone, onClose }: Props) {
  const { modal } = App.useApp()
  const asked = useQuery({
    queryKey: ['grants', 'below', line.id],
    queryFn: () => call(api.grantBelow, { grant: line.id }),
    staleTime: 0,
  })
  const revoke = useAct({
    run: () => call(api.revokeGrant, { grant: line.id, version: line.version }),
    onDone: ({ revoked, people, without }) => {
      onDone()
      const left = without.length === 0 ? '' : `现在没有管理员的单位：${without.join('、')}。请尽快另行授权。`
      void modal.success({ title: `已收回 ${revoked} 项授权，涉及 ${people} 人。`, content: left })
    },
  })
  return (
    <Modal
      open
      title={`收回：${line.name}（${line.orgName} · ${line.title}）`}
      okText="收回"
      okButtonProps={{ danger: true, disabled: asked.data === undefined }}
      confirmLoading={revoke.busy}
      onOk={() => revoke.start(undefined)}
      onCancel={onClose}
    >
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      {asked.data !== undefined && (
        <p>
          {asked.data.grants === 0
            ? '这项授权没有再授权给别人。'
            : `由这项授权再给出的 ${asked.data.grants} 项授权（${asked.data.people} 人）会一起收回。只是换人的，请用“移交”，下级不受影响。`}
          收回立即生效，对方已经打开的页面也不能再操作。
        </p>
      )}
    </Modal>
  )
}

export function RenewDialog({ line, onDone, onClose }: Props) {
  const [lastDay, setLastDay] = useState('')
  const renew = useAct({
    run: () =>
      call(api.renewGrant, {
        grant: line.id,
        version: line.version,
        ...(lastDay === '' ? {} : { lastDay }),
      }),
    onDone: () => onDone(),
  })
  return (
    <Modal
      open
      title={`续期：${line.name}（${line.orgName} · ${line.title}）`}
      okText="续期"
      confirmLoading={renew.busy}
      onOk={() => renew.start(undefined)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <p className="quiet">
          现在{line.until === undefined ? '不限期' : `到 ${timeWords(line.until)}`}
          。由它再给出的授权各有自己的期限，需要时分别续期。
        </p>
        <Form.Item label="新的最后一天" htmlFor="renew-day" extra="不填则与上级授权同时到期。">
          <Input
            id="renew-day"
            type="date"
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** 换人: what was given below stays. */
export function HandOverDialog({ line, onDone, onClose }: Props) {
  const [form] = Form.useForm<WhomEntered>()
  const [trouble, setTrouble] = useState<string>()
  const hand = useAct({
    run: (entered: WhomEntered) =>
      call(api.handOverGrant, { grant: line.id, version: line.version, ...whomOf(entered) }),
    onDone: ({ slip }) => onDone(slip),
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  return (
    <Modal
      open
      title={`移交：${line.orgName} · ${line.title}`}
      okText="移交"
      confirmLoading={hand.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="quiet">
        {line.name} 的这项授权立即结束，由接任的人继续；已经授权给下级的 {line.below} 项不受影响。
      </p>
      <Form<WhomEntered>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={hand.start}
        onValuesChange={() => setTrouble(undefined)}
      >
        <Whom />
        {trouble !== undefined && <Alert type="error" showIcon title={trouble} role="alert" />}
      </Form>
    </Modal>
  )
}

/** 谁给的权限: up to the first grant (A9). */
export function ChainDialog({
  line,
  onClose,
}: {
  readonly line: Pick<Line, 'id' | 'name'>
  readonly onClose: () => void
}) {
  const asked = useQuery({
    queryKey: ['grants', 'chain', line.id],
    queryFn: () => call(api.grantChain, { grant: line.id }),
  })
  return (
    <Modal open title={`${line.name} 的权限是谁给的`} footer={null} onCancel={onClose}>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      <ol className="chain">
        {asked.data?.chain.map((one) => (
          <li key={one.id}>
            <strong>
              {one.name}（{one.orgName} · {one.title}，{one.stateName}）
            </strong>
            <span className="quiet">
              {one.givenBy === undefined ? '系统安装时建立' : `${timeWords(one.at)} 由 ${one.givenBy} 授权`}
              {one.until !== undefined && `，到 ${timeWords(one.until)}`}
            </span>
          </li>
        ))}
      </ol>
    </Modal>
  )
}

export function CodeDialog({ line, onDone, onClose }: Props) {
  const issue = useAct({
    run: () => call(api.newStaffCode, { grant: line.id }),
    onDone: ({ slip }) => onDone(slip),
  })
  return (
    <Modal
      open
      title={`重发激活码：${line.name}`}
      okText="重发"
      confirmLoading={issue.busy}
      onOk={() => issue.start(undefined)}
      onCancel={onClose}
    >
      <p>
        用于激活码遗失或忘记密码。原来的激活码和密码立即作废，对方已登录的页面会退出；由本人凭新的激活码重新设置密码。
      </p>
    </Modal>
  )
}
