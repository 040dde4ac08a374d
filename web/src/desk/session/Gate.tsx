import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { Button, Result, Spin } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { me } from '@zhongzhao/api/sign-in'
import { CallRefused, call } from '../../shared/call.ts'
import { setClock } from '../../shared/clock.ts'
import { GoTo } from '../parts/GoTo.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Revoked } from './Revoked.tsx'
import { type Hat, hatToWear, hatsOf, lookingOnly } from './hats.ts'
import { useSeason } from './season.ts'
import { useSeasons } from './seasons.ts'
import { type Session, SessionContext } from './session.ts'
import { leave } from './sign-out.ts'

const remembered = 'zhongzhao.desk.hat'

export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      const answer = await call(me, {})
      setClock(answer.now)
      return answer
    },
    staleTime: 60_000,
    // A grant taken back is noticed also where nobody clicks.
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
    retry: false,
  })
}

/** The role worn until now. When the server knows it no longer it was taken back, and stays here to be named. */
function useWorn(session: Session | undefined) {
  const [worn, setWorn] = useState<Hat>()
  const gone = worn !== undefined && session?.hats.some((hat) => hat.key === worn.key) !== true
  if (session !== undefined && !gone && worn?.key !== session.hat.key) setWorn(session.hat)
  return [worn, setWorn] as const
}

/** Nobody passes who is not signed in as staff with at least one grant. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const asked = useMe()
  const season = useSeason()
  const seasons = useSeasons()
  const { pathname } = useLocation()
  const [key, setKey] = useState(() => sessionStorage.getItem(remembered))
  const session = useMemo((): Session | undefined => {
    if (asked.data === undefined || season.data === undefined) return undefined
    const { pack } = season.data
    const over = seasons.data?.some((one) => one.season === pack.season && one.readOnly) === true
    const given = hatsOf(asked.data.grants, pack.roles)
    const hats = over ? given.map(lookingOnly) : given
    const hat = hatToWear(hats, key)
    if (hat === undefined) return undefined
    const wear: Session['wear'] = (next) => {
      sessionStorage.setItem(remembered, next.key)
      setKey(next.key)
    }
    return { me: asked.data, pack, hat, hats, wear }
  }, [asked.data, season.data, seasons.data, key])
  const [worn, setWorn] = useWorn(session)
  if (asked.error instanceof CallRefused && asked.error.code === 'SIGNED-OUT')
    return <GoTo to="/sign-in" search={{ next: pathname }} />
  const error = asked.error ?? season.error
  if (error !== null)
    return (
      <main className="lonely">
        <h1>中招信息采集</h1>
        <Trouble error={error} retry={() => location.reload()} />
      </main>
    )
  if (asked.isPending || season.isPending)
    return <Spin size="large" fullscreen description="正在打开工作台" />
  if (worn !== undefined && !session?.hats.some((hat) => hat.key === worn.key))
    return <Revoked hat={worn} onGo={session === undefined ? undefined : () => setWorn(session.hat)} />
  if (session === undefined) return <NoGrant />
  return <SessionContext value={session}>{children}</SessionContext>
}

function NoGrant() {
  return (
    <Result
      status="info"
      title="这个账号没有工作台的权限"
      subTitle="工作台供学校和教育部门使用。考生请从首页登录；工作人员请联系上一级管理员授权。"
      extra={[
        <Button key="out" type="primary" onClick={() => void leave()}>
          换一个账号登录
        </Button>,
        <Button key="home" href="/">
          去考生首页
        </Button>,
      ]}
    />
  )
}
