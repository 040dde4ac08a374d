import { addClaimFile, amendClaim, dropClaimFile, makeClaim, myClaimFile } from '@zhongzhao/api/claims'
import { useState } from 'react'
import { call, hrefOf } from '../shared/call.ts'
import type { MyClaims } from './my-claims.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

type Of = Pick<MyClaims['offers'][number], 'kind' | 'item' | 'title' | 'clauses' | 'papers' | 'files'>
type Paper = Of['papers'][number]

const standings: Readonly<Record<string, readonly [mark: string, words: string]>> = {
  met: ['✓', '符合'],
  unmet: ['✗', '目前不符合'],
  unknown: ['…', '待核实'],
}

/** Each condition, whether it holds by what is filled in, and what is missing. */
export function Clauses({ of }: { readonly of: Of['clauses'] }) {
  return (
    <ul className="clauses">
      {of.map((clause) => {
        const [mark, words] = standings[clause.standing] ?? ['…', '待核实']
        return (
          <li key={clause.id} className={clause.standing}>
            <span className="mark" aria-hidden="true">
              {mark}
            </span>
            <span>
              {clause.text}
              <em className="tag">{words}</em>
              {clause.missing.length > 0 && <span className="hint">{clause.missing.join('；')}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

const accepts: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
}

interface PaperProps {
  readonly of: Of
  readonly paper: Paper
  readonly types: readonly string[]
  readonly onDone: () => Promise<unknown>
}

function useUpload({ of, paper, onDone }: PaperProps) {
  const [chosen, setChosen] = useState<File>()
  const act = useAct(async () => {
    if (chosen === undefined) return
    const { kind, item } = of
    const attachment = { part: 'file', file: chosen, name: 'paper' }
    await call(addClaimFile, { kind, item, paper: paper.code }, { attachment, retries: 1 })
    setChosen(undefined)
    await onDone()
  })
  return { chosen, setChosen, ...act }
}

function Dropping({ file, onDone }: { readonly file: string; readonly onDone: () => Promise<unknown> }) {
  const { trouble, run } = useAct(async () => {
    await call(dropClaimFile, { file }, { retries: 2 })
    await onDone()
  })
  return (
    <>
      <button type="button" className="plain" onClick={run}>
        删除
      </button>
      <Trouble sentence={trouble} />
    </>
  )
}

/** One paper: what is there, and a way to photograph or choose another file. */
function PaperRow(props: PaperProps) {
  const { of, paper, types, onDone } = props
  const { chosen, setChosen, running, trouble, run } = useUpload(props)
  const files = of.files.filter((file) => file.paper === paper.code)
  return (
    <li>
      <b>
        {paper.title}
        {paper.must && <em className="tag">必须</em>}
      </b>
      {paper.hint !== '' && <span className="hint">{paper.hint}</span>}
      <ul className="plain">
        {files.map((file, at) => (
          <li key={file.id}>
            <a href={hrefOf(myClaimFile, { file: file.id })} target="_blank" rel="noreferrer">
              看第 {at + 1} 份
            </a>{' '}
            {file.submitted ? (
              <span className="hint">已提交</span>
            ) : (
              <Dropping file={file.id} onDone={onDone} />
            )}
          </li>
        ))}
      </ul>
      <label className="upload">
        选照片或文件：{paper.title}
        <input
          type="file"
          accept={types.map((type) => accepts[type] ?? '').join(',')}
          onChange={(event) => setChosen(event.target.files?.[0])}
        />
      </label>
      {chosen !== undefined && (
        <button type="button" onClick={run} aria-busy={running === 'yes'}>
          {running === 'yes' ? '正在上传…' : '上传'}
        </button>
      )}
      <Trouble sentence={trouble} />
    </li>
  )
}

interface Props {
  readonly of: Of
  readonly mine: MyClaims
  /** Of a claim that was returned; left out when claiming anew. */
  readonly amending?: { readonly claim: string; readonly version: number }
  readonly onDone: () => Promise<unknown>
  readonly onClose?: () => void
}

/** Conditions, papers, the guardian's word, and handing in. */
export function ClaimForm({ of, mine, amending, onDone, onClose }: Props) {
  const [cosigned, setCosigned] = useState<'no' | 'yes'>('no')
  const key = useIntent(
    `claim:${amending?.claim ?? of.kind + of.item}:${amending?.version ?? mine.claims.length}`,
  )
  const { running, trouble, run } = useAct(async () => {
    const { version } = mine.cosign
    if (amending === undefined) {
      await call(makeClaim, { kind: of.kind, item: of.item, cosigned: version }, { key, retries: 2 })
    } else await call(amendClaim, { ...amending, cosigned: version }, { key, retries: 2 })
    await onDone()
  })
  const missing = of.papers.some((paper) => paper.must && of.files.every((file) => file.paper !== paper.code))
  return (
    <div className="claim-form">
      <Clauses of={of.clauses} />
      {of.papers.length > 0 && (
        <>
          <h4>材料</h4>
          <p className="hint">拍照或 PDF，每个不超过 {Math.floor(mine.files.maxBytes / 1_000_000)} MB。</p>
          <ul className="papers">
            {of.papers.map((paper) => (
              <PaperRow key={paper.code} of={of} paper={paper} types={mine.files.types} onDone={onDone} />
            ))}
          </ul>
        </>
      )}
      <label className="choice">
        <input
          type="checkbox"
          checked={cosigned === 'yes'}
          onChange={(event) => setCosigned(event.target.checked ? 'yes' : 'no')}
        />
        <span>
          <b>监护人：</b>
          {mine.cosign.text}
        </span>
      </label>
      <Trouble sentence={trouble} />
      <div className="buttons">
        <button
          type="button"
          className="main"
          disabled={cosigned === 'no' || missing}
          onClick={run}
          aria-busy={running === 'yes'}
        >
          {amending === undefined ? '提交申报' : '补正好了，重新提交'}
        </button>
        {onClose !== undefined && (
          <button type="button" onClick={onClose}>
            收起
          </button>
        )}
      </div>
    </div>
  )
}
