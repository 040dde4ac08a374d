import { documentOpenings } from '@zhongzhao/api/documents'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { Trouble } from './Trouble.tsx'

type Line = OutputOf<typeof documentOpenings>['openings'][number]

/** 谁看过我的证件 (F4): when, which office, what for. */
export function WhoLooked({ registration }: { readonly registration: string }) {
  const [lines, setLines] = useState<readonly Line[]>()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    call(documentOpenings, { id: registration }).then(
      ({ openings }) => setLines(openings),
      (problem: unknown) => setTrouble(sentenceOf(problem)),
    )
  }, [registration])
  return (
    <section aria-labelledby="who-looked">
      <h2 id="who-looked">谁看过我的证件</h2>
      <Trouble sentence={trouble} />
      {lines === undefined && trouble === '' && <p className="waiting">正在读取…</p>}
      {lines?.length === 0 && <p>还没有工作人员打开过你的证件照片。打开要先写明用途，每次都会记在这里。</p>}
      <ol className="history">
        {lines?.map((line, index) => (
          <li key={`${line.at} ${index}`}>
            <time>{chineseTime(instant(line.at))}</time>
            <b>{line.purpose}</b>
            <span>
              {line.org} {line.role}
            </span>
          </li>
        ))}
      </ol>
      {lines !== undefined && lines.length > 0 && (
        <p className="hint">觉得不该看的，请告诉班主任或学校；学校能查到是哪一位。</p>
      )}
    </section>
  )
}
