import { season } from '@zhongzhao/api/season'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { useEffect, useRef, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { setClock } from '../shared/clock.ts'
import { askWho, leave, useSession } from '../shared/session.ts'
import { clearBrowser } from './clear-browser.ts'
import {
  activatePage,
  checkPage,
  minePage,
  pointsPage,
  publicListPage,
  publicListsPage,
  sandboxPage,
} from './late-pages.ts'
import { go, parseRoute, useAddress } from './route.ts'
import { Shell } from './Shell.tsx'
import { SignIn } from './SignIn.tsx'
import { Trouble } from './Trouble.tsx'

interface Season {
  readonly pack: SeasonPack
  readonly sandbox: boolean
}

async function readSeason(): Promise<Season> {
  const { pack, now, sandbox } = await call(season, {}, { retries: 3 })
  setClock(now)
  return { pack: pack as SeasonPack, sandbox }
}

/** A registration may stand in another season than the installation's: its pages read that pack, asked for once. */
function useOwnSeason(here: Season | undefined, again: () => void): 'own' | 'coming' {
  const session = useSession()
  const asked = useRef('')
  const own =
    session.state === 'in' && session.me.kind === 'candidate' ? session.me.season : here?.pack.season
  const other = here !== undefined && own !== undefined && own !== here.pack.season
  useEffect(() => {
    if (!other || asked.current === own) return
    asked.current = own
    again()
  }, [other, own, again])
  return other ? 'coming' : 'own'
}

function useSeason() {
  const [here, setHere] = useState<Season>()
  const [trouble, setTrouble] = useState('')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    readSeason().then(setHere, (problem: unknown) => setTrouble(sentenceOf(problem)))
    void askWho()
  }, [turn])
  const again = () => {
    setTrouble('')
    setTurn(turn + 1)
  }
  return { here, trouble, again }
}

function Waiting({ trouble, onAgain }: { readonly trouble: string; readonly onAgain: () => void }) {
  if (trouble === '') return <p className="waiting">正在打开…</p>
  return (
    <div className="narrow">
      <Trouble sentence={trouble} />
      <button type="button" className="main" onClick={onAgain}>
        再试一次
      </button>
    </div>
  )
}

function StaffHere() {
  return (
    <div className="narrow">
      <h1>这是考生的页面</h1>
      <p>这个浏览器里登录的是工作人员。</p>
      <a className="button main" href="/desk">
        去工作台
      </a>
      <button type="button" onClick={() => void leave('left', clearBrowser)}>
        退出，换考生登录
      </button>
    </div>
  )
}

/** The candidate's pages: who is here decides what is seen. */
export function App() {
  const { here, trouble, again } = useSeason()
  const session = useSession()
  const season = useOwnSeason(here, again)
  const route = parseRoute(useAddress())
  const [login, setLogin] = useState('')
  const title = '中招报名'
  const known = here !== undefined && season === 'own'
  if (!known || session.state === 'asking' || session.state === 'unreachable') {
    const lost = session.state === 'unreachable' ? '连不上服务器，请检查网络。' : trouble
    return (
      <Shell title={title} sandbox={false}>
        <Waiting trouble={lost} onAgain={again} />
      </Shell>
    )
  }
  const { pack, sandbox } = here
  const full = `${pack.province.name}${pack.year}年中招报名`
  const use = (chosen: string, by: 'password' | 'slip') => {
    setLogin(chosen)
    go({ page: by === 'slip' ? 'activate' : 'home' })
  }
  if (route.page === 'sandbox') {
    return (
      <Shell title={full} sandbox={sandbox}>
        <sandboxPage.Page onUse={use} />
      </Shell>
    )
  }
  if (route.page === 'check') {
    return (
      <Shell title={full} sandbox={sandbox}>
        <checkPage.Page key={route.code ?? ''} code={route.code ?? ''} />
      </Shell>
    )
  }
  if (route.page === 'points') {
    return (
      <Shell title={full} sandbox={sandbox}>
        <pointsPage.Page rules={pack.returning} />
      </Shell>
    )
  }
  if (route.page === 'publicity') {
    return (
      <Shell title={full} sandbox={sandbox}>
        {route.list === undefined ? (
          <publicListsPage.Page />
        ) : (
          <publicListPage.Page key={route.list} list={route.list} />
        )}
      </Shell>
    )
  }
  if (session.state === 'in' && session.me.kind === 'candidate') {
    return (
      <minePage.Page key={session.me.registration} title={full} pack={pack} sandbox={sandbox} route={route} />
    )
  }
  return (
    <Shell title={full} sandbox={sandbox}>
      {session.state === 'in' ? (
        <StaffHere />
      ) : route.page === 'activate' ? (
        <activatePage.Page key={login} lesson={pack.lesson} login={login} />
      ) : (
        <SignIn key={login} why={session.why} login={login} windows={pack.windows} />
      )}
    </Shell>
  )
}
