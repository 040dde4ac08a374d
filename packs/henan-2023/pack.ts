import { branded } from '@zhongzhao/domain/base/brand'
import type { SeasonId } from '@zhongzhao/domain/base/ids'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { guardians } from '../henan-2022/forms/guardians.ts'
import { studyHistory } from '../henan-2022/forms/study-history.ts'
import { henan2022 } from '../henan-2022/pack.ts'
import { corrections, eligibility } from './chains.ts'
import { evaluation } from './evaluation.ts'
import { basic } from './forms/basic.ts'
import { portraitSpec } from './images.ts'
import { printedForm } from './printed-form.ts'
import { renewed } from './renewed.ts'
import { returning } from './returning.ts'
import { windows } from './timetable.ts'

const { pictures, credentials, plans } = henan2022

const plansDue = { value: '2023-02-20T18:00', basis: 'assumed' } as const

/** 河南省 2023 年: no notice of it is known. What differs from 2022 stands here, so that it can be read; everything is assumed. */
export const henan2023: SeasonPack = renewed({
  ...henan2022,
  season: branded<SeasonId>('henan-2023'),
  version: 1,
  title: '河南省2023年初中学业水平考试考生基本信息采集',
  year: 2023,
  notice: '2023年的通知尚未发布（以下均为假定）',
  windows,
  forms: [basic, guardians, studyHistory],
  pictures: { ...pictures, portrait: { ...pictures.portrait, spec: portraitSpec } },
  credentials: {
    ...credentials,
    deferral: { ...credentials.deferral, latest: { value: '2023-05-08T17:00', basis: 'assumed' } },
  },
  returning,
  evaluation,
  eligibility,
  corrections,
  plans: { ...plans, kinds: plans.kinds.map((kind) => ({ ...kind, due: plansDue })) },
  registrationNumber: { value: { prefix: '2341', serialDigits: 8 }, basis: 'assumed' },
  printedForm,
})
