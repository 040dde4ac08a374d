import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { moveVolume, readVolume } from '@zhongzhao/api/archive'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { stacked } from '../parts/stacked.ts'
import { timeWords } from '../parts/words.ts'
import './archive.css'
import { type Loan, type Volume, lastDay, toneOf, useArchiveDone } from './archive-query.ts'
import { FiledScan } from './FiledScan.tsx'
import { loanColumns } from './Loans.tsx'
import { placeWords } from './Volumes.tsx'
import { VolumeActs } from './VolumeActs.tsx'

type Sheet = OutputOf<typeof readVolume>['sheets'][number]

function Facts({ of }: { readonly of: Volume }) {
  const facts = [
    ['学校', of.orgName],
    ['件数', of.superseded === 0 ? String(of.sheets) : `${of.sheets}（含已作废 ${of.superseded}）`],
    [
      '保管期限',
      of.keepUntil === undefined ? of.periodName : `${of.periodName}，至 ${lastDay(of.keepUntil)}`,
    ],
    ['现在何处', placeWords(of)],
    ['立卷', timeWords(of.madeAt)],
    ['装订归档', timeWords(of.boundAt)],
    ['销毁', timeWords(of.destroyedAt)],
  ].filter(([, value]) => value !== '')
  return (
    <dl className="volume-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface SheetsProps {
  readonly of: OutputOf<typeof readVolume>
  readonly page: number
  readonly onPage: (page: number) => void
}

/** What may be done with each sheet: its scan looked at, and taken out while the volume is put together. */
function useSheetActs(volume: Volume, look: (sheet: Sheet) => void) {
  const done = useArchiveDone()
  const takeOut = useAct({
    run: (sheet: string) =>
      call(moveVolume, { volume: volume.id, version: volume.version, event: 'takeOut', sheet }),
    onDone: () => done('已抽出。再点“收入新到的”可以放回。'),
  })
  return (_: unknown, sheet: Sheet) => (
    <div className="acts">
      {sheet.scan !== undefined && volume.state !== 'destroyed' && (
        <Button size="small" onClick={() => look(sheet)}>
          看扫描件
        </Button>
      )}
      {volume.may.includes('takeOut') && (
        <Button size="small" disabled={takeOut.busy} onClick={() => takeOut.start(sheet.sheet)}>
          抽出
        </Button>
      )}
    </div>
  )
}

const remark: TableColumnsType<Sheet>[number] = {
  title: '备注',
  key: 'superseded',
  render: (_, { supersededAt }) =>
    supersededAt === undefined ? '' : <Mark tone="quiet">已作废（被新表替代）</Mark>,
}

function Sheets({ of: { volume, sheets, perPage }, page, onPage }: SheetsProps) {
  const [looked, setLooked] = useState<Sheet>()
  const acts = useSheetActs(volume, setLooked)
  const any = volume.may.includes('takeOut') || sheets.some(({ scan }) => scan !== undefined)
  return (
    <>
      <WideTable<Sheet>
        label="卷内登记表"
        rowKey="sheet"
        size="small"
        pagination={
          volume.sheets > perPage
            ? {
                current: page,
                pageSize: perPage,
                total: volume.sheets,
                showSizeChanger: false,
                onChange: onPage,
              }
            : false
        }
        columns={[
          { title: '件号', key: 'at', dataIndex: 'at' },
          { title: '登记表编号', dataIndex: 'number', className: 'figures', responsive: ['md'] },
          { title: '姓名', dataIndex: 'name', className: 'wrap-name' },
          { title: '班级', dataIndex: 'className' },
          { title: '签字登记', key: 'signedAt', responsive: ['md'], render: (_, s) => timeWords(s.signedAt) },
          // A column that nothing stands in only pushes the others off a phone.
          ...(volume.superseded === 0 ? [] : [remark]),
          ...(any ? [{ title: '办理', key: 'acts', render: acts }] : []),
        ]}
        dataSource={[...sheets]}
        locale={{ emptyText: <Blank what="卷里没有登记表。" how="点“收入新到的”，或者拆卷。" /> }}
      />
      {looked?.scan !== undefined && (
        <FiledScan
          volume={volume.id}
          scan={looked.scan}
          of={looked.name}
          onClose={() => setLooked(undefined)}
        />
      )}
    </>
  )
}

/** One volume: what lies in it, where it is, and every loan of it. */
export function OneVolumePage() {
  const { volume: id } = useParams({ from: '/frame/archive/$volume' })
  const [page, setPage] = useState(1)
  const asked = useQuery({
    queryKey: ['archive', 'volume', id, page],
    queryFn: () => call(readVolume, { volume: id, page }),
    placeholderData: keepPreviousData,
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { volume, loans } = asked.data
  return (
    <>
      <Link to="/archive" search={{}}>
        ‹ 归档
      </Link>
      <PageHead
        title={`${volume.number} ${volume.title}`}
        lead={<Mark tone={toneOf(volume.state)}>{volume.stateName}</Mark>}
      >
        <VolumeActs of={volume} />
      </PageHead>
      <Panel>
        <Facts of={volume} />
      </Panel>
      <Panel title={`卷内 ${volume.sheets} 件`}>
        <Sheets of={asked.data} page={page} onPage={setPage} />
      </Panel>
      {loans.length > 0 && (
        <Panel title="借阅记录">
          <WideTable<Loan>
            label="借阅记录"
            rowKey="id"
            size="small"
            pagination={false}
            className="stacks"
            columns={stacked(loanColumns.filter(({ key }) => key !== 'volume'))}
            dataSource={[...loans]}
          />
        </Panel>
      )}
    </>
  )
}
