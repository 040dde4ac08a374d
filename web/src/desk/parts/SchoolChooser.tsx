import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { orgs } from '@zhongzhao/api/season'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { useSession } from '../session/session.ts'

const isSchool = (kind: string) => kind === 'school' || kind === 'point'

/** Chooses the school of the address, going down through cities and counties. */
export function SchoolChooser({ none }: { readonly none: string }) {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const parent = filters.org ?? hat.orgCode
  const asked = useQuery({
    queryKey: ['orgs', parent],
    queryFn: () => call(orgs, { parent }),
    staleTime: 5 * 60_000,
  })
  const below = asked.data?.orgs ?? []
  const { school } = filters
  // A link may lead to a school further down than this list.
  const deeper = school !== undefined && !below.some((org) => org.code === school)
  const options = [
    ...(filters.org === undefined ? [] : [{ value: '..', label: '‹ 返回上一级' }]),
    ...(deeper ? [{ value: school, label: `学校代码 ${school}` }] : []),
    ...below.map((org) => ({ value: org.code, label: isSchool(org.kind) ? org.name : `${org.name} ›` })),
  ]
  const choose = (code: string | undefined) => {
    if (code === '..') return change({ org: undefined, school: undefined, class: undefined })
    const chosen = below.find((org) => org.code === code)
    if (chosen !== undefined && !isSchool(chosen.kind))
      return change({ org: chosen.code, school: undefined, class: undefined })
    return change({ school: code, class: undefined })
  }
  return (
    <Select
      className="chooser wide"
      aria-label="学校"
      allowClear
      placeholder={filters.org === undefined ? none : '选择学校'}
      loading={asked.isPending}
      value={school ?? null}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(value) => choose(value ?? undefined)}
    />
  )
}
