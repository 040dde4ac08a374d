import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { earlierOf } from '@zhongzhao/api/seasons'
import { call } from '../../shared/call.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { turnToSeason } from '../session/worked.ts'

/** 去年报名记录: the registrations of the same person in earlier seasons, the newest first; nothing where there are none (A7). */
export function Earlier({ id }: { readonly id: string }) {
  const asked = useQuery({
    queryKey: ['earlier', id],
    queryFn: () => call(earlierOf, { id }),
    staleTime: 60_000,
  })
  if (asked.error !== null) return <Trouble error={asked.error} />
  const { earlier = [] } = asked.data ?? {}
  if (earlier.length === 0) return null
  return (
    <section className="dossier-section" aria-labelledby="earlier">
      <h2 id="earlier">去年报名记录</h2>
      {earlier.map((line) => (
        <dl className="facts" key={line.id}>
          <dt>年度</dt>
          <dd>
            {line.title}{' '}
            {line.mayOpen && (
              <Button size="small" onClick={() => turnToSeason(line.season, `/desk/pupils?pupil=${line.id}`)}>
                查看
              </Button>
            )}
          </dd>
          <dt>报名号</dt>
          <dd className="figures">{line.number}</dd>
          <dt>学校班级</dt>
          <dd>
            {line.schoolName} {line.className}（{line.grade === 8 ? '八' : '九'}年级）
          </dd>
          <dt>状态</dt>
          <dd>{line.outcomeName ?? line.stateName}</dd>
          <dt>怎么找到的</dt>
          <dd>{line.basisName}</dd>
        </dl>
      ))}
    </section>
  )
}
