import { quotaTotal } from '@zhongzhao/domain/eligibility/quota'
import { Button, Input, InputNumber } from 'antd'

/** A line of the form; numbers are absent while they are typed. */
export interface SeniorRow {
  readonly key: number
  readonly name: string
  readonly places: number | null
  readonly quota: number | null
}

export const emptyRow = (key: number): SeniorRow => ({ key, name: '', places: null, quota: null })

interface Props {
  readonly rows: readonly SeniorRow[]
  readonly percent: number
  readonly onChange: (rows: readonly SeniorRow[]) => void
}

/** The senior schools: the least share of the plan is proposed as the quota. */
export function SeniorRows({ rows, percent, onChange }: Props) {
  const change = (key: number, over: Partial<SeniorRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...over } : row)))
  const plan = (row: SeniorRow, places: number | null) =>
    change(row.key, { places, quota: places === null ? row.quota : Math.max(1, quotaTotal(places, percent)) })
  const next = Math.max(0, ...rows.map(({ key }) => key)) + 1
  return (
    <>
      <ol className="quota-seniors">
        {rows.map((row, at) => (
          <li key={row.key}>
            <div>
              <span aria-hidden>高中学校</span>
              <Input
                aria-label={`第 ${at + 1} 所高中`}
                maxLength={40}
                value={row.name}
                onChange={(event) => change(row.key, { name: event.target.value })}
              />
            </div>
            <div>
              <span aria-hidden>招生计划（人）</span>
              <InputNumber<number>
                aria-label={`第 ${at + 1} 所高中的招生计划`}
                min={1}
                max={20_000}
                precision={0}
                value={row.places}
                onChange={(places) => plan(row, places)}
              />
            </div>
            <div>
              <span aria-hidden>分配生名额</span>
              <InputNumber<number>
                aria-label={`第 ${at + 1} 所高中的分配生名额`}
                min={1}
                max={20_000}
                precision={0}
                value={row.quota}
                onChange={(quota) => change(row.key, { quota })}
              />
            </div>
            <Button
              disabled={rows.length === 1}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              去掉
            </Button>
          </li>
        ))}
      </ol>
      <Button disabled={rows.length >= 60} onClick={() => onChange([...rows, emptyRow(next)])}>
        再加一所高中
      </Button>
    </>
  )
}
