import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { Role } from '@zhongzhao/domain/access/role'

const oversee: readonly ActionName[] = [
  'registration.read',
  'progress.read',
  'org.read',
  // Schools directly under province or city have no county above them that could admit a late candidate.
  'registration.admit',
]

const authorities: readonly Role[] = [
  {
    id: 'province-admin',
    title: '省级管理员',
    basis: '三.(一)',
    at: ['province'],
    actions: [...oversee, 'sandbox.clock'],
    mayGrant: ['city-admin', 'county-admin', 'school-admin'],
  },
  {
    id: 'city-admin',
    title: '省辖市管理员',
    basis: '三.(一)1',
    at: ['city'],
    actions: oversee,
    mayGrant: ['county-admin', 'school-admin'],
  },
  {
    id: 'county-admin',
    title: '县（区）管理员',
    basis: '三.(一)2',
    at: ['county'],
    actions: [...oversee, 'roster.import', 'roster.read'],
    mayGrant: ['school-admin'],
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
      'registration.print',
      'registration.withdraw',
      'roster.import',
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
      'document.open',
      'document.note',
      'document.defer',
      'document.oversee',
      'progress.read',
      'org.read',
    ],
    mayGrant: ['school-reviewer', 'class-teacher'],
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
      'image.read',
      'image.judge',
      'exemption.read',
      'exemption.approve',
      'likeness.decide',
      'document.open',
      'document.note',
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
      'registration.uncover',
      'consent.record',
      'slip.print',
      'image.supply',
      'image.read',
      'exemption.read',
      'exemption.ask',
      'document.open',
      'progress.read',
    ],
    mayGrant: [],
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
    'image.read',
    'image.dispute',
  ],
  mayGrant: [],
}

/** Who may do what, and who may grant whom (notice 三.(一)1–3). From the highest to the lowest: one grants downwards only. */
export const roles: readonly Role[] = [...authorities, ...school, candidate]
