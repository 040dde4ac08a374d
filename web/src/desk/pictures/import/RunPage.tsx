import { Alert, Button, Progress, Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import { Panel } from '../../parts/Panel.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { countWords, percent, timeWords } from '../../parts/words.ts'
import type { Door } from '../door.ts'
import { Pairing } from './Pairing.tsx'
import { RunActs } from './RunActs.tsx'
import { RunFiles } from './RunFiles.tsx'
import { PhaseMark } from './RunList.tsx'
import type { Sending } from './sender.ts'
import { type Run, useRun, useSending } from './use-run.ts'

interface Props {
  readonly id: string
  readonly door: Door
  readonly onLeave: () => void
}

/** One import: how far it is, what to do, and the report of each file. Can be left, and come back to. */
export function RunPage({ id, door, onLeave }: Props) {
  const asked = useRun(id)
  const sending = useSending(id)
  const run = asked.data
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (run === undefined) return <Skeleton active paragraph={{ rows: 6 }} />
  return (
    <>
      <Panel
        title={titleOf(run)}
        extra={
          <>
            <RunActs run={run} sending={sending} />
            <Button onClick={onLeave}>返回批次列表</Button>
          </>
        }
      >
        <Standing run={run} sending={sending} door={door} />
      </Panel>
      {run.way === 'order' && run.counts.unpaired + run.counts.paired > 0 && run.counts.waiting === 0 && (
        <Pairing run={run} />
      )}
      {run.total > 0 && <RunFiles run={run} />}
    </>
  )
}

function titleOf(run: Run): string {
  if (run.archive?.state === 'failed') return '压缩包没有导入'
  if (run.phase === 'finished') return run.counts.looking > 0 ? '已导入，正在细看' : '导入完成'
  return run.phaseName
}

function Standing({
  run,
  sending,
  door,
}: {
  readonly run: Run
  readonly sending: Sending | undefined
  readonly door: Door
}) {
  const { counts, total } = run
  const open = counts.waiting + counts.unpaired + counts.paired
  return (
    <>
      <p className="quiet small">
        {timeWords(run.at)} · {run.by} · {run.org} · <PhaseMark run={run} />
      </p>
      {run.archive?.sentence !== undefined && <Alert type="error" showIcon title={run.archive.sentence} />}
      <Progress aria-label="导入进度" percent={percent(total - open, total)} />
      <ul className="outcomes" aria-live="polite">
        <li>共 {countWords(total)} 个文件</li>
        <li className="done">合格 {countWords(counts.accepted)}</li>
        <li className="look">存疑 {countWords(counts.doubtful)}</li>
        {counts.looking > 0 && <li>检查中 {countWords(counts.looking)}</li>}
        <li className="refused">未导入 {countWords(counts.refused)}</li>
        {counts.twice > 0 && <li className="look">待选择 {countWords(counts.twice)}</li>}
        {counts.passedOver + counts.skipped > 0 && (
          <li>跳过 {countWords(counts.passedOver + counts.skipped)}</li>
        )}
        <li>等待 {countWords(open)}</li>
      </ul>
      <SendingWords run={run} sending={sending} />
      <p className="quiet small">
        合格和存疑的已经存入考生档案；未导入的没有改动原来的图片。
        {counts.doubtful > 0 && (
          <Link to="/pictures" search={{ door, tab: 'doubtful' }}>
            去判定存疑的 {counts.doubtful} 张
          </Link>
        )}
      </p>
    </>
  )
}

/** What this browser does for the run, or what the person has to do so that it goes on. */
function SendingWords({ run, sending }: { readonly run: Run; readonly sending: Sending | undefined }) {
  if (sending?.state === 'telling') return <p>正在登记文件名（共 {countWords(sending.all)} 个）…</p>
  if (sending?.state === 'sending')
    return (
      <p>
        正在上传 {countWords(sending.sent)} / {countWords(sending.needed)}
        。可以切换到别的页面；关闭浏览器也不要紧，回来后再选一次同一个文件夹，会接着传。
      </p>
    )
  if (sending?.state === 'lost')
    return (
      <Alert
        type="warning"
        showIcon
        title={sending.sentence ?? '上传中断了。'}
        description="已经传到的不会丢。点“继续”接着传。"
      />
    )
  const unpacking = run.archive?.state === 'listing' || run.archive?.state === 'unpacking'
  if (unpacking) return <p>服务器正在处理压缩包。可以离开这个页面，稍后回来看结果。</p>
  if (run.counts.waiting > 0 && sending === undefined)
    return (
      <Alert
        type="warning"
        showIcon
        title={`还有 ${countWords(run.counts.waiting)} 个文件没有传上来。`}
        description="请再选一次同一个文件夹：已经传到的会跳过，其余的接着传。"
      />
    )
  return null
}
