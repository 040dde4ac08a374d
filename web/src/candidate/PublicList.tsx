import type { OutputOf } from '@zhongzhao/api/endpoint'
import { readPublic } from '@zhongzhao/api/publicity'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { type PublicColumn, publicColumnNames } from '@zhongzhao/domain/season/publicity'
import { useCallback, useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { ObjectTo } from './ObjectTo.tsx'
import { Trouble } from './Trouble.tsx'
import { useTitle } from './use-title.ts'

type Shown = OutputOf<typeof readPublic>

const isColumn = (name: string): name is PublicColumn => name in publicColumnNames

function Lines({ of }: { readonly of: Shown }) {
  const shown = of.columns.filter(isColumn)
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">序号</th>
          {shown.map((name) => (
            <th key={name} scope="col">
              {publicColumnNames[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.lines.map((line) => (
          <tr key={line.position} className={line.struck ? 'struck' : ''}>
            <td>{line.position}</td>
            {shown.map((name) => (
              <td key={name}>{line.struck && name === 'result' ? '已撤下' : line[name]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One public list while it is public, and a way to object (notice 三.(一)3). */
export function PublicList({ list }: { readonly list: string }) {
  useTitle('公示名单')
  const [shown, setShown] = useState<Shown>()
  const [trouble, setTrouble] = useState('')
  const read = useCallback(
    () =>
      call(readPublic, { list }, { retries: 2 }).then(setShown, (problem: unknown) => {
        setShown(undefined)
        setTrouble(sentenceOf(problem))
      }),
    [list],
  )
  useEffect(() => void read(), [read])
  return (
    <>
      <div className="page-title">
        <a className="back" href="#/publicity">
          ‹ 公示
        </a>
        <h1>{shown?.title ?? '公示名单'}</h1>
      </div>
      <Trouble sentence={trouble} />
      {shown === undefined && trouble === '' && <p className="waiting">正在打开…</p>}
      {shown !== undefined && (
        <>
          <section className="card" aria-label="名单">
            <p>
              <b>{shown.orgName}</b>，公示到 {chineseTime(instant(shown.endsAt))}，到时自动撤下。共{' '}
              {shown.lines.length} 人。
            </p>
            {shown.remark !== '' && <p>{shown.remark}</p>}
            <Lines of={shown} />
            {shown.words.map((line) => (
              <p key={line} className="hint">
                {line}
              </p>
            ))}
          </section>
          <ObjectTo list={list} of={shown} />
        </>
      )}
    </>
  )
}
