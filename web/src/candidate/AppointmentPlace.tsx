import { listPoints } from '@zhongzhao/api/points'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { found } from './found-points.ts'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'

type Point = OutputOf<typeof listPoints>['points'][number]

interface PlaceProps {
  readonly chosen: string
  readonly onChoose: (place: { readonly code: string; readonly name: string }) => void
}

function OnePlace({ of, chosen, onChoose }: PlaceProps & { readonly of: Point }) {
  return (
    <label className="choice">
      <input
        type="radio"
        name="place"
        checked={chosen === of.code}
        disabled={of.suspended}
        onChange={() => onChoose({ code: of.code, name: of.name })}
      />
      <span>
        <b>{of.name}</b>
        {of.suspended && <em className="tag after">暂停办理</em>}
        <span>{of.places.map((place) => place.name).join(' ')}</span>
        <span>{of.address}</span>
        <span className="hint">{of.hours}</span>
      </span>
    </label>
  )
}

/** Which point, out of the public directory: where any may be chosen. */
export function ChoosePlace(props: PlaceProps) {
  const [points, setPoints] = useState<readonly Point[]>()
  const [trouble, setTrouble] = useState('')
  const [text, setText] = useState('')
  useEffect(() => {
    call(listPoints, {}, { retries: 2 }).then(
      (answer) => setPoints(answer.points),
      (problem: unknown) => setTrouble(sentenceOf(problem)),
    )
  }, [])
  const shown = found(points ?? [], text)
  return (
    <>
      <Trouble sentence={trouble} />
      <TextField id="place-text" label="查找报名点（市、县区、地址）" value={text} onChange={setText} />
      {points === undefined && trouble === '' && <p className="waiting">正在读取…</p>}
      {points !== undefined && shown.length === 0 && (
        <output>没有找到。请换个地名试试，或拨打当地教育局公布的咨询电话。</output>
      )}
      <fieldset className="tracks places">
        <legend className="unseen">报名点</legend>
        {shown.map((one) => (
          <OnePlace key={one.code} of={one} {...props} />
        ))}
      </fieldset>
    </>
  )
}
