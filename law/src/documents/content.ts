// What a document is made of, and how its list of contents is written.

import { type DebtorKind, type Regime, regimeOf } from '../debtor-kind.ts'
import type { Day } from '../values.ts'

export type DocumentFacts = {
  readonly debtor: DebtorKind
  /** The day of the document. */
  readonly on: Day
  /** A later letter of an agency; its first one carries everything. */
  readonly isFollowUp?: boolean | undefined
  /** Signed by someone else than the creditor himself. */
  readonly byRepresentative?: boolean | undefined
  readonly hasSureties?: boolean | undefined
  readonly hasPendingCase?: boolean | undefined
  /** The seller chose to pay VAT on debits. */
  readonly isVatOnDebits?: boolean | undefined
  /** Delivered elsewhere than to the buyer's address. */
  readonly isDeliveredElsewhere?: boolean | undefined
}

/** `required` by a text, `usual` in practice, or `never`: what must not stand there. */
export type ContentWeight = 'required' | 'usual' | 'never'

export type Content<Id extends string = string> = {
  readonly id: Id
  readonly weight: ContentWeight
  readonly article: string
  /** For whom it is meant; for all when it is not told. */
  readonly when?: (facts: DocumentFacts) => boolean
  readonly unconfirmed?: true
}

/**
 * A list entry that a text requires.
 * @article C. civ. 1344; CPC 1407; C. com. L622-25, L441-9; CPCE R124-3, R124-4
 */
export const required = <Id extends string>(id: Id, article: string, when?: Content['when']): Content<Id> =>
  entry(id, 'required', article, when)

/**
 * A list entry that practice expects; no text makes the document void without it.
 * @article Usage
 */
export const usual = <Id extends string>(id: Id, article: string, when?: Content['when']): Content<Id> =>
  entry(id, 'usual', article, when)

/**
 * A list entry that must not be there.
 * @article CPCE L111-8; C. com. L441-10
 */
export const never = <Id extends string>(id: Id, article: string, when?: Content['when']): Content<Id> =>
  entry(id, 'never', article, when)

function entry<Id extends string>(id: Id, weight: ContentWeight, article: string, when: Content['when']): Content<Id> {
  return { id, weight, article, ...(when && { when }) }
}

const isUnder =
  (...regimes: readonly Regime[]) =>
  ({ debtor }: DocumentFacts): boolean =>
    regimes.includes(regimeOf(debtor))

/**
 * Debtors that owe interest by law and the fixed indemnity.
 * @article C. com. L441-10 II; CCP L2192-13
 */
export const professional = isUnder('business', 'public')

/**
 * Debtors under commercial law.
 * @article C. com. L441-10
 */
export const business = isUnder('business')

/**
 * Debtors that no late-payment rule of commerce reaches.
 * @article C. conso. L218-2
 */
export const consumer = isUnder('consumer')
