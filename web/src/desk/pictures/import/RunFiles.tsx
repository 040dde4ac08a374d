import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { chooseFile, listRunFiles } from '@zhongzhao/api/picture-runs'
import { call } from '../../../shared/call.ts'
import { useFilters } from '../../address.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Panel } from '../../parts/Panel.tsx'
import type { Tone } from '../../parts/states.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { useAct } from '../../parts/use-act.ts'
import { localFile, sendAgain } from './sender.ts'
import { Thumb } from './Thumb.tsx'
import { type Run, moves } from './use-run.ts'

type RunFile = OutputOf<typeof listRunFiles>['files'][number]

const tones: Readonly<Record<string, Tone>> = {
  accepted: 'done',
  doubtful: 'look',
  twice: 'look',
  refused: 'refused',
  looking: 'underway',
}

const shows = [
  { value: 'work', label: '需要处理' },
  { value: 'all', label: '全部' },
  { value: 'accepted', label: '合格' },
] as const
type Show = (typeof shows)[number]['value']

const columnsFor = (run: string, choose: (file: RunFile) => void): ColumnsType<RunFile> => [
  {
    title: '文件和考生',
    key: 'file',
    className: 'report-file',
    render: (_, f) => (
      <>
        <code>{f.may.includes('choose') && f.folder !== '' ? `${f.folder}/${f.name}` : f.name}</code>
        {f.pupil !== undefined && (
          <span>
            {f.pupil.name} <span className="quiet">{f.pupil.class}</span>
          </span>
        )}
      </>
    ),
  },
  {
    title: '结果',
    key: 'outcome',
    width: 96,
    render: (_, f) => <Mark tone={tones[f.outcome] ?? 'quiet'}>{f.outcomeName}</Mark>,
  },
  {
    title: '怎么办',
    key: 'told',
    render: (_, f) => (
      <>
        {f.told.map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
        {f.steps.length > 0 && f.outcome !== 'refused' && (
          <span className="quiet small">已自动处理：{f.steps.join('、')}</span>
        )}
        {f.may.includes('choose') && <Thumb file={localFile(run, f.id)} of={f.pupil?.name ?? ''} />}
        {f.may.includes('choose') && (
          <Button size="small" onClick={() => choose(f)}>
            选用这个
          </Button>
        )}
      </>
    ),
  },
]

/** What became of each file; what needs a person first. */
export function RunFiles({ run }: { readonly run: Run }) {
  const queries = useQueryClient()
  const [filters, change] = useFilters()
  const show: Show = shows.find((s) => s.value === filters.kind)?.value ?? 'all'
  const asked = useInfiniteQuery({
    queryKey: ['picture-run', run.id, 'files', show],
    queryFn: ({ pageParam }) =>
      call(listRunFiles, { id: run.id, show, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    // A long list is not read again and again while it grows.
    refetchInterval: (query) => (moves(run) && (query.state.data?.pages.length ?? 0) <= 1 ? 3000 : false),
  })
  const choose = useAct({
    run: ({ id }: RunFile) => call(chooseFile, { id: run.id, file: id }),
    onDone: (_, { id }) => {
      sendAgain(run.id, id)
      void queries.invalidateQueries({ queryKey: ['picture-run', run.id] })
    },
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  return (
    <Panel
      title="每个文件的结果"
      extra={
        <Segmented<Show>
          value={show}
          options={shows.map((s) => ({ ...s }))}
          onChange={(kind) => change({ kind })}
        />
      }
    >
      <Table<RunFile>
        rowKey="id"
        size="small"
        loading={asked.isPending}
        columns={columnsFor(run.id, choose.start)}
        dataSource={asked.data?.pages.flatMap((page) => page.files) ?? []}
        tableLayout="fixed"
        className="reports stacks"
        pagination={false}
        locale={{ emptyText: asked.isPending ? ' ' : '没有这一类的文件。' }}
      />
      {asked.hasNextPage && (
        <div className="more">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            再看一些
          </Button>
        </div>
      )}
    </Panel>
  )
}
