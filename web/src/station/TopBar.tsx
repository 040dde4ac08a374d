import { useSyncExternalStore } from 'react'
import { type PictureKind, pictureKindNames } from '@zhongzhao/domain/images/spec'
import { type Station, standingOf, toTake } from './queue.ts'
import type { Connection } from './connection.ts'
import { signOf } from './sign.ts'
import { currentUpdate, watchUpdate } from './worker-updates.ts'

interface Props {
  readonly station: Station
  readonly connection: Connection
  readonly kind: PictureKind
  readonly onKind: (kind: PictureKind) => void
  readonly onSignIn: () => void
  readonly onRetry: () => void
  readonly onEnd: () => void
}

const kinds: readonly PictureKind[] = ['portrait', 'document']

/** Which class, how far, and how many wait. */
export function TopBar({ station, connection, kind, onKind, onSignIn, onRetry, onEnd }: Props) {
  const { shift } = station
  const done = shift.pupils.filter((pupil) => !toTake(standingOf(station, pupil, kind))).length
  const sign = signOf(station, connection)
  const update = useSyncExternalStore(watchUpdate, currentUpdate)
  return (
    <header className="top-bar">
      <h1>
        {shift.className}
        <span className="count">
          已拍 {done} / {shift.pupils.length}
        </span>
      </h1>
      <fieldset className="kinds">
        <legend className="unseen">拍什么</legend>
        {kinds.map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => onKind(one)} />
            <span>{one === 'portrait' ? pictureKindNames.portrait : '证件'}</span>
          </label>
        ))}
      </fieldset>
      {update === 'waiting' && <p className="update">有新版本，结束班次后自动更新</p>}
      <div className={`sign ${sign.tone}`}>
        <output>{sign.text}</output>
        {sign.act === 'sign-in' && (
          <button type="button" onClick={onSignIn}>
            登录
          </button>
        )}
        {sign.act === 'retry' && (
          <button type="button" onClick={onRetry}>
            重试
          </button>
        )}
      </div>
      <button type="button" className="end" onClick={onEnd}>
        结束班次
      </button>
    </header>
  )
}
