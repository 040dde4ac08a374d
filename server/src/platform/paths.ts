import { type RawBuilder, sql } from 'kysely'

/** A column by its name ('r.org_path'), or any expression. */
type Column = string | RawBuilder<unknown>

/** A path as a value, or an expression that is one. */
type Path = string | RawBuilder<unknown>

const named = (column: Column) => (typeof column === 'string' ? sql.ref(column) : column)

/** C collation: everything below `path` lies from `path/` up to `path0`, and nothing else does (`path-1` comes before it). */
const rangeOf = (path: Path) =>
  typeof path === 'string'
    ? { at: sql`${path}::text`, from: sql`${`${path}/`}`, to: sql`${`${path}0`}` }
    : { at: path, from: sql`${path} || '/'`, to: sql`${path} || '0'` }

/** SQL: the place stands below the path, at whatever depth. */
export function below(column: Column, path: Path): RawBuilder<boolean> {
  const [place, { from, to }] = [named(column), rangeOf(path)]
  return sql<boolean>`(${place} >= ${from} and ${place} < ${to})`
}

/** SQL: the place is the path or stands below it; one range, so that an index gives it in order. */
export function atOrBelow(column: Column, path: Path): RawBuilder<boolean> {
  const [place, { at, from, to }] = [named(column), rangeOf(path)]
  return sql<boolean>`(${place} >= ${at} and ${place} < ${to} and (${place} = ${at} or ${place} >= ${from}))`
}

/** SQL: the row of `org` that the query calls by that name stands one step below the path. */
export function oneBelow(org: string, path: Path): RawBuilder<boolean> {
  const { from } = rangeOf(path)
  return sql<boolean>`(${below(`${org}.path`, path)} and ${sql.ref(`${org}.path`)} = ${from} || ${sql.ref(`${org}.code`)})`
}

/** SQL: the row of `org` that the query calls by that name is the path's, or stands one step below it. */
export function selfOrOneBelow(org: string, path: Path): RawBuilder<boolean> {
  const { at } = rangeOf(path)
  return sql<boolean>`(${sql.ref(`${org}.path`)} = ${at} or ${oneBelow(org, path)})`
}

const any = (parts: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`

/** SQL: `below` one of the paths; of none, never. */
export const belowAny = (column: Column, paths: readonly Path[]): RawBuilder<boolean> =>
  any(paths.map((path) => below(column, path)))

/** SQL: `atOrBelow` one of the paths; of none, never. */
export const atOrBelowAny = (column: Column, paths: readonly Path[]): RawBuilder<boolean> =>
  any(paths.map((path) => atOrBelow(column, path)))
