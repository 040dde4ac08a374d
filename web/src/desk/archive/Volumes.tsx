import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { type Key, useState } from 'react'
import { archiveVolumes, printArchive } from '@zhongzhao/api/archive'
import { proposeDestruction, sendHandover } from '@zhongzhao/api/archive-moves'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { stacked } from '../parts/stacked.ts'
import { useSession } from '../session/session.ts'
import { type Volume, lastDay, toneOf, useArchiveDone, useArchiveOrg } from './archive-query.ts'
import { MakeVolume } from './MakeVolume.tsx'
import { WordsDialog } from '../parts/WordsDialog.tsx'

/** Where a volume is now, in a few words. */
export function placeWords({ box, loan, pending, keptName, orgName, state }: Volume): string {
  if (state === 'destroyed') return ''
  if (loan !== undefined)
    return `${loan.stateName}：${loan.unit} ${loan.borrower}，${lastDay(loan.dueAt)}前归还`
  const where = box === undefined ? '未装盒' : `盒${box.serial}（${box.place}，${box.custodian}保管）`
  const keeper = keptName === orgName ? '' : `${keptName}，`
  return `${keeper}${where}${pending ? '；移交或销毁办理中' : ''}`
}

const columns: ColumnsType<Volume> = [
  {
    title: '卷号',
    key: 'number',
    render: (_, volume) => (
      <Link to="/archive/$volume" params={{ volume: volume.id }} search={{}}>
        {volume.number}
      </Link>
    ),
  },
  {
    title: '状态',
    key: 'state',
    render: (_, v) => (
      <span className="acts">
        <Mark tone={toneOf(v.state)}>{v.stateName}</Mark>
        {v.loan !== undefined && (
          <Mark tone={v.loan.late ? 'refused' : 'underway'}>
            {v.loan.late ? '逾期未还' : v.loan.stateName}
          </Mark>
        )}
        {v.over && <Mark tone="look">保管期满</Mark>}
      </span>
    ),
  },
  { title: '题名', dataIndex: 'title', className: 'wrap-words' },
  { title: '学校', key: 'school', dataIndex: 'orgName', responsive: ['md'] },
  {
    title: '件数',
    key: 'sheets',
    align: 'right',
    render: (_, v) => (v.superseded === 0 ? v.sheets : `${v.sheets}（含已作废 ${v.superseded}）`),
  },
  { title: '现在何处', key: 'place', className: 'wrap-words', render: (_, volume) => placeWords(volume) },
  {
    title: '保管期限',
    key: 'period',
    responsive: ['xl'],
    render: (_, v) =>
      v.keepUntil === undefined ? v.periodName : `${v.periodName}，至 ${lastDay(v.keepUntil)}`,
  },
]

type Asking = 'nothing' | 'make' | 'handOver' | 'destroy'

/** Acts with what is ticked. */
function Chosen({ ids, onAsk }: { readonly ids: readonly string[]; readonly onAsk: (what: Asking) => void }) {
  const { hat } = useSession()
  if (!hat.actions.has('archive.keep')) return null
  return (
    <>
      {hat.orgKind !== 'province' && (
        <Button disabled={ids.length === 0} onClick={() => onAsk('handOver')}>
          移交所选
        </Button>
      )}
      <Button disabled={ids.length === 0} onClick={() => onAsk('destroy')}>
        提请销毁所选
      </Button>
    </>
  )
}

interface AskedProps {
  readonly what: Exclude<Asking, 'nothing'>
  readonly ids: readonly string[]
  readonly onDone: (words: string) => void
  readonly onClose: () => void
}

/** What is asked before volumes are made, handed over or proposed for destruction. */
function Asked({ what, ids, onDone, onClose }: AskedProps) {
  const { hat } = useSession()
  const volumes = [...ids]
  const send = useAct({
    run: (remark: string) => call(sendHandover, { org: hat.orgCode, volumes, remark }),
    onDone: () => onDone('已移交，等接收单位接收。清单在“材料移交”里打印。'),
  })
  const destroy = useAct({
    run: (ground: string) => call(proposeDestruction, { org: hat.orgCode, volumes, ground }),
    onDone: () => onDone('已提请，请另一位有权限的人到“销毁”里批准并监销。'),
  })
  if (what === 'make') return <MakeVolume onDone={onDone} onClose={onClose} />
  return what === 'handOver' ? (
    <WordsDialog
      title={`移交 ${ids.length} 卷`}
      lead="移交给上级教育行政部门；接收以后由接收单位保管。接收前可以撤回。"
      label="备注"
      okText="移交"
      least={0}
      busy={send.busy}
      onSend={send.start}
      onClose={onClose}
    />
  ) : (
    <WordsDialog
      title={`提请销毁 ${ids.length} 卷`}
      lead="保管期满才能提请；由另一位有权限的人批准并监销。"
      label="销毁依据"
      okText="提请销毁"
      least={4}
      tone="danger"
      busy={destroy.busy}
      onSend={destroy.start}
      onClose={onClose}
    />
  )
}

interface TableProps {
  readonly volumes: readonly Volume[]
  readonly ids: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** The table; what is bound and at rest can be ticked by who keeps it. */
function VolumeTable({ volumes, ids, onChoose }: TableProps) {
  const { hat } = useSession()
  const own = hat.orgKind === 'school' || hat.orgKind === 'point'
  const ticks = {
    rowSelection: {
      selectedRowKeys: [...ids],
      onChange: (keys: readonly Key[]) => onChoose(keys.map(String)),
      getCheckboxProps: (volume: Volume) => ({
        disabled: !volume.may.includes('lend'),
        'aria-label': `选择 ${volume.number}`,
      }),
    },
  }
  return (
    <WideTable<Volume>
      label="案卷"
      rowKey="id"
      size="small"
      className="stacks"
      columns={stacked(columns.filter(({ key }) => key !== 'school' || !own))}
      dataSource={[...volumes]}
      pagination={false}
      {...(hat.actions.has('archive.keep') ? ticks : {})}
      locale={{
        emptyText: (
          <Blank what="还没有案卷。" how="收回并登记了签字的登记表，由学校按班“立卷”，核对后装订归档。" />
        ),
      }}
    />
  )
}

/** 案卷 of the school, or of those below. */
export function Volumes() {
  const { hat } = useSession()
  const org = useArchiveOrg()
  const done = useArchiveDone()
  const [asking, setAsking] = useState<Asking>('nothing')
  const [ids, setIds] = useState<readonly string[]>([])
  const asked = useQuery({
    queryKey: ['archive', 'volumes', org],
    queryFn: () => call(archiveVolumes, { org }),
  })
  const print = useFile((format: 'pdf' | 'xlsx') => callFile(printArchive, { org, what: 'volumes', format }))
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const makes = hat.actions.has('archive.keep') && (hat.orgKind === 'school' || hat.orgKind === 'point')
  const settled = (words: string) => {
    setAsking('nothing')
    setIds([])
    done(words)
  }
  return (
    <>
      <div className="filters">
        {makes && (
          <Button type="primary" onClick={() => setAsking('make')}>
            立卷
          </Button>
        )}
        <Chosen ids={ids} onAsk={setAsking} />
        <Button disabled={print.busy} onClick={() => print.start('pdf')}>
          打印案卷目录
        </Button>
        <Button disabled={print.busy} onClick={() => print.start('xlsx')}>
          导出 XLSX
        </Button>
      </div>
      <Panel>
        <VolumeTable volumes={asked.data.volumes} ids={ids} onChoose={setIds} />
        {asked.data.more && <p className="quiet">只显示前 500 卷，请在右上角选择学校。</p>}
      </Panel>
      {asking !== 'nothing' && (
        <Asked what={asking} ids={ids} onDone={settled} onClose={() => setAsking('nothing')} />
      )}
    </>
  )
}
