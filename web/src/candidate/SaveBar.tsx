import { instant } from '@zhongzhao/domain/base/time'
import { savedWords } from './countdown.ts'
import type { DraftStatus } from './draft.ts'
import { Trouble } from './Trouble.tsx'
import { useNow } from './use-now.ts'

/** What became of the last keystroke, in words. */
function DraftWords({ status }: { readonly status: DraftStatus }) {
  const now = useNow()
  switch (status.kind) {
    case 'clean':
      return <>填写的内容会自动保存</>
    case 'stale':
      return null
    case 'waiting':
    case 'sending':
      return <>正在保存…</>
    case 'saved':
      return <>已保存 {savedWords(instant(status.at), now)}</>
    case 'offline':
      return <b className="offline">网络断开，内容保存在本机，恢复后自动上传</b>
    case 'refused':
      return <b className="offline">{status.message}</b>
  }
}

interface SaveBarProps {
  readonly status: DraftStatus
  readonly trouble: string
  readonly running: 'no' | 'yes'
  /** Said after saving when something is left on this page. */
  readonly left: string
  readonly onSkip: () => void
}

/** The foot of a section: what is saved, and one button. */
export function SaveBar({ status, trouble, running, left, onSkip }: SaveBarProps) {
  return (
    <>
      <div className="save-bar">
        <Trouble sentence={trouble} />
        {left !== '' && (
          <output className="note">
            {left}
            <button type="button" className="plain" onClick={onSkip}>
              先填别的部分
            </button>
          </output>
        )}
        <button
          type="submit"
          className="main wide"
          aria-busy={running === 'yes'}
          disabled={status.kind === 'stale'}
        >
          {running === 'yes' ? '正在保存…' : '保存并继续'}
        </button>
      </div>
      <output className="draft-words">
        <DraftWords status={status} />
      </output>
    </>
  )
}
