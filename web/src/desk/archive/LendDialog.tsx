import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { lendVolume } from '@zhongzhao/api/archive'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import { type Volume, usualDue } from './archive-query.ts'

interface Props {
  readonly volume: Volume
  readonly onDone: (words: string) => void
  readonly onClose: () => void
}

const fields = [
  ['borrower', '借阅人', 50],
  ['unit', '单位', 100],
  ['purpose', '用途', 200],
] as const

/** 借出: who, from where, what for, until when. */
export function LendDialog({ volume, onDone, onClose }: Props) {
  const { pack } = useSession()
  const { loanDays } = pack.archive
  const [given, setGiven] = useState(() => ({
    borrower: '',
    unit: '',
    purpose: '',
    due: usualDue(loanDays),
  }))
  const lend = useAct({
    run: () => call(lendVolume, { volume: volume.id, ...given }),
    onDone: () => onDone('已登记借出。'),
  })
  const ready = given.due !== '' && fields.every(([name]) => given[name].trim().length >= 2)
  return (
    <Modal
      open
      title={`借出 ${volume.number}`}
      okText="借出"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={lend.busy}
      onOk={() => lend.start(undefined)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {fields.map(([name, label, most]) => (
          <Form.Item key={name} label={label} htmlFor={`lend-${name}`}>
            <Input
              id={`lend-${name}`}
              maxLength={most}
              autoComplete="off"
              value={given[name]}
              onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
            />
          </Form.Item>
        ))}
        <Form.Item label="归还日期" htmlFor="lend-due" extra={`最多借 ${loanDays} 天，到期可以续借。`}>
          <Input
            id="lend-due"
            type="date"
            value={given.due}
            onChange={(event) => setGiven({ ...given, due: event.target.value })}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
