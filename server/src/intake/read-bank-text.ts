// What `read` tells a person in a terminal about a file of a bank: accounts, balances, sums, what was refused and why.

import type { Cents, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import type { AccountStatement } from '#reconciliation/model.ts'
import type { PaymentOrder, PaymentStatus } from './formats/bank/pain.ts'
import type { Question } from './formats/survey.ts'
import type { StatementAnswer } from './read-answer.ts'
import { blocks, columns, questionText, refusedText } from './read-text.ts'

export function statementText(answer: StatementAnswer, questions: readonly Question[], locale: Locale): string {
  const word = WORDS[locale]
  const accounts = answer.accounts.map((account) => accountText(account, locale))
  return blocks(
    `${word.statement} · ${answer.format}`,
    accounts.join('\n\n'),
    questions.map((question) => questionText(question, locale)).join('\n'),
    refusedText(answer, locale),
  )
}

function accountText(account: AccountStatement, locale: Locale): string {
  const word = WORDS[locale]
  const { entries, currency } = account
  const money = (cents: Cents): string => formatMoney(cents, currency, locale)
  const sum = (sign: 1 | -1): Cents =>
    entries.reduce((total, { amountCents }) => total + (amountCents * sign > 0 ? amountCents : 0), 0)
  const count = (sign: 1 | -1): number => entries.filter(({ amountCents }) => amountCents * sign > 0).length
  const rows: (readonly string[])[] = []
  if (account.openingCents !== null)
    rows.push([word.opening, dayText(account.openingDay, locale), money(account.openingCents)])
  rows.push([word.received, word.entries(count(1)), money(sum(1))])
  rows.push([word.paid, word.entries(count(-1)), money(sum(-1))])
  if (account.closingCents !== null)
    rows.push([word.closing, dayText(account.closingDay, locale), money(account.closingCents)])
  const title = `${account.account === '' ? word.unnamed : account.account} · ${currency}`
  return `${title}\n${columns(
    rows.map((row) => [`  ${row[0] ?? ''}`, ...row.slice(1)]),
    'llr',
  )}`
}

const dayText = (day: AccountStatement['openingDay'], locale: Locale): string =>
  day === null ? '' : formatDay(day, locale)

export function paymentsText(answer: PaymentStatus | PaymentOrder, locale: Locale): string {
  const word = WORDS[locale]
  if (answer.kind === 'payment-order') {
    const rows = answer.transactions.map(({ endToEndId, counterparty, amountCents, currency }) => [
      `  ${endToEndId ?? ''}`,
      counterparty ?? '',
      amountCents === null ? '' : formatMoney(amountCents, currency ?? 'EUR', locale),
    ])
    return blocks(`${word[answer.order]} ${answer.messageId ?? ''}`, columns(rows, 'llr'))
  }
  const said = (status: string | null): string => (status === null ? '' : (word.statuses[status] ?? status))
  const group = [said(answer.groupStatus), ...answer.groupReasons].filter((part) => part !== '').join(' ')
  const parts = [
    ...answer.payments.map((payment) => ({ ...payment, id: payment.paymentId })),
    ...answer.transactions.map((transaction) => ({ ...transaction, id: transaction.endToEndId })),
  ]
  const rows = parts.map(({ id, status, reasons }) => [`  ${id ?? ''}`, said(status), reasons.join(' ')])
  return blocks(`${word.status} ${answer.originalMessageId ?? ''} ${group}`.trim(), columns(rows, 'lll'))
}

const WORDS = {
  fr: {
    statement: 'Relevé de compte',
    unnamed: 'Compte sans numéro',
    opening: 'ancien solde',
    closing: 'nouveau solde',
    received: 'reçu',
    paid: 'versé',
    entries: (entries: number) => `${entries} opération${entries > 1 ? 's' : ''}`,
    status: 'Réponse de la banque à l’ordre',
    statuses: {
      ACCP: 'accepté',
      ACTC: 'bien formé',
      ACSP: 'en cours',
      ACSC: 'exécuté',
      ACWC: 'accepté avec changement',
      PART: 'accepté en partie',
      PDNG: 'en attente',
      RCVD: 'reçu',
      RJCT: 'rejeté',
    } as Readonly<Record<string, string>>,
    'direct-debit': 'Ordre de prélèvement',
    'credit-transfer': 'Ordre de virement',
  },
  en: {
    statement: 'Account statement',
    unnamed: 'Account without number',
    opening: 'opening balance',
    closing: 'closing balance',
    received: 'received',
    paid: 'paid',
    entries: (entries: number) => `${entries} ${entries === 1 ? 'entry' : 'entries'}`,
    status: 'Answer of the bank to order',
    statuses: {
      ACCP: 'accepted',
      ACTC: 'well-formed',
      ACSP: 'in process',
      ACSC: 'settled',
      ACWC: 'accepted with a change',
      PART: 'accepted in part',
      PDNG: 'pending',
      RCVD: 'received',
      RJCT: 'rejected',
    } as Readonly<Record<string, string>>,
    'direct-debit': 'Direct debit order',
    'credit-transfer': 'Credit transfer order',
  },
} as const
