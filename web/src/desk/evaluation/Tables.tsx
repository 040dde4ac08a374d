import { Button } from 'antd'
import { printEvaluations } from '@zhongzhao/api/evaluation'
import { callFile } from '../../shared/call.ts'
import { useFile } from '../parts/use-file.ts'

/** 综合素质评定汇总表 of a class or a school: to fill in elsewhere, or to sign and stamp. */
export function Tables({ org }: { readonly org: string }) {
  const file = useFile((format: 'xlsx' | 'pdf') => callFile(printEvaluations, { org, format }))
  return (
    <>
      <Button loading={file.busy && file.input === 'xlsx'} onClick={() => file.start('xlsx')}>
        导出表格
      </Button>
      <Button loading={file.busy && file.input === 'pdf'} onClick={() => file.start('pdf')}>
        打印汇总表
      </Button>
    </>
  )
}
