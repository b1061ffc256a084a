// Direct debits that the bank rejects in its answer to their order (pain.002), as the returns of a statement: what they were for was not
// paid. What is accepted says nothing yet: the money comes with a statement.

import type { BankEntry } from '#reconciliation/model.ts'
import type { PaymentStatus, TransactionStatus } from './pain.ts'
import {
  type StatementSummary,
  addEntry,
  closeStatement,
  entryOf,
  givenReference,
  newStatement,
  openAccount,
  refuseLine,
} from './statement.ts'

export function rejectsIn(answer: PaymentStatus): StatementSummary {
  const draft = newStatement('pain.002')
  const rejected = isOfDebits(answer) ? answer.transactions.filter(({ isRejected }) => isRejected) : []
  if (isOfDebits(answer) && answer.transactions.length === 0 && isRejectedWhole(answer))
    refuseLine(draft, 1, 'intake.rejects_unnamed', { order: answer.originalMessageId ?? '' })
  for (const [iban, own] of Map.groupBy(rejected, ({ ownIban }) => ownIban)) {
    for (const [currency, transactions] of Map.groupBy(own, (one) => one.currency ?? 'EUR')) {
      const account = openAccount(draft, 1)
      Object.assign(account, { iban, account: iban ?? '', currency, statementId: answer.messageId })
      for (const transaction of transactions) {
        const entry = rejectOf(answer, transaction)
        if (entry) addEntry(draft, account, entry)
        else refuseLine(draft, 1, 'intake.reject_without_amount', { reference: transaction.endToEndId ?? '' })
      }
    }
  }
  return closeStatement(draft)
}

/** What we ordered to be paid to others is no matter here. */
const isOfDebits = ({ originalMessageKind }: PaymentStatus): boolean =>
  originalMessageKind?.startsWith('pain.001') !== true

const isRejectedWhole = ({ groupStatus, payments }: PaymentStatus): boolean =>
  groupStatus === 'RJCT' || payments.some(({ status }) => status === 'RJCT')

function rejectOf({ day }: PaymentStatus, transaction: TransactionStatus): BankEntry | null {
  const { amountCents, endToEndId, mandateId, counterparty, counterpartyIban, remittance, reasons } = transaction
  if (amountCents === null || day === null) return null
  const who = { mandateId, counterparty, counterpartyIban, remittance }
  const reference = givenReference(endToEndId ?? undefined)
  return entryOf(day, -amountCents, { ...who, endToEndId: reference, returnReason: reasons[0] ?? 'RJCT' })
}
