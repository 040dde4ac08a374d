import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { useEffect, useMemo } from 'react'
import { MarkedPicture } from '../shared/MarkedPicture.tsx'
import { typing } from './keys.ts'
import type { Room } from './room.ts'
import type { Pupil } from './shift.ts'
import type { Shot } from './shoot.ts'
import { useObjectUrl } from './use-object-url.ts'
import { type Verdict, useVerdict } from './use-verdict.ts'

interface Props {
  readonly room: Room
  readonly pupil: Pupil
  readonly kind: PictureKind
  readonly shot: Shot
  readonly trouble: string
  readonly onAgain: () => void
  readonly onKeep: () => void
}

type Tone = 'asking' | 'good' | 'look' | 'bad'

interface Said {
  readonly tone: Tone
  readonly title: string
  readonly lines: readonly string[]
}

const advice = (verdict: Extract<Verdict, { state: 'judged' }>, severity: string) =>
  verdict.findings.filter((f) => f.severity === severity).map((f) => f.sentence)

/** What is drawn over the shot: only where something is wrong with it. */
const drawnOf = (verdict: Verdict) =>
  verdict.state === 'judged' && verdict.verdict !== 'accepted' ? verdict.findings : []

/** What this machine sees has to do for now. */
function byOurselves(seen: readonly string[], andThen: string): Said {
  return seen.length === 0
    ? { tone: 'good', title: '本机检查：没有发现问题', lines: [andThen] }
    : { tone: 'look', title: '本机检查：请看一下', lines: [...seen, andThen] }
}

/** In words: what the server says, or what this machine sees while the server cannot be asked. */
export function saidOf(verdict: Verdict, shot: Pick<Shot, 'hints'>): Said {
  const seen = shot.hints
  if (verdict.state === 'asking') return { tone: 'asking', title: '正在检查…', lines: seen }
  if (verdict.state === 'unasked') return byOurselves(seen, '现在没有连上服务器，联网后会再检查一遍。')
  if (verdict.verdict === 'refused')
    return { tone: 'bad', title: '不合格，请重拍', lines: advice(verdict, 'error') }
  if (verdict.looking === 'later') return byOurselves(seen, '大小、格式合格；系统正忙，上传后再检查人像。')
  const notes = advice(verdict, 'advice')
  if (verdict.verdict === 'doubtful')
    return {
      tone: 'look',
      title: '有疑点，最好重拍；留下的由学校判定',
      lines: [...advice(verdict, 'doubt'), ...notes],
    }
  return { tone: 'good', title: '合格', lines: notes }
}

/** The shot with its verdict; Enter keeps it, space takes another. What the machine is sure is wrong cannot be kept. */
export function Taken({ room, pupil, kind, shot, trouble, onAgain, onKeep }: Props) {
  const verdict = useVerdict(room, { pupil, kind, shot })
  const blob = useMemo(() => new Blob([shot.cut], { type: 'image/jpeg' }), [shot])
  const url = useObjectUrl(blob)
  const said = saidOf(verdict, shot)
  const mayKeep = said.tone !== 'bad'
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || typing(event)) return
      if (event.key === 'Enter' && mayKeep) {
        event.preventDefault()
        onKeep()
      }
      if (event.key === ' ' || event.key === 'Escape') {
        event.preventDefault()
        onAgain()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <>
      <div className="picture-place taken">
        <div className="shot-cell">
          {url !== undefined && (
            <MarkedPicture className={`shot ${kind}`} findings={drawnOf(verdict)}>
              <img src={url} alt={`刚拍的${pupil.name}的${kind === 'portrait' ? '照片' : '证件'}`} />
            </MarkedPicture>
          )}
        </div>
        <section className={`verdict ${said.tone}`} aria-live="polite">
          <h3>{said.title}</h3>
          <ul>
            {said.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {trouble !== '' && <p role="alert">{trouble}</p>}
        </section>
      </div>
      <div className="controls">
        <button type="button" className={mayKeep ? 'main' : ''} disabled={!mayKeep} onClick={onKeep}>
          留下，下一位<kbd>回车</kbd>
        </button>
        <button type="button" className={mayKeep ? '' : 'main'} onClick={onAgain}>
          重拍<kbd>空格</kbd>
        </button>
      </div>
    </>
  )
}
