// What each status of the French reform does to the collection of its invoice.

import { describe, expect, test } from 'vitest'
import { statusXml, type StatusFixture } from './formats/documents/document-fixture.ts'
import type { InvoiceStatus } from './formats/documents/document.ts'
import { readDocument } from './formats/documents/read-document.ts'
import { amountOf, effectOf, type StatusEffect } from './status-effect.ts'

const FACTOR_IBAN = 'FR1420041010050500013M02606'

function statusIn(fixture: StatusFixture): InvoiceStatus {
  const [status] = readDocument(Buffer.from(statusXml(fixture)))
  if (status?.kind !== 'invoice-status') throw new Error('no status')
  return status
}

const effect = (fixture: StatusFixture): StatusEffect => effectOf(statusIn(fixture), { totalCents: 120_000 })

describe('a status', () => {
  test.each(['200', '201', '202', '203', '204', '212', '214', '224', '250', '600'])('%s is noted', (code) =>
    expect(effect({ code })).toEqual({ kind: 'noted' }),
  )

  test.each([
    ['206', 'dispute'],
    ['207', 'dispute'],
    ['208', 'missing-piece'],
    ['210', 'invoice-refused'],
    ['211', 'payment-announced'],
    ['213', 'invoice-rejected'],
    ['220', 'exclusion'],
    ['221', 'invoice-rejected'],
    ['501', 'invoice-rejected'],
  ])('%s holds the whole invoice: %s', (code, hold) =>
    expect(effect({ code })).toEqual({ kind: 'hold', hold, amountCents: null }),
  )

  test('205 of approval lets go what was disputed, missing or refused; 209 what was missing', () => {
    expect(effect({ code: '205' })).toEqual({ kind: 'release', holds: ['dispute', 'missing-piece', 'invoice-refused'] })
    expect(effect({ code: '209' })).toEqual({ kind: 'release', holds: ['missing-piece'] })
  })

  test('225 and 226 name a factor, told or in confidence; 227 another account; 228 us and our own', () => {
    const account = { kind: 'named', iban: FACTOR_IBAN }
    const named = { account: FACTOR_IBAN }
    expect(effect({ code: '225', ...named })).toEqual({ kind: 'payee', holder: 'factor', notified: true, account })
    expect(effect({ code: '226', ...named })).toEqual({ kind: 'payee', holder: 'factor', notified: false, account })
    expect(effect({ code: '227', ...named })).toEqual({ kind: 'account', account })
    expect(effect({ code: '228' })).toEqual({
      kind: 'payee',
      holder: 'us',
      notified: false,
      account: { kind: 'own' },
    })
  })

  test('takes an account only from the field of a new account', () =>
    expect(effectOf(statusIn({ code: '225', amounts: [['DIV', FACTOR_IBAN]] }), { totalCents: 120_000 })).toMatchObject(
      { account: { kind: 'unsaid' } },
    ))

  test('in dispute for as much as the invoice, or more, or for nothing is in dispute whole', () => {
    for (const amount of ['1200.00', '1300.00', '0.00'])
      expect(effect({ code: '207', amounts: [['MNATTC', amount]] })).toMatchObject({ amountCents: null })
    expect(effect({ code: '207', amounts: [['MNATTC', '1199.99']] })).toMatchObject({ amountCents: 119_999 })
  })

  test('adds up what it says was collected under each rate; one amount that cannot be read is none', () => {
    const told = (...amounts: readonly (readonly [string, string])[]) => amountOf(statusIn({ code: '212', amounts }))
    expect(told(['MEN', '100.00'], ['MEN', '20.50'], ['RAP', '7.00'])).toBe(12_050)
    expect(told(['MEN', '100.00'], ['MEN', 'cent'])).toBeNull()
    expect(told()).toBeNull()
  })

  test('gives its reason with the note that goes with it', () => {
    const xml = statusXml({ code: '207', reasons: [['AUTRE', 'Un motif']] }).replace(
      '<ram:SequenceNumeric>1</ram:SequenceNumeric>',
      '<ram:SequenceNumeric>1</ram:SequenceNumeric><ram:IncludedNote><ram:Content>Deux palettes manquent.</ram:Content></ram:IncludedNote>',
    )
    const [status] = readDocument(Buffer.from(xml))
    expect(status).toMatchObject({ reasons: [{ code: 'AUTRE', text: 'Un motif Deux palettes manquent.' }] })
  })
})
