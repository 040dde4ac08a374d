import { Button, Space } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { noteCredential } from '@zhongzhao/api/credentials'
import { call } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { type RegistrationView, keepRegistration } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { DeferDialog } from './DeferDialog.tsx'
import { standingTone } from './standing.ts'

type Kind = RegistrationView['credentials']['alternatives'][number][number]

/** 证件材料 (F3): what this pupil needs, in the order preferred, and what the school notes about each. */
export function Credentials({ view }: { readonly view: RegistrationView }) {
  const { category, standing, standingName, until, alternatives } = view.credentials
  if (alternatives.length === 0) return null
  return (
    <section className="credentials" aria-label="证件材料">
      <p>
        <strong>证件材料</strong> <Mark tone={standingTone(standing)}>{standingName}</Mark>
        {until !== undefined && <span className="quiet"> {timeWords(until)} 前补交</span>}
        <span className="quiet small"> {category}</span>
      </p>
      <ol>
        {alternatives.map((kinds, at) => (
          <li key={kinds.map((k) => k.code).join()}>
            <span className="quiet small">{at === 0 ? '首选' : '或者'}</span>
            {kinds.map((kind) => (
              <One key={kind.code} view={view} kind={kind} preferred={at === 0 ? 'preferred' : 'instead'} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

const words = (kind: Kind) =>
  kind.kept === 'picture' && kind.noted !== 'seen' ? '证件照片就是这一种' : '已核看'

/** A picture kind is named once there is a picture; what the school has in hand is noted at any time. */
function isThere(view: RegistrationView, kind: Kind): boolean {
  return kind.kept === 'paper' || view.pictures.document !== undefined
}

interface OneProps {
  readonly view: RegistrationView
  readonly kind: Kind
  /** Only what is preferred is promised for later. */
  readonly preferred: 'preferred' | 'instead'
}

function One({ view, kind, preferred }: OneProps) {
  const queries = useQueryClient()
  const [deferring, setDeferring] = useState<'no' | 'yes'>('no')
  const kept = (next: RegistrationView) => {
    keepRegistration(queries, next)
    void queries.invalidateQueries({ queryKey: ['owed'] })
  }
  const note = useAct({
    run: (event: 'see' | 'takeBack') =>
      call(noteCredential, { id: view.id, version: view.version, proof: kind.code, event }, { retries: 2 }),
    onDone: kept,
  })
  const settled = kind.standing === 'settled'
  return (
    <div className="credential">
      <span title={kind.hint}>{kind.title}</span>
      <Mark tone={standingTone(kind.standing)}>{kind.standingName}</Mark>
      {kind.until !== undefined && <span className="quiet small">{timeWords(kind.until)} 前</span>}
      <Space size={4} wrap>
        {kind.may.includes('see') && !settled && isThere(view, kind) && (
          <Button size="small" loading={note.busy} onClick={() => note.start('see')}>
            {words(kind)}
          </Button>
        )}
        {kind.may.includes('defer') && !settled && preferred === 'preferred' && (
          <Button size="small" onClick={() => setDeferring('yes')}>
            {kind.noted === 'deferred' ? '改期限' : '暂缺，限期补交'}
          </Button>
        )}
        {kind.may.includes('takeBack') && (
          <Button size="small" type="link" disabled={note.busy} onClick={() => note.start('takeBack')}>
            撤回记录
          </Button>
        )}
      </Space>
      {deferring === 'yes' && (
        <DeferDialog view={view} kind={kind} onDone={kept} onClose={() => setDeferring('no')} />
      )}
    </div>
  )
}
