import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { cleanClaims, passClaims } from '@zhongzhao/api/claim-review'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { useAct } from '../parts/use-act.ts'
import { ClaimFacts } from './ClaimFacts.tsx'
import { useClaim } from './claim-query.ts'

type Clean = OutputOf<typeof cleanClaims>

function One({ id }: { readonly id: string }) {
  const { data } = useClaim(id)
  return data === undefined ? <p className="quiet">正在打开…</p> : <ClaimFacts of={data} />
}

/** The sample: each is opened before the rest may be passed. */
function Sample({
  clean,
  onPass,
  busy,
}: {
  clean: Clean
  busy: boolean
  onPass: (looked: string[]) => void
}) {
  const [looked, setLooked] = useState<readonly string[]>([])
  const [open, setOpen] = useState<string>()
  const lines = clean.lines.filter(({ id }) => clean.sample.includes(id))
  const look = (id: string) => {
    setOpen(id)
    setLooked([...new Set([...looked, id])])
  }
  return (
    <>
      <p>
        {clean.lines.length} 项没有疑点：条件全部符合，材料都看过，没有被退回过。另有 {clean.doubtful}{' '}
        项要逐项看。先点开看这 {lines.length} 项样本：
      </p>
      <ul className="claim-papers">
        {lines.map((line) => (
          <li key={line.id}>
            <Button onClick={() => look(line.id)}>
              {line.name} {line.title}
            </Button>{' '}
            {looked.includes(line.id) && <Mark tone="done">已看</Mark>}
          </li>
        ))}
      </ul>
      {open !== undefined && <One key={open} id={open} />}
      <Button
        type="primary"
        loading={busy}
        disabled={lines.length === 0 || looked.length < lines.length}
        onClick={() => onPass([...looked])}
      >
        通过这 {clean.lines.length} 项
      </Button>
    </>
  )
}

/** 批量通过: only where nothing is doubtful, after a sample has been looked at. */
export function ClaimBulk({ kind }: { readonly kind: string | undefined }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [clean, setClean] = useState<Clean>()
  const find = useAct({
    run: () => call(cleanClaims, kind === undefined ? {} : { kind }),
    onDone: setClean,
  })
  const pass = useAct({
    run: (looked: string[]) => {
      const claims = (clean?.lines ?? []).map(({ id, version }) => ({ id, version }))
      return call(passClaims, { claims, looked }, { retries: 2 })
    },
    onDone: ({ passed }) => {
      setClean(undefined)
      void queries.invalidateQueries({ queryKey: ['claims'] })
      void message.success(`已通过 ${passed} 项，会逐个通知考生。`)
    },
  })
  return (
    <>
      <Button loading={find.busy} onClick={() => find.start(undefined)}>
        批量通过…
      </Button>
      <Modal
        open={clean !== undefined}
        title="批量通过没有疑点的申报"
        width={760}
        footer={null}
        onCancel={() => setClean(undefined)}
      >
        {clean !== undefined && clean.lines.length === 0 && (
          <p>
            现在没有可以批量通过的：{clean.doubtful} 项要逐项看。材料都点开看过、条件全部符合的才算没有疑点。
          </p>
        )}
        {clean !== undefined && clean.lines.length > 0 && (
          <Sample clean={clean} busy={pass.busy} onPass={pass.start} />
        )}
      </Modal>
    </>
  )
}
