import { useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { classTable, dailyReport, dailyTable, statisticsTable } from '@zhongzhao/api/office-tables'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { call, callFile } from '../../shared/call.ts'
import { useProgress } from '../home/progress-query.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { useFile } from '../parts/use-file.ts'
import { countWords, timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import './tables.css'

type Table = InputOf<typeof classTable>['table']
type Format = 'xlsx' | 'pdf'

const classTables: readonly (readonly [Table, string, string])[] = [
  ['roll', '花名册', '姓名、性别、状态，证件号码遮盖。'],
  ['proof', '信息校对表', '学生逐项核对、签字；打印的号码完整，请专人保管，导出的遮盖。'],
  ['portraits', '照片核对表', '打印的带照片，学生确认是本人后签字；导出的只有采集情况。'],
]

function Both({ busy, start }: { readonly busy: boolean; readonly start: (format: Format) => void }) {
  return (
    <span className="both">
      <Button loading={busy} onClick={() => start('pdf')}>
        打印
      </Button>
      <Button loading={busy} onClick={() => start('xlsx')}>
        导出
      </Button>
    </span>
  )
}

function ClassTables() {
  const chosen = useChosenClass()
  const file = useFile(({ table, format }: { table: Table; format: Format }) =>
    callFile(classTable, { class: chosen ?? '', table, format }),
  )
  return (
    <Panel title="班级表册" extra={<ClassChooser />}>
      {chosen === undefined ? (
        <Blank what="这里按班打印和导出表册。" how="先选择一个班级；还没有班级的，等导入学籍名册。" />
      ) : (
        <ul className="table-list">
          {classTables.map(([table, title, says]) => (
            <li key={table}>
              <span>
                <b>{title}</b>
                <br />
                <span className="quiet">{says}</span>
              </span>
              <Both busy={file.busy} start={(format) => file.start({ table, format })} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Statistics() {
  const { hat } = useSession()
  const [chosen, setChosen] = useState<string>()
  const org = chosen ?? hat.orgCode
  const places = useProgress(hat.orgCode).data
  const below =
    places === undefined ? [] : [places.org, ...places.lines.filter(({ kind }) => kind !== 'class')]
  const file = useFile((format: Format) => callFile(statisticsTable, { org, format }))
  return (
    <Panel
      title="报名统计表"
      extra={
        <span className="both">
          {below.length > 1 && (
            <Select
              aria-label="哪个单位"
              value={org}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              options={below.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={setChosen}
            />
          )}
          <Both busy={file.busy} start={file.start} />
        </span>
      }
    >
      <p className="quiet">
        所选单位的直接下级各有多少人：性别、民族、应往届、户口性质。按现在的数字生成；人数太多时，请选择一个下级单位。
      </p>
    </Panel>
  )
}

type Line = NonNullable<OutputOf<typeof dailyReport>['report']>['lines'][number]
const figures = [
  ['应采集', 'expected'],
  ['开始填报', 'started'],
  ['本人已确认', 'confirmed'],
  ['学校已核验', 'checked'],
  ['已签字', 'sealed'],
  ['新确认', 'newlyConfirmed'],
  ['新核验', 'newlyChecked'],
] as const satisfies readonly (readonly [string, keyof Line])[]

const columns = [
  { title: '单位', dataIndex: 'name', fixed: 'left' as const },
  ...figures.map(([title, key]) => ({
    title,
    key,
    align: 'right' as const,
    render: (_: unknown, line: Line) => countWords(line[key]),
  })),
]

function Daily() {
  const { hat } = useSession()
  const [day, setDay] = useState<string>()
  const asked = useQuery({
    queryKey: ['daily', hat.key, day ?? ''],
    queryFn: () => call(dailyReport, { org: hat.orgCode, ...(day === undefined ? {} : { day }) }),
    staleTime: 60_000,
  })
  const report = asked.data?.report
  const file = useFile((format: Format) =>
    callFile(dailyTable, { org: hat.orgCode, day: report?.day ?? '', format }),
  )
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  if (report === undefined)
    return (
      <Panel title="日报">
        <Blank what="还没有日报。" how="采集期间每天 17:00 自动生成，可以打印、导出，以前的一直留着。" />
      </Panel>
    )
  return (
    <Panel
      title="日报"
      extra={
        <span className="both">
          <Select
            aria-label="哪一天"
            value={report.day}
            options={asked.data.days.map((one) => ({ value: one, label: one }))}
            onChange={setDay}
          />
          <Both busy={file.busy} start={file.start} />
        </span>
      }
    >
      <p className="quiet">截至 {timeWords(report.takenAt)}；新确认、新核验是上一份日报以来增加的人数。</p>
      <WideTable<Line>
        label="日报"
        rowKey="code"
        size="small"
        columns={columns}
        dataSource={report.lines}
        pagination={report.lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: <Blank what="这一天还没有考生。" how="导入学籍名册后就会有数字。" /> }}
      />
    </Panel>
  )
}

/** 表册 (K9): what an office prints and files, with 填报单位（盖章）、填表人、审核人. */
export function TablesPage() {
  const { hat } = useSession()
  return (
    <>
      <PageHead
        title="表册"
        lead="表上有填报单位（盖章）、填表人、审核人和日期；打印为 A4 黑白，导出为 Excel，按班级顺序。分配生、加分名单在“资格审核”里，人数核对表在“人数核对”里。"
      />
      {hat.actions.has('registration.print') && <ClassTables />}
      <Statistics key={hat.key} />
      <Daily />
    </>
  )
}
