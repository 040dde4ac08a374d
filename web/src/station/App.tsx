import { useEffect, useState } from 'react'
import { askWho, useSession } from '../shared/session.ts'
import { ChooseClass } from './ChooseClass.tsx'
import { Lonely } from './Lonely.tsx'
import { ShiftScreen } from './ShiftScreen.tsx'
import { SignIn } from './SignIn.tsx'
import { Room } from './room.ts'
import { type ShiftStore, reopenShift } from './store.ts'
import { useOnlyWindow } from './use-only-window.ts'
import { shiftIsOpen } from './worker-updates.ts'

type Place =
  | { readonly at: 'opening' }
  | { readonly at: 'door' }
  | { readonly at: 'shift'; readonly room: Room }
  | { readonly at: 'broken' }

/** 采集站: a shift that was left open comes first, with or without a network; otherwise sign in, choose a class, begin. */
export function App() {
  const only = useOnlyWindow()
  const [place, setPlace] = useState<Place>({ at: 'opening' })
  const enterShift = (store: ShiftStore) => {
    const room = new Room(store)
    shiftIsOpen('yes')
    setPlace({ at: 'shift', room })
    void room.recognise()
  }
  useEffect(() => {
    if (only !== 'yes') return
    reopenShift().then(
      (store) => (store === undefined ? setPlace({ at: 'door' }) : enterShift(store)),
      () => setPlace({ at: 'broken' }),
    )
    void askWho()
  }, [only])
  const leaveShift = () => {
    shiftIsOpen('no')
    setPlace({ at: 'door' })
    void askWho()
  }
  if (only === 'no')
    return (
      <Lonely title="采集站已经在另一个窗口打开">
        <p>同一台电脑上只能开一个采集站，照片才不会存乱。请回到原来的窗口，或关掉它再刷新这里。</p>
      </Lonely>
    )
  if (place.at === 'broken')
    return (
      <Lonely title="这个浏览器不能在本机保存照片">
        <p>请不要用无痕（隐私）窗口，换用较新的 Chrome 或 Edge 打开采集站。</p>
      </Lonely>
    )
  if (place.at === 'opening') return <Lonely title="照片采集站">正在打开…</Lonely>
  if (place.at === 'shift') return <ShiftScreen room={place.room} onEnded={leaveShift} />
  return <Door onBegun={enterShift} />
}

function Door({ onBegun }: { readonly onBegun: (store: ShiftStore) => void }) {
  const session = useSession()
  if (session.state === 'asking') return <Lonely title="照片采集站">正在连接…</Lonely>
  if (session.state === 'unreachable')
    return (
      <Lonely title="现在连不上服务器">
        <p>开始采集前要先领取班级名单，需要网络。领取以后断网也能拍。</p>
        <button type="button" className="main" onClick={() => void askWho()}>
          重试
        </button>
      </Lonely>
    )
  if (session.state === 'out') return <SignIn />
  return <ChooseClass me={session.me} onBegun={onBegun} />
}
