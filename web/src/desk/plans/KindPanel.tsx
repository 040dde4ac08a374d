import { Button } from 'antd'
import { serverNow } from '../../shared/clock.ts'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { timeWords } from '../parts/words.ts'
import { Edition, type EditionActs } from './Edition.tsx'
import type { Kind, Plan } from './plan.ts'

interface Props extends EditionActs {
  readonly kind: Kind
  readonly org: string
  /** Of this kind, the newest first. */
  readonly plans: readonly Plan[]
  readonly onFile: () => void
}

function dueWords(kind: Kind, plans: readonly Plan[]): string {
  const words = `${timeWords(kind.due)} 前报备`
  return plans.length === 0 && serverNow() >= kind.due ? `${words}，已过期` : words
}

/** One kind of plan of one place: the edition that stands, and those before it. */
export function KindPanel({ kind, org, plans, onFile, ...acts }: Props) {
  const [current, ...earlier] = plans
  return (
    <Panel
      title={
        <>
          {kind.title} {current === undefined && <Mark tone="look">未报</Mark>}
        </>
      }
      extra={
        kind.here === 'mine' && (
          <Button type={current === undefined ? 'primary' : 'default'} onClick={onFile}>
            {current === undefined ? '报备' : '报新版'}
            <span className="unseen">{kind.title}</span>
          </Button>
        )
      }
    >
      <p className="quiet">
        {org}；{dueWords(kind, plans)}。{kind.hint}
      </p>
      {current === undefined ? (
        <p>
          还没有报备。
          {kind.here === 'mine' ? '点“报备”，上传盖章的 PDF。' : '由该单位自己登录报备，上级不能代报。'}
        </p>
      ) : (
        <Edition plan={current} {...acts} />
      )}
      {earlier.length > 0 && (
        <details>
          <summary>以前的 {earlier.length} 版</summary>
          {earlier.map((plan) => (
            <Edition key={plan.id} plan={plan} {...acts} />
          ))}
        </details>
      )}
    </Panel>
  )
}
