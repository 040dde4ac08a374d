import { myRegistration } from '@zhongzhao/api/registration'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { leave } from '../shared/session.ts'
import { clearBrowser } from './clear-browser.ts'
import { Dialog } from './Dialog.tsx'
import { Home } from './Home.tsx'
import { IdleWatch } from './IdleWatch.tsx'
import { Messages } from './Messages.tsx'
import {
  appointmentsPage,
  claimsPage,
  confirmPage,
  correctionsPage,
  evaluationPage,
  fetchAhead,
  historyPage,
  passwordPage,
  picturesPage,
  returningPage,
  sectionPage,
  trackPage,
} from './my-pages.ts'
import { MyRecord } from './my-record.ts'
import { RecordContext } from './record-context.ts'
import type { Route } from './route.ts'
import { Shell } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'section':
      return <sectionPage.Page route={route} />
    case 'pictures':
      return <picturesPage.Page />
    case 'confirm':
      return <confirmPage.Page />
    case 'track':
      return <trackPage.Page />
    case 'returning':
      return <returningPage.Page />
    case 'appointments':
      return <appointmentsPage.Page />
    case 'corrections':
      return <correctionsPage.Page />
    case 'evaluation':
      return <evaluationPage.Page />
    case 'claims':
      return <claimsPage.Page />
    case 'history':
      return <historyPage.Page />
    case 'password':
      return <passwordPage.Page />
    case 'messages':
      return <Messages />
    case 'home':
    case 'activate':
    case 'sandbox':
      return <Home />
  }
}

/** How long an unseen page may be old before it is read again, ms. */
const STALE_AFTER = 30_000

/** Drafts leave when the page is put away or the network is back; what the school did meanwhile is read on return. */
function useKeptFresh(record: MyRecord | undefined): void {
  useEffect(() => {
    if (record === undefined) return
    let read = Date.now()
    const turned = () => {
      if (document.visibilityState === 'hidden') return void record.flush()
      if (Date.now() - read < STALE_AFTER) return
      read = Date.now()
      record.reload().catch(() => undefined)
    }
    const online = () => void record.flush()
    document.addEventListener('visibilitychange', turned)
    addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', turned)
      removeEventListener('online', online)
      record.stop()
    }
  }, [record])
}

function useMyRecord(pack: SeasonPack) {
  const [record, setRecord] = useState<MyRecord>()
  const [trouble, setTrouble] = useState('')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let wanted = true
    call(myRegistration, {}, { retries: 2 }).then(
      (view) => wanted && setRecord(new MyRecord(pack, view)),
      (problem: unknown) => wanted && setTrouble(sentenceOf(problem)),
    )
    return () => {
      wanted = false
    }
  }, [pack, turn])
  useKeptFresh(record)
  useEffect(() => {
    if (record !== undefined) fetchAhead()
  }, [record])
  const again = () => {
    setTrouble('')
    setTurn(turn + 1)
  }
  return { record, trouble, again }
}

/** 退出: what is typed leaves first; what cannot leave is asked about; then nothing stays here (C10). */
function SignOut({ record }: { readonly record: MyRecord | undefined }) {
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const out = () => void leave('left', clearBrowser)
  const ask = () => {
    if (record === undefined) return out()
    void record.flush().then((state) => (state === 'sent' ? out() : setAsking('yes')))
  }
  return (
    <>
      <button type="button" className="plain" onClick={ask}>
        退出
      </button>
      {asking === 'yes' && (
        <Dialog title="还有内容没有上传" onClose={() => setAsking('no')}>
          <p>网络不通，刚才填的还在本机。现在退出会丢掉这些内容。</p>
          <div className="buttons">
            <button type="button" className="main" onClick={() => setAsking('no')}>
              再等等
            </button>
            <button type="button" onClick={out}>
              丢掉并退出
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** A new page begins at its top for those who see it and for those who hear it; a link to a field stands on that field. */
function useArrival(route: Route): void {
  const page = route.page === 'section' ? `${route.form} ${route.part}` : route.page
  const led = route.page === 'section' && route.field !== undefined
  const first = useRef(true)
  useEffect(() => {
    if (!first.current && !led) document.getElementById('main')?.focus()
    first.current = false
  }, [page, led])
}

interface MineProps {
  readonly title: string
  readonly pack: SeasonPack
  readonly sandbox: boolean
  readonly route: Route
}

/** The signed-in candidate's pages. */
export function Mine({ title, pack, sandbox, route }: MineProps) {
  const { record, trouble, again } = useMyRecord(pack)
  useArrival(route)
  // Who left without a word keeps what could not be uploaded, for a day, for the own next sign-in only.
  const over = useCallback(() => {
    const uploaded = record?.flush() ?? Promise.resolve('sent' as const)
    void uploaded.then((state) =>
      leave('idle', state === 'sent' ? clearBrowser : () => sessionStorage.clear()),
    )
  }, [record])
  return (
    <RecordContext value={record}>
      <Shell title={title} sandbox={sandbox} actions={<SignOut record={record} />}>
        {record === undefined ? (
          <>
            <Trouble sentence={trouble} />
            {trouble === '' ? (
              <p className="waiting">正在读取…</p>
            ) : (
              <button type="button" className="main" onClick={again}>
                再试一次
              </button>
            )}
          </>
        ) : (
          <Page route={route} />
        )}
        <IdleWatch onOver={over} />
      </Shell>
    </RecordContext>
  )
}
