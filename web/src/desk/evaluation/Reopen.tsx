import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reopenEvaluation } from '@zhongzhao/api/evaluation'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { WordsDialog } from '../parts/WordsDialog.tsx'
import type { ClassView } from './grid.ts'

/** 退回重新录入, with a reason that stays on record. */
export function Reopen({ view }: { readonly view: ClassView }) {
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'open' | 'closed'>('closed')
  const act = useAct({
    run: (reason: string) =>
      call(reopenEvaluation, { class: view.class.code, version: view.version, reason }, { retries: 2 }),
    onDone: () => {
      setDialog('closed')
      void queries.invalidateQueries({ queryKey: ['evaluation'] })
      void queries.invalidateQueries({ queryKey: ['evaluation-overview'] })
    },
  })
  return (
    <>
      <Button onClick={() => setDialog('open')}>退回重新录入</Button>
      {dialog === 'open' && (
        <WordsDialog
          title={`退回${view.class.name}重新录入`}
          lead="已审签的等级在重新审签之前仍然有效。班主任会看到原因。"
          label="原因"
          okText="退回"
          least={4}
          most={300}
          busy={act.busy}
          onSend={act.start}
          onClose={() => setDialog('closed')}
        />
      )}
    </>
  )
}
