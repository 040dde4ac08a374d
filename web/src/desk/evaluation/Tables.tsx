import { Button } from 'antd'
import { printEvaluations } from '@zhongzhao/api/evaluation'
import { callFile } from '../../shared/call.ts'
import { useFile } from '../parts/use-file.ts'

interface Props {
  readonly org: string
  /** What is printed: of a class or a school 汇总表, of an office above 进度表. */
  readonly table?: string
}

/** 综合素质评定汇总表 to fill in elsewhere, or to sign and stamp; of an office above how far everybody is. */
export function Tables({ org, table = '汇总表' }: Props) {
  const file = useFile((format: 'xlsx' | 'pdf') => callFile(printEvaluations, { org, format }))
  return (
    <>
      <Button loading={file.busy && file.input === 'xlsx'} onClick={() => file.start('xlsx')}>
        导出表格
      </Button>
      <Button loading={file.busy && file.input === 'pdf'} onClick={() => file.start('pdf')}>
        打印{table}
      </Button>
    </>
  )
}
