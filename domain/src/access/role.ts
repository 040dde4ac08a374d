import type { OrgKind } from '../orgs/org.ts'
import type { ActionName } from './actions.ts'

/** A set of actions plus the roles it may grant below itself (notice 三.(一): 权限分配管理). Data of the pack. */
export interface Role {
  readonly id: string
  readonly title: string
  readonly basis: string
  readonly at: readonly OrgKind[]
  readonly actions: readonly ActionName[]
  readonly mayGrant: readonly string[]
}
