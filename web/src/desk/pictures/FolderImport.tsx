import { FolderOpenOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { Panel } from '../parts/Panel.tsx'
import { percent } from '../parts/words.ts'
import { deliver } from '../../shared/deliver.ts'
import { csvText } from '../parts/csv.ts'
import { droppedFiles } from './dropped-files.ts'
import { FileReports } from './FileReports.tsx'
import { type FolderQueue, advice, outcomeOf, tally } from './folder-queue.ts'
import type { Door } from './door.ts'
import { useFolder } from './use-folder.ts'

function refusedCsv(queue: FolderQueue): Blob {
  const refused = queue.entries.filter((e) => outcomeOf(e) === 'refused' || outcomeOf(e) === 'lost')
  const rows = refused.map((e) => [
    e.file.name,
    e.state === 'answered' ? e.report.name : '',
    advice(e).join(' '),
  ])
  return new Blob([csvText([['文件名', '考生', '原因和办法'], ...rows])], { type: 'text/csv;charset=utf-8' })
}

/** A folder of `<ID number>.jpg`, checked file by file; can be paused, and goes on. */
export function FolderImport({ door }: { readonly door: Door }) {
  const { queue, take, pause, resume, retry } = useFolder(door)
  const counts = tally(queue)
  const all = queue.entries.length
  if (all === 0) return <Drop door={door} onFiles={take} />
  const finished = counts.open === 0
  return (
    <>
      <Panel
        title={finished ? '导入完成' : queue.pace === 'paused' ? '已暂停' : '正在导入'}
        extra={
          <>
            {!finished && queue.pace === 'running' && <Button onClick={pause}>暂停</Button>}
            {!finished && queue.pace === 'paused' && (
              <Button type="primary" onClick={resume}>
                继续
              </Button>
            )}
            {counts.lost > 0 && <Button onClick={retry}>重传断网的 {counts.lost} 个</Button>}
            {counts.refused + counts.lost > 0 && (
              <Button onClick={() => deliver({ blob: refusedCsv(queue), name: '未导入的图片.csv' })}>
                下载未导入清单（{counts.refused + counts.lost}）
              </Button>
            )}
            {finished && <Button onClick={() => take([])}>再导入一批</Button>}
          </>
        }
      >
        <Progress aria-label="导入进度" percent={percent(all - counts.open, all)} />
        <ul className="outcomes" aria-live="polite">
          <li>共 {all} 个文件</li>
          <li className="done">合格 {counts.accepted}</li>
          <li className="look">存疑 {counts.doubtful}</li>
          {counts.later > 0 && <li>已接收，正在检查 {counts.later}</li>}
          <li className="refused">未导入 {counts.refused + counts.lost}</li>
          <li>等待 {counts.open}</li>
        </ul>
        <p className="quiet small">
          合格和存疑的已经存入考生档案；未导入的没有改动原来的图片。
          {!finished && '请不要关闭本页，直到完成。'}
          {counts.doubtful > 0 && (
            <Link to="/pictures" search={{ door, tab: 'doubtful' }}>
              去判定存疑的 {counts.doubtful} 张
            </Link>
          )}
        </p>
      </Panel>
      <FileReports queue={queue} />
    </>
  )
}

function Drop({
  door,
  onFiles,
}: {
  readonly door: Door
  readonly onFiles: (files: readonly File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState<'over' | 'away'>('away')
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver('away')
    void droppedFiles(event.dataTransfer).then(onFiles)
  }
  const word = door === 'portrait' ? '照片' : '证件图片'
  return (
    <Panel>
      <div
        className={`folder-drop ${over}`}
        onDragOver={(e) => {
          e.preventDefault()
          setOver('over')
        }}
        onDragLeave={() => setOver('away')}
        onDrop={dropped}
      >
        <p className="drop-icon">
          <FolderOpenOutlined />
        </p>
        <p className="drop-words">把装有{word}的文件夹拖到这里</p>
        <p className="quiet">每个文件用考生的身份证件号码命名，如 4101……0012.jpg；文件夹里有多层也可以。</p>
        <Button type="primary" onClick={() => input.current?.click()}>
          选择文件夹
        </Button>
        <input
          ref={input}
          className="unseen"
          type="file"
          aria-label={`选择装有${word}的文件夹`}
          multiple
          {...{ webkitdirectory: '' }}
          onChange={(e) => onFiles([...(e.target.files ?? [])])}
        />
      </div>
    </Panel>
  )
}
