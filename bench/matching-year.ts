// A year of invoices and of bank lines that pay some of them, from one seed, with the truth of every line. All invoices stay open
// until a line pays them: a ledger where little is settled by other ways is the hardest to match in. Shares: payment-noise.ts.

import { type Day, dayNumber, dayOf } from '@quittance/law'
import type { BankEntry } from '../server/src/reconciliation/model.ts'
import { anotherName, debtorName, restyledName } from './matching-names.ts'
import { remittanceOf } from './matching-remittance.ts'
import { type Random, type YearInvoice, drawn } from './matching-draw.ts'
import { AMOUNT, LINE, PAYER_IBAN_SHOWN, PAYER_NAME, SAME_AMOUNT_DEBTORS } from './payment-noise.ts'
import { randomFrom } from './portfolio.ts'

export type YearOptions = {
  readonly seed: number
  readonly lines: number
  readonly invoices: number
  readonly debtors: number
}

export type YearDebtor = { readonly id: number; readonly name: string; readonly iban: string }
export type YearCreditNote = {
  readonly id: number
  readonly debtorId: number
  readonly onDay: Day
  readonly remainingCents: number
}

/** What a line is in truth: the invoices that it pays, with how much; empty when it pays none. */
export type YearLine = {
  readonly entry: BankEntry
  readonly kind: keyof typeof LINE
  readonly pays: readonly { readonly itemId: number; readonly cents: number }[]
}

export type Year = {
  readonly debtors: readonly YearDebtor[]
  readonly invoices: readonly YearInvoice[]
  readonly creditNotes: readonly YearCreditNote[]
  readonly lines: readonly YearLine[]
}

const FIRST_DAY = dayNumber('2025-07-01')
const DAYS = 365

export function matchingYear(options: YearOptions): Year {
  const random = randomFrom(options.seed)
  const debtors = Array.from({ length: options.debtors }, (_, index): YearDebtor => ({
    id: index + 1,
    name: debtorName(random),
    iban: `FR76${String(30_000_000_000 + index * 7919).padStart(23, '0')}`,
  }))
  const invoices = invoicesOf(options, random)
  const year = { debtors, invoices, creditNotes: [] as YearCreditNote[], ...paying(options, invoices), random }
  const lines = Array.from({ length: options.lines }, () => lineOf(year))
  lines.sort((a, b) => (a.entry.bookingDate < b.entry.bookingDate ? -1 : 1))
  return { debtors, invoices, creditNotes: year.creditNotes, lines }
}

function invoicesOf({ invoices, debtors }: YearOptions, random: Random): YearInvoice[] {
  const sameAmounts = Array.from({ length: debtors }, () => (random() < SAME_AMOUNT_DEBTORS ? amountOf(random) : null))
  const days = Array.from({ length: invoices }, () => Math.floor(random() * DAYS)).toSorted((a, b) => a - b)
  const inMonth = new Map<string, number>()
  return days.map((day, index): YearInvoice => {
    const debtor = index < debtors ? index : Math.floor(debtors * random() * random())
    const issueDay = FIRST_DAY + day
    const issueDate = dayOf(issueDay)
    const termDays = [30, 30, 30, 45, 60][Math.floor(random() * 5)] ?? 30
    return {
      id: index + 1,
      debtorId: debtor + 1,
      number: numberOf(index, issueDate, inMonth),
      issueDate,
      dueDate: dayOf(issueDay + termDays),
      openCents: sameAmounts[debtor] ?? amountOf(random),
    }
  })
}

/** Whole euros now and then, as prices are. */
function amountOf(random: Random): number {
  const cents = Math.max(1200, Math.round(Math.exp(6 + 2.08 * (random() + random() + random() - 1.5)) * 100))
  return random() < 0.15 ? Math.ceil(cents / 1000) * 1000 : cents
}

/** Three ways of numbering in one company: a year's sequence, one that begins again each month, and bare digits. */
function numberOf(index: number, issueDate: Day, inMonth: Map<string, number>): string {
  const [year = '', month = ''] = issueDate.split('-')
  const way = index % 20
  if (way < 12) return `F${year}-${String(index + 1).padStart(7, '0')}`
  const key = `${year}${month}${way < 17 ? 'A' : 'B'}`
  const next = (inMonth.get(key) ?? 0) + 1
  inMonth.set(key, next)
  const sequence = String(next).padStart(5, '0')
  return way < 17 ? `FA${year.slice(2)}/${month}-${sequence}` : `${year.slice(2)}${month}${sequence}`
}

type Paying = {
  readonly byDebtor: readonly (readonly YearInvoice[])[]
  /** Cents left, by the id of the invoice. */
  readonly left: Float64Array
}
type Making = Paying & {
  readonly debtors: readonly YearDebtor[]
  readonly invoices: readonly YearInvoice[]
  readonly creditNotes: YearCreditNote[]
  readonly random: Random
}

function paying({ debtors }: YearOptions, invoices: readonly YearInvoice[]): Paying {
  const byDebtor = Array.from({ length: debtors + 1 }, (): YearInvoice[] => [])
  const left = new Float64Array(invoices.length + 1)
  for (const invoice of invoices) {
    byDebtor[invoice.debtorId]?.push(invoice)
    left[invoice.id] = invoice.openCents
  }
  return { byDebtor, left }
}

function lineOf(year: Making): YearLine {
  const { random } = year
  const kind = drawn(LINE, random)
  if (kind === 'notCustomer') return strangerLine(year)
  const paid = invoicesToPay(year, kind)
  const [first] = paid
  if (!first) return strangerLine(year)
  const payer = year.debtors[first.debtorId - 1] as YearDebtor
  const booked = Math.max(
    dayNumber(last(paid).issueDate) + 1,
    dayNumber(last(paid).dueDate) + Math.floor(random() * random() * 70) - 6,
  )
  const bookingDate = dayOf(Math.min(booked, FIRST_DAY + DAYS + 120))
  const isOurs = kind !== 'unknownInvoice' && kind !== 'onAccount'
  const { amountCents, pays } = isOurs
    ? amountPaid(year, paid, bookingDate)
    : { amountCents: amountOf(random), pays: [] }
  const remittance =
    kind === 'onAccount'
      ? (['ACOMPTE', 'ACOMPTE COMMANDE', 'PROVISION', ''][Math.floor(random() * 4)] ?? '')
      : remittanceOf(kind === 'unknownInvoice' ? [{ ...first, number: unknownNumber(first) }] : paid, year, random)
  return { kind, pays, entry: entryOf({ bookingDate, amountCents, remittance, payer, random }) }
}

const last = (paid: readonly YearInvoice[]): YearInvoice =>
  paid.reduce((latest, invoice) => (invoice.dueDate > latest.dueDate ? invoice : latest))
const unknownNumber = ({ number }: YearInvoice): string => number.replace(/\d{5}$/, (digits) => `9${digits}8`)

/** Not yet paid, of one debtor; neighbours by day where there are several. */
function invoicesToPay(year: Making, kind: keyof typeof LINE): readonly YearInvoice[] {
  const { invoices, byDebtor, left, random } = year
  const first = unpaid(year)
  if (kind === 'group') {
    const others = [unpaid(year), ...(random() < 0.4 ? [unpaid(year)] : [])]
    return [first, ...others].filter((invoice, place, all) => all.findIndex((o) => o.id === invoice.id) === place)
  }
  if (kind !== 'several') return [first]
  const own = byDebtor[first.debtorId] ?? invoices
  const place = own.indexOf(first)
  const wanted = 2 + Math.floor(random() * random() * 7)
  const reach = random() < 0.8 ? wanted : wanted * 3
  return own
    .slice(place, place + reach)
    .filter((invoice) => left[invoice.id] === invoice.openCents)
    .filter((invoice, index) => index === 0 || reach === wanted || random() < 0.5)
    .slice(0, wanted)
}

function unpaid({ invoices, left, random }: Making): YearInvoice {
  for (;;) {
    const invoice = invoices[Math.floor(random() * invoices.length)] as YearInvoice
    if (left[invoice.id] === invoice.openCents) return invoice
  }
}

type Paid = { readonly amountCents: number; readonly pays: YearLine['pays'] }

function amountPaid(year: Making, paid: readonly YearInvoice[], onDay: Day): Paid {
  const { random, left } = year
  const whole = paid.reduce((sum, { openCents }) => sum + openCents, 0)
  const how = drawn(AMOUNT, random)
  const kept = { exact: 0, over: 0, ...shortBy(how, whole, random) }[how] ?? 0
  if (how === 'lessCreditNote') year.creditNotes.push(creditNote(year, paid, kept, onDay))
  // What is short is short on the last one named.
  let toShort = kept
  const pays = paid
    .toReversed()
    .map(({ id, openCents }) => {
      const short = how === 'lessCreditNote' ? 0 : Math.max(0, Math.min(toShort, openCents))
      toShort -= short
      left[id] = short
      return { itemId: id, cents: openCents - short }
    })
    .toReversed()
  const over = how === 'over' ? Math.ceil(whole / 10_000) * 10_000 - whole + (random() < 0.5 ? whole : 500) : 0
  const rounding = how === 'rounding' && kept < 0 ? -kept : 0
  return { amountCents: whole - Math.max(0, kept) + over + rounding, pays: pays.filter(({ cents }) => cents > 0) }
}

function shortBy(
  how: keyof typeof AMOUNT,
  whole: number,
  random: Random,
): Partial<Record<keyof typeof AMOUNT, number>> {
  const share = [0.5, 0.333, 0.25, 0.7][Math.floor(random() * 4)] ?? 0.5
  const discount = [0.01, 0.015, 0.02, 0.03][Math.floor(random() * 4)] ?? 0.02
  const kept = {
    partial:
      whole - Math.max(100, random() < 0.5 ? Math.round((whole * share) / 10_000) * 10_000 : Math.round(whole * share)),
    discount: Math.round(whole * discount),
    bankFee: Math.min(Math.floor(whole / 2), 400 + Math.floor(random() * 32) * 100),
    rounding: (1 + Math.floor(random() * 5)) * (random() < 0.5 ? 1 : -1),
    lessCreditNote: Math.max(100, Math.floor(whole * (0.02 + 0.3 * random()))),
  }
  return how in kept ? { [how]: kept[how as keyof typeof kept] } : {}
}

function creditNote(year: Making, [first]: readonly YearInvoice[], cents: number, onDay: Day): YearCreditNote {
  const id = year.creditNotes.length + 1
  return { id, debtorId: first?.debtorId ?? 0, onDay: dayOf(dayNumber(onDay) - 5), remainingCents: cents }
}

function strangerLine({ random }: Making): YearLine {
  const who = [
    'DGFIP REMBOURSEMENT TVA',
    'VIREMENT INTERNE',
    'AMAZON EU REFUND',
    'INTERETS CREDITEURS',
    'CPAM IJSS',
    'ASSURANCE SINISTRE',
  ]
  const counterparty = who[Math.floor(random() * who.length)] ?? ''
  const remittance = `${counterparty} ${Math.floor(random() * 1e9)}`
  const bookingDate = dayOf(FIRST_DAY + 40 + Math.floor(random() * (DAYS + 40)))
  const payer = { id: 0, name: counterparty, iban: `FR7699999${String(Math.floor(random() * 50)).padStart(18, '0')}` }
  const entry = entryOf({ bookingDate, amountCents: amountOf(random), remittance, payer, random })
  const counterpartyIban = entry.counterpartyIban === null ? null : payer.iban
  return { kind: 'notCustomer', pays: [], entry: { ...entry, counterparty, counterpartyIban } }
}

type EntryParts = {
  readonly bookingDate: Day
  readonly amountCents: number
  readonly remittance: string
  readonly payer: YearDebtor
  readonly random: Random
}

function entryOf({ bookingDate, amountCents, remittance, payer, random }: EntryParts): BankEntry {
  const named = drawn(PAYER_NAME, random)
  const restyled = restyledName(payer.name, random)
  const other = anotherName(random)
  const isShown = random() < PAYER_IBAN_SHOWN && named !== 'absent'
  return {
    bookingDate,
    valueDate: bookingDate,
    amountCents,
    counterparty: { asInBooks: payer.name, restyled, another: other, absent: null }[named],
    counterpartyIban: isShown ? (named === 'another' ? `FR7611111${hashed(other)}` : payer.iban) : null,
    remittance,
    creditorReference: null,
    endToEndId: 'NOTPROVIDED',
    mandateId: null,
    bankReference: null,
    transactionCode: 'PMNT-RCDT-ESCT',
    returnReason: null,
    isReversal: false,
  }
}

/** One account for one name. */
const hashed = (name: string): string =>
  String(Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e12, 7)).padStart(18, '0')
