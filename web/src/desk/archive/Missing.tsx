import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { archiveMissing, printArchive } from '@zhongzhao/api/archive'
import { CallRefused, call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFile } from '../parts/use-file.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { useSession } from '../session/session.ts'
import { useArchiveOrg } from './archive-query.ts'

type Read = OutputOf<typeof archiveMissing>
type OfClass = Read['classes'][number]
type Line = Read['missing'][number]

function Classes({ of }: { readonly of: Read }) {
  const { hat } = useSession()
  const own = hat.orgKind === 'school' || hat.orgKind === 'point'
  return (
    <WideTable<OfClass>
      label="各班归档情况"
      rowKey="code"
      size="small"
      pagination={of.classes.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      columns={[
        {
          title: '班级',
          key: 'name',
          className: 'wrap-name',
          render: (_, line) => (own ? line.name : `${line.schoolName} ${line.name}`),
        },
        { title: '应收', dataIndex: 'owed', align: 'right' },
        { title: '已签字', dataIndex: 'signed', align: 'right', responsive: ['md'] },
        { title: '已归档', dataIndex: 'filed', align: 'right' },
        {
          title: '缺件',
          key: 'missing',
          render: (_, { owed, filed }) => (
            <Mark tone={owed === filed ? 'done' : 'look'}>
              {owed === filed ? '齐全' : `缺 ${owed - filed} 份`}
            </Mark>
          ),
        },
      ]}
      dataSource={[...of.classes]}
      locale={{ emptyText: <Blank what="这里按班列出归档情况。" how="导入学籍名册后就有。" /> }}
    />
  )
}

/** 缺件情况: class by class, and by name; the summary for handing up is printed here. */
export function Missing() {
  const org = useArchiveOrg()
  const asked = useQuery({
    queryKey: ['archive', 'missing', org],
    queryFn: () => call(archiveMissing, { org }),
  })
  const print = useFile((given: { what: 'missing' | 'summary'; format: 'pdf' | 'xlsx' }) =>
    callFile(printArchive, { org, ...given }),
  )
  if (asked.error instanceof CallRefused && asked.error.code === 'ARCHIVE-WIDE')
    return (
      <Panel>
        <Blank what="这里按班列出归档情况。" how={asked.error.message} />
      </Panel>
    )
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { missing, more } = asked.data
  const acts = [
    ['打印上报汇总表', 'summary', 'pdf'],
    ['汇总表 XLSX', 'summary', 'xlsx'],
    ['打印缺件报告', 'missing', 'pdf'],
    ['缺件报告 XLSX', 'missing', 'xlsx'],
  ] as const
  return (
    <>
      <div className="filters">
        {acts.map(([label, what, format]) => (
          <Button key={label} disabled={print.busy} onClick={() => print.start({ what, format })}>
            {label}
          </Button>
        ))}
      </div>
      <Panel>
        <Classes of={asked.data} />
      </Panel>
      {missing.length > 0 && (
        <Panel title={`缺件的考生${more ? '（前 300 人）' : ` ${missing.length} 人`}`}>
          <WideTable<Line>
            label="缺件的考生"
            rowKey="registration"
            size="small"
            pagination={missing.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
            columns={[
              { title: '班级', dataIndex: 'className' },
              { title: '报名序号', dataIndex: 'number', className: 'figures', responsive: ['md'] },
              {
                title: '姓名',
                key: 'name',
                className: 'wrap-name',
                render: (_, line) => (
                  <Link to="/pupils" search={{ pupil: line.registration }}>
                    {line.name}
                  </Link>
                ),
              },
              { title: '报名状态', dataIndex: 'stateName' },
              { title: '缺什么', dataIndex: 'lack' },
            ]}
            dataSource={[...missing]}
          />
        </Panel>
      )}
    </>
  )
}
