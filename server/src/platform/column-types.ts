import type { ColumnType } from 'kysely'

/** Read as a value, written as its JSON text. */
export type Json<T> = ColumnType<T, string, string>
export type At = ColumnType<Date, Date, Date>
export type AtOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
export type ReadOnlyDate = ColumnType<Date, never, never>
export type BytesOrNull = ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
export type DefaultAt = ColumnType<Date, Date | undefined, Date>
