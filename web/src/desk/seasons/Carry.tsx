import { App, Button } from 'antd'
import { carryOver } from '@zhongzhao/api/seasons'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { Counts } from './Counts.tsx'
import { Running } from './Running.tsx'
import { type SeasonView, isOver } from './season-view.ts'

/** 衔接上一年度: grade 8 of the season before found again among grade 9 of this one, and who was not (A7). */
export function Carry({ of, onDone }: { readonly of: SeasonView; readonly onDone: () => void }) {
  const { message } = App.useApp()
  const carry = useAct({
    run: () => call(carryOver, { season: of.season }),
    onDone: () => {
      onDone()
      void message.success('已开始查找，可以离开本页。')
    },
  })
  if (of.before === undefined) return null
  const done = of.carry?.state === 'done'
  return (
    <>
      <h3>衔接上一年度</h3>
      <p className="quiet">
        在本年度九年级里找“{of.before.title}”的八年级考生：同一人、新的报名，原来填的供本人参考，不自动带入。
      </p>
      <Running what="正在查找" run={of.carry} />
      {of.carried.length > 0 && (
        <Counts lines={of.carried.map(({ code, name, pupils }) => ({ code, name, n: pupils }))} />
      )}
      {done && of.carry?.total === 0 && <p>本年度还没有九年级的报名，导入名册后再查找。</p>}
      {!isOver(of) && of.carry?.state !== 'running' && (
        <div className="acts">
          <Button disabled={carry.busy} onClick={() => carry.start(undefined)}>
            {done ? '再查找一次' : '开始查找'}
          </Button>
        </div>
      )}
      {done && <p className="quiet small spaced">上次 {timeWords(of.carry?.endedAt)} 完成</p>}
    </>
  )
}
