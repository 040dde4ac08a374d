import type { Generated } from 'kysely'

export interface SeasonLifeTable {
  season: string
  state: string
  version: Generated<number>
  asked_by: string
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
  closed_at: Date | null
}
export interface SeasonOutcomeTable {
  registration_id: string
  season: string
  outcome: string
  at: Date
}
export interface SeasonRunTable {
  season: string
  kind: 'end' | 'carry'
  state: 'running' | 'done'
  after_id: string | null
  done: Generated<number>
  total: Generated<number>
  by_account: string
  at: Date
  ended_at: Date | null
  failures: Generated<number>
  wait_until: Date | null
}
export interface EarlierRegistrationTable {
  registration_id: string
  earlier_id: string
  basis: 'identity' | 'number' | 'person'
  by_account: string | null
  at: Date
}
export interface CarryWorkTable {
  registration_id: string
  earlier_id: string
  season: string
  org_path: string
  state: string
  version: Generated<number>
  decided_by: string | null
  decided_at: Date | null
}

export interface SeasonTables {
  season_life: SeasonLifeTable
  season_outcome: SeasonOutcomeTable
  season_run: SeasonRunTable
  earlier_registration: EarlierRegistrationTable
  carry_work: CarryWorkTable
}
