import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton, Tabs } from 'antd'
import { classBoard } from '@zhongzhao/api/progress'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { ClaimNotice } from '../claims/ClaimNotice.tsx'
import { expected } from '../home/funnel.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { useChosenClass, useClasses } from '../parts/class-choice.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { percent } from '../parts/words.ts'
import { Dossier } from '../pupils/Dossier.tsx'
import { Consents } from '../papers/Consents.tsx'
import { useSession } from '../session/session.ts'
import { type Board } from './board.ts'
import { Phones } from './Phones.tsx'
import { ToDo } from './ToDo.tsx'
import { WholeClass } from './WholeClass.tsx'

/** 我的班级 (K8): made for a teacher's phone. */
export function MyClassPage() {
  const chosen = useChosenClass()
  const classes = useClasses()
  const [filters, change] = useFilters()
  const asked = useQuery({
    queryKey: ['board', chosen],
    queryFn: () => call(classBoard, { class: chosen ?? '' }),
    enabled: chosen !== undefined,
  })
  if (classes.error !== null) return <Trouble error={classes.error} retry={() => void classes.refetch()} />
  return (
    <div className="my-class">
      <ClaimNotice />
      {(classes.data?.length ?? 0) > 1 && <ClassChooser />}
      {chosen === undefined && !classes.isPending && (
        <Blank what="这里按班查看学生的填报情况。" how="选择一个班级；还没有班级的，等学校导入学籍名册。" />
      )}
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {chosen !== undefined && asked.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {asked.data !== undefined && <OfClass board={asked.data} />}
      <Dossier id={filters.pupil} onClose={() => change({ pupil: undefined })} />
    </div>
  )
}

const summary = [
  { key: 'rostered', title: '未开始' },
  { key: 'filling', title: '填报中' },
  { key: 'confirmed', title: '已确认' },
  { key: 'checked', title: '已核验' },
  { key: 'sealed', title: '已签字' },
] as const

function OfClass({ board }: { readonly board: Board }) {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const all = expected(board.states)
  const finished = all - (board.states['rostered'] ?? 0) - (board.states['filling'] ?? 0)
  const { code } = board.class
  const tabs = [
    { key: 'todo', label: '还差什么', children: <ToDo board={board} /> },
    {
      key: 'all',
      label: '全班',
      children: <WholeClass board={board} onOpen={(id) => change({ pupil: id })} />,
    },
    ...(hat.actions.has('registration.uncover')
      ? [{ key: 'phones', label: '电话', children: <Phones key={code} of={code} /> }]
      : []),
    ...(hat.actions.has('consent.record')
      ? [{ key: 'consents', label: '同意书', children: <Consents key={code} of={code} /> }]
      : []),
  ]
  return (
    <>
      <header className="my-class-head">
        <h1>{board.class.name}</h1>
        <p className="quiet">{board.class.school}</p>
        <p className="my-class-done">
          <strong>{finished}</strong> / {all} 人已确认
        </p>
        <div className="my-class-bar" aria-hidden="true">
          <span style={{ width: `${percent(finished, all)}%` }} />
        </div>
        <ul className="my-class-states">
          {summary.map((s) => (
            <li key={s.key}>
              <strong>{board.states[s.key] ?? 0}</strong>
              <span>{s.title}</span>
            </li>
          ))}
        </ul>
        <p className="my-class-links">
          <Link to="/slips" search={{ class: code }}>
            打印密码条
          </Link>
          {hat.actions.has('image.supply') && (
            <Link to="/pictures" search={{ class: code, tab: 'one' }}>
              补拍照片
            </Link>
          )}
        </p>
      </header>
      <Tabs
        activeKey={tabs.some((t) => t.key === filters.tab) ? (filters.tab ?? 'todo') : 'todo'}
        items={tabs}
        onChange={(tab) => change({ tab })}
      />
    </>
  )
}
