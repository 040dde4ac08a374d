import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useRef } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { confirmPairing, listRunFiles, pairRun, readPairing } from '@zhongzhao/api/picture-runs'
import { call } from '../../../shared/call.ts'
import { Panel } from '../../parts/Panel.tsx'
import { useAct } from '../../parts/use-act.ts'
import { countWords } from '../../parts/words.ts'
import { Picker } from './Drop.tsx'
import { goOnSending, localFile } from './sender.ts'
import { Thumb } from './Thumb.tsx'
import type { Run } from './use-run.ts'

type Paired = OutputOf<typeof readPairing>

/** The shooting order: the filled-in sheet, what could not be paired, and each pair to look at before anything is taken in. */
export function Pairing({ run }: { readonly run: Run }) {
  const queries = useQueryClient()
  const sheet = useRef<HTMLInputElement>(null)
  const asked = useQuery({
    queryKey: ['picture-run', run.id, 'pairing'],
    queryFn: () => call(readPairing, { id: run.id }),
  })
  const again = () => void queries.invalidateQueries({ queryKey: ['picture-run', run.id] })
  const pair = useAct({
    run: (file: File) =>
      call(pairRun, { id: run.id }, { attachment: { part: 'sheet', file, name: 'order' } }),
    onDone: again,
  })
  const confirm = useAct({
    run: () => call(confirmPairing, { id: run.id }, { retries: 2 }),
    onDone: () => {
      again()
      void goOnSending(run.id)
    },
  })
  const { paired } = run.counts
  return (
    <Panel
      title={paired === 0 ? '上传填好的拍照顺序表' : `已配对 ${countWords(paired)} 人，请核对`}
      extra={
        <>
          <Button
            type={paired === 0 ? 'primary' : 'default'}
            loading={pair.busy}
            onClick={() => sheet.current?.click()}
          >
            {paired === 0 ? '选择顺序表' : '换一份顺序表'}
          </Button>
          {paired > 0 && (
            <Button type="primary" loading={confirm.busy} onClick={() => confirm.start(undefined)}>
              配对无误，导入 {countWords(paired)} 张
            </Button>
          )}
        </>
      }
    >
      <Picker
        of={sheet}
        label="选择填好的拍照顺序表"
        onFiles={([first]) => {
          if (first !== undefined) pair.start(first.file)
        }}
        extra={{ accept: '.xlsx,.csv,.xls' }}
      />
      {paired === 0 && (
        <p className="quiet">
          已登记 {countWords(run.counts.unpaired)} 张照片。上传后先看配对结果，确认了才会导入。
        </p>
      )}
      {asked.data !== undefined && <Troubles paired={asked.data} />}
      {paired > 0 && <Pairs run={run} />}
    </Panel>
  )
}

function Troubles({ paired: { problems, missing, surplus } }: { readonly paired: Paired }) {
  return (
    <>
      {problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`顺序表里有 ${countWords(problems.length)} 处对不上，没有配对：`}
          description={
            <ul className="plain">
              {problems.slice(0, 50).map((p) => (
                <li key={`${p.row}${p.sentence}`}>{p.sentence}</li>
              ))}
            </ul>
          }
        />
      )}
      {missing.length > 0 && (
        <details className="pair-rest">
          <summary>没有照片的考生 {countWords(missing.length)} 人</summary>
          <ul className="names names-with-state">
            {missing.map((m, i) => (
              <li key={`${i}${m.name}`}>
                {m.name} <span className="quiet">{m.class}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {surplus.length > 0 && (
        <details className="pair-rest">
          <summary>没有人对应的照片 {countWords(surplus.length)} 张（不会导入）</summary>
          <p className="quiet">{surplus.slice(0, 200).join('、')}</p>
        </details>
      )}
    </>
  )
}

/** Every pair as a small picture with the name under it; the pictures are those chosen in this browser. */
function Pairs({ run }: { readonly run: Run }) {
  const asked = useInfiniteQuery({
    queryKey: ['picture-run', run.id, 'files', 'paired', run.counts.paired],
    queryFn: ({ pageParam }) =>
      call(listRunFiles, { id: run.id, show: 'paired', ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const files = asked.data?.pages.flatMap((page) => page.files) ?? []
  const unseen = files.length > 0 && files.every((f) => localFile(run.id, f.id) === undefined)
  return (
    <>
      {unseen && run.archive === undefined && (
        <Alert type="info" showIcon title="要看到缩略图，请再选一次同一个照片文件夹。" />
      )}
      <ul className="pairs">
        {files.map((f) => (
          <li key={f.id}>
            <Thumb file={localFile(run.id, f.id)} of={f.pupil?.name ?? ''} />
            <strong>{f.pupil?.name}</strong>
            <span className="quiet small">{f.pupil?.class}</span>
            <code>{f.name}</code>
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <div className="more">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            再看一些
          </Button>
        </div>
      )}
    </>
  )
}
