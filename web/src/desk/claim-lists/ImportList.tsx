import { Alert, Button, Form, Input, Modal, Select, Table, Upload } from 'antd'
import { useState } from 'react'
import { checkListFromAbove, importListFromAbove, type listsFromAbove } from '@zhongzhao/api/claim-lists'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'

type Checked = OutputOf<typeof checkListFromAbove>
type Imported = OutputOf<typeof importListFromAbove>

const columns = [
  { title: '行', dataIndex: 'row', width: 56 },
  { title: '姓名', dataIndex: 'name', width: 104 },
  { title: '证件号码', dataIndex: 'number', width: 176 },
  { title: '情况', dataIndex: 'why' },
]

function Found({ checked }: { readonly checked: Checked }) {
  return (
    <>
      <p>
        读到 {checked.rows} 行：{checked.matched} 人号码、姓名都相符，可以登记
        {checked.there > 0 && `；${checked.there} 人早已登记`}
        {checked.problems.length > 0 && `；${checked.problems.length} 行要人工核对`}。
      </p>
      {checked.problems.length > 0 && (
        <>
          <Alert type="warning" showIcon title="有疑点的行不会自动登记，导入后在名单里逐行核对。" />
          <Table
            size="small"
            rowKey="row"
            columns={columns}
            dataSource={[...checked.problems]}
            pagination={{ pageSize: 8, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
          />
        </>
      )}
    </>
  )
}

interface Props {
  readonly items: OutputOf<typeof listsFromAbove>['items']
  readonly onDone: (done: Imported) => void
  readonly onClose: () => void
}

/** 导入名单: the file is judged first and nothing of it is kept; then what is certain is registered. */
export function ImportList({ items, onDone, onClose }: Props) {
  const { hat } = useSession()
  const [item, setItem] = useState(items[0]?.code ?? '')
  const [source, setSource] = useState('')
  const [chosen, setChosen] = useState<{ readonly file: File; readonly checked: Checked }>()
  const sheet = (file: File) => ({ attachment: { part: 'sheet', file, name: file.name } })
  const check = useAct({
    run: (file: File) => call(checkListFromAbove, { org: hat.orgCode, item }, sheet(file)),
    onDone: (checked, file) => setChosen({ file, checked }),
  })
  const take = useAct({
    run: (file: File) =>
      call(
        importListFromAbove,
        { org: hat.orgCode, item, source: source.trim() },
        { ...sheet(file), retries: 2 },
      ),
    onDone,
  })
  return (
    <Modal
      open
      title="导入上级照顾名单"
      width={760}
      okText="导入"
      okButtonProps={{ disabled: chosen === undefined || source.trim().length < 2 }}
      confirmLoading={take.busy}
      onOk={() => chosen !== undefined && take.start(chosen.file)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="照顾项目" htmlFor="list-item">
          <Select
            id="list-item"
            value={item}
            options={items.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(code: string) => {
              setItem(code)
              setChosen(undefined)
            }}
          />
        </Form.Item>
        <Form.Item label="来文单位和文号" htmlFor="list-source">
          <Input
            id="list-source"
            maxLength={100}
            placeholder="谁送来的、文号或日期，作为依据留存"
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="名单文件" extra="XLSX 或 CSV，表头要有“姓名”和“身份证件号码”。">
          <Upload
            accept=".xlsx,.xls,.csv,.txt"
            showUploadList={false}
            beforeUpload={(file) => {
              check.start(file)
              return false
            }}
          >
            <Button loading={check.busy}>{chosen === undefined ? '选择文件，先检查' : '换一个文件'}</Button>
          </Upload>
        </Form.Item>
      </Form>
      {chosen !== undefined && <Found checked={chosen.checked} />}
    </Modal>
  )
}
