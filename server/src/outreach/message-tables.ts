// The three tables of a message in words: its invoices, the account of what is asked, the way to pay. Every channel prints
// these same strings, so that an e-mail, its plain-text twin and the letter never differ in a fact.

import type { Cents } from '#kernel'
import { type Facts, factsOf } from './template-fields.ts'
import {
  type MessageLine,
  type MessageSituation,
  askedCents,
  audienceOf,
  linesInOrder,
  showsAccessories,
} from './model.ts'
import { cleanText, groupedIban } from './typography.ts'
import { type Wording, wordingOf } from './wording.ts'

export type MessageTables = {
  readonly groups: readonly LineGroup[]
  readonly totalsTitle: string
  readonly totals: readonly TotalRow[]
  readonly payment: PaymentTable
}

export type LineGroup = { readonly title: string | null; readonly rows: readonly LineRow[] }

export type LineRow = {
  readonly number: string
  readonly documentKind: string
  readonly orderReference: string | null
  readonly issued: string
  readonly due: string
  /** `31 jours`, null when not yet due. */
  readonly late: string | null
  readonly total: string
  readonly paid: string | null
  readonly open: string
  readonly held: string | null
  readonly interest: string | null
  readonly indemnity: string | null
  /** The step of this line, where it is not that of the message. */
  readonly standing: string | null
}

export type TotalRow = {
  readonly label: string
  readonly amount: string
  readonly note: string | null
  readonly strong: boolean
}

export type PaymentTable = {
  readonly note: string | null
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

export function tablesOf(situation: MessageSituation): MessageTables {
  const facts = factsOf(situation)
  const words = wordingOf(situation.locale)
  return {
    groups: lineGroups(facts, words),
    totalsTitle: situation.step.level >= 3 ? words.accountOn(facts.formats.day(situation.today)) : words.account,
    totals: totalRows(facts, words),
    payment: paymentTable(facts, words),
  }
}

function lineGroups(facts: Facts, words: Wording): readonly LineGroup[] {
  const lines = linesInOrder(facts.situation.lines)
  const groups = [
    { title: words.overdueInvoices, lines: lines.filter((line) => !line.upcoming) },
    { title: words.upcomingInvoices, lines: lines.filter((line) => line.upcoming) },
  ].filter((group) => group.lines.length > 0)
  return groups.map((group) => ({
    title: groups.length > 1 ? group.title : null,
    rows: group.lines.map((line) => lineRow(line, facts, words)),
  }))
}

function lineRow(line: MessageLine, { situation, formats }: Facts, words: Wording): LineRow {
  const burdened = situation.accessories.kind === 'computed' && showsAccessories(line)
  const money = (cents: Cents | undefined | null): string | null => (cents ? formats.money(cents) : null)
  return {
    number: cleanText(line.number),
    documentKind: words.documentKind[line.documentKind],
    orderReference: line.orderReference === null ? null : cleanText(line.orderReference),
    issued: formats.shortDay(line.issueDate),
    due: formats.shortDay(line.dueDate),
    late: line.upcoming ? null : formats.days(line.daysPastDue),
    total: formats.money(line.totalCents),
    paid: money(line.paidCents),
    open: formats.money(line.openCents),
    held: money(line.heldCents),
    interest: burdened ? money(line.interest?.cents) : null,
    indemnity: burdened ? money(line.indemnityCents) : null,
    standing: line.upcoming || line.stepLevel === situation.step.level ? null : words.standing[line.stepLevel],
  }
}

/** What is asked stands in bold; what is only mentioned stands under it, with the reason why it is not in the sum. */
function totalRows({ situation, totals, formats }: Facts, words: Wording): readonly TotalRow[] {
  const row = (label: string, cents: Cents, note: string | null = null): readonly TotalRow[] =>
    cents === 0 ? [] : [{ label, amount: formats.money(cents), note, strong: false }]
  const claimed = situation.accessories.kind === 'computed' && situation.accessories.claimed
  const note = claimed ? null : words.notIncluded
  const accessories = [
    ...row(words.lateInterest[audienceOf(situation.debtor.kind)], totals.interestCents, note),
    ...row(words.fixedIndemnity, totals.indemnityCents, note),
  ]
  const principal = row(words.overduePrincipal, totals.overdueCents)
  const credit = row(words.unappliedCredit, -totals.unappliedCreditCents)
  const upcoming = row(words.upcomingPrincipal, totals.upcomingCents)
  if (situation.step.level === 0) return [...principal, ...row(words.upcomingInvoices, totals.upcomingCents), ...credit]
  const parts = [...principal, ...(claimed ? accessories : []), ...credit]
  const asked = { label: words.toPay, amount: formats.money(totals.toPayCents), note: null, strong: true }
  return [...(parts.length > 1 ? parts : []), asked, ...(claimed ? [] : accessories), ...upcoming]
}

function paymentTable({ situation, totals, formats }: Facts, words: Wording): PaymentTable {
  if (situation.payment.kind === 'collected') return { note: words.collected, rows: [] }
  const { account, reference } = situation.payment
  const holder = cleanText(account.holder)
  const only = situation.lines.length === 1 ? situation.lines[0] : undefined
  const asked = situation.step.level > 0 ? totals.toPayCents : only ? askedCents(only) : 0
  return {
    note: account.assignee ? words.assignee(holder) : null,
    rows: [
      { label: words.transferTo, value: holder },
      { label: words.iban, value: groupedIban(account.iban) },
      ...(account.bic === null ? [] : [{ label: words.bic, value: account.bic }]),
      { label: words.paymentReference, value: cleanText(reference) },
      ...(asked > 0 ? [{ label: words.amount, value: formats.money(asked) }] : []),
    ],
  }
}
