import { printForm } from '@zhongzhao/api/papers'
import { reopen } from '@zhongzhao/api/registration'
import { useState } from 'react'
import { call, callFile } from '../shared/call.ts'
import { deliver } from '../shared/deliver.ts'
import type { RegistrationView } from './checklist.ts'
import { Dialog } from './Dialog.tsx'
import { useRecord } from './record-context.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

/** 打印草稿: the registration form as it stands, with its watermark until the school has checked (J1). */
export function PrintDraft({ view }: { readonly view: RegistrationView }) {
  const name = view.times.checked === undefined ? '打印草稿（PDF）' : '打印登记表（PDF）'
  const { running, trouble, run } = useAct(async () => {
    deliver(await callFile(printForm, { id: view.id }, { retries: 1 }))
  })
  return (
    <div className="act">
      <button type="button" onClick={run} aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在生成…' : name}
      </button>
      <Trouble sentence={trouble} />
    </div>
  )
}

/** 我要修改: takes the confirmation back, where the server still allows it. */
export function Reopen({ view }: { readonly view: RegistrationView }) {
  const record = useRecord()
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const key = useIntent(`reopen:${view.id}:${view.version}`)
  const { running, trouble, run } = useAct(async () => {
    record.adopt(await call(reopen, { id: view.id, version: view.version }, { key, retries: 2 }))
    setAsking('no')
  })
  if (!view.may.includes('reopen')) return null
  return (
    <div className="act">
      <button type="button" className="plain" onClick={() => setAsking('yes')}>
        我要修改
      </button>
      {asking === 'yes' && (
        <Dialog title="取消确认，重新修改？" onClose={() => setAsking('no')}>
          <p>取消后可以继续修改，改好以后必须在截止时间前再确认一次，否则学校看不到你的报名。</p>
          <Trouble sentence={trouble} />
          <div className="buttons">
            <button type="button" className="main" onClick={run} aria-busy={running === 'yes'}>
              取消确认，去修改
            </button>
            <button type="button" onClick={() => setAsking('no')}>
              不改了
            </button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
