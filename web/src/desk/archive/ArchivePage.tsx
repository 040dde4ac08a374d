import { Tabs } from 'antd'
import { useFilters } from '../address.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { SchoolChooser } from '../parts/SchoolChooser.tsx'
import { useSession } from '../session/session.ts'
import './archive.css'
import { Boxes } from './Boxes.tsx'
import { Destructions } from './Destructions.tsx'
import { Handovers } from './Handovers.tsx'
import { Loans } from './Loans.tsx'
import { Missing } from './Missing.tsx'
import { Volumes } from './Volumes.tsx'

const tabs = [
  { key: 'volumes', label: '案卷', children: <Volumes /> },
  { key: 'missing', label: '缺件', children: <Missing /> },
  { key: 'boxes', label: '档案盒', children: <Boxes /> },
  { key: 'loans', label: '借阅', children: <Loans /> },
  { key: 'handovers', label: '材料移交', children: <Handovers /> },
  { key: 'destructions', label: '销毁', children: <Destructions /> },
]

/** 归档 (notice 三.(三) 必须妥善保管，存档备查; J6): signed sheets in volumes, boxes, on loan, handed over, and in the end destroyed by two. */
export function ArchivePage() {
  const { hat } = useSession()
  const [filters, change] = useFilters()
  const own = hat.orgKind === 'school' || hat.orgKind === 'point'
  return (
    <>
      <PageHead
        title="归档"
        lead="签字收回的登记表立卷、装盒、保管；借出、移交、销毁都有登记。被更正替代的旧表留在卷里，注明已作废。"
      >
        {!own && <SchoolChooser none="全部学校" />}
      </PageHead>
      <Tabs
        activeKey={tabs.find(({ key }) => key === filters.tab)?.key ?? 'volumes'}
        onChange={(tab) => change({ tab: tab === 'volumes' ? undefined : tab })}
        destroyOnHidden
        items={tabs}
      />
    </>
  )
}
