import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { suggestedReasons } from '@zhongzhao/domain/images/picture-reason'
import { useKeydown } from '../parts/use-keydown.ts'
import { useSession } from '../session/session.ts'
import type { Judging, Looked } from './use-judging.ts'

/** What a verdict needs said first: the reasons of a refusal, or that face and picture were compared. */
export function JudgingDialogs({ judging }: { readonly judging: Judging }) {
  const { asking, close } = judging
  if (asking === undefined) return null
  const { of, what } = asking
  const title = what === 'reasons' ? `${of.name}：为什么不合格？` : `${of.name}说照片不是本人`
  return (
    <Modal open title={title} footer={null} onCancel={close} destroyOnHidden>
      {what === 'reasons' ? (
        <Reasons key={of.image} of={of} judging={judging} />
      ) : (
        <InPerson key={of.image} of={of} judging={judging} />
      )}
    </Modal>
  )
}

interface Props {
  readonly of: Looked
  readonly judging: Judging
}

function Reasons({ of, judging }: Props) {
  const { pack } = useSession()
  const all = pack.pictureReasons.filter((one) => one.kinds.includes(of.kind))
  const [ticked, setTicked] = useState<readonly string[]>(() => suggestedReasons(all, of))
  const send = () => ticked.length > 0 && judging.judge({ of, verdict: 'refused', reasons: ticked })
  useKeydown((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
    const code = all[Number.parseInt(event.key, 10) - 1]?.code
    if (code !== undefined)
      setTicked((old) => (old.includes(code) ? old.filter((c) => c !== code) : [...old, code]))
    else if (event.key === 'Enter') {
      event.preventDefault()
      send()
    }
  })
  return (
    <>
      <p className="quiet">考生和班主任会看到勾选的原因。</p>
      <Checkbox.Group
        className="reasons"
        value={[...ticked]}
        onChange={setTicked}
        options={all.map(({ code, title }, at) => ({
          value: code,
          label: (
            <>
              {title} {at < 9 && <kbd>{at + 1}</kbd>}
            </>
          ),
        }))}
      />
      <p className="dialog-acts">
        <Button onClick={judging.close}>
          取消 <kbd>Esc</kbd>
        </Button>
        <Button danger type="primary" disabled={ticked.length === 0} loading={judging.busy} onClick={send}>
          判为不合格 <kbd>Enter</kbd>
        </Button>
      </p>
    </>
  )
}

function InPerson({ of, judging }: Props) {
  const [compared, setCompared] = useState<'yes' | 'no'>('no')
  return (
    <>
      <p>请让考生到场，当面比对照片和本人。不是本人的，请判为不合格并重新拍照。</p>
      <Checkbox checked={compared === 'yes'} onChange={(e) => setCompared(e.target.checked ? 'yes' : 'no')}>
        已当面核对，是考生本人
      </Checkbox>
      <p className="dialog-acts">
        <Button onClick={judging.close}>取消</Button>
        <Button
          type="primary"
          disabled={compared === 'no'}
          loading={judging.busy}
          onClick={() => judging.judge({ of, verdict: 'accepted', identity: 'inPerson' })}
        >
          判为合格
        </Button>
      </p>
    </>
  )
}
