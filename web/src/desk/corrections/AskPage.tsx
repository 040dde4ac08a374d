import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { askCorrection, keepCorrectionPaper } from '@zhongzhao/api/corrections'
import { readRegistration } from '@zhongzhao/api/registration'
import { call, intentKey } from '../../shared/call.ts'
import { type Correctable, correctableIn } from '../../shared/correctable.ts'
import { FieldInput } from '../../shared/FieldInput.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { PupilSearch } from '../parts/PupilSearch.tsx'
import type { RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import './corrections.css'

interface Change {
  readonly of: Correctable
  readonly to: string
}

function OneChange({ of, to, onChange }: Change & { readonly onChange: (to: string) => void }) {
  const { year } = useSession().pack
  const id = `to-${of.path.replaceAll('.', '-')}`
  return (
    <Form.Item label={`${of.label}　现在：${of.value === '' ? '（空）' : of.value}　应为：`} htmlFor={id}>
      <FieldInput
        field={of.field}
        id={id}
        value={to}
        describedBy=""
        invalid={false}
        years={{ from: year - 18, until: year + 1 }}
        onChange={onChange}
        onLeave={() => undefined}
      />
    </Form.Item>
  )
}

function PaperInput({
  id,
  code,
  title,
  onKept,
}: {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly onKept: (paper: string) => void
}) {
  const [kept, setKept] = useState(0)
  const keep = useAct({
    run: (file: File) =>
      call(keepCorrectionPaper, { id, code }, { attachment: { part: 'file', file, name: file.name } }),
    onDone: ({ paper }) => {
      setKept(kept + 1)
      onKept(paper)
    },
  })
  return (
    <Form.Item label={title} htmlFor={`paper-${code}`} extra={kept > 0 ? `已上传 ${kept} 份` : '照片或 PDF'}>
      <input
        id={`paper-${code}`}
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        disabled={keep.busy}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) keep.start(file)
        }}
      />
    </Form.Item>
  )
}

function useAsking(view: RegistrationView) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [key] = useState(intentKey)
  return useAct({
    run: (given: { changes: readonly Change[]; reason: string; papers: readonly string[] }) => {
      const changes = given.changes.map(({ of, to }) => ({ field: of.path, to }))
      const { id, version } = view
      const asked = { id, version, changes, reason: given.reason, papers: [...given.papers] }
      return call(askCorrection, asked, { key: `${key}:${given.papers.join()}`.slice(0, 80), retries: 2 })
    },
    onDone: ({ correction }) => {
      void queries.invalidateQueries({ queryKey: ['corrections'] })
      void message.success('已提交，等审批')
      void navigate({ to: '/corrections/$correction', params: { correction }, search: {} })
    },
  })
}

function AskFor({ view }: { readonly view: RegistrationView }) {
  const { pack } = useSession()
  const [changes, setChanges] = useState<readonly Change[]>([])
  const [reason, setReason] = useState('')
  const [papers, setPapers] = useState<readonly string[]>([])
  const ask = useAsking(view)
  const all = correctableIn(pack, view.sections)
  const free = all.filter(({ path }) => !changes.some(({ of }) => of.path === path))
  return (
    <Form layout="vertical">
      <Form.Item label="哪一项有错" htmlFor="correction-field">
        <Select
          id="correction-field"
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          placeholder="选一项，可以选几项"
          options={free.map(({ path, label }) => ({ value: path, label }))}
          onChange={(path: string) => {
            const of = all.find((one) => one.path === path)
            if (of !== undefined) setChanges([...changes, { of, to: '' }])
          }}
        />
      </Form.Item>
      {changes.map((change, at) => (
        <OneChange
          key={change.of.path}
          {...change}
          onChange={(to) => setChanges(changes.map((one, index) => (index === at ? { ...one, to } : one)))}
        />
      ))}
      <Form.Item label="哪里错了、为什么" htmlFor="correction-why">
        <Input.TextArea
          id="correction-why"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </Form.Item>
      {pack.corrections.papers.map(({ code, title }) => (
        <PaperInput
          key={code}
          id={view.id}
          code={code}
          title={title}
          onKept={(paper) => setPapers((held) => [...held, paper])}
        />
      ))}
      <Button
        type="primary"
        loading={ask.busy}
        disabled={changes.length === 0}
        onClick={() => ask.start({ changes, reason, papers })}
      >
        提交申请
      </Button>
    </Form>
  )
}

/** The school asks with the application that candidate and guardian have signed (notice 三.(三)). */
export function AskPage() {
  const [view, setView] = useState<RegistrationView>()
  const find = useAct({ run: (id: string) => call(readRegistration, { id }), onDone: setView })
  return (
    <>
      <PageHead
        title="代考生申请更正"
        lead="凭考生和监护人都签了字的更正申请书办理。提交后由另一位审批，逐级批准后才更正。"
      />
      <Panel>
        <PupilSearch onChoose={(line) => find.start(line.id)} />
        {view !== undefined && <AskFor key={view.id} view={view} />}
      </Panel>
    </>
  )
}
