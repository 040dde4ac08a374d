import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { noteEvidence } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { keepRegistration, type RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { type Contradiction, contradictionsOf } from './contradictions.ts'
import { NoteEvidence } from './NoteEvidence.tsx'
import { useNoted } from './use-noted.ts'

/** Where name, sex, birth date or number contradict each other or the register: both values, and the paper that settles it
 *  (D8, notice 三.(三)). Nothing is repaired in silence. */
export function Contradictions({ view }: { readonly view: RegistrationView }) {
  const { pack } = useSession()
  const [asking, setAsking] = useState<'asking' | 'not'>('not')
  const evidence = view.sections['basic']?.[0]?.['evidence'] ?? ''
  const found = contradictionsOf(view, pack.forms)
  if (found.length === 0 && evidence === '') return null
  const may = view.may.includes('noteEvidence')
  return (
    <section
      className={found.length === 0 ? 'contradictions settled' : 'contradictions'}
      aria-label={found.length === 0 ? '公安机关证明' : '信息矛盾'}
    >
      <h2>
        {found.length === 0 ? '公安机关证明' : '信息相互矛盾'}{' '}
        {found.length > 0 && evidence !== '' && <Mark tone="done">已有公安机关证明</Mark>}
      </h2>
      {found.length > 0 && (
        <ul>
          {found.map((one) => (
            <Line key={one.path + one.other.source} of={one} />
          ))}
        </ul>
      )}
      {evidence === '' ? (
        <p className="contradictions-act">
          <span>请对照证件原件。填错了的，退回改正；以公安机关登记为准的，写明证明后可以通过。</span>
          {may && <Button onClick={() => setAsking('asking')}>写明公安机关证明</Button>}
        </p>
      ) : (
        <Noted view={view} evidence={evidence} onAmend={may ? () => setAsking('asking') : undefined} />
      )}
      {asking === 'asking' && <NoteEvidence view={view} text={evidence} onClose={() => setAsking('not')} />}
    </section>
  )
}

function Line({ of }: { readonly of: Contradiction }) {
  return (
    <li>
      <strong>{of.label}</strong>
      {[of.one, of.other].map((said) => (
        <span key={said.source}>
          <span className="quiet">{said.source}</span>{' '}
          {said.value === '' ? <em>号码遮住，查看完整号码后可见</em> : <b>{said.value}</b>}
        </span>
      ))}
    </li>
  )
}

interface NotedProps {
  readonly view: RegistrationView
  readonly evidence: string
  readonly onAmend: (() => void) | undefined
}

function Noted({ view, evidence, onAmend }: NotedProps) {
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const noted = useNoted(view.id, 'noted')
  const takeBack = useAct({
    run: () => call(noteEvidence, { id: view.id, version: view.version, evidence: '' }, { retries: 2 }),
    onDone: (next) => keepRegistration(queries, next),
  })
  const ask = () =>
    modal.confirm({
      title: '撤回这条证明说明？',
      content: '撤回后，信息矛盾的考生不能确认和通过。撤回会记录。',
      okText: '撤回',
      cancelText: '不撤回',
      onOk: () => takeBack.start(undefined),
    })
  return (
    <p className="contradictions-act">
      <span>
        {evidence}
        {noted !== undefined && (
          <span className="contradictions-who">
            {noted.by}，{timeWords(noted.at)} 写明
          </span>
        )}
      </span>
      {onAmend !== undefined && (
        <span className="contradictions-buttons">
          <Button size="small" onClick={onAmend}>
            修改
          </Button>
          <Button size="small" loading={takeBack.busy} onClick={ask}>
            撤回
          </Button>
        </span>
      )}
    </p>
  )
}
