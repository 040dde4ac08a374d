import type { CandidateCategory, PointPolicy } from '@zhongzhao/domain/season/points'

const idCard = { code: 'idCard', title: '居民身份证或户口簿', need: 'must' } as const
const household = { code: 'household', title: '户口簿（首页和本人页）', need: 'must' } as const

/** Whom a roster does not bring (三.(五) 社会考生; 二.2(3) 学籍在异地). Whose windows they follow the notice does not say. */
const categories: readonly CandidateCategory[] = [
  {
    code: 'graduate',
    title: '往届生',
    hint: '以前年度的初中毕业生，现在不在初中就读。',
    track: 'inPlace',
    schooling: 'former',
    papers: [
      idCard,
      { code: 'certificate', title: '初中毕业证书或毕业证明', need: 'must' },
      { code: 'studentProof', title: '学籍证明', need: 'ifAny' },
    ],
    basis: 'assumed',
  },
  {
    code: 'social',
    title: '社会考生',
    hint: '没有本省初中学籍的社会人员，在报名地指定报名点采集和确认信息。',
    track: 'inPlace',
    schooling: 'former',
    papers: [idCard, household, { code: 'equivalent', title: '初中同等学力证明', need: 'ifAny' }],
    basis: '三.(五)',
  },
  {
    code: 'outside',
    title: '省外学籍回户籍地考生',
    hint: '在外省初中就读、户籍在本地的应届毕业生，凭学籍证明和户口簿登记。',
    track: 'returnHome',
    schooling: 'fresh',
    papers: [idCard, household, { code: 'studentProof', title: '就读学校出具的学籍证明', need: 'must' }],
    basis: '二.2(3)',
  },
]

/** Points, appointments, records made at a point (notice 一.2, 二.2(3), 三.(二), 三.(五)). */
export const points: PointPolicy = {
  kinds: [
    {
      code: 'collect',
      title: '到报名点采集和确认信息',
      why: '照片和证件要本人到报名点现场采集，报名信息也在那里核对。约好时间再去，不用排队。',
      at: ['point'],
      reach: 'points',
      tracks: ['returnHome'],
      reminder: 'slot-tomorrow-collect',
      bring: [
        '考生本人到场（照片现场拍摄，不收费）',
        '居民身份证；没有的带户口簿和临时身份证',
        '户口簿原件（首页、户主页和考生本人页）',
        '学籍证明或初中毕业证书（按考生类别）',
        '当地防疫要求的证明',
      ],
      basis: '三.(五)',
    },
    {
      code: 'computer',
      title: '学校机房上机填报',
      why: '家里没有合适的电脑、手机或网络的，可以到学校机房填报。自己能填好的，不用预约。',
      at: ['school', 'class'],
      reach: 'own',
      tracks: ['inPlace', 'returnHome', 'grade8'],
      reminder: 'slot-tomorrow-computer',
      bring: ['注册密码条（还没有激活的）', '户口簿上的户籍地址、监护人电话', '填好的信息采集草表'],
      basis: '三.(二)',
    },
  ],
  categories,
  reminder: { hour: 18, basis: 'assumed' },
  usual: {
    weekdays: [1, 2, 3, 4, 5],
    spans: [
      { from: '08:30', until: '11:30' },
      { from: '14:30', until: '17:30' },
    ],
    minutes: 30,
    capacity: 10,
    basis: 'assumed',
  },
  most: { slots: 2000, basis: 'assumed' },
}
