import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Time } from './shapes.ts'

const format = Type.Union([Type.Literal('xlsx'), Type.Literal('pdf')])
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** 花名册、信息校对表、照片核对表 of a class (K9), in class order; on paper or as a spreadsheet. What leaves is recorded. */
export const classTable = endpoint({
  id: 'classTable',
  title: '班级表册',
  method: 'GET',
  path: '/classes/:class/tables/:table',
  action: 'registration.print',
  answer: 'file',
  input: Type.Object({
    class: Code,
    table: Type.Union([Type.Literal('roll'), Type.Literal('proof'), Type.Literal('portraits')]),
    format,
  }),
  output: Type.Unknown(),
})

/** 报名统计表 (K9): everything directly below × sex, ethnic group, 应往届, household. */
export const statisticsTable = endpoint({
  id: 'statisticsTable',
  title: '报名统计表',
  method: 'GET',
  path: '/orgs/:org/statistics',
  action: 'progress.read',
  answer: 'file',
  input: Type.Object({ org: Code, format }),
  output: Type.Unknown(),
})

/** 日报 (K9): days of which one was taken at 17:00, the newest first; the counts of one of them. */
export const dailyReport = endpoint({
  id: 'dailyReport',
  title: '信息采集日报',
  method: 'GET',
  path: '/orgs/:org/daily',
  action: 'progress.read',
  input: Type.Object({ org: Code, day: Type.Optional(Day) }),
  output: Type.Object({
    days: Type.Array(Type.String()),
    report: Type.Optional(
      Type.Object({
        day: Type.String(),
        takenAt: Time,
        lines: Type.Array(
          Type.Object({
            code: Type.String(),
            name: Type.String(),
            expected: Count,
            started: Count,
            confirmed: Count,
            checked: Count,
            sealed: Count,
            /** Since the report before; fewer than none where some were returned. */
            newlyConfirmed: Type.Integer(),
            newlyChecked: Type.Integer(),
          }),
        ),
      }),
    ),
  }),
})

export const dailyTable = endpoint({
  id: 'dailyTable',
  title: '打印信息采集日报',
  method: 'GET',
  path: '/orgs/:org/daily/table',
  action: 'progress.read',
  answer: 'file',
  input: Type.Object({ org: Code, day: Day, format }),
  output: Type.Unknown(),
})
