import { type Lifecycle } from '../lifecycle/table.ts'

export type PointState = 'open' | 'suspended'
export type PointEvent = 'change' | 'suspend' | 'resume'

/** The life of a designated point (指定报名点, notice 三.(一)2): named by a city or a county, suspended and resumed by it. */
export const pointLifecycle: Lifecycle<PointState, PointEvent, never, never> = {
  title: '指定报名点',
  states: { open: '办理中', suspended: '暂停办理' },
  events: { change: '修改公布的信息', suspend: '暂停', resume: '恢复' },
  refusalOf: {},
  table: [
    // from       event      to           by            during    needs
    ['open', 'change', 'open', 'point.name', 'always', []],
    ['open', 'suspend', 'suspended', 'point.name', 'always', []],
    ['suspended', 'change', 'suspended', 'point.name', 'always', []],
    ['suspended', 'resume', 'open', 'point.name', 'always', []],
  ],
}
