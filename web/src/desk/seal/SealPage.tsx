import { Tabs } from 'antd'
import { useFilters } from '../address.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Register } from './Register.tsx'
import { Scan } from './Scan.tsx'

/** 签字登记 (notice 三.(三)): signed papers come back, one scan and one key each; from then on the record is locked. */
export function SealPage() {
  const [filters, change] = useFilters()
  return (
    <>
      <PageHead title="签字登记" lead="登记后，信息即锁定，任何人不得更改。" />
      <Tabs
        activeKey={filters.tab === 'register' ? 'register' : 'record'}
        onChange={(tab) => change({ tab })}
        destroyOnHidden
        items={[
          { key: 'record', label: '扫码登记', children: <Scan /> },
          { key: 'register', label: '签字回收登记表', children: <Register /> },
        ]}
      />
    </>
  )
}
