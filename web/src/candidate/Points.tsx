import type { ReturningRules } from '@zhongzhao/domain/season/returning'
import { DirectorySearch } from './DirectorySearch.tsx'
import { type PlaceOf, byPlace } from './points-by-place.ts'
import { type Point, useDirectory } from './use-directory.ts'
import { useTitle } from './use-title.ts'

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
  const directory = useDirectory()
  const places = byPlace(directory.page?.points ?? [])
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
      <p>请带：{rules.bring.join('、')}。采集信息不收任何费用。</p>
      <DirectorySearch id="points" of={directory}>
        {places.map((of) => (
          <Place key={of.key} of={of} rules={localOf(of.codes)} />
        ))}
      </DirectorySearch>
    </>
  )
}
