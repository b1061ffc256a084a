// What electronic documents say, as far as collecting needs it: an invoice or credit note, a status message about one.

import type { AgreedRate } from '@quittance/law'
import type { Cents, Day, RefusalCode } from '#kernel'
import type { PaymentMeans } from '#ledger/model.ts'

export type Document = Invoice | InvoiceStatus

/** Something odd that does not keep a document from being read, with its numbers. */
export type Problem = {
  readonly code: RefusalCode
  readonly data: Readonly<Record<string, string | number | null>>
}

export type Party = {
  readonly name: string | null
  /** As stated, whether its check digit is right or not. */
  readonly siren: string | null
  readonly siret: string | null
  readonly vat: string | null
  /** Under whatever register; equals the SIREN where that is what is stated. */
  readonly legalId: string | null
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
  readonly country: string | null
  readonly contactName: string | null
  readonly email: string | null
  readonly phone: string | null
  /** BT-34, BT-49 in the French directory (scheme 0225). */
  readonly platformAddress: string | null
}

/** A part of an invoice that falls due on a day of its own. */
export type DuePart = { readonly dueDate: Day; readonly cents: Cents }

/** BT numbers are those of EN 16931. What is null is not stated, or cannot be read: then `problems` says so. */
export type Invoice = {
  readonly kind: 'invoice'
  readonly syntax: 'cii' | 'zugferd-1' | 'ubl-invoice' | 'ubl-credit-note'
  /** BT-24. */
  readonly profile: string | null
  /** BT-23: in France B1, S1, M1 … whose digit 2 says that it was paid already. */
  readonly businessProcess: string | null
  /** BT-1. */
  readonly number: string | null
  /** BT-3, UNTDID 1001. */
  readonly typeCode: string | null
  /** BT-2. */
  readonly issueDate: Day | null
  /** BT-9; several where it falls due in parts. */
  readonly dueDates: readonly Day[]
  /** What falls due on which of them, where the invoice says so of each. */
  readonly dueParts: readonly DuePart[]
  /** BT-20, as written. */
  readonly termsText: string | null
  /** BT-73, BT-74, else BT-72: when it was performed. */
  readonly performedFrom: Day | null
  readonly performedTo: Day | null
  readonly currency: string | null
  /** BT-112, BT-113, BT-114, BT-115. */
  readonly totalCents: Cents | null
  readonly paidCents: Cents
  readonly roundingCents: Cents
  readonly dueCents: Cents | null
  readonly seller: Party
  readonly buyer: Party
  /** BG-10: who is to be paid, where it is not the seller. */
  readonly payee: Party | null
  /** BT-83, BT-84. */
  readonly paymentReference: string | null
  readonly ibans: readonly string[]
  /** BT-81. */
  readonly paymentMeans: PaymentMeans | null
  /** BG-23: what falls under each rate of VAT, VAT included; as far as it can be read. */
  readonly vatParts: readonly VatPart[]
  /** BT-8: whether VAT falls due when it is paid; null where the invoice does not say. */
  readonly vatOnReceipts: boolean | null
  /** BG-3. */
  readonly precedingInvoices: readonly PrecedingInvoice[]
  /** What its notes on late payment (subject code PMD, or the terms) agree. */
  readonly agreedRate: AgreedRate | null
  readonly notes: readonly { readonly subject: string | null; readonly text: string }[]
  readonly problems: readonly Problem[]
}

/** BT-25 and BT-26: a number is used again in other years. */
export type PrecedingInvoice = { readonly number: string; readonly issueDate: Day | null }

export type VatPart = { readonly percent: string; readonly totalCents: Cents }

/** A life-cycle message about an invoice (CDAR). */
export type InvoiceStatus = {
  readonly kind: 'invoice-status'
  readonly invoiceNumber: string | null
  readonly invoiceIssueDate: Day | null
  readonly invoiceTypeCode: string | null
  /** 200 to 601 (XP Z12-012). */
  readonly statusCode: string | null
  readonly label: string | null
  /** When it was said. */
  readonly date: Day | null
  readonly reasons: readonly StatusReason[]
  readonly amounts: readonly StatusAmount[]
  /** Who says it: BY buyer, SE seller, WK platform, DL factor … */
  readonly issuerRole: string | null
  readonly issuerSiren: string | null
  /** Who issued the invoice. */
  readonly sellerSiren: string | null
  readonly buyerSiren: string | null
  /** The account to pay from now on, where the message names one. */
  readonly payeeIban: string | null
  readonly payeeName: string | null
  readonly problems: readonly Problem[]
}

export type StatusReason = {
  readonly code: string | null
  readonly text: string | null
  readonly action: string | null
}

/** MEN collected, MPA paid, RAP remaining, MAP approved, MNA not approved … */
export type StatusAmount = {
  readonly type: string
  readonly cents: Cents | null
  readonly percent: string | null
}
