// Single fields of a row of PostgreSQL's binary COPY format, as binary-rows.ts places them.

import { NO_DAY } from './model.ts'

/** Days before 2000-01-01, from which PostgreSQL counts, in day numbers. */
const POSTGRES_EPOCH = 10_957

export const isNull = (lengths: Int32Array, field: number): boolean => (lengths[field] ?? -1) < 0
export const int = (view: DataView, starts: Int32Array, field: number): number => view.getInt32(starts[field] ?? 0)

/** Eight bytes, its amount below 2^53. */
export const amount = (view: DataView, starts: Int32Array, field: number): number =>
  view.getInt32(starts[field] ?? 0) * 4_294_967_296 + view.getUint32((starts[field] ?? 0) + 4)

export const dayAt = (view: DataView, starts: Int32Array, lengths: Int32Array, field: number): number =>
  isNull(lengths, field) ? NO_DAY : view.getInt32(starts[field] ?? 0) + POSTGRES_EPOCH

export const textAt = (view: DataView, starts: Int32Array, lengths: Int32Array, field: number): string =>
  Buffer.from(view.buffer, view.byteOffset + (starts[field] ?? 0), lengths[field]).toString()
