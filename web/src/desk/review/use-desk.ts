import { App } from 'antd'
import { useEffect, useState } from 'react'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { type Looked, lookedIn, useJudging } from '../judging/use-judging.ts'
import { type RegistrationView, useRegistration } from '../parts/registration-query.ts'
import { useSession } from '../session/session.ts'
import { isCovered } from './covered.ts'
import type { KeyCommand } from './keys.ts'
import { type Queue, type Verdict, decide, neighbour, nextWaiting } from './queue.ts'
import { blankDraft, draftOf, keepDraft, likelyReason, sendable, toggle } from './return-draft.ts'
import { useLooking, useReview } from './use-review.ts'

export interface Sitting {
  readonly queue: Queue
  readonly here: string | undefined
  readonly go: (id: string | undefined) => void
  readonly mark: (id: string, verdict: Verdict) => void
  readonly unmark: (id: string) => void
}

export function reasonFor(pack: SeasonPack, field: string): string {
  const code = likelyReason(field)
  return (pack.returnReasons.find((r) => r.code === code) ?? pack.returnReasons[0])?.text ?? ''
}

function portraitSettled({ pictures: { portrait } }: RegistrationView): boolean {
  return portrait?.verdict === 'accepted' && !portrait.disputed
}

/** What the desk can do with the pupil in hand. */
function useVerdicts({ queue, go, mark, unmark }: Sitting, close: () => void) {
  const { message } = App.useApp()
  const review = useReview({
    onDecided: ({ view, verdict }) => {
      close()
      mark(view.id, verdict)
      go(nextWaiting(decide(queue, view.id, verdict), view.id))
    },
    onUndone: (id) => {
      unmark(id)
      go(id)
    },
  })
  const pass = (view: RegistrationView) => {
    if (portraitSettled(view)) review.decision.start({ view, verdict: 'pass', draft: blankDraft })
    else void message.warning('照片还没有判为合格，请先看照片：A 合格，X 不合格。')
  }
  const send = (view: RegistrationView) => {
    const draft = draftOf(view.id)
    if (sendable(draft)) review.decision.start({ view, verdict: 'return', draft })
    else void message.warning('请至少选一项要退回的内容，并写明原因。')
  }
  return { ...review, pass, send }
}

/** V: full numbers of this pupil and of each that follows, every one recorded, until V is pressed again. */
function useFullNumbers(view: RegistrationView | undefined, looking: ReturnType<typeof useLooking>) {
  const { pack } = useSession()
  const [numbers, setNumbers] = useState<'covered' | 'full'>('covered')
  const wanted = numbers === 'full' && view !== undefined && isCovered(view, pack.forms) ? view.id : undefined
  const { start } = looking.clear
  useEffect(() => {
    if (wanted !== undefined) start(wanted)
    // Once for each pupil that comes into hand covered; `start` is new with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted])
  const toggle = (of: RegistrationView) => {
    setNumbers(numbers === 'full' ? 'covered' : 'full')
    if (numbers === 'full') looking.cover(of.id)
  }
  return { numbers, toggle }
}

/** Judging the pictures of the pupil in hand. */
function usePictures() {
  const judging = useJudging({})
  const judgeIn = (of: RegistrationView, kind: Looked['kind'], verdict: 'accepted' | 'refused') => {
    const looked = lookedIn(of, kind)
    if (looked === undefined || judging.busy) return
    if (verdict === 'accepted') judging.accept(looked)
    else judging.refuse(looked)
  }
  return { judging, judgeIn }
}

/** The desk of one sitting: the pupil in hand, the return panel, and what each key does. */
export function useDesk(sitting: Sitting) {
  const { queue, here, go } = sitting
  const { pack } = useSession()
  const asked = useRegistration(here)
  const view = here === undefined ? undefined : asked.data
  const [panel, setPanel] = useState<'open' | 'closed'>('closed')
  const acts = useVerdicts(sitting, () => setPanel('closed'))
  const { judging, judgeIn } = usePictures()
  const full = useFullNumbers(view, useLooking())
  const tick = (of: RegistrationView, field: string) => {
    keepDraft(of.id, toggle(draftOf(of.id), field, reasonFor(pack, field)))
    setPanel('open')
  }
  const withPupil: Readonly<Partial<Record<KeyCommand, (of: RegistrationView) => void>>> = {
    pass: (of) => of.may.includes('pass') && acts.pass(of),
    return: (of) => of.may.includes('return') && setPanel('open'),
    uncover: full.toggle,
    acceptPicture: (of) => judgeIn(of, 'portrait', 'accepted'),
    refusePicture: (of) => judgeIn(of, 'portrait', 'refused'),
  }
  const run = (command: KeyCommand) => {
    if (command === 'next') go(neighbour(queue, here, 1))
    else if (command === 'previous') go(neighbour(queue, here, -1))
    else if (command === 'undo') {
      if (judging.undo() === 'nothing' && acts.undoable !== undefined) acts.undo.start(acts.undoable)
    } else if (view !== undefined) withPupil[command]?.(view)
  }
  return {
    asked,
    view,
    panel,
    close: () => setPanel('closed'),
    acts,
    judging,
    judgeIn,
    numbers: full.numbers,
    tick,
    run,
  }
}
