import { expect, test } from 'vitest'
import type { BankEntry } from '#reconciliation/model.ts'
import { movementRows, rowsOf } from './movement-rows.ts'

test('a movement comes over with each of its fields in its place', () => {
  const movement: BankEntry = {
    bookingDate: '2026-03-16',
    valueDate: '2026-03-17',
    amountCents: -120_050,
    counterparty: 'Noé',
    counterpartyIban: 'FR7630006000011234567890189',
    remittance: 'F-1 "payée"',
    creditorReference: 'RF18539007547034',
    endToEndId: 'E1',
    mandateId: 'M1',
    bankReference: 'B1',
    transactionCode: 'PMNT-RCDT-ESCT',
    returnReason: 'AM04',
    isReversal: true,
  }
  // Again in the same statement, with another payer and none.
  const movementsIn = movementRows()
  const other: BankEntry = { ...movement, counterparty: 'Léa', counterpartyIban: null, transactionCode: null }
  expect(movementsIn(rowsOf([movement, other, movement]))).toEqual([movement, other, movement])
  expect(movementsIn(rowsOf([other]))).toEqual([other])
  expect(movementRows()(rowsOf([movement]))).toEqual([movement])
})
