import { chooseTrack } from '@zhongzhao/api/registration'
import { beijing, chineseTime } from '@zhongzhao/domain/base/time'
import { type Window } from '@zhongzhao/domain/season/timetable'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { useRecord, useView } from './record-context.ts'
import { go } from './route.ts'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

const places = [
  {
    place: 'school',
    track: 'inPlace',
    label: '在学籍所在地报考',
    help: '在现在上学的地方参加考试和录取。户籍和学籍在一个地方的，选这一项。',
  },
  {
    place: 'household',
    track: 'returnHome',
    label: '回户籍所在地报考',
    help: '到户口所在的市、县参加考试和录取，要到当地教育局指定的报名点采集信息。学校不能因此要求你提前离校。',
  },
] as const

function FillingTime({ windows, track }: { readonly windows: readonly Window[]; readonly track: string }) {
  const own = windows.filter((w) => w.track === track && w.activities.includes('fill'))
  return own.map((w) => (
    <span key={w.from} className="hint filling-time">
      <span>填报时间：</span>
      <span>{chineseTime(beijing(w.from))} 至&nbsp;</span>
      <span>{chineseTime(beijing(w.until))}</span>
    </span>
  ))
}

/** 选择报考地 (notice 一.1–2): the candidate's and the guardian's own choice, open throughout collection. */
export function ChooseTrack() {
  const record = useRecord()
  const view = useView()
  const held = places.find((p) => p.track === view.track)?.place ?? 'school'
  const [place, setPlace] = useState<'school' | 'household'>(held)
  const key = useIntent(`track:${view.id}:${view.version}:${place}`)
  const { running, trouble, run } = useAct(async () => {
    record.adopt(await call(chooseTrack, { id: view.id, version: view.version, place }, { key, retries: 2 }))
    go({ page: place === 'household' ? 'returning' : 'home' })
  })
  const open = view.open.includes('chooseTrack')
  return (
    <div className="narrow">
      <PageTitle sub="请和监护人商量好再选。改了以后，填报时间也会跟着变。">选择报考地</PageTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <fieldset className="tracks">
          <legend className="unseen">报考地</legend>
          {places.map((one) => (
            <label key={one.place} className="choice">
              <input
                type="radio"
                name="place"
                value={one.place}
                checked={place === one.place}
                disabled={!open}
                onChange={() => setPlace(one.place)}
              />
              <span>
                <b>{one.label}</b>
                {one.place === held && <em className="tag">现在的选择</em>}
                <span>{one.help}</span>
                <FillingTime windows={record.pack.windows} track={one.track} />
              </span>
            </label>
          ))}
        </fieldset>
        {!open && <p className="note">现在不能更改报考地。</p>}
        <Trouble sentence={trouble} />
        <button
          type="submit"
          className="main"
          disabled={!open || place === held}
          aria-busy={running === 'yes'}
        >
          {running === 'yes' ? '正在保存…' : '就选这个'}
        </button>
      </form>
    </div>
  )
}
