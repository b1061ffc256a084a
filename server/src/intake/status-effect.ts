// What a life-cycle status of an electronic invoice changes for its collection (decision: "E-invoice statuses"). Pure.

import type { Cents } from '#kernel'
import type { HoldKind, Item } from '#ledger/model.ts'
import type { InvoiceStatus } from './formats/documents/document.ts'

export type StatusEffect =
  /** Recorded, and nothing else: deposited, received, made available, approved, collected … */
  | { readonly kind: 'noted' }
  /** `amountCents` null: the whole item. */
  | { readonly kind: 'hold'; readonly hold: HoldKind; readonly amountCents: Cents | null }
  /** What earlier statuses held goes on. */
  | { readonly kind: 'release'; readonly holds: readonly HoldKind[] }
  /** Who holds the claim from now on, and whether the debtor was told. */
  | {
      readonly kind: 'payee'
      readonly holder: Item['holder']
      readonly notified: boolean
      readonly account: PayeeAccount
    }
  | { readonly kind: 'account'; readonly account: PayeeAccount }

/** `unsaid`: the message names none, and what is known stays. */
export type PayeeAccount =
  | { readonly kind: 'named'; readonly iban: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'unsaid' }

export function effectOf(status: InvoiceStatus, { totalCents }: Pick<Item, 'totalCents'>): StatusEffect {
  switch (status.statusCode ?? '') {
    case '205':
      return { kind: 'release', holds: ['dispute', 'missing-piece', 'invoice-refused'] }
    case '206':
    case '207':
      return { kind: 'hold', hold: 'dispute', amountCents: disputedOf(status, totalCents) }
    case '208':
      return { kind: 'hold', hold: 'missing-piece', amountCents: null }
    case '209':
      return { kind: 'release', holds: ['missing-piece'] }
    case '210':
      return { kind: 'hold', hold: 'invoice-refused', amountCents: null }
    case '211':
      return { kind: 'hold', hold: 'payment-announced', amountCents: null }
    // Rejected by a platform, sent to the wrong address, inadmissible: technical, to be issued again.
    case '213':
    case '221':
    case '501':
      return { kind: 'hold', hold: 'invoice-rejected', amountCents: null }
    // Cancelled: nothing is owed on it, and until its credit note comes it would go on standing open.
    case '220':
      return { kind: 'hold', hold: 'exclusion', amountCents: null }
    case '225':
      return { kind: 'payee', holder: 'factor', notified: true, account: accountIn(status) }
    // Confidential: the debtor is never told, and goes on paying into the account that the invoice names.
    case '226':
      return { kind: 'payee', holder: 'factor', notified: false, account: accountIn(status) }
    case '227':
      return { kind: 'account', account: accountIn(status) }
    case '228':
      return { kind: 'payee', holder: 'us', notified: false, account: { kind: 'own' } }
    default:
      return { kind: 'noted' }
  }
}

const accountIn = ({ payeeIban }: InvoiceStatus): PayeeAccount =>
  payeeIban === null ? { kind: 'unsaid' } : { kind: 'named', iban: payeeIban }

/** What is not approved, VAT included, where the message says so; else the whole invoice is in dispute. */
function disputedOf({ amounts }: InvoiceStatus, totalCents: Cents): Cents | null {
  const stated = (type: string): Cents | null => amounts.find((amount) => amount.type === type)?.cents ?? null
  const [refusedCents, approvedCents] = [stated('MNATTC'), stated('MAPTTC')]
  const cents = refusedCents ?? (approvedCents === null ? null : totalCents - approvedCents)
  return cents !== null && cents > 0 && cents < totalCents ? cents : null
}

/** The amount that a status tells of: collected, paid, not approved. */
export function amountOf({ statusCode, amounts }: InvoiceStatus): Cents | null {
  const types: Readonly<Record<string, string>> = { '206': 'MNATTC', '207': 'MNATTC', '211': 'MPA', '212': 'MEN' }
  const told = amounts.filter(({ type }) => type === types[statusCode ?? ''])
  if (told.length === 0 || told.some(({ cents }) => cents === null)) return null
  return told.reduce((sum, { cents }) => sum + (cents ?? 0), 0)
}
