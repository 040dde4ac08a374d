import { Button, Tooltip } from 'antd'
import { Mark, StateMark } from '../parts/Mark.tsx'
import type { RegistrationView } from '../parts/registration-query.ts'
import { nameOf } from '../pupils/DossierSections.tsx'
import { timeWords } from '../parts/words.ts'
import type { KeyCommand } from './keys.ts'

interface Props {
  readonly view: RegistrationView
  readonly numbers: 'covered' | 'full'
  readonly busy: boolean
  readonly run: (command: KeyCommand) => void
}

/** Whom we look at, and the two verdicts; each key stands on its button. */
export function DecisionBar({ view, numbers, busy, run }: Props) {
  const waiting = view.state === 'confirmed'
  return (
    <div className="decision-bar">
      <div className="decision-who">
        <h2>{nameOf(view)}</h2>
        <span className="quiet">
          {view.class.name} · {view.number}
        </span>
        {!waiting && <StateMark state={view.state} />}
        {view.returned !== undefined && waiting && <Mark tone="look">曾退回，已改后重交</Mark>}
        {view.times.confirmed !== undefined && waiting && (
          <span className="quiet">{timeWords(view.times.confirmed)} 确认</span>
        )}
      </div>
      <div className="decision-acts">
        <Tooltip title="显示这名和后面每名考生的完整号码；看过谁都会记录">
          <Button onClick={() => run('uncover')}>
            {numbers === 'full' ? '遮住号码' : '完整号码'} <kbd>V</kbd>
          </Button>
        </Tooltip>
        <Button disabled={!view.may.includes('return') || busy} onClick={() => run('return')}>
          退回 <kbd>R</kbd>
        </Button>
        <Button
          type="primary"
          disabled={!view.may.includes('pass')}
          loading={busy}
          onClick={() => run('pass')}
        >
          通过 <kbd>P</kbd>
        </Button>
      </div>
      {!view.may.includes('pass') && waiting && (
        <p className="finding">现在不在核验时间内，或您没有核验权限，暂时不能通过或退回。</p>
      )}
    </div>
  )
}
