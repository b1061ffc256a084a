// What electronic documents say, read from their bytes; and what is refused.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document, Invoice, InvoiceStatus } from './document.ts'
import { DocumentError } from './document-error.ts'
import { ciiXml, pdfWith, type PdfFixture, statusXml, ublXml } from './document-fixture.ts'
import { readDocument } from './read-document.ts'
import { fuzz } from '../../../../../test/fuzz/fuzz.ts'
import { DOCUMENT_TARGETS } from '../../../../../test/fuzz/targets.ts'

const invoiceIn = (content: string | Buffer): Invoice => {
  const [document] = readDocument(Buffer.from(content))
  if (document?.kind !== 'invoice') throw new Error('no invoice')
  return document
}

const statusesIn = (content: string): readonly Document[] => readDocument(Buffer.from(content))

describe('an invoice', () => {
  it.each([
    ['in CII', ciiXml(), 'cii'],
    ['in UBL', ublXml(), 'ubl-invoice'],
  ])('%s says what collecting needs', (_, xml, syntax) => {
    expect(invoiceIn(xml)).toMatchObject({
      kind: 'invoice',
      syntax,
      profile: 'urn:cen.eu:en16931:2017',
      businessProcess: 'S1',
      number: 'F-2026-1',
      typeCode: '380',
      issueDate: '2026-09-01',
      dueDates: ['2026-10-01'],
      performedFrom: '2026-09-01',
      currency: 'EUR',
      totalCents: 120_000,
      paidCents: 0,
      dueCents: 120_000,
      seller: { name: 'Atelier Martin', siren: '732829320', vat: 'FR44732829320' },
      buyer: {
        name: 'Dupont SARL',
        siren: '552100554',
        vat: null,
        addressLines: ['1 rue du Port'],
        postcode: '69002',
        city: 'Lyon',
        country: 'FR',
        email: 'compta@dupont.example',
      },
      payee: null,
      paymentReference: 'F-2026-1',
      ibans: ['FR7630006000011234567890189'],
      paymentMeans: 'transfer',
      precedingInvoices: [],
      agreedRate: null,
      problems: [],
    })
  })

  it('of the first ZUGFeRD has other names for the same things', () => {
    const xml = ciiXml({ number: 'Z1' })
      .replaceAll('rsm:CrossIndustryInvoice', 'rsm:CrossIndustryDocument')
      .replaceAll('rsm:ExchangedDocumentContext', 'rsm:SpecifiedExchangedDocumentContext')
      .replaceAll('rsm:ExchangedDocument>', 'rsm:HeaderExchangedDocument>')
      .replaceAll('SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction')
      .replaceAll('ApplicableHeaderTrade', 'ApplicableSupplyChainTrade')
      .replaceAll('SpecifiedTradeSettlementHeaderMonetarySummation', 'SpecifiedTradeSettlementMonetarySummation')
    expect(invoiceIn(xml)).toMatchObject({ syntax: 'zugferd-1', number: 'Z1', totalCents: 120_000 })
  })

  it.each([
    ['in CII', ciiXml],
    ['in UBL', ublXml],
  ])('%s says who is to be paid, what was paid and what it corrects', (_, write) => {
    const xml = write({
      typeCode: '393',
      paid: '200.00',
      due: '1000.00',
      payee: 'Affacturage du Nord',
      preceding: ['F-2026-0', 'F-2025-9'],
      precedingDays: ['2026-08-30'],
      means: '49',
    })
    expect(invoiceIn(xml)).toMatchObject({
      typeCode: '393',
      paidCents: 20_000,
      dueCents: 100_000,
      payee: { name: 'Affacturage du Nord' },
      precedingInvoices: [
        { number: 'F-2026-0', issueDate: '2026-08-30' },
        { number: 'F-2025-9', issueDate: null },
      ],
      paymentMeans: 'direct-debit',
    })
  })

  it.each([
    ['432', true],
    ['35', false],
    ['3', false],
    ['9', null],
  ])('in UBL with code %s for the day of its VAT says whether that falls due when it is paid', (code, expected) => {
    const xml = ublXml().replace(
      '<cac:AccountingSupplierParty>',
      `<cac:InvoicePeriod><cbc:DescriptionCode>${code}</cbc:DescriptionCode></cac:InvoicePeriod><cac:AccountingSupplierParty>`,
    )
    expect(invoiceIn(xml).vatOnReceipts).toBe(expected)
  })

  it.each([
    ['72', true],
    ['29', false],
    ['5', false],
    ['', null],
  ])('in CII with code %s for the day of its VAT says whether that falls due when it is paid', (vatDue, expected) => {
    expect(invoiceIn(ciiXml({ vat: [['20.00', '1000.00', '200.00']], vatDue })).vatOnReceipts).toBe(expected)
  })

  it('of several due dates has them all', () => {
    expect(invoiceIn(ciiXml({ dueDates: ['2026-10-01', '2026-11-01'] })).dueDates).toEqual(['2026-10-01', '2026-11-01'])
  })

  it('is read whatever the prefixes are, and keeps numbers as they are written', () => {
    expect(
      invoiceIn(ciiXml({ number: '0012' }).replaceAll('ram:', 'x:').replaceAll('xmlns:ram', 'xmlns:x')).number,
    ).toBe('0012')
  })

  it('with a date or an amount that is none is read, and says so', () => {
    const odd = invoiceIn(ciiXml({ issueDate: '2026-02-31', total: '12.345', due: '12.34' }))
    expect(odd).toMatchObject({
      issueDate: null,
      totalCents: null,
      dueCents: 1234,
      problems: [
        { code: 'intake.field_day', data: { field: 'BT-2', value: '20260231' } },
        { code: 'intake.field_day', data: { field: 'BT-72', value: '20260231' } },
        { code: 'intake.field_amount', data: { field: 'BT-112', value: '12.345' } },
      ],
    })
  })

  it('has a SIREN where the register, the country or the VAT number says so, and not for nine digits from elsewhere', () => {
    const bare = (xml: string) => xml.replaceAll(' schemeID="0002"', '')
    expect(invoiceIn(bare(ciiXml())).buyer.siren).toBe('552100554')
    expect(invoiceIn(bare(ciiXml()).replaceAll('>FR<', '>NO<')).buyer).toMatchObject({
      siren: null,
      legalId: '552100554',
    })
    const siret = ciiXml({ buyer: { name: 'Dupont SARL', siren: '55210055400013' } }).replaceAll('0002', '0009')
    expect(invoiceIn(siret).buyer).toMatchObject({ siren: '552100554', siret: '55210055400013' })
    const byVat = ciiXml({ buyer: { name: 'Dupont SARL', vat: 'FR44732829320' } })
    expect(invoiceIn(byVat).buyer.siren).toBe('732829320')
  })
})

describe('the rate of late-payment interest', () => {
  it.each([
    ['PMD', 'Pénalités de retard : trois fois le taux d’intérêt légal.', { kind: 'legal-times', times: 3 }],
    [
      'PMD',
      'Tout retard entraîne des pénalités au taux de la BCE majoré de 10 points.',
      { kind: 'ecb-plus', basisPoints: 1000 },
    ],
    ['PMD', 'Taux des pénalités : 12,50 % par an. Pas d’escompte.', { kind: 'fixed', basisPoints: 1250 }],
    ['', 'Pénalités de retard de 1,5 % par mois.', { kind: 'fixed', basisPoints: 1800 }],
    ['', 'Late payment interest: European Central Bank rate plus ten points', { kind: 'ecb-plus', basisPoints: 1000 }],
    // A discount, a share of the amount, two rates, a text about something else: no rate.
    ['AAB', 'Escompte de 2 % par an pour paiement anticipé.', null],
    ['PMD', 'Une pénalité de 10 % du montant sera due.', null],
    ['PMD', 'Pénalités : 10 % par an ou 12 % par an.', null],
    ['', 'TVA 20 % par an.', null],
    ['PMT', 'Indemnité forfaitaire de 40 euros.', null],
  ])('is read from a note %s “%s”', (subject, text, rate) => {
    const notes = [[subject, text]] as const
    expect(invoiceIn(ciiXml({ notes })).agreedRate).toEqual(rate)
    expect(invoiceIn(ublXml({ notes })).agreedRate).toEqual(rate)
  })
})

describe('a status message', () => {
  it('says what happened to which invoice, when and why', () => {
    const xml = statusXml({
      reasons: [['PU_ERR', 'Prix unitaire erroné']],
      amounts: [['MNATTC', '300.00']],
    })
    expect(statusesIn(xml)).toMatchObject([
      {
        kind: 'invoice-status',
        invoiceNumber: 'F-2026-1',
        invoiceIssueDate: '2026-09-01',
        statusCode: '207',
        label: 'En litige',
        date: '2026-09-20',
        reasons: [{ code: 'PU_ERR', text: 'Prix unitaire erroné', action: null }],
        amounts: [{ type: 'MNATTC', cents: 30_000, percent: null }],
        issuerRole: 'BY',
        issuerSiren: '552100554',
        sellerSiren: '732829320',
        payeeIban: null,
      },
    ])
  })

  it('about several invoices is several', () => {
    const xml = statusXml()
    const about = /<ram:ReferenceReferencedDocument>.*<\/ram:ReferenceReferencedDocument>/.exec(xml)?.[0] ?? ''
    const two = xml.replace(about, about + about.replaceAll('F-2026-1', 'F-2026-2'))
    expect(statusesIn(two).map((one) => (one as InvoiceStatus).invoiceNumber)).toEqual(['F-2026-1', 'F-2026-2'])
  })

  it('names a new account where its check digits are right', () => {
    const payee = (account: string) => (statusesIn(statusXml({ code: '227', account }))[0] as InvoiceStatus).payeeIban
    expect(payee('FR76 3000 6000 0112 3456 7890 189')).toBe('FR7630006000011234567890189')
    expect(payee('FR76 3000 6000 0112 3456 7890 188')).toBeNull()
  })
})

describe('a PDF', () => {
  const places = ['names', 'kids', 'associated', 'page', 'annotation'] as const
  it.each(places.flatMap((place) => [false, true].map((isPacked) => ({ place, isPacked }))))(
    'carries its invoice (%o)',
    (fixture: PdfFixture) => {
      expect(invoiceIn(pdfWith(ciiXml(), fixture)).number).toBe('F-2026-1')
    },
  )

  it.each([
    ['zugferd-invoice.xml', {}],
    ['ZUGFeRD-invoice.xml', {}],
    ['xrechnung.xml', {}],
    ['facture-1.XML', {}],
    ['factur-x.xml', { before: 'HTTP/1.1 200 OK\r\n\r\n' }],
    ['factur-x.xml', { isBroken: true }],
    ['factur-x.xml', { isBroken: true, isPacked: true }],
  ])('is read when the file is called %s (%o)', (name, fixture) => {
    expect(invoiceIn(pdfWith(ublXml(), { name, ...fixture })).syntax).toBe('ubl-invoice')
  })

  it.each<[string, string, Buffer]>([
    ['without an invoice', 'intake.pdf_no_invoice', pdfWith('<order/>', { name: 'order-x.xml' })],
    ['with another kind of attachment', 'intake.pdf_no_invoice', pdfWith('a picture', { name: 'plan.png' })],
    ['under a password', 'intake.pdf_encrypted', pdfWith(ciiXml(), { trailer: '/Encrypt 9 0 R' })],
    ['cut short', 'intake.pdf_damaged', pdfWith(ciiXml(), { isPacked: true }).subarray(0, 200)],
    ['whose attachment unpacks to far too much', 'intake.pdf_too_heavy', pdfWith(Buffer.alloc(97 << 20, 32))],
    [
      'stored in a way of its own',
      'intake.pdf_filter',
      Buffer.from(
        pdfWith(ciiXml()).toString('latin1').replace('/Filter /FlateDecode', '/Filter /LZWDecode  '),
        'latin1',
      ),
    ],
  ])('%s is refused', (_, code, pdf) => {
    expect(() => readDocument(pdf)).toThrow(expect.objectContaining({ code }))
  })

  it('with two different invoices is refused: nobody can say which one counts', () => {
    const pdf = pdfWith(ciiXml()).toString('latin1')
    const second = pdfWith(ciiXml({ number: 'F-2026-2' })).toString('latin1')
    const stream = /6 0 obj[\s\S]*?endobj\n/.exec(second)?.[0].replace('6 0 obj', '16 0 obj') ?? ''
    const both = pdf
      .replace('/Names [(a) 5 0 R] >> >>', '/Names [(a) 5 0 R (b) 15 0 R] >> >>')
      .replace(/xref[\s\S]*$/, '')
      .concat(
        stream,
        '15 0 obj\n<< /Type /Filespec /F (xrechnung.xml) /EF << /F 16 0 R >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n',
      )
    expect(() => readDocument(Buffer.from(both, 'latin1'))).toThrow(
      expect.objectContaining({ code: 'intake.pdf_several_invoices', data: { count: 2 } }),
    )
  })

  it.each([
    ['an object stream that contains itself', '/Type /ObjStm /N 1 /First 4 /Length 10 0 R'],
    ['a length that refers to itself', '/Length 6 0 R'],
  ])('with %s ends', (_, dictionary) => {
    const text = pdfWith(ciiXml())
      .toString('latin1')
      .replace(/6 0 obj\n<< .*? >>/, `6 0 obj\n<< ${dictionary} >>`)
    expect(() => readDocument(Buffer.from(text, 'latin1'))).toThrow(DocumentError)
  })

  it('with pages that contain themselves is walked once', () => {
    const text = pdfWith(ciiXml(), { place: 'page' }).toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R]')
    expect(() => readDocument(Buffer.from(text, 'latin1'))).toThrow(
      expect.objectContaining({ code: 'intake.pdf_no_invoice' }),
    )
  })
})

describe('XML', () => {
  const bomb =
    '<!DOCTYPE Invoice [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Invoice><ID>&b;</ID></Invoice>'
  const external = '<!DOCTYPE Invoice [<!ENTITY a SYSTEM "file:///etc/hostname">]><Invoice><ID>&a;</ID></Invoice>'
  it.each<[string, string, string | Buffer]>([
    ['with entities that multiply', 'intake.document_doctype', bomb],
    ['with an entity from elsewhere', 'intake.document_doctype', external],
    ['nested without end', 'intake.document_too_deep', `<Invoice>${'<a>'.repeat(100)}`],
    ['of half a million elements', 'intake.document_too_deep', `<Invoice>${'<a/>'.repeat(500_000)}</Invoice>`],
    [
      'of two thousand attributes',
      'intake.document_too_deep',
      `<Invoice ${Array.from({ length: 2000 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
    ],
    [
      'with a text of two megabytes',
      'intake.document_too_deep',
      `<Invoice><ID>${'9'.repeat(2_000_000)}</ID></Invoice>`,
    ],
    ['that is cut short', 'intake.document_malformed', ciiXml().slice(0, 900)],
    ['that says UTF-8 and is not', 'intake.document_encoding', Buffer.from(ciiXml({ number: 'é' }), 'latin1')],
    ['in UTF-7', 'intake.document_encoding', ciiXml().replace('UTF-8', 'UTF-7')],
    ['of another kind', 'intake.document_unknown', '<Catalogue/>'],
    ['of statuses about nothing', 'intake.status_empty', '<CrossDomainAcknowledgementAndResponse/>'],
  ])('%s is refused', (_, code, content) => {
    expect(() => readDocument(Buffer.from(content))).toThrow(expect.objectContaining({ code }))
  })

  it('in another encoding that it declares is read', () => {
    const named = (content: Buffer) => invoiceIn(content).seller.name
    const xml = ciiXml({ seller: { name: 'Œuvres & Fils'.replace('&', '&amp;'), siren: '732829320' } })
    expect(named(Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'))).toBe('Œuvres & Fils')
    expect(named(Buffer.from(`\ufeff${xml}`))).toBe('Œuvres & Fils')
    const latin = ciiXml({ seller: { name: 'Société Générale', siren: '732829320' } }).replace('UTF-8', 'ISO-8859-1')
    expect(named(Buffer.from(latin, 'latin1'))).toBe('Société Générale')
  })

  it('keeps no attachment, and no name can reach what objects inherit', () => {
    const xml = ublXml().replace(
      '<cbc:ID>',
      '<__proto__ __proto__="1"><constructor>x</constructor></__proto__><EmbeddedDocumentBinaryObject>' +
        'QUJD'.repeat(500_000) +
        '</EmbeddedDocumentBinaryObject><cbc:ID>',
    )
    expect(invoiceIn(xml).number).toBe('F-2026-1')
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('whatever the bytes', () => {
  it.each(DOCUMENT_TARGETS)('$name files are read or refused, and none hangs', { timeout: 60_000 }, async (target) => {
    const { cases, read, refused } = await fuzz(target, { cases: 2_000, seed: 20_261_121 })
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(cases / 2)
  })

  it('an amount comes out as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (cents) => {
        const sign = cents < 0 ? '-' : ''
        const digits = String(Math.abs(cents)).padStart(3, '0')
        const total = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(invoiceIn(ciiXml({ total })).totalCents).toBe(cents)
        expect(invoiceIn(ublXml({ total })).totalCents).toBe(cents)
      }),
      { numRuns: 100 },
    )
  })
})
