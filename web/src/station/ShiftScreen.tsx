import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { ClassList } from './ClassList.tsx'
import { ConflictPanel } from './Conflict.tsx'
import { EndShift } from './EndShift.tsx'
import { Modal } from './Modal.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { Stage } from './Stage.tsx'
import { TopBar } from './TopBar.tsx'
import { nextPupil, standingOf } from './queue.ts'
import type { Room } from './room.ts'
import { letGo, typing } from './keys.ts'

type Open = 'nothing' | 'sign-in' | 'end'

/** The whole screen of a shift: who at the left, the camera in the middle. */
export function ShiftScreen({ room, onEnded }: { readonly room: Room; readonly onEnded: () => void }) {
  const station = useSyncExternalStore(room.station.watch, room.station.get)
  const connection = useSyncExternalStore(room.connection.watch, room.connection.get)
  const [kind, setKind] = useState<PictureKind>('portrait')
  const { pupils } = station.shift
  const [chosen, setChosen] = useState(() => nextPupil(station, '', 'portrait') ?? pupils[0]?.id ?? '')
  const [open, setOpen] = useState<Open>('nothing')
  const pupil = pupils.find(({ id }) => id === chosen) ?? pupils[0]
  const move = (by: 1 | -1) => {
    const at = pupils.findIndex(({ id }) => id === chosen)
    setChosen(pupils[Math.min(pupils.length - 1, Math.max(0, at + by))]?.id ?? chosen)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (open !== 'nothing' || typing(event)) return
      const by = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }[event.key]
      if (by !== 1 && by !== -1) return
      event.preventDefault()
      move(by)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  useEffect(() => {
    window.addEventListener('click', letGo)
    return () => window.removeEventListener('click', letGo)
  }, [])
  const conflict = station.captures.find(
    (one) => one.pupil === pupil?.id && one.kind === kind && one.state === 'conflict',
  )
  return (
    <div className="station">
      <TopBar
        station={station}
        connection={connection}
        kind={kind}
        onKind={setKind}
        onSignIn={() => setOpen('sign-in')}
        onRetry={() => {
          room.happen({ what: 'retry' })
          void room.recognise()
        }}
        onEnd={() => setOpen('end')}
      />
      <ClassList station={station} kind={kind} chosen={pupil?.id ?? ''} onChoose={setChosen} />
      <main className="stage" aria-label="拍照">
        {pupil === undefined ? (
          <p className="stage-empty">这个班还没有考生。请先在工作台导入学籍名册。</p>
        ) : conflict === undefined ? (
          <Stage
            key={kind}
            room={room}
            pupil={pupil}
            kind={kind}
            limits={station.shift.limits[kind]}
            standing={standingOf(station, pupil, kind)}
            again={station.again[`${pupil.id}/${kind}`]}
            held={station.captures.find((one) => one.pupil === pupil.id && one.kind === kind)?.sentence}
            everybody={nextPupil(station, pupil.id, kind) === undefined ? 'done' : 'coming'}
            onKept={() => setChosen(nextPupil(room.station.get(), pupil.id, kind) ?? pupil.id)}
          />
        ) : (
          <ConflictPanel key={conflict.capture} room={room} capture={conflict} pupil={pupil} />
        )}
      </main>
      {open === 'sign-in' && <SignInAgain room={room} onClose={() => setOpen('nothing')} />}
      {open === 'end' && (
        <Modal title="结束班次" onClose={() => setOpen('nothing')}>
          <EndShift room={room} station={station} connection={connection} onEnded={onEnded} />
        </Modal>
      )}
    </div>
  )
}
