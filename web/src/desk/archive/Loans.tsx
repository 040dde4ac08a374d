import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented, Skeleton } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { archiveLoans } from '@zhongzhao/api/archive'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { stacked } from '../parts/stacked.ts'
import { timeWords } from '../parts/words.ts'
import { type Loan, lastDay, toneOf, useArchiveOrg } from './archive-query.ts'
import { LoanActs } from './LoanActs.tsx'

export const loanColumns: ColumnsType<Loan> = [
  {
    title: '案卷',
    key: 'volume',
    className: 'wrap-words',
    render: (_, loan) => (
      <Link to="/archive/$volume" params={{ volume: loan.volume }} search={{}}>
        {loan.number} {loan.title}
      </Link>
    ),
  },
  {
    title: '借阅人',
    key: 'borrower',
    className: 'wrap-words',
    render: (_, loan) => `${loan.unit} ${loan.borrower}`,
  },
  { title: '用途', dataIndex: 'purpose', className: 'wrap-words' },
  { title: '借出', key: 'lentAt', responsive: ['md'], render: (_, loan) => timeWords(loan.lentAt) },
  { title: '应还', key: 'dueAt', render: (_, loan) => lastDay(loan.dueAt) },
  {
    title: '情况',
    key: 'state',
    render: (_, loan) => (
      <>
        <Mark tone={toneOf(loan.state)}>{loan.stateName}</Mark>
        {loan.late && <Mark tone="refused">逾期未还</Mark>}
        {loan.note !== undefined && <span className="quiet"> {loan.note}</span>}
        {loan.settledAt !== undefined && <span className="quiet"> {timeWords(loan.settledAt)}</span>}
      </>
    ),
  },
  { title: '办理', key: 'acts', render: (_, loan) => <LoanActs loan={loan} /> },
]

/** 借阅登记: what is out, and everything that was. */
export function Loans() {
  const org = useArchiveOrg()
  const [{ state }, change] = useFilters()
  const show = state === 'all' ? 'all' : 'out'
  const asked = useQuery({
    queryKey: ['archive', 'loans', org, show],
    queryFn: () => call(archiveLoans, { org, show }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  return (
    <>
      <div className="filters">
        <Segmented
          aria-label="显示"
          value={show}
          options={[
            { value: 'out', label: '未归还' },
            { value: 'all', label: '全部' },
          ]}
          onChange={(value) => change({ state: value === 'all' ? 'all' : undefined })}
        />
      </div>
      {asked.data === undefined ? (
        <Skeleton active />
      ) : (
        <Panel>
          <WideTable<Loan>
            label="借阅登记"
            rowKey="id"
            size="small"
            className="stacks"
            columns={stacked(loanColumns)}
            dataSource={[...asked.data.loans]}
            pagination={false}
            locale={{
              emptyText: (
                <Blank
                  what={show === 'out' ? '没有借出的案卷。' : '还没有借阅记录。'}
                  how="打开一卷，点“借出”登记借阅人、用途和归还日期。"
                />
              ),
            }}
          />
        </Panel>
      )}
    </>
  )
}
