// The buckets of the ageing board in their order: which field holds each, and its colour.

import type { AgeingTotals, BucketCents } from '../api-types.ts'
import type { Messages } from '../messages/index.ts'

export type Bucket = {
  readonly key: keyof Messages['words']['buckets']
  readonly field: keyof BucketCents
  readonly colour: string
}

export const BUCKETS: readonly Bucket[] = [
  { key: 'notDue', field: 'notDueCents', colour: 'var(--age-0)' },
  { key: 'due1to30', field: 'due1to30Cents', colour: 'var(--age-1)' },
  { key: 'due31to60', field: 'due31to60Cents', colour: 'var(--age-2)' },
  { key: 'due61to90', field: 'due61to90Cents', colour: 'var(--age-3)' },
  { key: 'dueOver90', field: 'dueOver90Cents', colour: 'var(--age-4)' },
  { key: 'noDueDate', field: 'noDueDateCents', colour: 'var(--age-none)' },
]

/** The undated bucket is shown only where there is something in it. */
export const bucketsOf = (totals: AgeingTotals): readonly Bucket[] =>
  BUCKETS.filter((bucket) => bucket.key !== 'noDueDate' || totals.noDueDateCents !== 0)
