import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { listLeaving, replyLeaving } from '@zhongzhao/api/leaving'
import { call, sentenceOf } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import './transfer.css'

type Report = OutputOf<typeof listLeaving>['reports'][number]
type Decision = Pick<InputOf<typeof replyLeaving>, 'event' | 'reply'>

function useReply({ id, version }: Report) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => void queries.invalidateQueries({ queryKey: ['leaving'] })
  return useAct({
    run: (decision: Decision) => call(replyLeaving, { report: id, version, ...decision }, { retries: 2 }),
    onDone: anew,
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

function One({ of }: { readonly of: Report }) {
  const [text, setText] = useState(of.reply ?? '')
  const reply = useReply(of)
  return (
    <li className="transfer-line" aria-label={`${of.school}：${of.stateName}`}>
      <p>
        <strong>{of.school}</strong> <span className="quiet">考生 {of.name}</span>{' '}
        <Mark tone={of.state === 'reported' ? 'look' : 'done'}>{of.stateName}</Mark>{' '}
        <span className="quiet small whole">
          {timeWords(of.saidAt)} 反映，由{of.office}处理
        </span>
      </p>
      <p>{of.words ?? <span className="quiet">考生没有写明情况。</span>}</p>
      {of.may.includes('answer') ? (
        <Input.TextArea
          aria-label="答复"
          rows={3}
          maxLength={1000}
          placeholder="写明查到的情况和处理结果。考生会看到；学校看不到这条反映。"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        of.reply !== undefined && <p>答复：{of.reply}</p>
      )}
      <div className="transfer-acts">
        {of.may.includes('answer') && (
          <Button
            type="primary"
            loading={reply.busy}
            disabled={text.trim() === '' || text === of.reply}
            onClick={() => reply.start({ event: 'answer', reply: text })}
          >
            {of.reply === undefined ? '答复考生' : '更改答复'}
          </Button>
        )}
        {of.may.includes('close') && (
          <Button disabled={reply.busy} onClick={() => reply.start({ event: 'close' })}>
            办结
          </Button>
        )}
      </div>
    </li>
  )
}

/** 提前离校反映 (notice 二.2(3): 严禁强制学生提前离校): what candidates told past their school. */
export function LeavingPage() {
  const { hat } = useSession()
  const asked = useQuery({ queryKey: ['leaving', hat.key], queryFn: () => call(listLeaving, {}) })
  const reports = asked.data?.reports ?? []
  return (
    <>
      <PageHead
        title="提前离校反映"
        lead="考生反映学校要求提前离校的，只有学校的上级教育行政部门看得到。请核实、纠正后答复；不要把反映人告诉学校。"
      />
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && (
        <Panel title={`待处理 ${reports.filter((one) => one.state === 'reported').length} 件`}>
          {reports.length === 0 && (
            <Blank what="没有反映。" how="考生申请回户籍地报考后，可以说明学校有没有要求提前离校。" />
          )}
          <ul className="transfer-list">
            {reports.map((one) => (
              <One key={`${one.id}${one.version}`} of={one} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
