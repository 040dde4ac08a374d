import { askCorrection, keepCorrectionPaper } from '@zhongzhao/api/corrections'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { type Correctable, correctableIn } from '../shared/correctable.ts'
import { FieldInput } from '../shared/FieldInput.tsx'
import { FieldValue } from '../shared/FieldValue.tsx'
import { useRecord, useView } from './record-context.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

interface Change {
  readonly of: Correctable
  readonly to: string
}

function OneField({ of, to, onChange }: Change & { readonly onChange: (to: string) => void }) {
  const { year } = useRecord().pack
  const id = `to-${of.path.replaceAll('.', '-')}`
  return (
    <div className="field">
      <label className="label" htmlFor={id} id={`${id}-label`}>
        {of.label} 应为
      </label>
      <p className="hint" id={`${id}-hint`}>
        现在是：
        <FieldValue field={of.field} value={of.value} />
      </p>
      <FieldInput
        field={of.field}
        id={id}
        value={to}
        describedBy={`${id}-hint`}
        invalid={false}
        years={{ from: year - 18, until: year + 1 }}
        onChange={onChange}
        onLeave={() => undefined}
      />
    </div>
  )
}

function Papers({
  id,
  papers,
  onKept,
}: {
  readonly id: string
  readonly papers: readonly string[]
  readonly onKept: (paper: string) => void
}) {
  const { pack } = useRecord()
  const proof = pack.corrections.papers.find(({ need }) => need === 'always')
  const [file, setFile] = useState<File>()
  const { running, trouble, run } = useAct(async () => {
    if (file === undefined) return
    const kept = await call(
      keepCorrectionPaper,
      { id, code: proof?.code ?? '' },
      { attachment: { part: 'file', file, name: file.name } },
    )
    setFile(undefined)
    onKept(kept.paper)
  })
  return (
    <div className="field">
      <p className="label">{proof?.title ?? '证明材料'}</p>
      <p className="hint">{proof?.hint}照片或 PDF，可以传几份。</p>
      <label className="upload">
        选照片或文件
        <input
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </label>
      {file !== undefined && (
        <button type="button" onClick={run} aria-busy={running === 'yes'}>
          {running === 'yes' ? '正在上传…' : '上传这一份'}
        </button>
      )}
      <Trouble sentence={trouble} />
      {papers.length > 0 && <output>已上传 {papers.length} 份</output>}
    </div>
  )
}

function Choose({
  offered,
  onChoose,
}: {
  readonly offered: readonly Correctable[]
  readonly onChoose: (path: string) => void
}) {
  return (
    <div className="field">
      <label className="label" htmlFor="which">
        哪一项有错
      </label>
      <select id="which" value="" onChange={(event) => onChoose(event.target.value)}>
        <option value="">请选择</option>
        {[...new Set(offered.map(({ group }) => group))].map((group) => (
          <optgroup key={group} label={group}>
            {offered
              .filter((one) => one.group === group)
              .map(({ path, label }) => (
                <option key={path} value={path}>
                  {label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

/** The candidate asks: which fields, what they should be, why, and what shows it (notice 三.(三)). */
export function CorrectionAsk({ onDone }: { readonly onDone: () => Promise<unknown> }) {
  const { pack } = useRecord()
  const view = useView()
  const [changes, setChanges] = useState<readonly Change[]>([])
  const [reason, setReason] = useState('')
  const [papers, setPapers] = useState<readonly string[]>([])
  const key = useIntent(`correction:${view.id}:${view.version}:${papers.join()}`)
  const all = correctableIn(pack, view.sections)
  const { running, trouble, run } = useAct(async () => {
    const asked = changes.map(({ of, to }) => ({ field: of.path, to }))
    const { id, version } = view
    await call(
      askCorrection,
      { id, version, changes: asked, reason, papers: [...papers] },
      { key, retries: 2 },
    )
    await onDone()
  })
  const add = (path: string) => {
    const of = all.find((one) => one.path === path)
    if (of !== undefined) setChanges([...changes, { of, to: '' }])
  }
  return (
    <form
      className="card"
      aria-label="申请更正"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <h2>申请更正</h2>
      {changes.map((change, at) => (
        <OneField
          key={change.of.path}
          {...change}
          onChange={(to) => setChanges(changes.map((one, index) => (index === at ? { ...one, to } : one)))}
        />
      ))}
      <Choose
        offered={all.filter(({ path }) => !changes.some(({ of }) => of.path === path))}
        onChoose={add}
      />
      <div className="field">
        <label className="label" htmlFor="reason">
          哪里错了、为什么
        </label>
        <textarea
          id="reason"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <Papers id={view.id} papers={papers} onKept={(paper) => setPapers([...papers, paper])} />
      <Trouble sentence={trouble} />
      <button
        type="submit"
        className="main"
        disabled={changes.length === 0 || papers.length === 0}
        aria-busy={running === 'yes'}
      >
        {running === 'yes' ? '正在提交…' : '提交申请'}
      </button>
    </form>
  )
}
