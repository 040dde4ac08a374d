import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { signEvaluations } from '@zhongzhao/api/evaluation'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import type { ClassView } from './grid.ts'

interface Seen {
  readonly class: string
  readonly version: number
}

/** 审签 of classes as they are seen; somebody entered meanwhile is told, and what is shown is read again. */
export function useSigning(org: string) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => {
    void queries.invalidateQueries({ queryKey: ['evaluation'] })
    void queries.invalidateQueries({ queryKey: ['evaluation-overview'] })
  }
  return useAct({
    run: (classes: readonly Seen[]) => call(signEvaluations, { org, classes: [...classes] }, { retries: 2 }),
    onDone: ({ classes, published }) => {
      anew()
      void message.success(`已审签 ${classes} 个班，${published} 名考生会收到通知。`, 6)
    },
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 10 })
    },
  })
}

export function SignClass({ view }: { readonly view: ClassView }) {
  const { modal } = App.useApp()
  const sign = useSigning(view.school.code)
  const ask = () =>
    void modal.confirm({
      title: `审签${view.class.name}的综合素质评价？`,
      content: '审签后马上向考生公布，以后要改只能退回重新录入。',
      okText: '审签',
      cancelText: '再看看',
      onOk: () => sign.start([{ class: view.class.code, version: view.version }]),
    })
  return (
    <Button type="primary" loading={sign.busy} onClick={ask}>
      审签本班
    </Button>
  )
}
