import { Button, Input, Select } from 'antd'
import { useFilters } from '../address.ts'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { SchoolChooser } from '../parts/SchoolChooser.tsx'
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
      {aboveSchools && <SchoolChooser none="全部学校" />}
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
