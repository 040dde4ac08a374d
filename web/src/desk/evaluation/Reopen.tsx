import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { reopenEvaluation } from '@zhongzhao/api/evaluation'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import type { ClassView } from './grid.ts'

/** 退回重新录入, with a reason that stays on record. */
export function Reopen({ view }: { readonly view: ClassView }) {
  const queries = useQueryClient()
  const [reason, setReason] = useState<string>()
  const act = useAct({
    run: (text: string) =>
      call(reopenEvaluation, { class: view.class.code, version: view.version, reason: text }, { retries: 2 }),
    onDone: () => {
      setReason(undefined)
      void queries.invalidateQueries({ queryKey: ['evaluation'] })
      void queries.invalidateQueries({ queryKey: ['evaluation-overview'] })
    },
  })
  return (
    <>
      <Button onClick={() => setReason('')}>退回重新录入</Button>
      {reason !== undefined && (
        <Modal
          open
          title={`退回${view.class.name}重新录入`}
          okText="退回"
          confirmLoading={act.busy}
          okButtonProps={{ disabled: reason.trim().length < 4 }}
          onOk={() => act.start(reason)}
          onCancel={() => setReason(undefined)}
        >
          <p className="quiet">已审签的等级在重新审签之前仍然有效。班主任会看到原因。</p>
          <Input.TextArea
            aria-label="原因"
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Modal>
      )}
    </>
  )
}
