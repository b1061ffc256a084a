// What an electronic invoice means as a claim: who owes what to whom, or why it is nothing that this company collects. Pure.

import { type AgreedRate, formatAgreedRate } from '@quittance/law'
import { addDays, type Cents, type Day } from '#kernel'
import { parseSiren, parseVat } from '#kernel/identifiers.ts'
import type { Holder, PaymentMeans } from '#ledger/model.ts'
import { currencyOf } from './formats/choices.ts'
import type { DuePart, Invoice, Party, Problem } from './formats/documents/document.ts'

/** The company whose books these are. */
export type Creditor = {
  readonly name: string | null
  readonly siren: string | null
  readonly vat: string | null
  /** Accounts of its own. */
  readonly ibans: readonly string[]
}

export type Claim = {
  /** A credit note, or an invoice of a negative amount, is owed to the debtor. */
  readonly side: 'debit' | 'credit'
  readonly number: string
  readonly issueDate: Day
  /** The last one where it falls due in parts; null: follows from the terms. */
  readonly dueDate: Day | null
  /** By due date, where it falls due in parts whose amounts make up what is to be paid; else none. */
  readonly parts: readonly DuePart[]
  readonly currency: string
  /** Without sign. */
  readonly totalCents: Cents
  readonly paidCents: Cents
  readonly performedFrom: Day | null
  readonly performedTo: Day | null
  readonly paymentMeans: PaymentMeans | null
  /** Undefined where the invoice says nothing of a factor: what is known from elsewhere stays. */
  readonly holder: Extract<Holder, 'factor'> | undefined
  readonly payeeIban: string | null
  readonly agreedRate: string | null
  /** Of a credit note: what it reduces. Of a corrected invoice: what it takes the place of. */
  readonly precedingInvoices: Invoice['precedingInvoices']
  readonly replaces: boolean
  readonly buyer: Party & { readonly name: string }
}

export type ClaimReading =
  | { readonly kind: 'claim'; readonly claim: Claim; readonly alerts: readonly Problem[] }
  | { readonly kind: 'nothing-owed'; readonly alert: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem }

// UNTDID 1001, as EN 16931 and the French rules use it.
const CREDIT_NOTES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532'])
const FACTORED = new Set(['393', '396', '472', '473', '501', '502'])
const CORRECTED = new Set(['384', '471', '472', '473'])
/** Proforma, information for the accounts, a data sheet: nothing is asked for by them. */
const NO_CLAIMS = new Set(['130', '325', '751'])
/** S2, B2, M2: paid when it was issued. */
const PAID_ALREADY = /^[BSM]2$/

export function claimOf(invoice: Invoice, creditor: Creditor, today: Day): ClaimReading {
  const { number, issueDate, currency, seller, buyer } = invoice
  const refused = problemOf(invoice, creditor, today)
  if (refused) return { kind: 'refused', problem: refused }
  if (number === null || issueDate === null || currency === null) throw new Error('checked before')
  const amounts = amountsOf(invoice, number, currency)
  if ('problem' in amounts) return { kind: 'refused', problem: amounts.problem }
  if (amounts.totalCents === 0)
    return { kind: 'nothing-owed', alert: { code: 'intake.invoice_nothing', data: { number } } }
  const isFactored = FACTORED.has(invoice.typeCode ?? '') || isSomebodyElse(invoice.payee, seller)
  const dueDate = invoice.dueDates.toSorted().at(-1) ?? null
  return {
    kind: 'claim',
    alerts: alertsOf(invoice, number),
    claim: {
      ...amounts,
      number,
      issueDate,
      dueDate,
      parts: partsOf(invoice),
      currency,
      performedFrom: invoice.performedFrom,
      performedTo: invoice.performedTo,
      paymentMeans: invoice.paymentMeans,
      holder: isFactored ? 'factor' : undefined,
      payeeIban: payeeIban(invoice.ibans, creditor, isFactored),
      agreedRate: rateText(invoice.agreedRate),
      precedingInvoices: invoice.precedingInvoices,
      replaces: CORRECTED.has(invoice.typeCode ?? '') && amounts.side === 'debit',
      buyer: { ...buyer, name: buyer.name ?? buyer.siren ?? '' },
    },
  }
}

const MOST_NUMBER = 100

function problemOf(invoice: Invoice, creditor: Creditor, today: Day): Problem | null {
  const { number, issueDate, currency, typeCode, seller, buyer } = invoice
  if (!isCreditor(seller, creditor)) {
    const named = [seller.siren, seller.vat].find((one) => one !== null) ?? '–'
    return { code: 'intake.invoice_of_other', data: { number, seller: seller.name ?? '–', identifier: named } }
  }
  if (typeCode !== null && NO_CLAIMS.has(typeCode))
    return { code: 'intake.invoice_no_claim', data: { number, typeCode } }
  if (number === null) return { code: 'intake.line_number_missing', data: {} }
  if (number.length > MOST_NUMBER)
    return { code: 'intake.line_too_much_text', data: { column: 'BT-1', limit: MOST_NUMBER } }
  if (issueDate === null) return { code: 'intake.line_day_missing', data: { column: 'BT-2' } }
  if (issueDate > addDays(today, 31))
    return { code: 'intake.line_day_implausible', data: { day: issueDate, column: 'BT-2' } }
  if (currency === null || currencyOf(currency) !== currency)
    return { code: 'intake.line_currency', data: { value: currency ?? '' } }
  if (buyer.name === null && buyer.siren === null) return { code: 'intake.invoice_buyer_missing', data: { number } }
  return null
}

/** By SIREN or VAT number where both sides state one; by name where they cannot be compared. */
function isCreditor(seller: Party, creditor: Creditor): boolean {
  if (seller.siren !== null && creditor.siren !== null) return seller.siren === creditor.siren
  if (seller.vat !== null && creditor.vat !== null) return vatValue(seller.vat) === vatValue(creditor.vat)
  return folded(seller.name) === folded(creditor.name)
}

const vatValue = (vat: string): string => parseVat(vat)?.value ?? vat.replace(/\s/g, '').toUpperCase()

const folded = (name: string | null): string =>
  (name ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A payee that is not the seller: a factor has to be paid. */
function isSomebodyElse(payee: Party | null, seller: Party): boolean {
  if (payee === null) return false
  if (payee.siren !== null && seller.siren !== null) return payee.siren !== seller.siren
  return payee.name !== null && folded(payee.name) !== folded(seller.name)
}

/** Null: the company's own account. An account that it names beside its own is one of its own. */
function payeeIban(ibans: readonly string[], creditor: Creditor, isFactored: boolean): string | null {
  if (!isFactored && ibans.some((iban) => creditor.ibans.includes(iban))) return null
  return ibans[0] ?? null
}

type Amounts = Pick<Claim, 'side' | 'totalCents' | 'paidCents'>

/** What was rounded for payment counts as part of the total: what is open is then what is to be paid. */
function amountsOf(invoice: Invoice, number: string, currency: string): Amounts | { readonly problem: Problem } {
  const { totalCents, roundingCents, typeCode, syntax } = invoice
  if (totalCents === null) return { problem: { code: 'intake.line_amount_missing', data: {} } }
  if (typeCode === null && syntax !== 'ubl-credit-note')
    return { problem: { code: 'intake.invoice_type_missing', data: { number } } }
  const isCreditNote = CREDIT_NOTES.has(typeCode ?? '') || syntax === 'ubl-credit-note'
  if (isCreditNote && totalCents < 0)
    return { problem: { code: 'intake.invoice_sign_unclear', data: { number, totalCents, currency } } }
  const statedCents = paidBefore(invoice, totalCents)
  const dueCents = invoice.dueCents ?? totalCents - statedCents + roundingCents
  if (dueCents !== totalCents - statedCents + roundingCents) {
    const data = { number, totalCents, paidCents: statedCents, roundingCents, dueCents, currency }
    return { problem: { code: 'intake.invoice_sums_differ', data } }
  }
  const total = totalCents + roundingCents
  const side = isCreditNote || total < 0 ? 'credit' : 'debit'
  const isPaid = PAID_ALREADY.test(invoice.businessProcess ?? '')
  return { side, totalCents: Math.abs(total), paidCents: isPaid ? Math.abs(total) : Math.max(0, statedCents) }
}

/** The smallest profile has no field for what was paid before: it is what is missing to the total. */
function paidBefore({ profile, paidCents, dueCents }: Invoice, totalCents: Cents): Cents {
  const isMinimum = /:minimum$/i.test(profile ?? '')
  return isMinimum && dueCents !== null && dueCents < totalCents ? totalCents - dueCents : paidCents
}

/** Where they make up neither what is to be paid nor the whole, nobody knows what falls due when: the last day counts. */
function partsOf({ dueParts, dueCents, totalCents }: Invoice): readonly DuePart[] {
  const sum = dueParts.reduce((cents, part) => cents + part.cents, 0)
  return sum === dueCents || sum === totalCents ? dueParts : []
}

function alertsOf(invoice: Invoice, number: string): readonly Problem[] {
  const { dueDates, buyer, precedingInvoices, typeCode } = invoice
  const alerts: Problem[] = []
  const [first, ...others] = dueDates.toSorted()
  if (first !== undefined && others.length > 0 && partsOf(invoice).length === 0)
    alerts.push({ code: 'intake.invoice_due_in_parts', data: { number, first, last: others.at(-1) ?? first } })
  if (buyer.siren !== null && parseSiren(buyer.siren) === null)
    alerts.push({ code: 'intake.line_siren', data: { value: buyer.siren } })
  if (CORRECTED.has(typeCode ?? '') && precedingInvoices.length === 0)
    alerts.push({ code: 'intake.invoice_corrects_unknown', data: { number } })
  return alerts
}

const rateText = (rate: AgreedRate | null): string | null => (rate === null ? null : formatAgreedRate(rate))
