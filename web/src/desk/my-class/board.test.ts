import { describe, expect, it } from 'vitest'
import { type Board, type BoardPupil, copyAll, copyText, grouped, unfinished } from './board.ts'

const pupil = (name: string, more: Partial<BoardPupil>): BoardPupil => ({
  id: name,
  name,
  state: 'filling',
  stateName: '填报中',
  activated: true,
  portrait: 'accepted',
  returned: false,
  consent: 'not-needed',
  todo: [],
  ...more,
})
const board: Board = {
  class: { code: 'c', name: '九年级1班', school: '第一中学' },
  total: 0,
  states: {},
  pupils: [
    pupil('阿卜来提·如则托合提', {
      activated: false,
      state: 'rostered',
      portrait: 'none',
      todo: ['未激活账号', '缺合格照片'],
    }),
    pupil('张䶮', { returned: true, todo: ['被退回待修改'] }),
    pupil('李四', { todo: ['信息未填完'], consent: 'missing' }),
    pupil('王五', { state: 'confirmed' }),
    pupil('赵六', { state: 'withdrawn', portrait: 'none', activated: false, todo: ['未激活账号'] }),
    pupil('钱七', { state: 'checked', returned: true }),
  ],
}
const names = (key: string) =>
  grouped(board)
    .find((g) => g.key === key)
    ?.pupils.map((p) => p.name)

describe('my class', () => {
  it('groups by what is to be done; who gave up is asked nothing', () => {
    expect(names('inactive')).toEqual(['阿卜来提·如则托合提'])
    expect(names('picture')).toEqual(['阿卜来提·如则托合提'])
    expect(names('consent')).toEqual(['李四'])
    expect(names('filling')).toEqual(['李四'])
  })
  it('does not call somebody returned who has been checked since', () => {
    expect(names('returned')).toEqual(['张䶮'])
  })
  it('names the unfinished', () => {
    expect(unfinished(board).map((p) => p.name)).toEqual(['阿卜来提·如则托合提', '张䶮', '李四'])
  })
})

describe('text for the chat', () => {
  it('holds names as they are, the count and the end', () => {
    const text = copyText({
      title: '未激活账号',
      pupils: unfinished(board).slice(0, 2),
      className: '九年级1班',
      until: '3月25日 17:00',
    })
    expect(text).toBe(
      '【九年级1班 中招报名】未激活账号（2 人）：阿卜来提·如则托合提、张䶮。请尽快办理，3月25日 17:00 截止。',
    )
  })
  it('has one line a pupil when everybody is listed', () => {
    const lines = copyAll({ pupils: unfinished(board), className: '九年级1班', until: undefined }).split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toBe('阿卜来提·如则托合提：未激活账号、缺合格照片')
  })
  it('never holds a number', () => {
    expect(copyAll({ pupils: unfinished(board), className: '一班', until: undefined })).not.toMatch(/\d{6}/)
  })
})
