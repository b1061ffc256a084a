// Movements of a bank on their way from one process to another: as rows without the names of their fields, which are half of what a
// hundred thousand of them are as text.

import type { BankEntry } from '#reconciliation/model.ts'

export const rowsOf = (entries: readonly BankEntry[]): string =>
  JSON.stringify(
    entries.map((entry) => [
      entry.bookingDate,
      entry.valueDate,
      entry.amountCents,
      entry.counterparty,
      entry.counterpartyIban,
      entry.remittance,
      entry.creditorReference,
      entry.endToEndId,
      entry.mandateId,
      entry.bankReference,
      entry.transactionCode,
      entry.returnReason,
      entry.isReversal,
    ]),
  )

export const movementsIn = (rows: string): readonly BankEntry[] =>
  (JSON.parse(rows) as readonly Row[]).map(
    ([
      bookingDate,
      valueDate,
      amountCents,
      counterparty,
      counterpartyIban,
      remittance,
      creditorReference,
      endToEndId,
      mandateId,
      bankReference,
      transactionCode,
      returnReason,
      isReversal,
    ]) => ({
      bookingDate,
      valueDate,
      amountCents,
      counterparty,
      counterpartyIban,
      remittance,
      creditorReference,
      endToEndId,
      mandateId,
      bankReference,
      transactionCode,
      returnReason,
      isReversal,
    }),
  )

type Row = readonly [
  BankEntry['bookingDate'],
  BankEntry['valueDate'],
  BankEntry['amountCents'],
  BankEntry['counterparty'],
  BankEntry['counterpartyIban'],
  BankEntry['remittance'],
  BankEntry['creditorReference'],
  BankEntry['endToEndId'],
  BankEntry['mandateId'],
  BankEntry['bankReference'],
  BankEntry['transactionCode'],
  BankEntry['returnReason'],
  BankEntry['isReversal'],
]
