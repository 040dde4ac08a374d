import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { judgePicture } from '@zhongzhao/api/images'
import { call, sentenceOf } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { type PupilLine, loadLines } from '../parts/lines.ts'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Picture } from '../parts/Picture.tsx'
import { keepRegistration, useRegistration } from '../parts/registration-query.ts'
import { isStale } from '../parts/stale.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import type { Door } from './door.ts'

/** Pictures a machine could not decide about: a person looks and says (notice 二.2(1)). */
export function Doubtful({ door }: { readonly door: Door }) {
  const { hat } = useSession()
  const asked = useQuery({
    queryKey: ['missing', hat.key, ''],
    queryFn: () => loadLines({}),
    staleTime: 30_000,
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const lines = asked.data.filter((line) => line[door] === 'doubtful')
  if (lines.length === 0)
    return (
      <Panel>
        <Blank what="没有存疑的图片。" how="检查时拿不准的图片会列在这里，由人来看。" />
      </Panel>
    )
  return (
    <ul className="doubtful">
      {lines.slice(0, 30).map((line) => (
        <One key={line.id} line={line} door={door} />
      ))}
      {lines.length > 30 && <li className="quiet">还有 {lines.length - 30} 张，判定这一页后继续显示。</li>}
    </ul>
  )
}

function One({ line, door }: { readonly line: PupilLine; readonly door: Door }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const view = useRegistration(line.id).data
  const picture = view?.pictures[door]
  const judge = useAct({
    run: (verdict: 'accepted' | 'refused') =>
      call(judgePicture, { id: line.id, kind: door, version: view?.version ?? 0, verdict }, { retries: 2 }),
    onDone: (next) => {
      keepRegistration(queries, next)
      void queries.invalidateQueries({ queryKey: ['missing'] })
    },
    onRefused: (error) => {
      if (isStale(error)) void queries.invalidateQueries({ queryKey: ['registration', line.id] })
      void message.error(isStale(error) ? '刚刚有变动，已重新载入，请再看一遍。' : sentenceOf(error))
    },
  })
  return (
    <li className="panel">
      <Picture registration={line.id} image={picture?.id} kind={door} of={line.name} />
      <div>
        <strong>{line.name}</strong> <span className="quiet">{line.className}</span>
        {picture?.disputed === true && <Mark tone="refused">考生说不是本人</Mark>}
        {picture?.findings.map((f) => (
          <p className="finding" key={f.code}>
            {f.sentence}
          </p>
        ))}
        <div className="doubtful-acts">
          <Button loading={judge.busy} disabled={view === undefined} onClick={() => judge.start('accepted')}>
            合格
          </Button>
          <Button danger disabled={view === undefined || judge.busy} onClick={() => judge.start('refused')}>
            不合格
          </Button>
        </div>
      </div>
    </li>
  )
}
