// Fields of electronic documents: amounts, days, companies. What cannot be read becomes null and a problem that names the field, never
// a guess.

import type { Cents, Day } from '#kernel'
import { parseSiren, parseVat } from '#kernel/identifiers.ts'
import type { PaymentMeans } from '#ledger/model.ts'
import { readAmount } from '../amount.ts'
import { readDay } from '../day.ts'
import type { DuePart, Party, Problem, VatPart } from './document.ts'

/** The fields of one document, with what was odd about them. */
export type FieldReader = {
  readonly problems: Problem[]
  readonly cents: (text: string | null, field: string) => Cents | null
  readonly day: (text: string | null, field: string) => Day | null
}

export function fieldReader(): FieldReader {
  const problems: Problem[] = []
  return {
    problems,
    cents(text, field) {
      if (text === null) return null
      const reading = readAmount(text, '.')
      if (reading.kind === 'amount') return reading.cents
      problems.push({ code: 'intake.field_amount', data: { field, value: text.slice(0, 40) } })
      return null
    },
    day(text, field) {
      if (text === null) return null
      // CII writes 20261121, with an hour behind it where the format is 204; UBL 2026-11-21, sometimes with a zone.
      const written = /^\d{14}$/.test(text) ? text.slice(0, 8) : text.replace(/(Z|[+-]\d\d:\d\d)$/, '')
      const reading = readDay(written, null)
      if (reading.kind === 'day') return reading.day
      problems.push({ code: 'intake.field_day', data: { field, value: text.slice(0, 40) } })
      return null
    },
  }
}

export const NOBODY: Party = {
  name: null,
  siren: null,
  siret: null,
  vat: null,
  legalId: null,
  addressLines: [],
  postcode: null,
  city: null,
  country: null,
  contactName: null,
  email: null,
  phone: null,
  platformAddress: null,
}

type StatedId = { readonly id: string; readonly scheme: string | null }

/**
 * The SIREN and SIRET among the registrations that a party states. Schemes 0002 and 0009 are theirs; an identifier without a scheme is
 * one where the country or the check digit says so; a French VAT number contains one.
 */
export function companyNumbers(
  ids: readonly StatedId[],
  { vat, country }: Pick<Party, 'vat' | 'country'>,
): Pick<Party, 'siren' | 'siret'> {
  let siren: string | null = null
  let siret: string | null = null
  for (const { id, scheme } of ids) {
    const digits = id.replace(/[\s.]/g, '')
    const isOurs = scheme === '0002' || scheme === '0009' || (scheme === null && mayBeFrench(digits, country, vat))
    if (!isOurs) continue
    if (/^\d{14}$/.test(digits)) siret ??= digits
    if (/^\d{9}(\d{5})?$/.test(digits)) siren ??= digits.slice(0, 9)
  }
  return { siren: siren ?? (vat === null ? null : (parseVat(vat)?.siren ?? null)), siret }
}

const mayBeFrench = (digits: string, country: string | null, vat: string | null): boolean =>
  country === 'FR' || (country === null && (vat?.startsWith('FR') || parseSiren(digits.slice(0, 9)) !== null))

const PAYMENT_CODES: Readonly<Record<PaymentMeans, readonly number[]>> = {
  transfer: [30, 31, 42, 58],
  'direct-debit': [49, 59],
  cheque: [20, 21, 22, 23, 25, 26],
  'bill-of-exchange': [24, 44, 60, 61, 62, 63, 64, 65, 66, 67, 70, 74, 75, 76, 77, 78],
  card: [48, 54, 55],
}

/** UNTDID 4461. Others (cash, clearing, "as agreed") say nothing about how to ask. */
export function paymentMeansOf(code: string | null): PaymentMeans | null {
  const number = Number(code)
  const found = Object.entries(PAYMENT_CODES).find(([, codes]) => codes.includes(number))
  return (found?.[0] as PaymentMeans | undefined) ?? null
}

/** BT-8 in both syntaxes: the day of payment, or that of issue or delivery. */
const ON_RECEIPTS = new Set(['72', '432'])
const EARLIER = new Set(['3', '5', '29', '35'])

export const vatOnReceiptsOf = (codes: readonly string[]): boolean | null =>
  codes.some((code) => ON_RECEIPTS.has(code)) ? true : codes.some((code) => EARLIER.has(code)) ? false : null

/**
 * An amount for each of several due dates; none where one of them has no amount: a day up to which a discount is granted is no part. What
 * cannot be read was said of the due dates.
 */
export function duePartsOf(
  stated: readonly (readonly [day: string | null, amount: string | null])[],
): readonly DuePart[] {
  const fields = fieldReader()
  const dated = stated.filter(([day]) => day !== null)
  const parts = dated.flatMap(([day, amount]) => {
    const [dueDate, cents] = [fields.day(day, 'BT-9'), fields.cents(amount, 'BT-20')]
    return dueDate === null || cents === null || cents <= 0 ? [] : [{ dueDate, cents }]
  })
  if (parts.length < 2 || parts.length < dated.length) return []
  const centsOn = new Map<Day, Cents>()
  for (const { dueDate, cents } of parts) centsOn.set(dueDate, (centsOn.get(dueDate) ?? 0) + cents)
  return [...centsOn]
    .map(([dueDate, cents]) => ({ dueDate, cents }))
    .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
}

type StatedVat = { readonly percent: string | null; readonly base: string | null; readonly tax: string | null }

/** `20`, `20.0` and `20.000` are one rate; a part whose amounts cannot be read is left out, and then the parts do not add up. */
export function vatPartsOf(stated: readonly StatedVat[], fields: FieldReader): readonly VatPart[] {
  return stated.flatMap(({ percent, base, tax }) => {
    const [baseCents, taxCents] = [fields.cents(base, 'BT-116'), fields.cents(tax, 'BT-117')]
    const rate = /^(\d{1,2})(?:\.(\d{1,2})0*)?$/.exec(percent ?? '0')
    if (baseCents === null || taxCents === null || !rate) return []
    return [{ percent: `${rate[1]}.${(rate[2] ?? '').padEnd(2, '0')}`, totalCents: baseCents + taxCents }]
  })
}

export const compactIban = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()
