import type { OrgPath } from '../orgs/org.ts'
import { lastCode, parentPath } from '../orgs/org.ts'
import type { DuplicatePolicy } from '../season/duplicate-policy.ts'

/** Where one of the two stands: its class, and the code of its school. */
export interface Stand {
  readonly org: OrgPath
  readonly school: string
}

/** The path down to the school itself. */
export function schoolPath({ org, school }: Stand): OrgPath {
  let path = org
  while (path.includes('/') && lastCode(path) !== school) path = parentPath(path)
  return path
}

/** The nearest organisation above both (G4), read from the paths alone; inside one school the pack says whether the school or
 *  the office above it decides. */
export function decidingOrg(a: Stand, b: Stand, { sameSchool }: DuplicatePolicy): OrgPath {
  const [mine, theirs] = [schoolPath(a), schoolPath(b)]
  if (mine === theirs) return sameSchool === 'school' ? mine : parentPath(mine) || mine
  const steps = parentPath(mine).split('/')
  const others = parentPath(theirs).split('/')
  const apart = steps.findIndex((step, at) => step !== others[at])
  return (apart < 0 ? steps : steps.slice(0, apart)).join('/')
}
