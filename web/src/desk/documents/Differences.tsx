import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { listDifferences } from '@zhongzhao/api/card-differences'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { useSession } from '../session/session.ts'
import { Difference } from './Difference.tsx'

/** More at a time is not looked at, only scrolled past. */
const SHOWN = 30

function Illegible({ of }: { readonly of: OutputOf<typeof listDifferences>['illegible'] }) {
  if (of.length === 0) return null
  return (
    <Panel title={`读不清的证件：${of.length} 张，建议重新采集`}>
      <ul className="names">
        {of.map((one) => (
          <li key={one.registration}>
            <Link to="/pupils" search={{ pupil: one.registration }}>
              {one.name}
            </Link>
            <span className="quiet"> {one.className}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What cards and register differ in, as work: open first (F2). */
export function Differences() {
  const { hat } = useSession()
  const chosen = useChosenClass()
  const asked = useQuery({
    queryKey: ['differences', hat.key, chosen ?? ''],
    queryFn: () => call(listDifferences, chosen === undefined ? {} : { class: chosen }),
    staleTime: 30_000,
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const open = asked.data?.lines.filter((line) => line.state === 'open') ?? []
  const decided = asked.data?.lines.filter((line) => line.state !== 'open') ?? []
  const counts = asked.data?.counts
  return (
    <>
      <Panel
        title={
          counts === undefined
            ? '与登记不一致'
            : `待核对 ${open.length} 处；一致 ${counts.agrees} 张，读不清 ${counts.illegible} 张，没有识别 ${counts.unread} 张`
        }
        extra={<ClassChooser all="全部班级" />}
      >
        {asked.isPending && <Skeleton active />}
        {asked.data !== undefined && open.length === 0 && (
          <Blank
            what="没有待核对的证件。"
            how="证件采集以后，系统在后台读出文字并与登记比对；不一致的会列在这里。"
          />
        )}
        <ul className="differences">
          {open.slice(0, SHOWN).map((line) => (
            <Difference key={`${line.id}${line.version}`} line={line} />
          ))}
        </ul>
        {open.length > SHOWN && <p className="quiet">还有 {open.length - SHOWN} 处，处理后继续显示。</p>}
      </Panel>
      <Illegible of={asked.data?.illegible ?? []} />
      {decided.length > 0 && (
        <Panel title={`已处理 ${decided.length} 处`}>
          <ul className="differences">
            {decided.slice(0, SHOWN).map((line) => (
              <Difference key={`${line.id}${line.version}`} line={line} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
