import { Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { stacked } from '../parts/stacked.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import { type EntryLine, useEntries } from './entry-query.ts'
import './entries.css'

const columns: TableColumnsType<EntryLine> = [
  {
    title: '姓名',
    key: 'name',
    render: (_, line) => (
      <Link to="/entries/$entry" params={{ entry: line.registration }} search={{}}>
        {line.name}
      </Link>
    ),
  },
  { title: '报名序号', key: 'number', className: 'figures', render: (_, line) => line.number },
  { title: '考生类别', key: 'category', render: (_, line) => line.category },
  {
    title: '状态',
    key: 'state',
    render: (_, line) => (
      <>
        <Mark tone="underway">{line.stateName}</Mark>
        {line.activated ? <Mark tone="done">已激活</Mark> : <Mark tone="look">未激活</Mark>}
      </>
    ),
  },
  { title: '登记时间', key: 'at', render: (_, line) => timeWords(line.at) },
]

/** 现场登记 (notice 三.(五), 二.2(3); G3): who was made at this point from papers, and how far each has come. */
export function EntriesPage() {
  const asked = useEntries()
  const entries = asked.data?.entries ?? []
  return (
    <>
      <PageHead
        title="现场登记"
        lead="往届生、社会考生和省外学籍的考生，凭材料在这里登记。信息由考生本人登录后核对、确认，工作人员不代为确认。"
      >
        <Link to="/entries/new" search={{}}>
          <Button type="primary" tabIndex={-1}>
            登记考生
          </Button>
        </Link>
      </PageHead>
      {asked.error !== null ? (
        <Trouble error={asked.error} retry={() => void asked.refetch()} />
      ) : (
        <Panel className={entries.length === 0 ? '' : 'flush'}>
          <WideTable<EntryLine>
            className="stacks"
            label="现场登记的考生"
            rowKey="registration"
            size="middle"
            loading={asked.isPending}
            columns={stacked(columns)}
            dataSource={entries}
            pagination={entries.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
            locale={{
              emptyText: (
                <Blank
                  what="还没有在这里登记的考生。"
                  how="考生带材料到场，点“登记考生”：先核对号码，再看材料、录信息，最后打印密码条。"
                />
              ),
            }}
          />
        </Panel>
      )}
    </>
  )
}
