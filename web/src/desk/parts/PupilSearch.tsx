import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { listRegistrations } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'
import type { PupilLine } from './lines.ts'
import { StateMark, VerdictMark } from './Mark.tsx'
import { Trouble } from './Trouble.tsx'

/** Finds one pupil by name, pinyin initials or a number. The text travels in the body, never in an address. */
export function PupilSearch({ onChoose }: { readonly onChoose: (line: PupilLine) => void }) {
  const { hat } = useSession()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const asked = useQuery({
    queryKey: ['find', hat.key, search],
    queryFn: () => call(listRegistrations, { search, limit: 10 }),
    enabled: search !== '',
    gcTime: 0,
  })
  const lines = search === '' ? [] : (asked.data?.lines ?? [])
  return (
    <div className="pupil-search">
      <Input.Search
        size="large"
        allowClear
        maxLength={64}
        aria-label="查找考生"
        placeholder="姓名、拼音首字母、报名号、学籍号或证件号"
        loading={asked.isFetching}
        onSearch={(text) => {
          setSearch(text.trim())
          setChosen(undefined)
        }}
      />
      {asked.error !== null && <Trouble error={asked.error} />}
      {search !== '' && asked.data !== undefined && lines.length === 0 && (
        <p className="quiet">没有找到。请核对姓名或号码；名册里没有的学生要先导入名册。</p>
      )}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              className={line.id === chosen ? 'here' : ''}
              onClick={() => {
                setChosen(line.id)
                onChoose(line)
              }}
            >
              <strong>{line.name}</strong>
              <span>{line.className}</span>
              <span className="figures quiet">{line.idNumber}</span>
              <StateMark state={line.state} />
              <span>
                照片 <VerdictMark verdict={line.portrait} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
