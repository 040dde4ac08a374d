import { expect, it } from 'vitest'
import { stacked } from './stacked.ts'

interface Line {
  readonly name: string
  readonly place: string
}

it('gives every value its heading but the first, and leaves the rest of a column as it is', () => {
  const [first, second, third] = stacked<Line>([
    { title: '盒号', dataIndex: 'name' },
    { title: '存放位置', dataIndex: 'place', className: 'wrap-words' },
    { key: 'acts' },
  ])
  expect(first).toEqual({ title: '盒号', dataIndex: 'name' })
  expect(second).toMatchObject({ title: '存放位置', dataIndex: 'place', className: 'wrap-words' })
  expect(second?.onCell?.({ name: '1', place: '柜' }, 0)).toEqual({ 'data-label': '存放位置：' })
  expect(third).toEqual({ key: 'acts' })
})
