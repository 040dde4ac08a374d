import { Skeleton } from 'antd'
import { Contradictions } from '../evidence/Contradictions.tsx'
import { JudgedBar } from '../judging/JudgedBar.tsx'
import { JudgingDialogs } from '../judging/JudgingDialogs.tsx'
import { Blank } from '../parts/Blank.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useKeydown } from '../parts/use-keydown.ts'
import { Comparison } from './Comparison.tsx'
import { DecisionBar } from './DecisionBar.tsx'
import { commandOf, pressOf } from './keys.ts'
import { Portraits } from './Portraits.tsx'
import { QueueList } from './QueueList.tsx'
import { ReturnPanel } from './ReturnPanel.tsx'
import type { Queue } from './queue.ts'
import { UndoBar } from './UndoBar.tsx'
import { useAhead, useUnsentGuard } from './use-ahead.ts'
import { type Sitting, useDesk } from './use-desk.ts'

/** Nobody waits: what will come here, and how. */
function NobodyWaits({ queue, take }: { readonly queue: Queue; readonly take: () => void }) {
  return (
    <Panel>
      <Blank
        what={queue.waiting.length === 0 ? '现在没有待核验的考生。' : '这一批已经全部核验。'}
        how="考生本人确认之后，就会出现在这里等待核验。"
      >
        <button type="button" className="link" onClick={take}>
          看看有没有新确认的
        </button>
      </Blank>
    </Panel>
  )
}

interface Props extends Sitting {
  readonly loading: boolean
  readonly take: () => void
}

/** Queue, comparison and pictures side by side, with keys for everything. */
export function Desk({ loading, take, ...sitting }: Props) {
  const { queue, here, go } = sitting
  const { asked, view, panel, close, acts, judging, judgeIn, numbers, tick, run } = useDesk(sitting)
  const { undoable } = acts
  useKeydown((event) => {
    const command = commandOf(pressOf(event))
    if (command === undefined) return
    event.preventDefault()
    run(command)
  })
  useAhead(queue, here)
  useUnsentGuard()
  const returning = panel === 'open' && view !== undefined
  const undo =
    judging.undoable !== undefined ? (
      <JudgedBar judging={judging} />
    ) : (
      undoable !== undefined && (
        <UndoBar
          key={`${undoable.view.id}${undoable.view.version}`}
          of={undoable}
          busy={acts.undo.busy}
          onUndo={() => run('undo')}
          onOver={acts.forget}
        />
      )
    )
  // The last verdict of a batch can be taken back like any other.
  if (here === undefined && !loading)
    return (
      <>
        <NobodyWaits queue={queue} take={take} />
        {undo}
      </>
    )
  return (
    <div className={returning ? 'desk desk-returning' : 'desk'}>
      <div className="desk-left">
        {returning ? (
          <ReturnPanel
            key={view.id}
            view={view}
            busy={acts.decision.busy}
            onSend={() => acts.send(view)}
            onClose={close}
          />
        ) : (
          <QueueList queue={queue} loading={loading} here={here} go={go} take={take} />
        )}
      </div>
      <div className="desk-centre">
        {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
        {here !== undefined && asked.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
        {view !== undefined && (
          <>
            <DecisionBar view={view} numbers={numbers} busy={acts.decision.busy || judging.busy} run={run} />
            <Contradictions key={view.id} view={view} />
            <Comparison view={view} onTick={(field) => tick(view, field)} />
          </>
        )}
      </div>
      <div className="desk-right">
        {view !== undefined && (
          <Portraits
            view={view}
            busy={judging.busy}
            onJudge={(kind, verdict) => judgeIn(view, kind, verdict)}
            onTick={(field) => tick(view, field)}
          />
        )}
      </div>
      {undo}
      <JudgingDialogs judging={judging} />
    </div>
  )
}
