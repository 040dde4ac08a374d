import { Tabs } from 'antd'
import { useFilters } from '../address.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Register } from './Register.tsx'
import { Scans } from './Scans.tsx'
import { Scan } from './Scan.tsx'

const tabs = ['record', 'scans', 'register'] as const

/** 签字登记 (notice 三.(三)): signed papers come back, one scan and one key each; from then on the record is locked. */
export function SealPage() {
  const [filters, change] = useFilters()
  return (
    <>
      <PageHead title="签字登记" lead="登记后，信息即锁定，任何人不得更改。" />
      <Tabs
        activeKey={tabs.find((tab) => tab === filters.tab) ?? 'record'}
        onChange={(tab) => change({ tab })}
        destroyOnHidden
        items={[
          { key: 'record', label: '扫码登记', children: <Scan /> },
          { key: 'scans', label: '整批扫描件', children: <Scans /> },
          { key: 'register', label: '签字回收登记表', children: <Register /> },
        ]}
      />
    </>
  )
}
