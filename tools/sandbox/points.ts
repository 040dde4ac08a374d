/** What the public is told of a made-up point (notice 一.2); `note` is the local word. */
export interface MadeUpPoint {
  readonly code: string
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly note: string
}

const hours = '工作日 8:30–11:30，14:30–17:30'

export const madeUpPoints: readonly MadeUpPoint[] = [
  {
    code: '4101029001',
    address: '中原区示例路 12 号政务服务中心二楼 6 号窗口（演练）',
    phone: '0371-00000601',
    hours,
    note: '门口有停车位；请按预约时间到场。',
  },
  {
    code: '4101059001',
    address: '金水区演练街 5 号招生办公室一楼大厅（演练）',
    phone: '0371-00000602',
    hours: `${hours}；周六上午照常`,
    note: '',
  },
  {
    code: '4101819001',
    address: '巩义市样例大道 88 号教育服务中心（演练）',
    phone: '0371-00000603',
    hours,
    note: '',
  },
]
