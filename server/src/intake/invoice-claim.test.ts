// Which kind of claim an electronic invoice is, by its type, its process, its seller and its payee.

import { describe, expect, test } from 'vitest'
import { ciiXml, type InvoiceFixture, ublXml } from './formats/documents/document-fixture.ts'
import { readDocument } from './formats/documents/read-document.ts'
import { type ClaimReading, claimOf, type Creditor } from './invoice-claim.ts'

const FACTOR_IBAN = 'FR1420041010050500013M02606'
const US: Creditor = {
  name: 'Atelier Martin',
  siren: '732829320',
  vat: 'FR44732829320',
  ibans: ['FR7630006000011234567890189'],
}

function readingOf(xml: string, creditor: Creditor = US): ClaimReading {
  const [invoice] = readDocument(Buffer.from(xml))
  if (invoice?.kind !== 'invoice') throw new Error('no invoice')
  return claimOf(invoice, creditor, '2026-11-21')
}

function claimIn(fixture: InvoiceFixture, creditor: Creditor = US) {
  const reading = readingOf(ciiXml(fixture), creditor)
  if (reading.kind !== 'claim') throw new Error(reading.kind)
  return reading.claim
}

describe('the type of an invoice', () => {
  test.each(['380', '389', '501', '386', '384', '471', '472', '473', '393'])('%s is owed to us', (typeCode) =>
    expect(claimIn({ typeCode }).side).toBe('debit'),
  )

  test.each(['261', '262', '381', '396', '502', '503'])('%s is a credit note', (typeCode) =>
    expect(claimIn({ typeCode })).toMatchObject({ side: 'credit', totalCents: 120_000 }),
  )

  test.each(['393', '396', '472', '473', '501', '502'])('%s says that a factor has to be paid', (typeCode) =>
    expect(claimIn({ typeCode }).holder).toBe('factor'),
  )

  test.each(['384', '471', '472', '473'])('%s takes the place of the invoice that it names', (typeCode) =>
    expect(claimIn({ typeCode, preceding: ['F-1'] })).toMatchObject({
      replaces: true,
      precedingInvoices: [{ number: 'F-1', issueDate: null }],
    }),
  )

  test('of a negative amount is owed by us, whatever its type', () =>
    expect(claimIn({ total: '-50.00' })).toMatchObject({ side: 'credit', totalCents: 5_000, replaces: false }))
})

describe('what was paid already', () => {
  test.each(['B2', 'S2', 'M2'])('is all of it by process %s, also where the amount to pay says otherwise', (process) =>
    expect(claimIn({ process })).toMatchObject({ totalCents: 120_000, paidCents: 120_000 }),
  )

  test.each(['B1', 'S1', 'M1', 'S4', 'B7'])('is nothing by process %s', (process) =>
    expect(claimIn({ process })).toMatchObject({ totalCents: 120_000, paidCents: 0 }),
  )

  test('is what lacks in the smallest profile, and in no other', () => {
    expect(claimIn({ profile: 'urn:factur-x.eu:1p0:minimum', due: '900.00' }).paidCents).toBe(30_000)
    expect(readingOf(ciiXml({ due: '900.00' }))).toMatchObject({ problem: { code: 'intake.invoice_sums_differ' } })
  })

  test('does not count what was rounded: that is part of what is owed', () =>
    expect(claimIn({ total: '1200.02', rounding: '-0.02', due: '1200.00' })).toMatchObject({
      totalCents: 120_000,
      paidCents: 0,
    }))
})

describe('who has to be paid', () => {
  test('is a factor where the payee has another SIREN than the seller, though it has its name', () => {
    const payee = '<ram:Name>Atelier Martin</ram:Name><ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">'
    const xml = (siren: string) =>
      ciiXml({ payee: 'PAYEE', iban: FACTOR_IBAN }).replace(
        '<ram:Name>PAYEE</ram:Name>',
        `${payee}${siren}</ram:ID></ram:SpecifiedLegalOrganization>`,
      )
    expect(readingOf(xml('552100554'))).toMatchObject({ claim: { holder: 'factor', payeeIban: FACTOR_IBAN } })
    expect(readingOf(xml('732829320'))).toMatchObject({ claim: { holder: undefined } })
  })

  test('is paid into the account that a factored invoice names, also where that is one of ours', () => {
    const iban = 'FR7630006000011234567890189'
    expect(claimIn({ typeCode: '393', iban }).payeeIban).toBe(iban)
    expect(claimIn({ iban }).payeeIban).toBeNull()
  })

  test.each([
    ['60', 'bill-of-exchange'],
    ['20', 'cheque'],
    ['49', 'direct-debit'],
    ['59', 'direct-debit'],
    ['48', 'card'],
    ['30', 'transfer'],
    ['10', null],
  ])('by means %s: %s', (means, expected) => expect(claimIn({ means }).paymentMeans).toBe(expected))
})

describe('the seller', () => {
  test('is us by its VAT number, however it is written, where no SIREN is stated', () => {
    const seller = { name: 'Une enseigne', vat: 'DE 811 569 869' }
    const us: Creditor = { name: 'Atelier Martin', siren: null, vat: 'DE811569869', ibans: [] }
    expect(readingOf(ciiXml({ seller }), us).kind).toBe('claim')
    expect(readingOf(ciiXml({ seller }), { ...us, vat: 'DE129273398' })).toMatchObject({
      problem: { code: 'intake.invoice_of_other' },
    })
  })
})

describe('the due date', () => {
  test('of a credit note in UBL is that of its means of payment', () => {
    const note = ublXml({ typeCode: '381', dueDates: [] }).replace(
      '</cbc:PaymentMeansCode>',
      '</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-10-31</cbc:PaymentDueDate>',
    )
    expect(readingOf(note)).toMatchObject({ claim: { side: 'credit', dueDate: '2026-10-31' } })
  })
})
