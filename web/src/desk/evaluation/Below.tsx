import type { TableColumnsType } from 'antd'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { evaluationOverview } from '@zhongzhao/api/evaluation'
import {
  type ClassStep,
  addProgress,
  behindFirst,
  classStepNames,
  signedShare,
} from '@zhongzhao/domain/evaluation/progress'
import { Blank } from '../parts/Blank.tsx'
import { Panel } from '../parts/Panel.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { stacked } from '../parts/stacked.ts'
import { countWords, percent } from '../parts/words.ts'
import { Tables } from './Tables.tsx'

type Overview = OutputOf<typeof evaluationOverview>
export type BelowLine = Overview['below'][number]

const figure = (title: string, value: (line: BelowLine) => number) => ({
  title,
  key: title,
  align: 'right' as const,
  render: (_: unknown, line: BelowLine) =>
    value(line) === 0 ? <span className="quiet">0</span> : countWords(value(line)),
})

const steps: readonly ClassStep[] = ['untouched', 'entering', 'ready', 'signed']

function Share({ line }: { readonly line: BelowLine }) {
  const done = percent(signedShare(line) * 1000, 1000)
  return (
    <span className="thin-bar">
      <span className="thin-bar-track">
        <span className={done === 100 ? 'done' : ''} style={{ width: `${done}%` }} />
      </span>
      <span className="figures">{done}%</span>
    </span>
  )
}

const schoolsOf = ({ schools }: BelowLine) => schools.untouched + schools.underWay + schools.signed

interface Props {
  readonly of: Overview
  readonly open: (line: BelowLine) => void
}

/** 综合素质评价进度 of everything directly below, who is behind first; a name leads one level down (notice 三.(一)1: 督促进度). */
export function Below({ of, open }: Props) {
  const lines = [...behindFirst(of.below)]
  const total = addProgress(lines)
  const aboveSchools = lines.some(({ kind }) => kind !== 'school' && kind !== 'point')
  const columns: TableColumnsType<BelowLine> = [
    {
      title: '单位',
      key: 'name',
      fixed: 'left',
      render: (_, line) => (
        <button type="button" className="link" onClick={() => open(line)}>
          {line.name}
        </button>
      ),
    },
    { title: '班级审签', key: 'share', width: 152, render: (_, line) => <Share line={line} /> },
    ...(aboveSchools
      ? [
          {
            title: '全部审签的学校',
            key: 'schools',
            align: 'right' as const,
            render: (_: unknown, line: BelowLine) => `${line.schools.signed}/${schoolsOf(line)}`,
          },
          figure('未录入的学校', (line) => line.schools.untouched),
        ]
      : []),
    ...steps.map((step) => figure(`${classStepNames[step]}的班`, (line) => line.classes[step])),
    figure('应评人数', (line) => line.pupils),
    figure('已填完', (line) => line.complete),
    figure('已公布', (line) => line.published),
    figure('待办异议', (line) => line.objections),
  ]
  return (
    <Panel
      title={of.org.name}
      extra={
        <div className="evaluation-acts">
          {lines.length > 0 && (
            <span className="quiet">
              应评 {countWords(total.pupils)} 人，已公布 {countWords(total.published)} 人；进度慢的排在前面
            </span>
          )}
          {lines.length > 0 && <Tables org={of.org.code} table="进度表" />}
        </div>
      }
    >
      <WideTable<BelowLine>
        label="综合素质评价进度"
        rowKey="code"
        className="stacks"
        columns={stacked(columns)}
        dataSource={lines}
        pagination={lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{
          emptyText: (
            <Blank what="还没有需要评定的班级。" how="学校导入毕业年级的名册后，各单位的进度会列在这里。" />
          ),
        }}
      />
    </Panel>
  )
}
