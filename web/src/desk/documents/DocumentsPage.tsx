import { Tabs } from 'antd'
import { useFilters } from '../address.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { Differences } from './Differences.tsx'
import { OwedList } from './OwedList.tsx'
import { Sitting } from './Sitting.tsx'

/** 证件核对: what cards and register differ in (F2), and whose proofs of identity are not all there (F3). */
export function DocumentsPage() {
  const [filters, change] = useFilters()
  const chosen = useChosenClass()
  return (
    <Sitting key={chosen ?? ''} words={chosen === undefined ? '这次核对' : '本班这次核对'}>
      <PageHead
        title="证件核对"
        lead="系统读出身份证上的文字，与登记逐项比对。读得不一样的由人来看，不会自动退回。"
      />
      <Tabs
        activeKey={filters.tab === 'owed' ? 'owed' : 'differences'}
        items={[
          { key: 'differences', label: '与登记不一致', children: <Differences /> },
          { key: 'owed', label: '还缺的证件材料', children: <OwedList /> },
        ]}
        onChange={(tab) => change({ tab })}
      />
    </Sitting>
  )
}
