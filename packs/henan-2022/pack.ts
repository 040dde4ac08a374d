import { branded } from '@zhongzhao/domain/base/brand'
import type { SeasonId } from '@zhongzhao/domain/base/ids'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import type { PicturePolicy, SeasonPack } from '@zhongzhao/domain/season/pack'
import { archive } from './archive.ts'
import { corrections } from './corrections.ts'
import { credentials, viewingPurposes } from './documents.ts'
import { duplicates } from './duplicates.ts'
import { evaluation } from './evaluation.ts'
import { eligibility } from './eligibility.ts'
import { exemptionPolicies } from './exemptions.ts'
import { basic } from './forms/basic.ts'
import { guardians } from './forms/guardians.ts'
import { studyHistory } from './forms/study-history.ts'
import { documentSpec, portraitSpec } from './images.ts'
import { likenessLimits } from './likeness-limits.ts'
import { messages } from './messages.ts'
import { consentWording, draftWording, slipWording } from './paper.ts'
import { printedForm } from './printed-form.ts'
import { plans } from './plans.ts'
import { points } from './points.ts'
import { publicity } from './publicity.ts'
import { pictureReasons } from './picture-reasons.ts'
import { paperReturnReasons, returnReasons } from './reasons.ts'
import { returning } from './returning.ts'
import { apart, roles } from './roles.ts'
import { windows } from './timetable.ts'
import { absentGuardian, consent, followed, lesson, pledge } from './wording.ts'

const policy = (spec: PictureSpec): PicturePolicy => ({
  spec,
  suppliers: spec.suppliers,
  basis: spec.basis,
})

/** 河南省 2022 年初中学业水平考试考生基本信息采集 (教办基〔2022〕47号), the season in one value. */
export const henan2022: SeasonPack = {
  season: branded<SeasonId>('henan-2022'),
  version: 1,
  title: '河南省2022年初中学业水平考试考生基本信息采集',
  province: { code: '41', name: '河南省' },
  year: 2022,
  notice: '教办基〔2022〕47号',
  windows,
  forms: [basic, guardians, studyHistory],
  pictures: { portrait: policy(portraitSpec), document: policy(documentSpec) },
  viewingPurposes,
  credentials,
  likeness: likenessLimits,
  returning,
  evaluation,
  corrections,
  duplicates,
  eligibility,
  roles,
  apart,
  staffCodeDays: { value: 14, basis: 'assumed' },
  points,
  publicity,
  archive,
  plans,
  returnReasons,
  paperReturnReasons,
  pictureReasons,
  exemptionPolicies,
  pledge,
  lesson,
  consent,
  // June to September is three months: the summer is no gap.
  history: { gapMonths: 3, basis: 'assumed' },
  undoSeconds: { value: 10, basis: 'assumed' },
  lateDays: { value: 15, basis: 'assumed' },
  // 22 (year) 41 (province) and eight digits: 12, as other registrations of the province number theirs.
  registrationNumber: { value: { prefix: '2241', serialDigits: 8 }, basis: 'assumed' },
  // From the first slips in February to the end of grade 8's window.
  slipDays: { value: 70, basis: 'assumed' },
  absentGuardian,
  followed,
  messages,
  printedForm,
  papers: { slip: slipWording, draft: draftWording, consent: consentWording },
}
