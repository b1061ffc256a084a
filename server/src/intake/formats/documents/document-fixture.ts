// Invoices and status messages made for tests and benches: the same one as CII, as UBL, inside a PDF.

import { deflateSync } from 'node:zlib'

export type InvoiceFixture = {
  readonly number?: string
  readonly typeCode?: string
  readonly process?: string
  readonly profile?: string
  readonly issueDate?: string
  readonly dueDates?: readonly string[]
  /** Beside the due dates: what falls due on each. */
  readonly dueAmounts?: readonly string[]
  readonly currency?: string
  /** As written: `1200.00`. */
  readonly total?: string
  readonly paid?: string
  readonly rounding?: string
  readonly due?: string
  readonly seller?: PartyFixture
  readonly buyer?: PartyFixture
  readonly payee?: string
  readonly iban?: string
  readonly means?: string
  readonly notes?: readonly (readonly [subject: string, text: string])[]
  readonly preceding?: readonly string[]
  /** Beside them. */
  readonly precedingDays?: readonly string[]
  /** Rate, base and tax of each part. */
  readonly vat?: readonly (readonly [percent: string, base: string, tax: string])[]
  /** BT-8, in CII. */
  readonly vatDue?: string
}

type PartyFixture = { readonly name: string; readonly siren?: string; readonly vat?: string; readonly email?: string }

const SELLER: PartyFixture = { name: 'Atelier Martin', siren: '732829320', vat: 'FR44732829320' }
const BUYER: PartyFixture = { name: 'Dupont SARL', siren: '552100554', email: 'compta@dupont.example' }

const DEFAULTS = {
  number: 'F-2026-1',
  typeCode: '380',
  process: 'S1',
  profile: 'urn:cen.eu:en16931:2017',
  issueDate: '2026-09-01',
  dueDates: ['2026-10-01'],
  dueAmounts: [],
  currency: 'EUR',
  total: '1200.00',
  seller: SELLER,
  buyer: BUYER,
  iban: 'FR7630006000011234567890189',
  means: '58',
  notes: [],
  preceding: [],
  precedingDays: [],
  vat: [],
  vatDue: '',
} satisfies InvoiceFixture

const element = (name: string, content: string | undefined): string =>
  content === undefined || content === '' ? '' : `<${name}>${content}</${name}>`
const date = (name: string, day: string): string =>
  `<ram:${name}><udt:DateTimeString format="102">${day.replaceAll('-', '')}</udt:DateTimeString></ram:${name}>`

export function ciiXml(fixture: InvoiceFixture = {}): string {
  const invoice = { ...DEFAULTS, ...fixture }
  const due = invoice.due ?? invoice.total
  const party = (name: string, { name: called, siren, vat, email }: PartyFixture): string =>
    `<ram:${name}><ram:Name>${called}</ram:Name>` +
    (siren
      ? `<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${siren}</ram:ID></ram:SpecifiedLegalOrganization>`
      : '') +
    (email
      ? `<ram:DefinedTradeContact><ram:EmailURIUniversalCommunication><ram:URIID>${email}</ram:URIID></ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>`
      : '') +
    '<ram:PostalTradeAddress><ram:PostcodeCode>69002</ram:PostcodeCode><ram:LineOne>1 rue du Port</ram:LineOne><ram:CityName>Lyon</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>' +
    (vat ? `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${vat}</ram:ID></ram:SpecifiedTaxRegistration>` : '') +
    `</ram:${name}>`
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">' +
    `<rsm:ExchangedDocumentContext><ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>${invoice.process}</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${invoice.profile}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>` +
    `<rsm:ExchangedDocument><ram:ID>${invoice.number}</ram:ID><ram:TypeCode>${invoice.typeCode}</ram:TypeCode>${date('IssueDateTime', invoice.issueDate)}` +
    invoice.notes
      .map(
        ([subject, text]) =>
          `<ram:IncludedNote><ram:Content>${text}</ram:Content>${element('ram:SubjectCode', subject)}</ram:IncludedNote>`,
      )
      .join('') +
    `</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>${party('SellerTradeParty', invoice.seller)}${party('BuyerTradeParty', invoice.buyer)}</ram:ApplicableHeaderTradeAgreement>` +
    `<ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent>${date('OccurrenceDateTime', invoice.issueDate)}</ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery><ram:ApplicableHeaderTradeSettlement>` +
    `<ram:PaymentReference>${invoice.number}</ram:PaymentReference><ram:InvoiceCurrencyCode>${invoice.currency}</ram:InvoiceCurrencyCode>` +
    (invoice.payee ? `<ram:PayeeTradeParty><ram:Name>${invoice.payee}</ram:Name></ram:PayeeTradeParty>` : '') +
    `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>${invoice.means}</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${invoice.iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>` +
    invoice.vat
      .map(
        ([percent, base, tax]) =>
          `<ram:ApplicableTradeTax><ram:CalculatedAmount>${tax}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${base}</ram:BasisAmount>${element('ram:DueDateTypeCode', invoice.vatDue)}<ram:RateApplicablePercent>${percent}</ram:RateApplicablePercent></ram:ApplicableTradeTax>`,
      )
      .join('') +
    invoice.dueDates
      .map(
        (day, place) =>
          `<ram:SpecifiedTradePaymentTerms>${date('DueDateDateTime', day)}${element('ram:PartialPaymentAmount', invoice.dueAmounts[place])}</ram:SpecifiedTradePaymentTerms>`,
      )
      .join('') +
    `<ram:SpecifiedTradeSettlementHeaderMonetarySummation>${element('ram:RoundingAmount', invoice.rounding)}<ram:GrandTotalAmount>${invoice.total}</ram:GrandTotalAmount>${element('ram:TotalPrepaidAmount', invoice.paid)}<ram:DuePayableAmount>${due}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>` +
    invoice.preceding
      .map(
        (number, place) =>
          `<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID>${invoice.precedingDays[place] ? `<ram:FormattedIssueDateTime><qdt:DateTimeString xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100" format="102">${invoice.precedingDays[place].replaceAll('-', '')}</qdt:DateTimeString></ram:FormattedIssueDateTime>` : ''}</ram:InvoiceReferencedDocument>`,
      )
      .join('') +
    '</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>'
  )
}

export function ublXml(fixture: InvoiceFixture = {}): string {
  const invoice = { ...DEFAULTS, ...fixture }
  const isNote = invoice.typeCode === '381'
  const root = isNote ? 'CreditNote' : 'Invoice'
  const party = (name: string, { name: called, siren, vat, email }: PartyFixture): string =>
    `<cac:${name}><cac:Party><cac:PostalAddress><cbc:StreetName>1 rue du Port</cbc:StreetName><cbc:CityName>Lyon</cbc:CityName><cbc:PostalZone>69002</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>` +
    (vat
      ? `<cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`
      : '') +
    `<cac:PartyLegalEntity><cbc:RegistrationName>${called}</cbc:RegistrationName>${siren ? `<cbc:CompanyID schemeID="0002">${siren}</cbc:CompanyID>` : ''}</cac:PartyLegalEntity>` +
    (email ? `<cac:Contact><cbc:ElectronicMail>${email}</cbc:ElectronicMail></cac:Contact>` : '') +
    `</cac:Party></cac:${name}>`
  return (
    `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">` +
    `<cbc:CustomizationID>${invoice.profile}</cbc:CustomizationID><cbc:ProfileID>${invoice.process}</cbc:ProfileID><cbc:ID>${invoice.number}</cbc:ID><cbc:IssueDate>${invoice.issueDate}</cbc:IssueDate>` +
    (isNote || invoice.dueAmounts.length > 0 ? '' : element('cbc:DueDate', invoice.dueDates[0])) +
    `<cbc:${root}TypeCode>${invoice.typeCode}</cbc:${root}TypeCode>` +
    invoice.notes.map(([subject, text]) => `<cbc:Note>${subject ? `#${subject}#` : ''}${text}</cbc:Note>`).join('') +
    `<cbc:DocumentCurrencyCode>${invoice.currency}</cbc:DocumentCurrencyCode>` +
    invoice.preceding
      .map(
        (number, place) =>
          `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${number}</cbc:ID>${element('cbc:IssueDate', invoice.precedingDays[place])}</cac:InvoiceDocumentReference></cac:BillingReference>`,
      )
      .join('') +
    party('AccountingSupplierParty', invoice.seller) +
    party('AccountingCustomerParty', invoice.buyer) +
    (invoice.payee
      ? `<cac:PayeeParty><cac:PartyName><cbc:Name>${invoice.payee}</cbc:Name></cac:PartyName></cac:PayeeParty>`
      : '') +
    `<cac:Delivery><cbc:ActualDeliveryDate>${invoice.issueDate}</cbc:ActualDeliveryDate></cac:Delivery>` +
    `<cac:PaymentMeans><cbc:PaymentMeansCode>${invoice.means}</cbc:PaymentMeansCode>${isNote ? element('cbc:PaymentDueDate', invoice.dueDates[0]) : ''}<cbc:PaymentID>${invoice.number}</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>${invoice.iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>` +
    invoice.dueAmounts
      .map(
        (amount, place) =>
          `<cac:PaymentTerms>${element('cbc:Amount', amount)}${element('cbc:InstallmentDueDate', invoice.dueDates[place])}</cac:PaymentTerms>`,
      )
      .join('') +
    `<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="${invoice.currency}">${invoice.total}</cbc:TaxInclusiveAmount>${element('cbc:PrepaidAmount', invoice.paid)}${element('cbc:PayableRoundingAmount', invoice.rounding)}<cbc:PayableAmount>${invoice.due ?? invoice.total}</cbc:PayableAmount></cac:LegalMonetaryTotal></${root}>`
  )
}

export type StatusFixture = {
  readonly code?: string
  readonly label?: string
  readonly number?: string
  readonly issueDate?: string
  readonly date?: string
  readonly reasons?: readonly (readonly [code: string, text: string])[]
  readonly amounts?: readonly (readonly [type: string, amount: string])[]
  readonly account?: string
  readonly seller?: string
  readonly buyer?: string
}

export function statusXml(fixture: StatusFixture = {}): string {
  const {
    code = '207',
    label = 'En_litige',
    number = 'F-2026-1',
    issueDate = '2026-09-01',
    date: on = '2026-09-20',
  } = fixture
  const { reasons = [], amounts = [], account, seller = '732829320', buyer = '552100554' } = fixture
  const characteristics =
    amounts
      .map(
        ([type, amount]) =>
          `<ram:SpecifiedDocumentCharacteristic><ram:TypeCode>${type}</ram:TypeCode><ram:ValueAmount currencyID="EUR">${amount}</ram:ValueAmount></ram:SpecifiedDocumentCharacteristic>`,
      )
      .join('') +
    (account
      ? `<ram:SpecifiedDocumentCharacteristic><ram:TypeCode>CBB</ram:TypeCode><ram:Value>${account}</ram:Value></ram:SpecifiedDocumentCharacteristic>`
      : '')
  const details = (reasons.length === 0 ? [['', '']] : reasons).map(
    ([reason, text], place) =>
      `<ram:SpecifiedDocumentStatus>${element('ram:ReasonCode', reason)}${element('ram:Reason', text)}<ram:SequenceNumeric>${place + 1}</ram:SequenceNumeric>${place === 0 ? characteristics : ''}</ram:SpecifiedDocumentStatus>`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rsm:CrossDomainAcknowledgementAndResponse xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100">' +
    `<rsm:ExchangedDocument><ram:ID>1</ram:ID><ram:IssueDateTime><udt:DateTimeString format="204">${on.replaceAll('-', '')}101500</udt:DateTimeString></ram:IssueDateTime><ram:IssuerTradeParty><ram:GlobalID schemeID="0002">${buyer}</ram:GlobalID><ram:RoleCode>BY</ram:RoleCode></ram:IssuerTradeParty></rsm:ExchangedDocument>` +
    `<rsm:AcknowledgementDocument><ram:TypeCode>23</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="204">${on.replaceAll('-', '')}100000</udt:DateTimeString></ram:IssueDateTime><ram:ReferenceReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID><ram:TypeCode>380</ram:TypeCode><ram:FormattedIssueDateTime><qdt:DateTimeString format="102">${issueDate.replaceAll('-', '')}</qdt:DateTimeString></ram:FormattedIssueDateTime><ram:ProcessConditionCode>${code}</ram:ProcessConditionCode><ram:ProcessCondition>${label}</ram:ProcessCondition><ram:IssuerTradeParty><ram:GlobalID schemeID="0002">${seller}</ram:GlobalID></ram:IssuerTradeParty>${details.join('')}</ram:ReferenceReferencedDocument></rsm:AcknowledgementDocument></rsm:CrossDomainAcknowledgementAndResponse>`
  )
}

/** Where a PDF keeps its attachment, and how its objects are stored. */
export type PdfFixture = {
  readonly name?: string
  readonly place?: 'names' | 'kids' | 'associated' | 'page' | 'annotation'
  /** Objects in compressed streams with a cross-reference stream, instead of in the open with a table. */
  readonly isPacked?: boolean
  /** No cross-reference at all: objects have to be searched for. */
  readonly isBroken?: boolean
  readonly trailer?: string
  /** What stands before the header. */
  readonly before?: string
  readonly padBytes?: number
}

/** A PDF of one empty page with one file attached. */
export function pdfWith(content: string | Buffer, fixture: PdfFixture = {}): Buffer {
  const {
    name = 'factur-x.xml',
    place = 'names',
    isPacked = false,
    isBroken = false,
    trailer = '',
    before = '',
  } = fixture
  const packed = deflateSync(content)
  const hang: Readonly<Record<string, readonly [catalog: string, page: string]>> = {
    names: ['/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>', ''],
    kids: ['/Names << /EmbeddedFiles << /Kids [7 0 R] >> >>', ''],
    associated: ['/AF [5 0 R]', ''],
    page: ['', '/AF [5 0 R]'],
    annotation: ['', '/Annots [8 0 R]'],
  }
  const [onCatalog = '', onPage = ''] = hang[place] ?? []
  const objects = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${onCatalog} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${onPage} >>`],
    [5, `<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Data /EF << /F 6 0 R /UF 6 0 R >> >>`],
    [7, '<< /Limits [(a) (a)] /Names [(a) 5 0 R] >>'],
    [8, '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 5 0 R >>'],
  ])
  const stream = (number: number, dictionary: string, bytes: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream\nendobj\n'),
    ])
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')]
  const places = new Map<number, number>()
  const add = (number: number, bytes: Buffer): void => {
    places.set(
      number,
      parts.reduce((sum, part) => sum + part.length, 0),
    )
    parts.push(bytes)
  }
  if (fixture.padBytes) add(9, stream(9, '', Buffer.alloc(fixture.padBytes, 'x')))
  add(6, stream(6, '/Type /EmbeddedFile /Subtype /text#2Fxml /Filter /FlateDecode', packed))
  if (isPacked) {
    const numbers = [...objects.keys()]
    let offset = 0
    const heads = numbers.map((number) => {
      const head = `${number} ${offset}`
      offset += (objects.get(number) ?? '').length + 1
      return head
    })
    const first = `${heads.join(' ')} `
    const body = numbers.map((number) => objects.get(number)).join(' ')
    add(
      10,
      stream(
        10,
        `/Type /ObjStm /N ${numbers.length} /First ${first.length} /Filter /FlateDecode`,
        deflateSync(first + body),
      ),
    )
    const start = parts.reduce((sum, part) => sum + part.length, 0)
    const rows = Array.from({ length: 12 }, (_, number) => {
      const row = Buffer.alloc(7)
      const within = numbers.indexOf(number)
      if (within >= 0) {
        row[0] = 2
        row.writeUInt32BE(10, 1)
        row.writeUInt16BE(within, 5)
      } else if (places.has(number) || number === 11) {
        row[0] = 1
        row.writeUInt32BE(places.get(number) ?? start, 1)
      }
      return row
    })
    parts.push(
      stream(
        11,
        `/Type /XRef /Size 12 /W [1 4 2] /Root 1 0 R ${trailer} /Filter /FlateDecode`,
        deflateSync(Buffer.concat(rows)),
      ),
    )
    if (!isBroken) parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  } else {
    for (const [number, text] of objects) add(number, Buffer.from(`${number} 0 obj\n${text}\nendobj\n`))
    const start = parts.reduce((sum, part) => sum + part.length, 0)
    const table = Array.from({ length: 11 }, (_, number) =>
      places.has(number) ? `${String(places.get(number)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n',
    )
    if (!isBroken) parts.push(Buffer.from(`xref\n0 11\n${table.join('')}`))
    parts.push(Buffer.from(`trailer\n<< /Size 11 /Root 1 0 R ${trailer} >>\n`))
    if (!isBroken) parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  }
  return Buffer.concat([Buffer.from(before), ...parts])
}
