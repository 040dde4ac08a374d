import { Button, Input, Select } from 'antd'
import { useEffect, useId, useRef } from 'react'
import { fieldAt } from '@zhongzhao/domain/forms/form'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { RegistrationView } from '../parts/registration-query.ts'
import { useKeydown } from '../parts/use-keydown.ts'
import { nameOf } from '../pupils/DossierSections.tsx'
import { useSession } from '../session/session.ts'
import { comparisonOf } from './bulk.ts'
import { panelCommandOf, pressOf } from './keys.ts'
import { blankDraft, keepDraft, toggle, useDraft, withReason } from './return-draft.ts'
import { reasonFor } from './use-desk.ts'

interface Props {
  readonly view: RegistrationView
  readonly busy: boolean
  readonly onSend: () => void
  readonly onClose: () => void
}

function labelOf(pack: SeasonPack, field: string): string {
  if (field === 'portrait') return '照片'
  if (field === 'document') return '证件'
  const row = /^\w+\.(\d+)\./.exec(field)?.[1]
  const label = fieldAt(pack.forms, field)?.label ?? field
  return row === undefined ? label : `${label}（第 ${Number(row) + 1} 条）`
}

/** 退回: fields with reasons the candidate will read, and a note. What is typed stays until it is sent. */
export function ReturnPanel({ view, busy, onSend, onClose }: Props) {
  const draft = useDraft(view.id)
  const place = useRef<HTMLFieldSetElement>(null)
  const note = useId()
  useEffect(() => {
    place.current?.focus()
  }, [])
  useKeydown((event) => {
    const command = panelCommandOf(pressOf(event))
    if (command === 'send') onSend()
    if (command === 'close') onClose()
  })
  return (
    <fieldset className="return-panel" ref={place} tabIndex={-1} aria-label="退回修改">
      <h2>退回 {nameOf(view)}</h2>
      <p className="quiet small">勾选表格右侧要改的项目，或在这里选。原因会显示在考生填写的地方。</p>
      <Ticked view={view} />
      <label htmlFor={note}>给考生的说明（可以不写）</label>
      <Input.TextArea
        id={note}
        rows={3}
        maxLength={2000}
        value={draft.note}
        onChange={(e) => keepDraft(view.id, { ...draft, note: e.target.value })}
      />
      <div className="return-acts">
        <Button type="primary" danger loading={busy} onClick={onSend}>
          退回 <kbd>Ctrl+Enter</kbd>
        </Button>
        <Button onClick={onClose}>
          收起 <kbd>Esc</kbd>
        </Button>
        {(draft.fields.length > 0 || draft.note !== '') && (
          <Button type="link" onClick={() => keepDraft(view.id, blankDraft)}>
            清空
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** The fields ticked so far, each with its reason, and a way to add more. */
function Ticked({ view }: { readonly view: RegistrationView }) {
  const { pack } = useSession()
  const draft = useDraft(view.id)
  const reasons = pack.returnReasons.map((r) => ({ value: r.text, label: r.text }))
  const fields = comparisonOf(view, pack.forms).flatMap(({ lines }) => lines.map((line) => line.path))
  const choices = ['portrait', 'document', ...fields]
    .filter((path) => draft.fields.every((f) => f.field !== path))
    .map((value) => ({ value, label: labelOf(pack, value) }))
  const change = (field: string) => keepDraft(view.id, toggle(draft, field, reasonFor(pack, field)))
  return (
    <>
      {draft.fields.map(({ field, reason }) => (
        <div className="return-field" key={field}>
          <div>
            <strong>{labelOf(pack, field)}</strong>
            <Button type="link" size="small" onClick={() => change(field)}>
              去掉
            </Button>
          </div>
          <Select
            aria-label={`${labelOf(pack, field)}的原因`}
            value={reason}
            options={reasons}
            onChange={(value) => keepDraft(view.id, withReason(draft, field, value))}
          />
        </div>
      ))}
      <Select
        aria-label="添加要退回的项目"
        placeholder="添加要退回的项目"
        value={null}
        options={choices}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(field: string | null) => {
          if (field !== null) change(field)
        }}
      />
    </>
  )
}
