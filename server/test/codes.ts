import type { OrgKind } from '@zhongzhao/domain/orgs/org'
import { roleFor } from '@zhongzhao/tool-sandbox/posts'
import { pack } from './moments.ts'

/** What the season under test calls what a journey needs: codes are the season's own. */
const { corrections, points, returning } = pack

/** Papers that a correction needs; the school brings the application as well. */
export const PROOFS = corrections.papers.filter(({ need }) => need === 'always').map(({ code }) => code)
export const SCHOOL_PROOFS = corrections.papers
  .filter(({ need }) => need !== 'optional')
  .map(({ code }) => code)

const former = points.categories.filter(({ schooling }) => schooling === 'former')
const enters = (category = points.categories[0]) => ({
  category: category?.code ?? '',
  title: category?.title ?? '',
  papers: (category?.papers ?? []).filter(({ need }) => need === 'must').map(({ code }) => code),
})
/** Who left school some years ago, who is from no school, who comes from a school elsewhere: with the papers each has to bring. */
export const GRADUATE = enters(former[0])
export const SOCIAL = enters(former[1] ?? former[0])
export const OUTSIDE = enters(points.categories.find(({ track }) => track === 'returnHome'))

/** What slots at a point and at the own school are called. */
export const GATHER = points.kinds.find(({ reach }) => reach === 'points')?.code ?? ''
export const COMPUTER = points.kinds.find(({ reach }) => reach === 'own')?.code ?? ''

/** What whoever returns home has to bring along, and why a point declines or sends back. */
export const EVIDENCE = returning.evidence.filter(({ need }) => need === 'required').map(({ code }) => code)
export const DECLINING = returning.declining[1] ?? returning.declining[0]
export const SENDING_BACK = returning.sendingBack[0]

const usual: Readonly<Record<string, OrgKind>> = {
  'city-admin': 'city',
  'county-admin': 'county',
  'school-admin': 'school',
  'school-head': 'school',
  'school-reviewer': 'school',
  'class-teacher': 'class',
}
/** The role of a post at the place where it usually is. */
export const roleOf = (post: string): string => roleFor(pack, post, usual[post] ?? 'province')
