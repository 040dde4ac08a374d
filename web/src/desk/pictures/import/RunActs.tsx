import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { paceRun, refusedFiles, sendArchive } from '@zhongzhao/api/picture-runs'
import { call, callFile } from '../../../shared/call.ts'
import { useAct } from '../../parts/use-act.ts'
import { useFile } from '../../parts/use-file.ts'
import { sorted } from './chosen.ts'
import { Picker } from './Drop.tsx'
import { type Sending, bringAndKeep, goOnSending, holdSending } from './sender.ts'
import type { Run } from './use-run.ts'

interface Props {
  readonly run: Run
  readonly sending: Sending | undefined
}

const travels = (sending: Sending | undefined) => sending?.state === 'sending' || sending?.state === 'telling'

/** 暂停, 继续, the folder once more, corrected files, the list of what was not taken in. */
export function RunActs({ run, sending }: Props) {
  return (
    <>
      <PaceActs run={run} sending={sending} />
      {run.archive?.state === 'failed' && <ArchiveAgain run={run} />}
      {run.counts.refused > 0 && run.way === 'number' && !travels(sending) && <Mended run={run} />}
      <WorkList run={run} />
    </>
  )
}

/** Pausing holds this browser and the server; going on asks for the folder where this page does not know it any more. */
function PaceActs({ run, sending }: Props) {
  const queries = useQueryClient()
  const again = useRef<HTMLInputElement>(null)
  const pace = useAct({
    run: (next: Run['pace']) => call(paceRun, { id: run.id, pace: next }, { retries: 2 }),
    onDone: (answer) => {
      queries.setQueryData(['picture-run', run.id], answer)
    },
  })
  const hold = () => {
    holdSending(run.id)
    pace.start('paused')
  }
  const goOn = () => {
    pace.start('running')
    if (run.counts.waiting === 0 || run.archive !== undefined) return
    void goOnSending(run.id).then((answer) => {
      if (answer === 'choose-again') again.current?.click()
    })
  }
  const going = run.phase === 'running' || run.phase === 'listing'
  const held = sending?.state === 'lost' || sending?.state === 'paused' || run.phase === 'paused'
  const unknown = run.counts.waiting > 0 && sending === undefined && run.archive === undefined
  return (
    <>
      {going && (travels(sending) || run.archive !== undefined) && <Button onClick={hold}>暂停</Button>}
      {!travels(sending) && held && !unknown && (
        <Button type="primary" onClick={goOn}>
          继续
        </Button>
      )}
      {unknown && (
        <Button type="primary" onClick={() => again.current?.click()}>
          选择同一个文件夹，接着传
        </Button>
      )}
      <Picker
        of={again}
        label="选择同一个文件夹"
        onFiles={(chosen) => bringAndKeep(run.id, sorted(chosen).pictures)}
        extra={{ multiple: true, webkitdirectory: '' }}
      />
    </>
  )
}

function ArchiveAgain({ run }: { readonly run: Run }) {
  const queries = useQueryClient()
  const archive = useRef<HTMLInputElement>(null)
  const upload = useAct({
    run: (file: File) =>
      call(sendArchive, { id: run.id }, { attachment: { part: 'archive', file, name: 'pictures.zip' } }),
    onDone: (answer) => {
      queries.setQueryData(['picture-run', run.id], answer)
    },
  })
  return (
    <>
      <Button type="primary" loading={upload.busy} onClick={() => archive.current?.click()}>
        重新上传压缩包
      </Button>
      <Picker
        of={archive}
        label="重新选择压缩包"
        onFiles={([first]) => {
          if (first !== undefined) upload.start(first.file)
        }}
        extra={{ accept: '.zip,application/zip' }}
      />
    </>
  )
}

/** Single corrected files come into the same run, each in the place of what was refused. */
function Mended({ run }: { readonly run: Run }) {
  const mended = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => mended.current?.click()}>上传改好的文件</Button>
      <Picker
        of={mended}
        label="选择改好的文件"
        onFiles={(chosen) => bringAndKeep(run.id, chosen, 'corrections')}
        extra={{ multiple: true, accept: 'image/jpeg,.jpg,.jpeg' }}
      />
    </>
  )
}

function WorkList({ run }: { readonly run: Run }) {
  const list = useFile(() => callFile(refusedFiles, { id: run.id }))
  const todo = run.counts.refused + run.counts.twice + run.counts.doubtful
  if (todo === 0) return null
  return (
    <Button loading={list.busy} onClick={() => list.start(undefined)}>
      下载待处理清单（{todo}）
    </Button>
  )
}
