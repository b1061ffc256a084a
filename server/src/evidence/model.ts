// A fact: something that happened, written in the transaction of its act and never changed.

import type { Actor, Day, Id, Instant } from '#kernel'
import type { Json } from './canonical.ts'
import type { FactKind } from './fact-kinds.ts'

/** What the fact says beyond its columns. Rows are read for ten years: readers expect any field to be missing. */
export type FactPayload = Readonly<Record<string, Json>>

/** A fact as a verb hands it over. */
export type NewFact = {
  readonly kind: FactKind
  /** What the fact is about: 'debtor', 'item', 'message' … and its id. */
  readonly subjectKind: string
  readonly subjectId: Id
  /** The debtor in whose file the fact belongs, where there is one. */
  readonly debtorId?: Id | null
  /** The day on which it takes effect; today unless told. */
  readonly onDay?: Day
  readonly payload?: FactPayload
}

export type Fact = {
  readonly id: Id
  readonly recordedAt: Instant
  readonly onDay: Day
  readonly kind: FactKind
  /** `person 3` or `system worker`: names of people stay out of what can never be erased. */
  readonly actor: string
  readonly subjectKind: string
  readonly subjectId: Id
  readonly debtorId: Id | null
  /** Null after erasure. */
  readonly payload: FactPayload | null
}

export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person ${actor.personId}`
    case 'system':
      return `system ${actor.name}`
  }
}

/** The person behind an actor's text; null for the program itself. */
export function personOfActor(actor: string): Id | null {
  const match = /^person (\d+)$/.exec(actor)
  return match ? Number(match[1]) : null
}
