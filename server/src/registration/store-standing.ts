import { departedStates } from '@zhongzhao/domain/registration/lifecycle'
import { sql } from 'kysely'

const departed = sql.join(departedStates.map((state) => sql.lit(state)))

/** SQL: the row that the query calls `alias` still takes part (a registration, or its counters). */
export const stillStands = (alias: string) => sql<boolean>`${sql.ref(`${alias}.state`)} not in (${departed})`
