import { Tabs } from 'antd'
import { useFilters } from '../address.ts'
import { ClassCards } from '../parts/ClassCards.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { useSession } from '../session/session.ts'
import { Consents } from './Consents.tsx'
import { Drafts } from './Drafts.tsx'
import { Slips } from './Slips.tsx'

/** 密码条与草表 (C1, C11, D11): what a class takes home before the computer room. */
export function SlipsPage() {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const chosen = useChosenClass()
  const tabs =
    chosen === undefined
      ? []
      : [
          { key: 'slips', label: '注册密码条', children: <Slips of={chosen} /> },
          ...(hat.actions.has('registration.print')
            ? [{ key: 'drafts', label: '信息采集草表', children: <Drafts of={chosen} /> }]
            : []),
          ...(hat.actions.has('consent.record')
            ? [{ key: 'consents', label: '监护人同意书', children: <Consents key={chosen} of={chosen} /> }]
            : []),
        ]
  return (
    <>
      <PageHead title="密码条与草表" lead="上机填报之前，每名学生带一张密码条、一份草表回家。">
        <ClassChooser />
      </PageHead>
      {chosen === undefined ? (
        <ClassCards what="按班打印密码条、草表和同意书" />
      ) : (
        <Tabs
          activeKey={tabs.some((t) => t.key === filters.tab) ? (filters.tab ?? 'slips') : 'slips'}
          items={tabs}
          onChange={(tab) => change({ tab })}
        />
      )}
    </>
  )
}
