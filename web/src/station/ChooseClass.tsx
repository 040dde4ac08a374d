import type { OutputOf } from '@zhongzhao/api/endpoint'
import { stationClasses, takeAlong } from '@zhongzhao/api/station'
import { useEffect, useState } from 'react'
import { call, intentKey, sentenceOf } from '../shared/call.ts'
import { type Me, leave } from '../shared/session.ts'
import { Lonely } from './Lonely.tsx'
import { type ShiftStore, beginShift } from './store.ts'

type Line = OutputOf<typeof stationClasses>['classes'][number]

interface Props {
  readonly me: Me
  readonly onBegun: (store: ShiftStore) => void
}

async function begin(code: string): Promise<ShiftStore> {
  const {
    account,
    class: taken,
    className,
    school,
    pupils,
    portrait,
    document,
    now,
  } = await call(takeAlong, { class: code }, { retries: 2 })
  return beginShift({
    id: intentKey(),
    account,
    class: taken,
    className,
    school,
    startedAt: now,
    pupils,
    limits: { portrait, document },
  })
}

/** 选择班级: the list is taken along, and the shift begins. */
export function ChooseClass({ me, onBegun }: Props) {
  const [classes, setClasses] = useState<readonly Line[]>()
  const [trouble, setTrouble] = useState('')
  const [chosen, setChosen] = useState('')
  useEffect(() => {
    call(stationClasses, {}, { retries: 2 }).then(
      (answer) => setClasses(answer.classes),
      (problem: unknown) => setTrouble(sentenceOf(problem)),
    )
  }, [])
  const choose = (code: string) => {
    setChosen(code)
    begin(code).then(onBegun, (problem: unknown) => {
      setChosen('')
      setTrouble(sentenceOf(problem))
    })
  }
  if (classes === undefined && trouble === '') return <Lonely title="选择班级">正在读取班级…</Lonely>
  return (
    <main className="lonely wide">
      <h1>给哪个班拍照？</h1>
      <p className="quiet">
        {me.name}，选好班级就开始。名单会存到这台电脑上（加密），断网也能拍；结束班次后自动清除。
      </p>
      <p role="alert" className="trouble">
        {trouble}
      </p>
      {classes?.length === 0 && <p>您管理的班级还没有考生。请先在工作台导入学籍名册。</p>}
      <ul className="classes">
        {classes?.map((line) => (
          <li key={line.code}>
            <button type="button" disabled={chosen !== ''} onClick={() => choose(line.code)}>
              <strong>{line.name}</strong>
              <span className="quiet">{line.school}</span>
              <span>
                {chosen === line.code
                  ? '正在领取名单…'
                  : `照片 ${line.portraits} / ${line.pupils}　证件 ${line.documents} / ${line.pupils}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="plain" onClick={() => void leave('left', () => undefined)}>
        换一个账号
      </button>
    </main>
  )
}
