import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { intentKey } from '../shared/call.ts'
import { Live } from './Live.tsx'
import { Taken } from './Taken.tsx'
import type { Shot } from './shoot.ts'
import type { Standing } from './queue.ts'
import type { Room } from './room.ts'
import type { Pupil } from './shift.ts'

interface Props {
  readonly room: Room
  readonly pupil: Pupil
  readonly kind: PictureKind
  readonly standing: Standing
  /** Why it must be taken again, or could not be sent. */
  readonly again: string | undefined
  readonly held: string | undefined
  readonly onKept: () => void
}

/** The camera for one pupil after another: live, then the shot with its verdict, then the next. */
export function Stage({ room, pupil, kind, standing, again, held, onKept }: Props) {
  const station = useSyncExternalStore(room.watch, room.station)
  const [shot, setShot] = useState<Shot>()
  const [trouble, setTrouble] = useState('')
  // Whoever is called next, the shot of the one before is not theirs.
  useEffect(() => setShot(undefined), [pupil.id])
  const limits = station.shift.limits[kind]
  const keep = async (taken: Shot) => {
    try {
      await room.take(
        {
          capture: intentKey(),
          pupil: pupil.id,
          kind,
          replaces: pupil[kind]?.id ?? 'none',
          framing: taken.framing,
          at: Math.round(performance.timeOrigin + performance.now()),
          state: 'waiting',
        },
        { frame: taken.still.bytes, preview: taken.cut },
      )
      setShot(undefined)
      setTrouble('')
      onKept()
    } catch {
      setTrouble('这张没有存下来：磁盘可能满了。请清理磁盘，再点“留下”。')
    }
  }
  return (
    <>
      <div className="who-now">
        <h2>
          {pupil.name}
          <small>
            {pupil.sex}　{pupil.idNumber}
          </small>
        </h2>
        <p role="status">{again ?? held ?? (standing === 'missing' ? '' : noteOf(standing))}</p>
      </div>
      {shot === undefined ? (
        <Live kind={kind} limits={limits} onShot={setShot} />
      ) : (
        <Taken
          room={room}
          pupil={pupil}
          kind={kind}
          shot={shot}
          trouble={trouble}
          onAgain={() => setShot(undefined)}
          onKeep={() => void keep(shot)}
        />
      )}
    </>
  )
}

const noteOf = (standing: Standing): string =>
  ['waiting', 'sending'].includes(standing)
    ? '已经拍过，存在本机。再拍会换掉它。'
    : '已有照片。再拍会换掉它。'
