/** An action is named `noun.verb`; the closed list with names and clauses is `access/actions.ts`. */
export type Action = `${string}.${string}`
