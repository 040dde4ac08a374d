import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { listRegistrations } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { countWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { Dossier } from './Dossier.tsx'
import { ListActs } from './ListActs.tsx'
import { PupilFilters } from './PupilFilters.tsx'
import { PupilTable } from './PupilTable.tsx'
import { useShownColumns } from './use-columns.ts'

/** 考生名单: filters stand in the address; the search text does not, since it is a name or a number. */
export function PupilsPage() {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const [search, setSearch] = useState('')
  const shown = useShownColumns()
  const own = hat.orgKind === 'class' ? { class: hat.orgCode } : {}
  const which = {
    ...(filters.school === undefined ? {} : { school: filters.school }),
    ...(filters.class === undefined ? own : { class: filters.class }),
    ...(filters.state === undefined ? {} : { state: filters.state }),
    ...(search === '' ? {} : { search }),
  }
  const asked = useInfiniteQuery({
    queryKey: ['pupils', hat.key, which],
    queryFn: ({ pageParam }) =>
      call(listRegistrations, { ...which, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const lines = asked.data?.pages.flatMap((page) => page.lines) ?? []
  const first = asked.data?.pages[0]
  const total = first?.total
  const found =
    total === undefined
      ? undefined
      : first?.totalIs === 'atLeast'
        ? '找到的人太多，只列出一部分：请多输入几个字，或先选学校。'
        : `共 ${countWords(total)} 人`
  return (
    <>
      <PageHead title="考生名单" lead={found ?? (asked.error === null && '正在查找…')}>
        <ListActs which={which} total={total ?? 0} />
      </PageHead>
      <PupilFilters onSearch={setSearch} />
      {asked.error !== null ? (
        <Trouble error={asked.error} retry={() => void asked.refetch()} />
      ) : (
        <Panel className="flush">
          <PupilTable
            lines={lines}
            shown={shown}
            loading={asked.isPending}
            onOpen={(id) => change({ pupil: id })}
          />
          {asked.hasNextPage && (
            <div className="more">
              <span className="quiet">
                已显示 {countWords(lines.length)} / {countWords(total ?? 0)} 人
              </span>
              <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                再看 50 人
              </Button>
            </div>
          )}
        </Panel>
      )}
      <Dossier id={filters.pupil} onClose={() => change({ pupil: undefined })} />
    </>
  )
}
