import type { PlanPolicy } from '@zhongzhao/domain/season/plans'

const places = ['city', 'county', 'school', 'point'] as const
/** Before the first window opens; the notice gives no day. */
const due = { value: '2022-02-28T18:00', basis: 'assumed' } as const

/** 制定工作方案和安全预案 (三.(五)), 制定工作预案 (三.(二)). By when and in what form they are filed the notice does not say. */
export const plans: PlanPolicy = {
  kinds: [
    {
      code: 'work',
      title: '信息采集工作方案',
      hint: '谁来采集、在哪里采集、每天采集哪些班、在校考生怎样不出校门完成采集和确认。',
      at: places,
      due,
      basis: '三.(五)',
    },
    {
      code: 'safety',
      title: '采集场所安全预案',
      hint: '采集场所的疫情防控和人员安全：进出、消毒、隔离、突发情况的处置和联系电话。',
      at: places,
      due,
      basis: '三.(五)',
    },
    {
      code: 'contingency',
      title: '信息采集和网上报名工作预案',
      hint: '停电、断网、设备故障、人员不到岗时怎样继续：备用设备、技术人员、纸质草表和补录安排。',
      at: places,
      due,
      basis: '三.(二)',
    },
  ],
  maxBytes: { value: 10 * 1024 * 1024, basis: 'assumed' },
}
