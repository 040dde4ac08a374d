import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { decideLikeness, type listLikeness } from '@zhongzhao/api/likeness'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { call, sentenceOf } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { Picture } from '../parts/Picture.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'

type CaseView = OutputOf<typeof listLikeness>['cases'][number]
type Decision = Pick<InputOf<typeof decideLikeness>, 'event' | 'whose'>

function Side({ of, cards }: { readonly of: CaseView['first']; readonly cards: 'shown' | 'none' }) {
  return (
    <figure className="case-side">
      <Picture registration={of.registration} image={of.image} kind="portrait" of={of.name} />
      {cards === 'shown' && (
        <Picture registration={of.registration} image={of.document} kind="document" of={of.name} />
      )}
      <figcaption>
        <Link to="/pupils" search={{ pupil: of.registration }}>
          {of.name}
        </Link>
        <br />
        <span className="quiet">{of.className}</span>
      </figcaption>
    </figure>
  )
}

function useDecision({ id, version }: CaseView) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => void queries.invalidateQueries({ queryKey: ['likeness'] })
  return useAct({
    run: (decision: Decision) => call(decideLikeness, { case: id, version, ...decision }, { retries: 2 }),
    onDone: anew,
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

/** Two pictures side by side, and what a person says about them. */
export function Case({ of }: { readonly of: CaseView }) {
  const decide = useDecision(of)
  const { first, second } = of
  const faulty = (['first', 'second', 'both'] as const).map((whose) => ({
    key: whose,
    label: `${whose === 'both' ? '两人' : whose === 'first' ? first.name : second.name}的照片重拍`,
  }))
  return (
    <li className="case">
      <p>
        <strong>{of.kindName}</strong> {of.state !== 'open' && <Mark tone="done">{of.stateName}</Mark>}
        {of.decidedBy !== undefined && (
          <span className="quiet small">
            {of.decidedBy} {timeWords(of.decidedAt)}
          </span>
        )}
      </p>
      <div className="case-sides">
        <Side of={first} cards={of.kind === 'swapped' ? 'shown' : 'none'} />
        <Side of={second} cards={of.kind === 'swapped' ? 'shown' : 'none'} />
      </div>
      <p className="quiet small">
        画面 64 位特征相差 {of.hash} 位{of.face !== undefined && `；面部特征距离 ${of.face}`}
        。机器只提示，由人判断。
      </p>
      <div className="difference-acts">
        {of.may.includes('exemptTwins') && (
          <Button size="small" loading={decide.busy} onClick={() => decide.start({ event: 'exemptTwins' })}>
            是双胞胎
          </Button>
        )}
        {of.may.includes('exemptOthers') && (
          <Button size="small" disabled={decide.busy} onClick={() => decide.start({ event: 'exemptOthers' })}>
            不是同一人，照片没有问题
          </Button>
        )}
        {of.may.includes('findFaulty') && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: faulty,
              onClick: ({ key }) =>
                decide.start({ event: 'findFaulty', whose: key as 'first' | 'second' | 'both' }),
            }}
          >
            <Button size="small" danger disabled={decide.busy}>
              照片有误，要求重拍
            </Button>
          </Dropdown>
        )}
        {of.may.includes('reopen') && (
          <Button
            size="small"
            type="link"
            disabled={decide.busy}
            onClick={() => decide.start({ event: 'reopen' })}
          >
            重新核对
          </Button>
        )}
      </div>
    </li>
  )
}
