import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { compareVersions, listVersions, uncoverVersions } from '@zhongzhao/api/corrections'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { UncoverDialog } from '../parts/UncoverDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { useShown } from './correction-query.ts'
import './corrections.css'

type Version = OutputOf<typeof listVersions>['versions'][number]
type Difference = OutputOf<typeof compareVersions>['differences'][number]

function Table({ differences }: { readonly differences: readonly Difference[] }) {
  const shown = useShown()
  if (differences.length === 0) return <p>这两个版本的填写内容完全一样。</p>
  return (
    <div className="correction-scroll">
      <table className="correction-table">
        <caption className="unseen">两个版本的差别</caption>
        <tbody>
          {differences.map((one) => (
            <tr key={one.field}>
              <th scope="row">{one.label}</th>
              <td className="figures">{shown(one, one.from)}</td>
              <td className="figures">
                <strong>{shown(one, one.to)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface Two {
  readonly id: string
  readonly from: number
  readonly to: number
}

function Compared({ two }: { readonly two: Two }) {
  const { hat } = useSession()
  const [clear, setClear] = useState<readonly Difference[]>()
  const [dialog, setDialog] = useState<'open' | 'closed'>('closed')
  const asked = useQuery({ queryKey: ['versions', two], queryFn: () => call(compareVersions, { ...two }) })
  const uncover = useAct({
    run: (purpose: string) => call(uncoverVersions, { ...two, purpose }),
    onDone: ({ differences }) => {
      setClear(differences)
      setDialog('closed')
    },
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const differences = clear ?? asked.data.differences
  return (
    <>
      <Table differences={differences} />
      {hat.actions.has('correction.approve') && differences.some(({ covered }) => covered) && (
        <Button onClick={() => setDialog('open')}>查看完整内容</Button>
      )}
      {dialog === 'open' && (
        <UncoverDialog
          purposes={['核对更正内容', '处理考生或家长来访']}
          seenBy="考生本人"
          busy={uncover.busy}
          onUncover={uncover.start}
          onClose={() => setDialog('closed')}
        />
      )}
    </>
  )
}

const label = ({ version, at, by, stateName }: Version) =>
  `第 ${version} 版 ${timeWords(at)} ${by} ${stateName}`

/** 历次版本 (J4): any two versions of a registration, field by field; which two stands in the address. */
export function VersionsPage() {
  const { pupil } = useParams({ from: '/frame/versions/$pupil' })
  const [filters, change] = useFilters()
  const asked = useQuery({ queryKey: ['versions', pupil], queryFn: () => call(listVersions, { id: pupil }) })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { versions } = asked.data
  const options = versions.map((one) => ({ value: one.version, label: label(one) }))
  const to = Number(filters.to ?? versions[0]?.version ?? 0)
  const from = Number(filters.from ?? versions[1]?.version ?? to)
  return (
    <>
      <PageHead
        title="历次版本"
        lead="选两个版本，逐项对照有哪些不同。号码和电话遮盖显示，查看完整内容会记录。"
      />
      <Panel>
        <div className="correction-filters">
          <Select
            aria-label="前一个版本"
            value={from}
            options={options}
            onChange={(next: number) => change({ from: String(next) })}
          />
          <Select
            aria-label="后一个版本"
            value={to}
            options={options}
            onChange={(next: number) => change({ to: String(next) })}
          />
        </div>
        {versions.length > 0 && <Compared key={`${from}-${to}`} two={{ id: pupil, from, to }} />}
      </Panel>
    </>
  )
}
