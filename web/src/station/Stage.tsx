import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { useState } from 'react'
import { intentKey } from '../shared/call.ts'
import { Live } from './Live.tsx'
import { Taken } from './Taken.tsx'
import type { Shot } from './shoot.ts'
import type { Standing } from './queue.ts'
import type { Room } from './room.ts'
import type { Limits, Pupil } from './shift.ts'
import { useCamera } from './use-camera.ts'
import { useEye } from './use-eye.ts'

interface Props {
  readonly room: Room
  readonly pupil: Pupil
  readonly kind: PictureKind
  readonly limits: Limits
  readonly standing: Standing
  /** Why it must be taken again, or could not be sent. */
  readonly again: string | undefined
  readonly held: string | undefined
  /** Has everybody of the class been? */
  readonly everybody: 'done' | 'coming'
  readonly onKept: () => void
}

/** The camera for one pupil after another: live, then the shot with its verdict, then the next. */
export function Stage({ room, pupil, kind, limits, standing, again, held, everybody, onKept }: Props) {
  const camera = useCamera()
  const eye = useEye()
  const [taken, setTaken] = useState<{ readonly of: string; readonly shot: Shot }>()
  const [trouble, setTrouble] = useState('')
  // Whoever is called next, the shot of the one before is not theirs.
  const shot = taken?.of === pupil.id ? taken.shot : undefined
  const keep = async ({ framing, still, cut }: Shot) => {
    try {
      await room.take(
        {
          capture: intentKey(),
          pupil: pupil.id,
          kind,
          replaces: pupil[kind]?.id ?? 'none',
          framing,
          at: Math.round(performance.timeOrigin + performance.now()),
          state: 'waiting',
        },
        { frame: still.bytes, preview: cut },
      )
      setTaken(undefined)
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
        <output>
          {again ?? held ?? (everybody === 'done' ? '全班都拍完了，可以结束班次。' : noteOf(standing))}
        </output>
      </div>
      {shot === undefined ? (
        <Live
          camera={camera}
          eye={eye}
          kind={kind}
          limits={limits}
          onShot={(next) => setTaken({ of: pupil.id, shot: next })}
        />
      ) : (
        <Taken
          room={room}
          pupil={pupil}
          kind={kind}
          shot={shot}
          trouble={trouble}
          onAgain={() => setTaken(undefined)}
          onKeep={() => void keep(shot)}
        />
      )}
    </>
  )
}

/** Said beside the name of somebody who has been before. */
function noteOf(standing: Standing): string {
  if (['waiting', 'sending'].includes(standing)) return '已经拍过，存在本机。再拍会换掉它。'
  return ['accepted', 'doubtful', 'looking'].includes(standing) ? '已有照片。再拍会换掉它。' : ''
}
