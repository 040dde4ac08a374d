import type { OutputOf } from '@zhongzhao/api/endpoint'
import { listPoints } from '@zhongzhao/api/points'
import type { ReturningRules } from '@zhongzhao/domain/season/returning'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { type PlaceOf, byPlace, found } from './found-points.ts'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import { useTitle } from './use-title.ts'

type Point = OutputOf<typeof listPoints>['points'][number]

function OnePoint({ one }: { readonly one: Point }) {
  return (
    <li>
      <strong>{one.name}</strong>
      {one.suspended && <span className="tag after">暂停办理</span>}
      <p>{one.address}</p>
      <p>
        电话 <a href={`tel:${one.phone}`}>{one.phone}</a>
      </p>
      <p>
        {one.openFrom} 起{one.openUntil === undefined ? '' : `，到 ${one.openUntil}`}，{one.hours}
      </p>
      {one.note !== '' && <p className="hint">{one.note}</p>}
    </li>
  )
}

function Place({ of, rules }: { readonly of: PlaceOf<Point>; readonly rules: readonly string[] }) {
  return (
    <section className="card" aria-label={of.name}>
      <h2>{of.name}</h2>
      {rules.map((line) => (
        <p key={line} className="hint">
          {line}
        </p>
      ))}
      <ul className="points">
        {of.points.map((one) => (
          <OnePoint key={one.code} one={one} />
        ))}
      </ul>
    </section>
  )
}

/** 指定报名点 (G1; notice 一.2, 三.(四)): read without signing in; with the rules of the place and what to bring. */
export function Points({ rules }: { readonly rules: ReturningRules }) {
  useTitle('指定报名点')
  const [points, setPoints] = useState<readonly Point[]>()
  const [trouble, setTrouble] = useState('')
  const [text, setText] = useState('')
  useEffect(() => {
    call(listPoints, {}, { retries: 2 }).then(
      (answer) => setPoints(answer.points),
      (problem: unknown) => setTrouble(sentenceOf(problem)),
    )
  }, [])
  const places = byPlace(found(points ?? [], text))
  const localOf = (codes: readonly string[]) =>
    rules.local.filter(({ division }) => codes.includes(division)).flatMap(({ lines }) => lines)
  return (
    <>
      <div className="page-title">
        <a className="back" href="#/home">
          ‹ 返回
        </a>
        <h1>指定报名点</h1>
      </div>
      <Trouble sentence={trouble} />
      <p>请带：{rules.bring.join('、')}。采集信息不收任何费用。</p>
      <TextField
        id="points-text"
        label="查找（市、县区、地址、电话）"
        value={text}
        onChange={setText}
        said=""
      />
      {points === undefined && trouble === '' && <p className="waiting">正在打开…</p>}
      {points !== undefined && places.length === 0 && (
        <output>没有找到。请换个地名试试，或拨打当地教育局公布的咨询电话。</output>
      )}
      {places.map((of) => (
        <Place key={of.key} of={of} rules={localOf(of.codes)} />
      ))}
    </>
  )
}
