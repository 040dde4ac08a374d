import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { ApartRule } from '@zhongzhao/domain/access/apart'
import type { Role } from '@zhongzhao/domain/access/role'

const oversee: readonly ActionName[] = [
  'grant.read',
  'grant.give',
  'extension.ask',
  'extension.approve',
  'duty.keep',
  'falsification.record',
  'falsification.decide',
  'registration.read',
  'progress.read',
  'org.read',
  'transfer.read',
  'leaving.answer',
  // Schools directly under province or city have no county above them that could admit a late candidate.
  'registration.admit',
  // Two pupils of two schools are looked at by the nearest office above both (G4).
  'duplicate.read',
  'duplicate.decide',
  'evaluation.read',
  'evaluation.answer',
  'publicity.read',
  'publicity.answer',
  // Level by level as the pack's chains say (三.(三)).
  'correction.read',
  'correction.approve',
]

const administrations = ['system-admin', 'security-admin', 'audit-admin'] as const

const authorities: readonly Role[] = [
  {
    id: 'province-admin',
    title: '省级管理员',
    basis: '三.(一)',
    at: ['province'],
    actions: [...oversee, 'sandbox.clock'],
    mayGrant: ['city-admin', 'county-admin', 'school-admin', 'school-head', ...administrations],
  },
  {
    id: 'city-admin',
    title: '省辖市管理员',
    basis: '三.(一)1',
    at: ['city'],
    actions: [...oversee, 'point.name'],
    mayGrant: ['county-admin', 'school-admin', 'school-head', ...administrations],
  },
  {
    id: 'county-admin',
    title: '县（区）管理员',
    basis: '三.(一)2',
    at: ['county'],
    actions: [...oversee, 'point.name', 'roster.import', 'roster.sync', 'roster.read'],
    mayGrant: ['school-admin', 'school-head', ...administrations],
  },
]

const school: readonly Role[] = [
  {
    id: 'school-admin',
    title: '学校管理员',
    basis: '三.(一)3',
    at: ['school', 'point'],
    actions: [
      'registration.read',
      'registration.uncover',
      'registration.check',
      'registration.sign',
      'correction.read',
      'correction.ask',
      'correction.approve',
      'registration.print',
      'registration.withdraw',
      'registration.enter',
      'appointment.lay',
      'appointment.receive',
      'roster.import',
      'roster.sync',
      'roster.read',
      'slip.print',
      'consent.record',
      'image.supply',
      'image.read',
      'image.judge',
      'exemption.read',
      'exemption.ask',
      'exemption.approve',
      'likeness.decide',
      'duplicate.read',
      'document.open',
      'document.note',
      'document.defer',
      'document.oversee',
      'transfer.inform',
      'transfer.read',
      'transfer.decide',
      'evaluation.read',
      'evaluation.enter',
      'evaluation.answer',
      'publicity.read',
      'publicity.open',
      'progress.read',
      'org.read',
      'grant.read',
      'grant.give',
      'extension.ask',
      'duty.keep',
      'falsification.record',
    ],
    mayGrant: ['school-head', 'school-reviewer', 'class-teacher'],
  },
  // 校长: signs what the school has entered, and enters nothing.
  {
    id: 'school-head',
    title: '校长',
    basis: 'assumed',
    at: ['school'],
    actions: ['registration.read', 'progress.read', 'org.read', 'evaluation.read', 'evaluation.sign'],
    mayGrant: [],
  },
  {
    id: 'school-reviewer',
    title: '学校审核员',
    basis: '三.(一)3',
    at: ['school', 'point'],
    actions: [
      'registration.read',
      'registration.uncover',
      'registration.check',
      'correction.read',
      'correction.approve',
      'appointment.receive',
      'image.read',
      'image.judge',
      'exemption.read',
      'exemption.approve',
      'likeness.decide',
      'duplicate.read',
      'document.open',
      'document.note',
      'transfer.inform',
      'transfer.read',
      'transfer.decide',
      'evaluation.read',
      'evaluation.answer',
      'progress.read',
      'org.read',
    ],
    mayGrant: [],
  },
  {
    id: 'class-teacher',
    title: '班主任',
    basis: '三.(一)3',
    at: ['class'],
    actions: [
      'registration.read',
      'correction.read',
      'correction.ask',
      'registration.uncover',
      'consent.record',
      'slip.print',
      'image.supply',
      'image.read',
      'exemption.read',
      'exemption.ask',
      'document.open',
      'transfer.inform',
      'transfer.read',
      'evaluation.read',
      'evaluation.enter',
      'progress.read',
    ],
    mayGrant: [],
  },
]

const offices = ['province', 'city', 'county'] as const

/** 三员: three administrations of an installation, none of whom looks at a candidate (A6). */
const three: readonly Role[] = [
  {
    id: 'system-admin',
    title: '系统管理员',
    basis: 'assumed',
    at: offices,
    actions: ['job.oversee'],
    mayGrant: [],
  },
  {
    id: 'security-admin',
    title: '安全管理员',
    basis: 'assumed',
    at: offices,
    actions: ['account.secure', 'grant.read'],
    mayGrant: [],
  },
  {
    id: 'audit-admin',
    title: '安全审计员',
    basis: 'assumed',
    at: offices,
    actions: ['grant.audit', 'grant.read'],
    mayGrant: [],
  },
]

/** Province and city keep the three apart; a county office of two is not asked (A6). */
export const apart: readonly ApartRule[] = [
  {
    id: 'administrations',
    title: '三员分立',
    roles: administrations,
    at: ['province', 'city'],
    basis: 'assumed',
  },
]

/** The candidate's own acts, over the own registration only: no school may do them instead (notice 二.2, 三.(二)). */
const candidate: Role = {
  id: 'candidate',
  title: '考生',
  basis: '二.2',
  at: [],
  actions: [
    'registration.read',
    'registration.fill',
    'registration.confirm',
    'registration.print',
    'correction.read',
    'correction.ask',
    'appointment.book',
    'image.read',
    'image.dispute',
    'evaluation.object',
  ],
  mayGrant: [],
}

/** Who may do what, and who may grant whom (notice 三.(一)1–3). From the highest to the lowest: one grants downwards only. */
export const roles: readonly Role[] = [...authorities, ...three, ...school, candidate]
