import { useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { noteEvidence } from '@zhongzhao/api/registration'
import { beijingText } from '@zhongzhao/domain/base/time'
import { call, sentenceOf } from '../../shared/call.ts'
import { serverNow } from '../../shared/clock.ts'
import { keepRegistration, type RegistrationView } from '../parts/registration-query.ts'
import { isStale } from '../parts/stale.ts'
import { useAct } from '../parts/use-act.ts'
import { evidenceKinds, evidenceText, readEvidence } from './evidence-text.ts'

interface Props {
  readonly view: RegistrationView
  /** What stands there now. */
  readonly text: string
  readonly onClose: () => void
}

const MOST = 200

function troubleOf(error: unknown): string {
  return isStale(error) ? '这名考生的信息刚刚有变动，已重新载入。您写的还在，请再点一次。' : sentenceOf(error)
}

/** 写明公安机关证明 (D8): which paper, its number, its day. A refusal keeps the dialog and what was typed. */
export function NoteEvidence({ view, text, onClose }: Props) {
  const queries = useQueryClient()
  const before = readEvidence(text)
  const [kind, setKind] = useState(before?.kind ?? text)
  const [number, setNumber] = useState(before?.number ?? '')
  const [day, setDay] = useState(before?.day ?? '')
  const [trouble, setTrouble] = useState('')
  const today = beijingText(serverNow()).slice(0, 10)
  const composed = evidenceText({ kind, number, day })
  const act = useAct({
    run: () => call(noteEvidence, { id: view.id, version: view.version, evidence: composed }, { retries: 2 }),
    onDone: (next) => {
      keepRegistration(queries, next)
      onClose()
    },
    onRefused: (error) => {
      setTrouble(troubleOf(error))
      if (isStale(error)) void queries.invalidateQueries({ queryKey: ['registration', view.id] })
    },
  })
  const ready = kind.trim() !== '' && day !== '' && day <= today && composed.length <= MOST
  return (
    <Modal
      open
      title="写明公安机关证明"
      okText="写入并记录"
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={act.busy}
      onOk={() => act.start(undefined)}
      onCancel={onClose}
    >
      <p className="quiet">请先看到证明原件。写明后印在登记表上，由您负责；您的姓名和时间会记录。</p>
      <Form layout="vertical">
        <Form.Item label="证明名称" required>
          <AutoComplete
            value={kind}
            maxLength={60}
            aria-label="证明名称"
            placeholder="选一种，或直接填写"
            options={evidenceKinds.map((value) => ({ value: value as string }))}
            onChange={setKind}
          />
        </Form.Item>
        <Form.Item label="编号（没有编号的不填）">
          <Input
            value={number}
            maxLength={60}
            aria-label="编号"
            placeholder="照证明上印的填写"
            onChange={(e) => setNumber(e.target.value)}
          />
        </Form.Item>
        <Form.Item
          label="出具日期"
          required
          {...(day > today ? { validateStatus: 'error', help: '出具日期不能晚于今天。' } : {})}
        >
          <Input
            type="date"
            value={day}
            max={today}
            aria-label="出具日期"
            onChange={(e) => setDay(e.target.value)}
          />
        </Form.Item>
      </Form>
      {ready && <p className="evidence-preview">{composed}</p>}
      {trouble !== '' && (
        <p className="evidence-trouble" role="alert">
          {trouble}
        </p>
      )}
    </Modal>
  )
}
