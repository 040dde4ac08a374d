import { branded } from '../src/base/brand.ts'
import type { SeasonId } from '../src/base/ids.ts'
import { all, is } from '../src/forms/condition.ts'
import { code, date, idNumber, month, personName, phone, text } from '../src/forms/field.ts'
import { type Form, form } from '../src/forms/form.ts'
import type { PictureKind, PictureSpec } from '../src/images/spec.ts'
import { smallArchive } from './small-archive.ts'
import { smallPublicity } from './small-publicity.ts'
import type { SeasonPack } from '../src/season/pack.ts'
import { smallPoints } from './small-points.ts'
import { smallCorrections } from './small-corrections.ts'
import { smallEligibility } from './small-eligibility.ts'
import { smallPlans } from './small-plans.ts'

export const basic = form({
  id: 'basic',
  title: '基本信息',
  basis: '二.1',
  fields: {
    name: personName({ label: '姓名', max: 50, owner: 'roster', required: true }),
    sex: code({ label: '性别', table: 'sex', owner: 'roster', required: true }),
    birthDate: date({ label: '出生日期', owner: 'roster', required: true, sensitive: true }),
    idKind: code({ label: '证件类型', table: 'id-document-kind', owner: 'roster', required: true }),
    idNumber: idNumber({
      label: '证件号码',
      kindField: 'idKind',
      owner: 'roster',
      required: true,
      sensitive: true,
    }),
    homeAddress: text({ label: '现住址', max: 20, owner: 'candidate', required: true, sensitive: true }),
    phone: phone({ label: '联系电话', owner: 'candidate', required: true, sensitive: true }),
    homePoint: text({
      label: '报名点',
      max: 20,
      owner: 'candidate',
      required: is('track', 'returnHome'),
      shown: is('track', 'returnHome'),
    }),
    evidence: text({ label: '证明说明', max: 50, owner: 'school' }),
  },
})

export const guardians: Form = form({
  id: 'guardians',
  title: '监护人',
  basis: '二.1',
  repeats: { min: 1, max: 2, rowLabel: '监护人' },
  fields: {
    name: personName({ label: '监护人姓名', max: 50, owner: 'candidate', required: true }),
    idNumber: idNumber({ label: '监护人证件号码', kindField: 'idKind', owner: 'candidate', sensitive: true }),
    phone: phone({ label: '监护人电话', owner: 'candidate', sensitive: true }),
  },
})

export const studyHistory: Form = form({
  id: 'studyHistory',
  title: '学习简历',
  basis: '二.1',
  repeats: { min: 1, max: 12, rowLabel: '学习经历' },
  fields: {
    from: month({ label: '开始年月', owner: 'candidate', required: true }),
    until: month({ label: '结束年月', owner: 'candidate', required: true }),
    school: text({ label: '学校', max: 60, owner: 'candidate', required: true }),
    gapReason: text({ label: '间断原因', max: 100, owner: 'candidate' }),
  },
})

const spec = (kind: PictureKind): PictureSpec => ({
  kind,
  basis: 'assumed',
  width: 450,
  height: 600,
  maxBytes: 30_720,
  emitBytes: 30_000,
  minDpi: 300,
  maxPixels: 1_000_000,
  colour: { grey: 4, doubtful: 8, leastSpread: 3, tintedBelow: 12, evidence: 'none' },
  damage: { seam: 0.95, outOfRange: 0.02, evidence: 'none' },
  suppliers: ['school'],
})

/** A season as small as the rules allow, with windows of one week each; real dates are tested in the packs. */
export const smallSeason: SeasonPack = {
  season: branded<SeasonId>('small-2022'),
  version: 1,
  title: '小季节',
  province: { code: '41', name: '河南省' },
  year: 2022,
  notice: 'none',
  windows: [
    {
      track: 'inPlace',
      activities: ['fill', 'declare'],
      from: '2022-03-07T09:00',
      until: '2022-03-13T17:00',
      basis: '一.1',
    },
    {
      track: 'returnHome',
      activities: ['fill'],
      from: '2022-03-14T09:00',
      until: '2022-03-20T17:00',
      basis: '一.2',
    },
    {
      track: 'grade8',
      activities: ['fill'],
      from: '2022-04-01T09:00',
      until: '2022-04-07T17:00',
      basis: '一.3',
    },
    {
      track: 'any',
      activities: ['chooseTrack'],
      from: '2022-03-07T09:00',
      until: '2022-04-07T17:00',
      basis: 'assumed',
    },
    {
      track: 'any',
      activities: ['check', 'amend', 'sign', 'supply'],
      from: '2022-03-07T09:00',
      until: '2022-05-01T17:00',
      basis: 'assumed',
    },
  ],
  publicity: smallPublicity,
  archive: smallArchive,
  returning: {
    notice: { version: '1', lines: ['回户籍地报考的要求。'], basis: '二.2(3)' },
    local: [
      { division: '4101', lines: ['全市的规定。'], basis: 'assumed' },
      { division: '410105', lines: ['本区的规定。'], basis: 'assumed' },
    ],
    evidence: [
      { code: 'BOOK', text: '户口簿', need: 'required' },
      { code: 'OTHER', text: '其他', need: 'optional' },
    ],
    bring: ['户口簿'],
    declining: [{ code: 'NOT-OURS', text: '不归我们。', todo: '请另选。' }],
    sendingBack: [{ code: 'MISTAKEN', text: '接收有误。', todo: '请重新申请。' }],
    collection: { enrolled: 'school', returnHome: 'point', basis: '三.(五)' },
    leaving: { question: '有没有？', promise: '学校看不到。', basis: '二.2(3)' },
    basis: 'assumed',
  },
  evaluation: {
    scheme: {
      title: '评价',
      dimensions: [
        {
          code: 'morals',
          title: '品德',
          about: '',
          grades: [
            { code: 'A', title: '优', cap: 30 },
            { code: 'B', title: '良' },
            { code: 'C', title: '合格' },
          ],
        },
      ],
      overall: {
        title: '总评',
        about: '',
        grades: [
          { code: 'P', title: '合格' },
          { code: 'N', title: '不合格' },
        ],
        rule: { kind: 'entered' },
      },
      pass: 'P',
      caps: { over: 'class', rounding: 'down' },
      basis: 'assumed',
    },
    grades: [9],
    at: ['school'],
    lead: '由学校评定。',
    objection: { days: 3, hour: 17, answeredBy: 'school', basis: 'assumed' },
    basis: '二.2(4)',
  },
  corrections: smallCorrections,
  forms: [basic, guardians, studyHistory],
  pictures: {
    portrait: { spec: spec('portrait'), suppliers: ['school'], basis: 'assumed' },
    document: { spec: spec('document'), suppliers: ['school'], basis: 'assumed' },
  },
  credentials: {
    kinds: [
      { code: 'card', title: '身份证', kept: 'picture', hint: '', basis: '二.2(2)' },
      { code: 'book', title: '户口簿', kept: 'picture', hint: '', basis: 'assumed' },
      { code: 'letter', title: '学校证明', kept: 'paper', hint: '', basis: 'assumed' },
      { code: 'passport', title: '护照', kept: 'picture', hint: '', basis: 'assumed' },
    ],
    rules: [
      { category: '护照', when: is('idKind', 'A'), accepts: [['passport']], basis: 'assumed' },
      { category: '身份证', when: all(), accepts: [['card'], ['book', 'letter']], basis: '二.2(2)' },
    ],
    deferral: {
      reasons: [{ code: 'LOST', text: '丢失补办' }],
      latest: { value: '2022-04-20T17:00', basis: 'assumed' },
    },
  },
  duplicates: {
    weights: {
      agrees: {
        idNumber: 100,
        studentNumber: 60,
        name: 25,
        birthDate: 25,
        sex: 0,
        phone: 20,
        guardian: 15,
        address: 15,
        portrait: 110,
      },
      differs: {
        idNumber: 15,
        studentNumber: 0,
        name: 20,
        birthDate: 20,
        sex: 10,
        phone: 0,
        guardian: 0,
        address: 0,
        portrait: 0,
      },
      nameVariant: 20,
      nameSound: 10,
    },
    threshold: 50,
    portraitBits: 2,
    commonKey: 20,
    consecutive: 9,
    sameSchool: 'above',
    basis: 'assumed',
  },
  eligibility: smallEligibility,
  likeness: { samePicture: 8, sameFace: 0.2, otherFace: 0.6, swapMargin: 0.1, evidence: 'none' },
  viewingPurposes: [{ code: 'CHECK', text: '核对证件与填报', note: 'none', basis: 'assumed' }],
  roles: [],
  apart: [],
  staffCodeDays: { value: 14, basis: 'assumed' },
  points: smallPoints,
  plans: smallPlans,
  returnReasons: [{ code: 'WRONG', text: '请改正。' }],
  paperReturnReasons: [],
  exemptionPolicies: [],
  pictureReasons: [
    { code: 'BLURRED', kinds: ['portrait', 'document'], title: '不清晰', text: '请重拍。', rules: ['sharp'] },
    { code: 'COVERED', kinds: ['portrait'], title: '有遮挡', text: '请露出脸。', rules: ['bareheaded'] },
  ],
  pledge: { value: '承诺', basis: 'assumed' },
  lesson: [],
  consent: { underAge: 14, textVersion: '1', text: '同意', basis: 'assumed' },
  history: { gapMonths: 3, basis: 'assumed' },
  undoSeconds: { value: 10, basis: 'assumed' },
  lateDays: { value: 15, basis: 'assumed' },
  registrationNumber: { value: { prefix: '22', serialDigits: 4 }, basis: 'assumed' },
  slipDays: { value: 30, basis: 'assumed' },
  absentGuardian: {
    value: '',
    grounds: [{ code: 'RELATIVE', title: '近亲属代签', papers: '委托书' }],
    basis: 'assumed',
  },
  followed: { value: '请核对。', basis: 'assumed' },
  messages: [
    { id: 'review-passed', title: '通过', body: '已通过。', basis: 'assumed' },
    { id: 'review-returned', title: '退回', body: '有 {count} 处：{note}', basis: 'assumed' },
  ],
  printedForm: {
    heading: '',
    title: '登记表',
    sections: [],
    signing: {
      pledge: { title: '', text: '', lines: [] },
      school: { title: '', text: '', lines: [], seal: '' },
    },
  },
  papers: {
    slip: { title: '', steps: [], notes: [] },
    draft: { heading: '', title: '', lead: '', known: '', asked: '', foot: '', blankRows: {}, widths: {} },
    consent: { title: '', lead: '', paragraphs: [], declaration: '', lines: [], version: '1' },
  },
}
