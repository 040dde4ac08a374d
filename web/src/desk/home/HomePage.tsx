import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { type Filters, useFilters } from '../address.ts'
import { entriesFor } from '../frame/navigation.ts'
import { Blank } from '../parts/Blank.tsx'
import { GoTo } from '../parts/GoTo.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'
import { Funnel } from './Funnel.tsx'
import { type Line, expected } from './funnel.ts'
import { Lines } from './Lines.tsx'
import { useProgress } from './progress-query.ts'
import { Waiting } from './Waiting.tsx'
import { Windows } from './Windows.tsx'

const below: Readonly<Record<string, string>> = {
  class: '各班进度',
  school: '各校进度',
  county: '各县（市、区）进度',
  city: '各市进度',
}

/** A province has cities, counties and schools directly below. */
function belowTitle(lines: readonly Line[]): string {
  const kinds = new Set(lines.map((line) => (line.kind === 'point' ? 'school' : line.kind)))
  const [only] = kinds
  return (kinds.size === 1 && only !== undefined ? below[only] : undefined) ?? '下级进度'
}

function within(line: Line): Filters {
  if (line.kind === 'class') return { class: line.code }
  return line.kind === 'school' || line.kind === 'point' ? { school: line.code } : {}
}

/** 首页: my funnel, what waits for me today, who is behind. */
export function HomePage() {
  const { hat } = useSession()
  // A class teacher's first page is the class.
  if (hat.orgKind === 'class') return <GoTo to="/my-class" search={{}} />
  // Who looks at no candidate (三员, A6) begins with the first screen there is.
  const [first] = entriesFor(hat)
  return hat.actions.has('progress.read') ? <Overview /> : <GoTo to={first?.path ?? '/grants'} search={{}} />
}

function Overview() {
  const [{ org }] = useFilters()
  const { hat } = useSession()
  const asked = useProgress(org)
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  const { org: own, lines } = asked.data
  const elsewhere = own.code !== hat.orgCode
  return (
    <>
      <PageHead
        title={elsewhere ? own.name : '首页'}
        lead={elsewhere ? undefined : `${own.name}的信息采集进度`}
      >
        {elsewhere && (
          <Link to="/" search={{}}>
            ← 回到{hat.orgName}
          </Link>
        )}
      </PageHead>
      {own.total === 0 ? (
        <Panel>
          <Blank
            what="这里会显示从在册到签字的进度。"
            how={
              hat.actions.has('roster.import')
                ? '先导入学籍名册，学生就会出现在这里。'
                : '学校或县（区）导入学籍名册后，学生就会出现在这里。'
            }
          >
            {hat.actions.has('roster.import') && (
              <Link to="/roster" search={{}}>
                去导入名册
              </Link>
            )}
          </Blank>
        </Panel>
      ) : (
        <>
          {!elsewhere && <Waiting line={own} />}
          <Panel title="采集进度" extra={<span className="quiet">应采集 {expected(own.states)} 人</span>}>
            <Funnel states={own.states} within={within(own)} />
          </Panel>
        </>
      )}
      {lines.length > 0 && (
        <Panel title={belowTitle(lines)} extra={<span className="quiet">进度慢的排在前面</span>}>
          <Lines lines={lines} />
        </Panel>
      )}
      {!elsewhere && <Windows />}
    </>
  )
}
