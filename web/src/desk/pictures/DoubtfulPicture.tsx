import { Button } from 'antd'
import { FoundList } from '../judging/FoundList.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Picture } from '../parts/Picture.tsx'
import { timeWords } from '../parts/words.ts'
import type { Door } from './door.ts'
import type { Decision, DoubtfulLine, JudgeKey } from './doubtful-sitting.ts'

interface Props {
  readonly line: DoubtfulLine
  readonly door: Door
  readonly decision: Decision | undefined
  readonly busy: boolean
  readonly run: (key: JudgeKey) => void
}

const decisionWords = {
  accepted: ['您判为合格', 'done'],
  refused: ['您判为不合格', 'refused'],
  elsewhere: ['已由他人判定', 'quiet'],
} as const

/** One picture large with its marks, what was found, and the two verdicts; each key stands on its button. */
export function DoubtfulPicture({ line, door, decision, busy, run }: Props) {
  const decided = decision === undefined ? undefined : decisionWords[decision]
  const settled = decision !== undefined || busy
  return (
    <div className={`judging judging-${door}`}>
      <div className="judging-picture">
        <Picture
          registration={line.id}
          image={line.image}
          kind={door}
          of={line.name}
          findings={line.findings}
        />
      </div>
      <div className="judging-acts">
        <Button onClick={() => run('previous')}>
          上一张 <kbd>K</kbd>
        </Button>
        <Button onClick={() => run('next')}>
          下一张 <kbd>J</kbd>
        </Button>
        <Button danger disabled={settled} onClick={() => run('refuse')}>
          不合格 <kbd>R</kbd>
        </Button>
        <Button type="primary" disabled={settled} loading={busy} onClick={() => run('accept')}>
          合格 <kbd>A</kbd>
        </Button>
      </div>
      <div className="judging-facts">
        <h2>
          {line.name} {decided !== undefined && <Mark tone={decided[1]}>{decided[0]}</Mark>}
        </h2>
        <p className="quiet">
          {line.school} {line.className} · {line.number} · {timeWords(line.at)}
        </p>
        {line.disputed && <Mark tone="refused">考生说照片不是本人</Mark>}
        <FoundList findings={line.findings} />
      </div>
    </div>
  )
}
