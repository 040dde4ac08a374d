import { Alert, Button, Modal, Table, Upload } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { checkEvaluationFile } from '@zhongzhao/api/evaluation'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'

type Checked = OutputOf<typeof checkEvaluationFile>
export type ImportedRow = Checked['rows'][number]

interface Props {
  readonly org: string
  readonly onTake: (rows: readonly ImportedRow[]) => void
  readonly busy?: boolean
}

const columns = [
  { title: '行', dataIndex: 'row', width: 60 },
  { title: '姓名', dataIndex: 'name', width: 120 },
  { title: '问题', dataIndex: 'what' },
]

function Found({ checked }: { readonly checked: Checked }) {
  const cells = checked.rows.reduce((n, row) => n + row.cells.length, 0)
  return (
    <>
      <p>
        读到 {checked.read} 行：{checked.rows.length} 人有 {cells} 处要改，{checked.problems.length}{' '}
        行有问题。
      </p>
      {checked.problems.length > 0 && (
        <>
          <Alert
            type="warning"
            showIcon
            title="有问题的行不会导入。可以改好文件再导一次，也可以先导入其余的。"
          />
          <Table
            size="small"
            rowKey="row"
            columns={columns}
            dataSource={[...checked.problems]}
            pagination={{ pageSize: 8, hideOnSinglePage: true }}
          />
        </>
      )}
    </>
  )
}

/** 导入: the file is judged first and nothing of it is kept; then what fits goes on. */
export function ImportFile({ org, onTake, busy = false }: Props) {
  const [checked, setChecked] = useState<Checked>()
  const check = useAct({
    run: (file: File) =>
      call(checkEvaluationFile, { org }, { attachment: { part: 'sheet', file, name: file.name } }),
    onDone: setChecked,
  })
  return (
    <>
      <Upload
        accept=".xlsx,.xls,.csv,.txt"
        showUploadList={false}
        beforeUpload={(file) => {
          check.start(file)
          return false
        }}
      >
        <Button loading={check.busy || busy}>导入表格</Button>
      </Upload>
      {checked !== undefined && (
        <Modal
          open
          width={640}
          title="导入前检查"
          okText="导入没有问题的行"
          okButtonProps={{ disabled: checked.rows.length === 0 }}
          cancelText="不导入"
          onOk={() => {
            onTake(checked.rows)
            setChecked(undefined)
          }}
          onCancel={() => setChecked(undefined)}
        >
          <Found checked={checked} />
        </Modal>
      )}
    </>
  )
}
