import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { commitBatch, refusedRows, rollBackBatch } from '@zhongzhao/api/roster'
import { call, callFile } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { countWords } from '../parts/words.ts'
import { type Batch, toWrite } from './batch.ts'

/** 确认导入, 撤销整批, and the refused rows as a file to correct and import again. */
export function BatchActs({ batch }: { readonly batch: Batch }) {
  const { modal } = App.useApp()
  const queries = useQueryClient()
  const kept = (next: Batch) => {
    queries.setQueryData(['batch', batch.id], next)
    void queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'batch' })
  }
  const commit = useAct({ run: () => call(commitBatch, { id: batch.id }), onDone: kept })
  const rollBack = useAct({ run: () => call(rollBackBatch, { id: batch.id }), onDone: kept })
  const refused = useFile(() => callFile(refusedRows, { id: batch.id }))
  const askRollBack = () =>
    modal.confirm({
      title: '撤销整批导入？',
      content: '这一批新增的考生会删除，有变化的恢复原样。已经有人在它之上填报的，不能撤销。',
      okText: '撤销整批',
      okButtonProps: { danger: true },
      cancelText: '不撤销',
      onOk: () => rollBack.start(undefined),
    })
  return (
    <>
      {batch.counts.refused > 0 && (
        <Button loading={refused.busy} onClick={() => refused.start(undefined)}>
          下载有问题的行（{countWords(batch.counts.refused)}）
        </Button>
      )}
      {batch.may.includes('rollBack') && (
        <Button danger loading={rollBack.busy} onClick={askRollBack}>
          撤销整批
        </Button>
      )}
      {batch.may.includes('commit') && (
        <Button type="primary" loading={commit.busy} onClick={() => commit.start(undefined)}>
          确认导入 {countWords(toWrite(batch.counts))} 人
        </Button>
      )}
    </>
  )
}
