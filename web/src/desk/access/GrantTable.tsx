import { Link } from '@tanstack/react-router'
import { lastCode } from '@zhongzhao/domain/orgs/org'
import { Button, Space, Switch, type TableColumnsType } from 'antd'
import { type ReactNode, useState } from 'react'
import { Mark } from '../parts/Mark.tsx'
import type { Tone } from '../parts/states.ts'
import { stacked } from '../parts/stacked.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import type { Doing, Line } from './grant-query.ts'

const tones: Readonly<Record<string, Tone>> = { active: 'done', offered: 'look', expired: 'look' }
const acts: readonly (readonly [what: Doing, event: string, label: string])[] = [
  ['renew', 'renew', '续期'],
  ['handOver', 'handOver', '移交'],
  ['revoke', 'revoke', '收回'],
]

interface Props {
  readonly lines: readonly Line[]
  /** Code of the organisation that is looked at. */
  readonly org: string
  readonly empty: ReactNode
  readonly onDo: (what: Doing, line: Line) => void
}

function Acts({ line, onDo }: { readonly line: Line; readonly onDo: Props['onDo'] }) {
  const offered = acts.filter(
    ([, event]) => line.may.includes(event) && (event !== 'renew' || line.until !== undefined),
  )
  return (
    <Space size={0} wrap>
      {offered.map(([what, , label]) => (
        <Button
          key={what}
          type="link"
          size="small"
          danger={what === 'revoke'}
          onClick={() => onDo(what, line)}
        >
          {label}
        </Button>
      ))}
      {line.may.length > 0 && (
        <Button type="link" size="small" onClick={() => onDo('code', line)}>
          重发激活码
        </Button>
      )}
      <Button type="link" size="small" onClick={() => onDo('chain', line)}>
        来源
      </Button>
    </Space>
  )
}

function columnsFor({ org, onDo }: Pick<Props, 'org' | 'onDo'>): TableColumnsType<Line> {
  return [
    {
      title: '单位',
      dataIndex: 'orgName',
      render: (name: string, line) =>
        lastCode(line.org) === org ? (
          name
        ) : (
          <Link to="/grants" search={{ org: lastCode(line.org) }}>
            {name}
          </Link>
        ),
    },
    { title: '角色', dataIndex: 'title' },
    {
      title: '姓名',
      dataIndex: 'name',
      render: (name: string, line) => (
        <>
          {name}
          <br />
          <span className="quiet small">{line.login}</span>
        </>
      ),
    },
    {
      title: '状态',
      dataIndex: 'stateName',
      render: (words: string, line) => <Mark tone={tones[line.state] ?? 'quiet'}>{words}</Mark>,
    },
    {
      title: '期限',
      dataIndex: 'until',
      render: (until: number | undefined, line) => (
        <span className="whole">
          {line.endedAt === undefined
            ? until === undefined
              ? '不限期'
              : `到 ${timeWords(until)}`
            : `${timeWords(line.endedAt)} ${line.endedBy ?? ''}${line.stateName.replace('已', '')}`}
        </span>
      ),
    },
    { title: '谁给的', dataIndex: 'givenBy', render: (by: string | undefined) => by ?? '系统安装时建立' },
    {
      title: '再给出',
      dataIndex: 'below',
      align: 'end',
      render: (below: number) => (below === 0 ? '' : `${below} 项`),
    },
    {
      title: '办理',
      key: 'acts',
      render: (_, line) => <Acts line={line} onDo={onDo} />,
    },
  ]
}

/** Who holds what; what has ended is shown when asked for. */
export function GrantTable({ lines, org, empty, onDo }: Props) {
  const [ended, setEnded] = useState<'shown' | 'hidden'>('hidden')
  const living = lines.filter((line) => line.endedAt === undefined)
  return (
    <>
      <WideTable
        className="stacks"
        label="授权"
        rowKey="id"
        size="small"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={stacked(columnsFor({ org, onDo }))}
        dataSource={ended === 'shown' ? [...lines] : living}
        locale={{ emptyText: empty }}
      />
      {lines.length > living.length && (
        <p className="spaced">
          <Switch
            size="small"
            aria-label="也显示已收回和已移交的"
            checked={ended === 'shown'}
            onChange={(on) => setEnded(on ? 'shown' : 'hidden')}
          />{' '}
          也显示已收回和已移交的（{lines.length - living.length} 项）
        </p>
      )}
    </>
  )
}
