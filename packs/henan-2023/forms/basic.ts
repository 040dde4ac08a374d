import { choice } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'
import { basic as basic2022 } from '../../henan-2022/forms/basic.ts'

/** Asked for the first time, below the address. */
const boarding = choice({
  label: '是否住校',
  options: [
    { value: '1', label: '住校' },
    { value: '0', label: '走读' },
  ],
  owner: 'candidate',
  required: true,
  hint: '每周至少四晚住在学校宿舍的，选“住校”。',
  basis: 'assumed',
})

const { title, pages, fields } = basic2022
const isAbove = (name: string) => name === 'homeAddress'

/** 考生基本信息: as in 2022, and where one lives during the week. */
export const basic = form({
  id: 'basic',
  title,
  basis: 'assumed',
  pages: pages.map((page) => ({
    ...page,
    fields: page.fields.flatMap((name) => (isAbove(name) ? [name, 'boarding'] : [name])),
  })),
  fields: Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      isAbove(name)
        ? [
            [name, field],
            ['boarding', boarding],
          ]
        : [[name, field]],
    ),
  ),
})
