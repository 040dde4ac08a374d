import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { orgs } from '@zhongzhao/api/season'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { stateName, states } from '../parts/states.ts'
import { useSession } from '../session/session.ts'

const schoolKinds = new Set(['school', 'point'])

/** School (for those above schools), class, state, and the search. */
export function PupilFilters({ onSearch }: { readonly onSearch: (text: string) => void }) {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const aboveSchools = !schoolKinds.has(hat.orgKind) && hat.orgKind !== 'class'
  const filtered = filters.school ?? filters.class ?? filters.state
  return (
    <div className="filters">
      {aboveSchools && <SchoolChooser />}
      {(!aboveSchools || filters.school !== undefined) && hat.orgKind !== 'class' && (
        <ClassChooser all="全部班级" />
      )}
      <Select
        className="chooser"
        aria-label="状态"
        value={filters.state ?? ''}
        options={[
          { value: '', label: '全部状态' },
          ...states.map((s) => ({ value: s as string, label: stateName(s) })),
        ]}
        onChange={(value) => change({ state: value === '' ? undefined : value })}
      />
      <Input.Search
        className="search"
        allowClear
        placeholder="姓名、拼音首字母、报名号、学籍号、证件号"
        aria-label="查找考生"
        maxLength={64}
        onSearch={(text) => onSearch(text.trim())}
      />
      {filtered !== undefined && (
        <Button type="link" onClick={() => change({ school: undefined, class: undefined, state: undefined })}>
          清除筛选
        </Button>
      )}
    </div>
  )
}

function SchoolChooser() {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const parent = filters.org ?? hat.orgCode
  const asked = useQuery({
    queryKey: ['orgs', parent],
    queryFn: () => call(orgs, { parent }),
    staleTime: 5 * 60_000,
  })
  const below = asked.data?.orgs ?? []
  const options = below.map((org) => ({
    value: org.code,
    label: schoolKinds.has(org.kind) ? org.name : `${org.name} ›`,
  }))
  const up = filters.org === undefined ? [] : [{ value: '..', label: '‹ 返回上一级' }]
  const choose = (code: string | undefined) => {
    if (code === '..') return change({ org: undefined, school: undefined, class: undefined })
    const chosen = below.find((org) => org.code === code)
    if (chosen !== undefined && !schoolKinds.has(chosen.kind))
      return change({ org: chosen.code, school: undefined, class: undefined })
    return change({ school: code, class: undefined })
  }
  return (
    <Select
      className="chooser wide"
      aria-label="学校"
      allowClear
      placeholder={filters.org === undefined ? '全部学校' : '选择学校'}
      loading={asked.isPending}
      value={below.some((org) => org.code === filters.school) ? (filters.school ?? null) : null}
      options={[...up, ...options]}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(value) => choose(value ?? undefined)}
    />
  )
}
