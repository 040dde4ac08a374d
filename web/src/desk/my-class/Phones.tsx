import { Button } from 'antd'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { classPhones } from '@zhongzhao/api/progress'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { useAct } from '../parts/use-act.ts'

type Line = OutputOf<typeof classPhones>['lines'][number]

/** Phone numbers of the class, uncovered by one recorded act; gone when the page is left. */
export function Phones({ of }: { readonly of: string }) {
  const ask = useAct({ run: () => call(classPhones, { class: of }) })
  const lines = ask.result?.lines
  if (lines === undefined)
    return (
      <div className="phones-ask">
        <p>电话平时不显示。点下面的按钮查看全班电话，这次查看会记录下来。</p>
        <Button type="primary" size="large" block loading={ask.busy} onClick={() => ask.start(undefined)}>
          查看全班电话
        </Button>
      </div>
    )
  if (lines.length === 0) return <Blank what="班里还没有学生。" how="导入学籍名册后会出现在这里。" />
  return (
    <ul className="phones">
      {lines.map((line) => (
        <li key={line.id}>
          <strong>{line.name}</strong>
          <Numbers line={line} />
        </li>
      ))}
    </ul>
  )
}

function Numbers({ line }: { readonly line: Line }) {
  const all = [
    ...(line.phone === '' ? [] : [{ who: '联系电话', phone: line.phone }]),
    ...line.guardians.filter((g) => g.phone !== '').map((g) => ({ who: g.name, phone: g.phone })),
  ]
  if (all.length === 0) return <span className="quiet">还没有填电话</span>
  return (
    <span className="phones-numbers">
      {all.map((one) => (
        <a key={one.who + one.phone} href={`tel:${one.phone}`}>
          {one.who} {one.phone}
        </a>
      ))}
    </span>
  )
}
