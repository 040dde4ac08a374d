import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { checkEntry } from '@zhongzhao/api/assisted'
import { CallRefused, call, sentenceOf } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'

interface Trouble {
  readonly sentence: string
  readonly kind: 'taken' | 'other'
}

/** Whether this number is free in the whole province; who stands elsewhere is sent there. The number travels in the body. */
export function CheckNumber({ onFree }: { readonly onFree: (number: string) => void }) {
  const { hat } = useSession()
  const [number, setNumber] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const check = useAct({
    run: (asked: string) => call(checkEntry, { org: hat.orgCode, number: asked }, { retries: 2 }),
    onDone: (_, asked) => onFree(asked),
    onRefused: (error) => {
      const taken = error instanceof CallRefused && error.code === 'ENTRY-ELSEWHERE'
      setTrouble({ sentence: sentenceOf(error), kind: taken ? 'taken' : 'other' })
    },
  })
  return (
    <Panel>
      <form
        className="check-number"
        onSubmit={(event) => {
          event.preventDefault()
          if (number.trim() !== '') check.start(number.trim())
        }}
      >
        <label htmlFor="entry-number">身份证件号码</label>
        <p className="quiet">没有身份证件号码的，填学籍号。查过会记录下来。</p>
        <div className="check-number-line">
          <Input
            id="entry-number"
            size="large"
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={(event) => {
              setNumber(event.target.value)
              setTrouble(undefined)
            }}
          />
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={check.busy}
            disabled={number.trim() === ''}
          >
            核对，下一步
          </Button>
        </div>
      </form>
      {trouble !== undefined && (
        <Alert
          className="spaced"
          role="alert"
          showIcon
          type={trouble.kind === 'taken' ? 'warning' : 'error'}
          title={trouble.sentence}
          {...(trouble.kind === 'taken'
            ? { description: '请先看看号码有没有输错。没有输错的，这里不能再登记，请考生到上面的地方办理。' }
            : {})}
        />
      )}
    </Panel>
  )
}
