import { type RefSelectProps, Select } from 'antd'
import { useRef } from 'react'
import { useFilters } from '../address.ts'
import { useChosenClass, useClasses } from './class-choice.ts'

interface Props {
  /** The word for "no class chosen": 全部班级 where that is possible, else a prompt. */
  readonly all?: string
}

/** Chooses the class of the address. */
export function ClassChooser({ all }: Props) {
  const [, change] = useFilters()
  const chosen = useChosenClass()
  const chooser = useRef<RefSelectProps>(null)
  const { data, isPending } = useClasses()
  const own = (data ?? []).map((c) => ({ value: c.code, label: `${c.name}（${c.pupils} 人）` }))
  const options = all === undefined ? own : [{ value: '', label: all }, ...own]
  return (
    <Select
      ref={chooser}
      className="chooser"
      aria-label="班级"
      loading={isPending}
      placeholder="请选择班级"
      value={chosen ?? (all === undefined ? null : '')}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(value) => {
        change({ class: value === null || value === '' ? undefined : value, pupil: undefined })
        // The keys of the screen act again.
        chooser.current?.blur()
      }}
    />
  )
}
