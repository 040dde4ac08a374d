import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Skeleton, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { informReturning, listReturning } from '@zhongzhao/api/transfer'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { SchoolChooser } from '../parts/SchoolChooser.tsx'
import { StateMark } from '../parts/Mark.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { useAct } from '../parts/use-act.ts'
import { stacked } from '../parts/stacked.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { Counts } from './Counts.tsx'

type Pupil = OutputOf<typeof listReturning>['pupils'][number]

function Told({ of }: { readonly of: Pupil }) {
  if (of.receiptAt !== undefined) return <Mark tone="done">已知道 {timeWords(of.receiptAt)}</Mark>
  if (of.informedAt === undefined && !of.untold) return <span className="quiet">没有通知过</span>
  return of.informedAt === undefined ? (
    <Mark tone="look">还没有通知</Mark>
  ) : (
    <Mark tone="quiet">已通知 {timeWords(of.informedAt)}，等回执</Mark>
  )
}

function Application({ of }: { readonly of: Pupil }) {
  if (of.transfer === undefined) return <span className="quiet">没有申请</span>
  const { state, stateName, point, at } = of.transfer
  const words = state === 'accepted' ? `已转往${point}` : `${stateName}（${point}）`
  return (
    <>
      <Mark tone={state === 'accepted' ? 'done' : 'quiet'}>{words}</Mark>{' '}
      <span className="quiet small whole">{timeWords(at)}</span>
    </>
  )
}

const columns: TableColumnsType<Pupil> = [
  { title: '姓名', dataIndex: 'name', fixed: 'left' },
  { title: '班级', dataIndex: 'className' },
  { title: '户籍所在地', dataIndex: 'household' },
  {
    title: '选择的报考地',
    key: 'track',
    render: (_, of) => (of.track === 'returnHome' ? '回户籍所在地' : '学籍所在地'),
  },
  { title: '通知与回执', key: 'told', render: (_, of) => <Told of={of} /> },
  { title: '申请', key: 'transfer', render: (_, of) => <Application of={of} /> },
  { title: '报名状态', key: 'state', render: (_, of) => <StateMark state={of.state} /> },
]

interface Place {
  readonly school?: string
  readonly class?: string
}

function usePlace(): Place | undefined {
  const { hat } = useSession()
  const [filters] = useFilters()
  const klass = useChosenClass()
  if (hat.orgKind === 'class') return { class: hat.orgCode }
  const school = hat.orgKind === 'school' || hat.orgKind === 'point' ? hat.orgCode : filters.school
  if (school === undefined) return undefined
  return { school, ...(klass === undefined ? {} : { class: klass }) }
}

/** Tells the chosen pupils, or everybody of the place whom it concerns. */
function useInforming(place: Place) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useAct({
    run: (registrations: readonly string[] | undefined) =>
      call(
        informReturning,
        { ...place, ...(registrations === undefined ? {} : { registrations: [...registrations] }) },
        { retries: 2 },
      ),
    onDone: ({ informed }) => {
      void queries.invalidateQueries({ queryKey: ['returning'] })
      const words = informed === 0 ? '都已经通知过了。' : `已通知 ${informed} 人，他们登录后能看到。`
      void message.success(words)
    },
  })
}

function OfPlace({ place }: { readonly place: Place }) {
  const asked = useQuery({
    queryKey: ['returning', place],
    queryFn: () => call(listReturning, place),
  })
  const [chosen, choose] = useState<readonly string[]>([])
  const inform = useInforming(place)
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { pupils, mayInform } = asked.data
  const untold = pupils.filter((one) => one.untold).length
  const waiting = pupils.filter((one) => one.informedAt !== undefined && one.receiptAt === undefined).length
  const label = chosen.length === 0 ? `通知全部未通知的（${untold} 人）` : `通知选中的 ${chosen.length} 人`
  return (
    <Panel
      title={`${pupils.length} 人的户籍在别处，或选了回户籍地报考`}
      extra={
        mayInform && (
          <Button
            type="primary"
            loading={inform.busy}
            disabled={chosen.length === 0 && untold === 0}
            onClick={() => inform.start(chosen.length === 0 ? undefined : chosen)}
          >
            {label}
          </Button>
        )
      }
    >
      {untold + waiting > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`${untold} 人还没有通知，${waiting} 人已通知、还没有点“我已知道”。`}
        />
      )}
      <WideTable<Pupil>
        className="stacks"
        label="回户籍地报考"
        rowKey="id"
        size="middle"
        columns={stacked(columns)}
        dataSource={pupils}
        pagination={pupils.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        {...(mayInform
          ? {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys) => choose(keys.map(String)),
                getCheckboxProps: (of) => ({ disabled: !of.untold }),
              },
            }
          : {})}
        locale={{
          emptyText: (
            <Blank
              what="没有户籍在别处的九年级考生。"
              how="考生填了户籍所在地，或选了回户籍地报考，会列在这里。"
            />
          ),
        }}
      />
    </Panel>
  )
}

/** 回户籍地报考 (notice 一.2, 二.2(3)): the school tells and sees how it went; it is asked for nothing and holds nobody back. */
export function ReturningPage() {
  const { hat } = useSession()
  const place = usePlace()
  const office = hat.orgKind !== 'school' && hat.orgKind !== 'point' && hat.orgKind !== 'class'
  return (
    <>
      <PageHead
        title="回户籍地报考"
        lead="学校要把报名要求通知到学生（通知二.2（3））。申请由考生自己办，不经学校；接收以后报名转到户籍地报名点。"
      >
        {office ? <SchoolChooser none="选择学校，看名单" /> : <ClassChooser all="全部班级" />}
      </PageHead>
      {office && place === undefined && <Counts />}
      {place !== undefined && <OfPlace key={`${place.school} ${place.class}`} place={place} />}
    </>
  )
}
