import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
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
import { timeWords } from '../parts/words.ts'
import './archive.css'
import { type Loan, type Volume, lastDay, toneOf, useArchiveDone } from './archive-query.ts'
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

function Sheets({ volume, sheets }: { readonly volume: Volume; readonly sheets: readonly Sheet[] }) {
  const done = useArchiveDone()
  const takeOut = useAct({
    run: (sheet: string) =>
      call(moveVolume, { volume: volume.id, version: volume.version, event: 'takeOut', sheet }),
    onDone: () => done('已抽出。再点“收入新到的”可以放回。'),
  })
  const acts = volume.may.includes('takeOut')
    ? [
        {
          title: '办理',
          key: 'acts',
          render: (_: unknown, { sheet }: Sheet) => (
            <Button size="small" disabled={takeOut.busy} onClick={() => takeOut.start(sheet)}>
              抽出
            </Button>
          ),
        },
      ]
    : []
  // A column that nothing stands in only pushes the others off a phone.
  const remarks =
    volume.superseded === 0
      ? []
      : [
          {
            title: '备注',
            key: 'superseded',
            render: (_: unknown, { supersededAt }: Sheet) =>
              supersededAt === undefined ? '' : <Mark tone="quiet">已作废（被新表替代）</Mark>,
          },
        ]
  return (
    <WideTable<Sheet>
      label="卷内登记表"
      rowKey="sheet"
      size="small"
      pagination={sheets.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      columns={[
        { title: '件号', key: 'at', render: (_, __, at) => at + 1 },
        { title: '登记表编号', dataIndex: 'number', className: 'figures', responsive: ['md'] },
        { title: '姓名', dataIndex: 'name', className: 'wrap-name' },
        { title: '班级', dataIndex: 'className' },
        { title: '签字登记', key: 'signedAt', responsive: ['md'], render: (_, s) => timeWords(s.signedAt) },
        ...remarks,
        ...acts,
      ]}
      dataSource={[...sheets]}
      locale={{ emptyText: <Blank what="卷里没有登记表。" how="点“收入新到的”，或者拆卷。" /> }}
    />
  )
}

/** One volume: what lies in it, where it is, and every loan of it. */
export function OneVolumePage() {
  const { volume: id } = useParams({ from: '/frame/archive/$volume' })
  const asked = useQuery({
    queryKey: ['archive', 'volume', id],
    queryFn: () => call(readVolume, { volume: id }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { volume, sheets, loans } = asked.data
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
      <Panel title={`卷内 ${sheets.length} 件`}>
        <Sheets volume={volume} sheets={sheets} />
      </Panel>
      {loans.length > 0 && (
        <Panel title="借阅记录">
          <WideTable<Loan>
            label="借阅记录"
            rowKey="id"
            size="small"
            pagination={false}
            columns={loanColumns.filter(({ key }) => key !== 'volume')}
            dataSource={[...loans]}
          />
        </Panel>
      )}
    </>
  )
}
