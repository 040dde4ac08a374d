import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { listOpenings } from '@zhongzhao/api/documents'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

const columns = [
  { title: '时间', dataIndex: 'at', render: (at: number) => <span className="whole">{timeWords(at)}</span> },
  { title: '谁看的', dataIndex: 'by' },
  { title: '身份', dataIndex: 'role' },
  { title: '谁的证件', dataIndex: 'name' },
  { title: '班级', dataIndex: 'className' },
  { title: '用途', dataIndex: 'purpose' },
  { title: '说明', dataIndex: 'note' },
]

function useOpenings() {
  const { hat } = useSession()
  const chosen = useChosenClass()
  const [{ kind }] = useFilters()
  const which = {
    ...(chosen === undefined ? {} : { class: chosen }),
    ...(kind === undefined ? {} : { purpose: kind }),
  }
  return useInfiniteQuery({
    queryKey: ['openings', hat.key, which],
    queryFn: ({ pageParam }) =>
      call(listOpenings, { ...which, limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** 证件查看记录 (F4): every opening of a document in this school, newest first; a record nobody can take out. */
export function OpeningsPage() {
  const { pack } = useSession()
  const [{ kind }, change] = useFilters()
  const asked = useOpenings()
  const lines = asked.data?.pages.flatMap((page) => page.openings) ?? []
  return (
    <>
      <PageHead
        title="证件查看记录"
        lead="谁在什么时候、为什么打开过考生的证件照片。记录不能删改，考生本人也看得到自己的。"
      />
      <Panel
        extra={
          <>
            <ClassChooser all="全部班级" />
            <Select
              className="chooser"
              aria-label="用途"
              value={kind ?? ''}
              options={[
                { value: '', label: '全部用途' },
                ...pack.viewingPurposes.map((p) => ({ value: p.code, label: p.text })),
              ]}
              onChange={(value) => change({ kind: value === '' ? undefined : value })}
            />
          </>
        }
      >
        {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
        {asked.isPending && <Skeleton active />}
        {asked.data !== undefined && (
          <WideTable
            label="证件查看记录"
            rowKey="id"
            size="small"
            pagination={false}
            columns={columns}
            dataSource={lines}
            locale={{
              emptyText: (
                <Blank
                  what="还没有人打开过证件照片。"
                  how="工作人员选择用途、打开证件照片以后，会记在这里。"
                />
              ),
            }}
          />
        )}
        {asked.hasNextPage && (
          <Button
            className="spaced"
            loading={asked.isFetchingNextPage}
            onClick={() => void asked.fetchNextPage()}
          >
            再看更早的
          </Button>
        )}
      </Panel>
    </>
  )
}
