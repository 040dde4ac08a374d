import { Alert, Form, Input, Modal, Upload } from 'antd'
import { useState } from 'react'
import { filePlan } from '@zhongzhao/api/plans'
import { call, intentKey, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { type Kind, type Plan, sizeWords } from './plan.ts'

interface Props {
  readonly org: string
  readonly kind: Kind
  readonly maxBytes: number
  /** The edition that a new one replaces. */
  readonly standing: Plan | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

interface Typed {
  readonly title: string
  readonly responsible: string
}

const words = (label: string) => [{ required: true, whitespace: true, min: 2, message: `请填写${label}` }]

/** A plan as a PDF, with its title and who answers for it. What was typed stays on a refusal. */
export function FilePlan({ org, kind, maxBytes, standing, onDone, onClose }: Props) {
  const [form] = Form.useForm<Typed>()
  const [file, setFile] = useState<File>()
  const [trouble, setTrouble] = useState<string>()
  const send = useAct({
    run: (typed: Typed & { readonly file: File; readonly key: string }) => {
      const { file: pdf, key, ...named } = typed
      const input = { org, kind: kind.code, after: standing?.edition ?? 0, ...named }
      return call(filePlan, input, {
        attachment: { part: 'plan', file: pdf, name: pdf.name },
        key,
        retries: 2,
      })
    },
    onDone,
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  const submit = (typed: Typed) => {
    if (file === undefined) return setTrouble('请先选择要报备的 PDF。')
    send.start({ ...typed, file, key: intentKey() })
  }
  return (
    <Modal
      open
      title={standing === undefined ? `报备${kind.title}` : `报${kind.title}的新版`}
      okText="报备"
      confirmLoading={send.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: standing?.title ?? '', responsible: standing?.responsible ?? '' }}
        onFinish={submit}
        onValuesChange={() => setTrouble(undefined)}
      >
        <Form.Item name="title" label="名称" rules={words('名称')}>
          <Input maxLength={100} placeholder={`本单位${kind.title}`} />
        </Form.Item>
        <Form.Item name="responsible" label="负责人" rules={words('负责人')}>
          <Input maxLength={50} />
        </Form.Item>
        <Upload.Dragger
          accept="application/pdf,.pdf"
          multiple={false}
          showUploadList={false}
          beforeUpload={(chosen) => {
            setTrouble(undefined)
            setFile(chosen)
            return false
          }}
        >
          <p className="drop-words">{file === undefined ? '选择或拖进来一个 PDF' : file.name}</p>
          <p className="quiet">
            {file === undefined ? `盖章后扫描或导出，最大 ${sizeWords(maxBytes)}` : sizeWords(file.size)}
          </p>
        </Upload.Dragger>
      </Form>
      {trouble !== undefined && <Alert type="error" showIcon title={trouble} role="alert" />}
    </Modal>
  )
}
