import { beijing, chineseTime } from '@zhongzhao/domain/base/time'
import type { ReturningRules } from '@zhongzhao/domain/season/returning'
import { returning as returning2022 } from '../henan-2022/returning.ts'
import { windows } from './timetable.ts'

const home = windows
  .filter((w) => w.track === 'returnHome')
  .map((w) => `办理时间：${chineseTime(beijing(w.from))} 至 ${chineseTime(beijing(w.until))}，过时不再办理。`)

/** 回户籍地报考: as in 2022, in the new window. */
export const returning: ReturningRules = {
  ...returning2022,
  notice: {
    ...returning2022.notice,
    lines: returning2022.notice.lines.flatMap((line) => (line.startsWith('办理时间') ? home : [line])),
  },
}
