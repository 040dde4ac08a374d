import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { listSyncWork } from '@zhongzhao/api/sync'
import { Mark } from '../parts/Mark.tsx'
import { timeWords } from '../parts/words.ts'
import { type Choice, choiceKeys } from './work-keys.ts'

export type Work = OutputOf<typeof listSyncWork>['work'][number]

const says: Readonly<Record<string, string>> = {
  missing: '学籍平台里已经没有这名学生。若确已离校，请办理转出或放弃报考；若仍在校，请转学籍管理员核实。',
  moved: '学籍平台说这名学生已在别的学校。确已转走的，让报名跟着过去；没有转走的，请转学籍管理员核实。',
  renumbered: '学籍平台换了号码，疑似就是这名学生。请对照证件核对姓名、出生日期，再选择。',
}

function Values({ of }: { readonly of: Work }) {
  if (of.values.length === 0) return <p>{says[of.kind] ?? '学籍平台与本系统不一致。'}</p>
  return (
    <>
      {says[of.kind] !== undefined && <p>{says[of.kind]}</p>}
      <dl className="sync-values">
        {of.values.map(({ field, title, upstream, ours }) => (
          <div key={field}>
            <dt>{title}</dt>
            <dd>
              <span className="quiet small">学籍平台</span> {upstream}
            </dd>
            <dd>
              <span className="quiet small">本系统</span> {ours}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** One piece of work: both values, what may be chosen, and what the choice in hand will do before it is done. */
export function WorkItem({
  of,
  inHand,
  chosen,
  busy,
  choose,
  sure,
}: {
  readonly of: Work
  readonly inHand: 'inHand' | 'waiting'
  readonly chosen: Choice | undefined
  readonly busy: boolean
  readonly choose: (choice: Choice | undefined) => void
  readonly sure: () => void
}) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (inHand === 'inHand') place.current?.scrollIntoView({ block: 'nearest' })
  }, [inHand])
  const asked = of.may.find(({ event }) => event === chosen)
  return (
    <li
      className={`sync-work ${inHand === 'inHand' ? 'in-hand' : ''}`}
      ref={place}
      aria-current={inHand === 'inHand'}
    >
      <p>
        <Link to="/pupils" search={{ pupil: of.registration }}>
          {of.name}
        </Link>{' '}
        <span className="quiet">
          {of.school} {of.class}
        </span>{' '}
        <Mark tone={of.state === 'open' ? 'look' : 'quiet'}>
          {of.state === 'open' ? of.kindName : of.stateName}
        </Mark>{' '}
        <span className="quiet small">考生报名：{of.standing}</span>
      </p>
      <Values of={of} />
      {of.decidedBy !== undefined && <p className="quiet small">{of.decidedBy} 已处理</p>}
      <div className="sync-acts">
        {of.may.map(({ event, name }) => (
          <Button
            key={event}
            size="small"
            type={event === chosen ? 'primary' : 'default'}
            aria-expanded={event === chosen}
            disabled={busy}
            onClick={() => choose(event as Choice)}
          >
            {name} <kbd>{choiceKeys[event as Choice]}</kbd>
          </Button>
        ))}
        <span className="quiet small">{timeWords(of.at)}</span>
      </div>
      {asked !== undefined && (
        <div className="sync-will" aria-live="polite">
          <p>{asked.will}</p>
          <div className="sync-acts">
            <Button type="primary" loading={busy} onClick={sure}>
              就这样办
            </Button>
            <Button onClick={() => choose(undefined)}>再想想</Button>
          </div>
        </div>
      )}
    </li>
  )
}
