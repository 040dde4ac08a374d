import { useId, useState } from 'react'
import { leave } from '../shared/session.ts'
import { type Station, standingOf, toTake, waitingIn } from './queue.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'

interface Props {
  readonly room: Room
  readonly station: Station
  readonly connection: Connection
  readonly onEnded: () => void
}

/** A shift cannot end while something waits; giving pictures up names how many and is ticked by hand (E4). */
export function EndShift({ room, station, connection, onEnded }: Props) {
  const waiting = waitingIn(station)
  const [giveUp, setGiveUp] = useState<'no' | 'yes'>('no')
  const box = useId()
  const missing = station.shift.pupils.filter((p) => toTake(standingOf(station, p, 'portrait'))).length
  const end = async (and: 'stay' | 'leave') => {
    await room.end()
    if (and === 'leave') await leave('left', () => undefined)
    onEnded()
  }
  const may = waiting === 0 || giveUp === 'yes'
  return (
    <>
      <p>
        {missing === 0 ? '全班都拍过照片了。' : `还有 ${missing} 名考生没有照片，可以下次再拍。`}
        结束后，名单和照片会从这台机器上清除。
      </p>
      {waiting > 0 && (
        <div className="warn">
          <p>
            还有 <strong>{waiting} 张</strong>没有上传，现在不能结束。
            {connection === 'online'
              ? '请等上传完，或到名单里处理标黄的考生。'
              : '请连上网络、登录后等它上传完。'}
          </p>
          <label htmlFor={box}>
            <input
              id={box}
              type="checkbox"
              checked={giveUp === 'yes'}
              onChange={(event) => setGiveUp(event.target.checked ? 'yes' : 'no')}
            />
            放弃这 {waiting} 张，我知道它们会被删除，需要重新拍
          </label>
        </div>
      )}
      <div className="buttons">
        <button type="button" className="main" disabled={!may} onClick={() => void end('leave')}>
          结束并退出登录
        </button>
        <button type="button" disabled={!may} onClick={() => void end('stay')}>
          结束，换一个班
        </button>
      </div>
    </>
  )
}
