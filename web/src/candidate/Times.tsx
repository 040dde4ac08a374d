import { beijing, chineseTime } from '@zhongzhao/domain/base/time'
import { type Window, trackNames } from '@zhongzhao/domain/season/timetable'
import { type Standing, durationWords, standingIn } from './countdown.ts'
import { useNow } from './use-now.ts'

const named: Readonly<Record<string, string>> = trackNames

const standings: Readonly<Record<Standing, string>> = {
  before: '还没开始',
  during: '正在填报',
  after: '已截止',
  none: '',
}

/** When each track may fill in (notice 一): known before anybody signs in. */
export function Times({ windows }: { readonly windows: readonly Window[] }) {
  const now = useNow()
  const filling = windows.filter((one) => one.activities.includes('fill'))
  return (
    <section className="card" aria-labelledby="times-title">
      <h2 id="times-title">填报时间</h2>
      <dl className="times">
        {filling.map((one) => {
          const [from, until] = [beijing(one.from), beijing(one.until)]
          const standing = standingIn({ from, until }, now)
          return (
            <div key={one.track}>
              <dt>
                {named[one.track] ?? one.track}
                <span className={`tag ${standing}`}>{standings[standing]}</span>
              </dt>
              <dd>
                <span>{chineseTime(from)} 至&nbsp;</span>
                <span>{chineseTime(until)}</span>
                {standing === 'during' && <span>，还有 {durationWords(until - now)}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
