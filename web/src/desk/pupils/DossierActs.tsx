import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { printForm, reprintSlip } from '@zhongzhao/api/papers'
import { callFile } from '../../shared/call.ts'
import { keepRegistration, type RegistrationView } from '../parts/registration-query.ts'
import { useFile } from '../parts/use-file.ts'
import { useSession } from '../session/session.ts'
import { AdmitLate } from './AdmitLate.tsx'
import { ChangeClass } from './ChangeClass.tsx'
import { ReprintSlip } from './ReprintSlip.tsx'
import { Uncover } from './Uncover.tsx'
import { Withdraw } from './Withdraw.tsx'

type Asking = 'nothing' | 'uncover' | 'slip' | 'withdraw' | 'comeBack' | 'late' | 'class'

/** Acts on one candidate, by what the role allows and what the record's own table says is possible (`may`). */
export function DossierActs({ view }: { readonly view: RegistrationView }) {
  const { hat } = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Asking>('nothing')
  const print = useFile(
    () => callFile(printForm, { id: view.id }),
    () => void queries.invalidateQueries({ queryKey: ['history', view.id] }),
  )
  const slip = useFile(
    () => callFile(reprintSlip, { id: view.id }),
    () => setAsking('nothing'),
  )
  const close = () => setAsking('nothing')
  const kept = (next: RegistrationView) => {
    keepRegistration(queries, next)
    close()
  }
  const gone = view.state === 'withdrawn' || view.state === 'transferred' || view.state === 'superseded'
  return (
    <div className="dossier-acts">
      {hat.actions.has('registration.check') &&
        (view.may.includes('pass') || view.may.includes('return')) && (
          <Link to="/review" search={{ class: view.class.code, pupil: view.id }}>
            <Button type="primary">去核验台</Button>
          </Link>
        )}
      {hat.actions.has('registration.print') && !gone && (
        <Button loading={print.busy} onClick={() => print.start(undefined)}>
          打印登记表{view.state === 'checked' || view.state === 'sealed' ? '' : '（草稿）'}
        </Button>
      )}
      {hat.actions.has('registration.uncover') && (
        <Button onClick={() => setAsking('uncover')}>查看完整号码</Button>
      )}
      {hat.actions.has('slip.print') && !gone && (
        <Button onClick={() => setAsking('slip')}>重印密码条</Button>
      )}
      {hat.actions.has('registration.admit') && !gone && (
        <Button onClick={() => setAsking('late')}>批准补报</Button>
      )}
      {view.may.includes('changeClass') && <Button onClick={() => setAsking('class')}>调整班级</Button>}
      {view.may.includes('withdraw') && (
        <Button danger onClick={() => setAsking('withdraw')}>
          登记放弃报考
        </Button>
      )}
      {view.may.includes('comeBack') && <Button onClick={() => setAsking('comeBack')}>恢复报考</Button>}
      {asking === 'uncover' && <Uncover view={view} onClose={close} />}
      {asking === 'slip' && (
        <ReprintSlip busy={slip.busy} onGo={() => slip.start(undefined)} onClose={close} />
      )}
      {(asking === 'withdraw' || asking === 'comeBack') && (
        <Withdraw event={asking} view={view} onDone={kept} onClose={close} />
      )}
      {asking === 'class' && <ChangeClass view={view} onDone={kept} onClose={close} />}
      {asking === 'late' && <AdmitLate view={view} onClose={close} />}
    </div>
  )
}
