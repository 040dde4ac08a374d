import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { App, Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { matchListAgain, readListFromAbove, settleListed } from '@zhongzhao/api/claim-lists'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { WordsDialog } from '../parts/WordsDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { Choices, type Line, Standing } from './Line.tsx'
import { outcomeWords } from './ListsPage.tsx'
import './claim-lists.css'

type Settling = Pick<InputOf<typeof settleListed>, 'event' | 'registration' | 'reason'>

interface DismissProps {
  readonly line: Line
  readonly busy: boolean
  readonly onGiven: (reason: string) => void
  readonly onClose: () => void
}

function DismissDialog({ line, busy, onGiven, onClose }: DismissProps) {
  return (
    <WordsDialog
      title={`第 ${line.row} 行 ${line.name} 不登记`}
      label="不登记的原因"
      hint="为什么不登记（至少 4 个字），会留痕"
      okText="不登记"
      least={4}
      busy={busy}
      onSend={onGiven}
      onClose={onClose}
    />
  )
}

interface Acts {
  readonly id: string
  readonly again: () => void
}

/** What is done with a line, and with all open ones at once. */
function useSettling({ id, again }: Acts) {
  const { message } = App.useApp()
  const settle = useAct({
    run: ({ line, ...of }: Settling & { line: Line }) =>
      call(settleListed, { list: id, row: line.row, version: line.version, ...of }, { retries: 2 }),
    onDone: (_, { line, event }) => {
      again()
      void message.success(event === 'choose' ? `已登记：${line.name}，会通知考生。` : '已记为不登记。')
    },
  })
  const match = useAct({
    run: () => call(matchListAgain, { list: id }, { retries: 2 }),
    onDone: ({ registered, open }) => {
      again()
      void message.success(`又找到并登记 ${registered} 人，还有 ${open} 行待核对。`)
    },
  })
  return { settle, match }
}

interface LinesProps {
  readonly lines: readonly Line[]
  readonly busy: boolean
  readonly onChoose: (line: Line, registration: string) => void
  readonly onDismiss: (line: Line) => void
}

function Lines({ lines, busy, onChoose, onDismiss }: LinesProps) {
  const columns = [
    { title: '行', dataIndex: 'row', width: 56 },
    { title: '姓名', dataIndex: 'name' },
    { title: '证件号码', dataIndex: 'number', className: 'whole' },
    { title: '情况', key: 'why', render: (_: unknown, line: Line) => <Standing line={line} /> },
    {
      title: '核对',
      key: 'may',
      render: (_: unknown, line: Line) => (
        <Choices
          line={line}
          busy={busy}
          onChoose={(registration) => onChoose(line, registration)}
          onDismiss={() => onDismiss(line)}
        />
      ),
    },
  ]
  return (
    <WideTable<Line>
      label="名单"
      className="list-lines"
      rowKey="row"
      size="small"
      columns={columns}
      dataSource={[...lines]}
      pagination={lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      locale={{
        emptyText: <Blank what="没有待核对的行。" how="名单里的人都已登记，或已说明不登记的原因。" />,
      }}
    />
  )
}

type Read = OutputOf<typeof readListFromAbove>

function OneList({ of: { list, lines }, again }: { readonly of: Read; readonly again: () => void }) {
  const [{ state }, change] = useFilters()
  const [leaving, setLeaving] = useState<Line>()
  const { settle, match } = useSettling({
    id: list.id,
    again: () => {
      setLeaving(undefined)
      again()
    },
  })
  return (
    <>
      <PageHead
        title={`${list.title}名单`}
        lead={`${list.source}；${list.officeName} ${list.importedBy} ${timeWords(list.importedAt)} 导入。${outcomeWords(list)}。`}
      >
        {list.open > 0 && (
          <Button loading={match.busy} onClick={() => match.start(undefined)}>
            再次匹配
          </Button>
        )}
      </PageHead>
      <Segmented
        className="spaced"
        aria-label="显示"
        value={state === 'all' ? 'all' : 'open'}
        options={[
          { value: 'open', label: `待核对 ${list.open}` },
          { value: 'all', label: `全部 ${list.rows}` },
        ]}
        onChange={(value) => change({ state: value === 'all' ? 'all' : undefined })}
      />
      <Panel className="spaced">
        <Lines
          lines={lines}
          busy={settle.busy}
          onChoose={(line, registration) => settle.start({ line, event: 'choose', registration })}
          onDismiss={setLeaving}
        />
      </Panel>
      {leaving !== undefined && (
        <DismissDialog
          line={leaving}
          busy={settle.busy}
          onGiven={(reason) => settle.start({ line: leaving, event: 'dismiss', reason })}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  )
}

/** One list from above: its lines, and the doubtful ones as work. */
export function OneListPage() {
  const { list: id } = useParams({ from: '/frame/claims/lists/$list' })
  const queries = useQueryClient()
  const [{ state }] = useFilters()
  const show = state === 'all' ? 'all' : 'open'
  const asked = useQuery({
    queryKey: ['claim-lists', 'one', id, show],
    queryFn: () => call(readListFromAbove, { list: id, show }),
  })
  return (
    <>
      <Link to="/claims/lists" search={{}}>
        ‹ 上级照顾名单
      </Link>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && (
        <OneList
          of={asked.data}
          again={() => void queries.invalidateQueries({ queryKey: ['claim-lists'] })}
        />
      )}
    </>
  )
}
