// What is hashed, and how. The digest covers a fact's content with a salt, so that after erasure nobody can find the content
// by trying; the chain covers the digest, the place in the order and every column.

import { createHash } from 'node:crypto'
import type { Day, Id, Instant } from '#kernel'
import { canonical } from './canonical.ts'

/** The columns of a fact, as stored. */
export type FactColumns = {
  readonly id: Id
  readonly recordedAt: Instant
  readonly onDay: Day
  readonly kind: string
  readonly actor: string
  readonly subjectKind: string
  readonly subjectId: Id
  readonly debtorId: Id | null
}

export const SALT_LENGTH = 16

/** sha256(salt ‖ content); `payload` is the canonical text that is stored. The id is left to the chain. */
export function digestOf(fact: Omit<FactColumns, 'id'>, payload: string, salt: Uint8Array): Buffer {
  const columns = canonical([
    fact.recordedAt,
    fact.onDay,
    fact.kind,
    fact.actor,
    fact.subjectKind,
    fact.subjectId,
    fact.debtorId,
  ])
  return createHash('sha256').update(salt).update(columns).update('\n').update(payload).digest()
}

/** Where the chain of a company begins: not with zeros, so that the chains of two companies never agree. */
export const chainStart = (organisationId: Id): Buffer =>
  createHash('sha256').update(`quittance journal of organisation ${organisationId}`).digest()

export type Seal = { readonly sequence: number; readonly sealedAt: Instant }

/** sha256(previous ‖ seal, columns ‖ digest). */
export function chainOf(
  previous: Uint8Array,
  { sequence, sealedAt }: Seal,
  fact: FactColumns,
  digest: Uint8Array,
): Buffer {
  const columns = [
    fact.id,
    fact.recordedAt,
    fact.onDay,
    fact.kind,
    fact.actor,
    fact.subjectKind,
    fact.subjectId,
    fact.debtorId,
  ]
  const link = canonical([sequence, sealedAt, ...columns])
  return createHash('sha256').update(previous).update(link).update('\n').update(digest).digest()
}
