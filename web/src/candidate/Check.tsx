import { checkSheet } from '@zhongzhao/api/check-sheet'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import { useTitle } from './use-title.ts'

type Standing = OutputOf<typeof checkSheet>['standing']

const words: Readonly<Record<Standing, { readonly title: string; readonly text: string }>> = {
  valid: { title: '有效', text: '这张报名登记表已由考生和监护人签字、学校登记，是现在有效的一张。' },
  superseded: { title: '已作废', text: '这张登记表已被更正后重新签字的新表替代，请以新表为准。' },
  correcting: { title: '正在更正', text: '这张登记表上的信息正在按批准的申请更正，请以重新签字的新表为准。' },
  unsigned: { title: '还没有签字登记', text: '系统打印过这张登记表，但还没有登记签字，现在不能作为依据。' },
  unknown: {
    title: '查无此表',
    text: '没有查到。请核对 16 位校验码，或重新扫二维码；仍然查不到的，请向发给您这张表的学校或教育局核实。',
  },
}

/** 查验报名登记表 (notice 三.(三)), by anybody: whether this paper is the one that counts, and nothing of the candidate. */
export function Check({ code }: { readonly code: string }) {
  useTitle('查验报名登记表')
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(code)
  const [standing, setStanding] = useState<Standing>()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    if (asked === '') return
    call(checkSheet, { code: asked }, { retries: 1 }).then(
      (answer) => setStanding(answer.standing),
      (problem: unknown) => setTrouble(sentenceOf(problem)),
    )
  }, [asked])
  const look = () => {
    if (typed === asked && trouble === '') return
    setStanding(undefined)
    setTrouble('')
    // A blank more asks the same again after a trouble.
    setAsked(typed === asked ? `${typed} ` : typed)
  }
  return (
    <>
      <div className="page-title">
        <a className="back" href="#/home">
          ‹ 返回
        </a>
        <h1>查验报名登记表</h1>
      </div>
      <p>扫登记表上的二维码，或输入表上的 16 位校验码，看这张表现在是不是有效。不显示考生的任何信息。</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          look()
        }}
      >
        <TextField id="check-code" label="16 位校验码" value={typed} onChange={setTyped} mode="tel" said="" />
        <button type="submit" className="main" disabled={typed.trim() === ''}>
          查验
        </button>
      </form>
      <Trouble sentence={trouble} />
      <output aria-live="polite">
        {standing !== undefined && (
          <section className="card">
            <h2>{words[standing].title}</h2>
            <p>{words[standing].text}</p>
          </section>
        )}
      </output>
    </>
  )
}
