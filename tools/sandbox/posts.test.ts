import type { Role } from '@zhongzhao/domain/access/role'
import { expect, it } from 'vitest'
import { roleFor } from './posts.ts'

const role = (id: string, at: Role['at'], actions: Role['actions']): Role => {
  return { id, title: id, basis: 'assumed', at, actions, mayGrant: [] }
}
const head = role('principal', ['school'], ['evaluation.sign'])
const clerk = role(
  'clerk',
  ['school', 'point'],
  ['registration.sign', 'registration.enter', 'evaluation.sign'],
)
const tutor = role('tutor', ['class'], ['claim.review', 'evaluation.enter'])

it('takes the role that is called so', () => {
  expect(roleFor({ roles: [head, role('school-head', ['school'], [])] }, 'school-head', 'school')).toBe(
    'school-head',
  )
})
it('else one that does the same at such a place, and nothing of what somebody else does there', () => {
  const roles = [clerk, head, tutor]
  expect(roleFor({ roles }, 'school-admin', 'point')).toBe('clerk')
  expect(roleFor({ roles }, 'school-head', 'school')).toBe('principal')
  expect(roleFor({ roles }, 'class-teacher', 'class')).toBe('tutor')
  expect(roleFor({ roles: [clerk] }, 'school-head', 'school')).toBe('clerk')
})
it('and gives no right where there is none', () => {
  expect(roleFor({ roles: [tutor] }, 'county-admin', 'county')).toBe('county-admin')
  expect(roleFor({ roles: [tutor] }, 'class-teacher', 'school')).toBe('class-teacher')
})
