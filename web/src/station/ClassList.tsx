import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { useEffect, useRef } from 'react'
import { type Standing, type Station, standingOf } from './queue.ts'

interface Props {
  readonly station: Station
  readonly kind: PictureKind
  readonly chosen: string
  readonly onChoose: (pupil: string) => void
}

/** What a pupil's line says, and how it is coloured: green only for done, amber for 请看, red only for refused. */
const shown: Readonly<Record<Standing, readonly [tone: string, text: string]>> = {
  missing: ['todo', '待拍'],
  waiting: ['kept', '已拍，待上传'],
  sending: ['kept', '正在上传'],
  held: ['look', '没能上传'],
  conflict: ['look', '有两张，请选'],
  again: ['bad', '不合格，请重拍'],
  looking: ['kept', '已上传，检查中'],
  refused: ['bad', '不合格，请重拍'],
  doubtful: ['done', '待学校判定'],
  accepted: ['done', '已上传'],
}

/** Who is done, and who comes. */
export function ClassList({ station, kind, chosen, onChoose }: Props) {
  const current = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen])
  return (
    <nav className="class-list" aria-label="班级名单">
      <ol>
        {station.shift.pupils.map((pupil) => {
          const [tone, text] = shown[standingOf(station, pupil, kind)]
          return (
            <li key={pupil.id}>
              <button
                type="button"
                ref={pupil.id === chosen ? current : null}
                aria-current={pupil.id === chosen ? 'true' : undefined}
                onClick={() => onChoose(pupil.id)}
              >
                <span className="who">
                  {pupil.name}
                  <small>{pupil.idNumber.slice(-4)}</small>
                </span>
                <span className={`mark ${tone}`}>{text}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
