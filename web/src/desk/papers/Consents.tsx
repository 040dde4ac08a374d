import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { consentForms } from '@zhongzhao/api/papers'
import { classBoard } from '@zhongzhao/api/progress'
import { recordConsents } from '@zhongzhao/api/registration'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { useSession } from '../session/session.ts'

/** 监护人同意书 of those under 14 (C11): print for the class, then record the papers that came back. */
export function Consents({ of }: { readonly of: string }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { pack } = useSession()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const asked = useQuery({ queryKey: ['board', of], queryFn: () => call(classBoard, { class: of }) })
  const print = useFile(() => callFile(consentForms, { class: of }))
  const record = useAct({
    run: (registrations: readonly string[]) =>
      call(recordConsents, { class: of, registrations: [...registrations] }, { retries: 2 }),
    onDone: ({ recorded }) => {
      setTicked([])
      void message.success(`已登记 ${recorded} 份同意书。`)
      void queries.invalidateQueries({ queryKey: ['board', of] })
    },
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const pupils = asked.data?.pupils ?? []
  const missing = pupils.filter((p) => p.consent === 'missing')
  const recorded = pupils.filter((p) => p.consent === 'recorded')
  return (
    <Panel
      title={`还没有收到：${missing.length} 人`}
      extra={
        <Button disabled={missing.length === 0} loading={print.busy} onClick={() => print.start(undefined)}>
          打印同意书
        </Button>
      }
    >
      <p className="quiet">
        未满 {pack.consent.underAge}{' '}
        周岁的考生，监护人签字同意之后才能填报。收到纸质同意书后，在这里勾选登记。
      </p>
      {asked.data !== undefined && missing.length === 0 ? (
        <Blank
          what="没有要登记的同意书。"
          how={`未满 ${pack.consent.underAge} 周岁、还没有收到同意书的学生会列在这里。`}
        />
      ) : (
        <>
          <Checkbox.Group
            className="consent-list"
            value={[...ticked]}
            options={missing.map((p) => ({ value: p.id, label: p.name }))}
            onChange={(values) => setTicked(values.map(String))}
          />
          <div className="consent-acts">
            <Button
              onClick={() => setTicked(ticked.length === missing.length ? [] : missing.map((p) => p.id))}
            >
              {ticked.length === missing.length ? '全不选' : '全选'}
            </Button>
            <Button
              type="primary"
              disabled={ticked.length === 0}
              loading={record.busy}
              onClick={() => record.start(ticked)}
            >
              登记收到 {ticked.length} 份
            </Button>
          </div>
        </>
      )}
      {recorded.length > 0 && (
        <p className="quiet">
          已登记 {recorded.length} 份：{recorded.map((p) => p.name).join('、')}
        </p>
      )}
    </Panel>
  )
}
