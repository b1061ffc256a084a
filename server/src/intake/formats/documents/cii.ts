// Invoices in the syntax of UN/CEFACT (CII): Factur-X and ZUGFeRD of all profiles, XRechnung, and the first ZUGFeRD, whose elements have
// other names for the same things.

import { agreedRateIn } from './agreed-rate-note.ts'
import type { Invoice, Party } from './document.ts'
import {
  compactIban,
  companyNumbers,
  duePartsOf,
  fieldReader,
  type FieldReader,
  NOBODY,
  paymentMeansOf,
  vatOnReceiptsOf,
  vatPartsOf,
} from './fields.ts'
import { allAt, firstAt, textAt, textsAt, type XmlElement } from './xml-tree.ts'

type Names = {
  readonly context: string
  readonly document: string
  readonly transaction: string
  readonly agreement: string
  readonly delivery: string
  readonly settlement: string
  readonly summation: string
}

const CII: Names = {
  context: 'ExchangedDocumentContext',
  document: 'ExchangedDocument',
  transaction: 'SupplyChainTradeTransaction',
  agreement: 'ApplicableHeaderTradeAgreement',
  delivery: 'ApplicableHeaderTradeDelivery',
  settlement: 'ApplicableHeaderTradeSettlement',
  summation: 'SpecifiedTradeSettlementHeaderMonetarySummation',
}

const ZUGFERD_1: Names = {
  context: 'SpecifiedExchangedDocumentContext',
  document: 'HeaderExchangedDocument',
  transaction: 'SpecifiedSupplyChainTradeTransaction',
  agreement: 'ApplicableSupplyChainTradeAgreement',
  delivery: 'ApplicableSupplyChainTradeDelivery',
  settlement: 'ApplicableSupplyChainTradeSettlement',
  summation: 'SpecifiedTradeSettlementMonetarySummation',
}

export function readCii(root: XmlElement): Invoice {
  const isFirst = root.name === 'CrossIndustryDocument'
  const names = isFirst ? ZUGFERD_1 : CII
  const fields = fieldReader()
  const document = firstAt(root, names.document)
  const agreement = firstAt(root, `${names.transaction}/${names.agreement}`)
  const settlement = firstAt(root, `${names.transaction}/${names.settlement}`)
  const notes = allAt(document, 'IncludedNote').flatMap((note) => {
    const text = textsAt(note, 'Content').join(' ')
    return text === '' ? [] : [{ subject: textAt(note, 'SubjectCode'), text }]
  })
  const terms = allAt(settlement, 'SpecifiedTradePaymentTerms')
  const termsText = terms.flatMap((term) => textsAt(term, 'Description')).join(' ') || null
  return {
    kind: 'invoice',
    syntax: isFirst ? 'zugferd-1' : 'cii',
    profile: textAt(root, `${names.context}/GuidelineSpecifiedDocumentContextParameter/ID`),
    businessProcess: textAt(root, `${names.context}/BusinessProcessSpecifiedDocumentContextParameter/ID`),
    number: textAt(document, 'ID'),
    typeCode: textAt(document, 'TypeCode'),
    issueDate: fields.day(dateAt(document, 'IssueDateTime'), 'BT-2'),
    dueDates: terms.flatMap((term) => fields.day(dateAt(term, 'DueDateDateTime'), 'BT-9') ?? []),
    dueParts: duePartsOf(terms.map((term) => [dateAt(term, 'DueDateDateTime'), textAt(term, 'PartialPaymentAmount')])),
    termsText,
    ...performed(root, names, fields),
    currency: textAt(settlement, 'InvoiceCurrencyCode'),
    ...amounts(firstAt(settlement, names.summation), fields),
    seller: partyOf(firstAt(agreement, 'SellerTradeParty')),
    buyer: partyOf(firstAt(agreement, 'BuyerTradeParty')),
    payee: payeeOf(firstAt(settlement, 'PayeeTradeParty')),
    paymentReference: textAt(settlement, 'PaymentReference'),
    ibans: ibansOf(settlement),
    paymentMeans: paymentMeansOf(textAt(settlement, 'SpecifiedTradeSettlementPaymentMeans/TypeCode')),
    ...vatOf(settlement, fields),
    precedingInvoices: allAt(settlement, 'InvoiceReferencedDocument').flatMap((preceding) => {
      const number = textAt(preceding, 'IssuerAssignedID') ?? textAt(preceding, 'ID')
      const issued = dateAt(preceding, 'FormattedIssueDateTime') ?? textAt(preceding, 'IssueDateTime')
      return number === null ? [] : [{ number, issueDate: fields.day(issued, 'BT-26') }]
    }),
    agreedRate: agreedRateIn(notes, termsText),
    notes,
    problems: fields.problems,
  }
}

/** The text of a date: `udt:DateTimeString` or `qdt:DateTimeString` or `udt:Date` below it. */
export const dateAt = (element: XmlElement | null, path: string): string | null =>
  textAt(element, `${path}/DateTimeString`) ?? textAt(element, `${path}/DateString`) ?? textAt(element, `${path}/Date`)

function performed(
  root: XmlElement,
  names: Names,
  fields: FieldReader,
): Pick<Invoice, 'performedFrom' | 'performedTo'> {
  const transaction = firstAt(root, names.transaction)
  const period = firstAt(transaction, `${names.settlement}/BillingSpecifiedPeriod`)
  const delivered = fields.day(
    dateAt(transaction, `${names.delivery}/ActualDeliverySupplyChainEvent/OccurrenceDateTime`),
    'BT-72',
  )
  return {
    performedFrom: fields.day(dateAt(period, 'StartDateTime'), 'BT-73') ?? delivered,
    performedTo: fields.day(dateAt(period, 'EndDateTime'), 'BT-74') ?? delivered,
  }
}

type Amounts = Pick<Invoice, 'totalCents' | 'paidCents' | 'roundingCents' | 'dueCents'>

function amounts(summation: XmlElement | null, fields: FieldReader): Amounts {
  return {
    totalCents: fields.cents(textAt(summation, 'GrandTotalAmount'), 'BT-112'),
    paidCents: fields.cents(textAt(summation, 'TotalPrepaidAmount'), 'BT-113') ?? 0,
    roundingCents: fields.cents(textAt(summation, 'RoundingAmount'), 'BT-114') ?? 0,
    dueCents: fields.cents(textAt(summation, 'DuePayableAmount'), 'BT-115'),
  }
}

function vatOf(settlement: XmlElement | null, fields: FieldReader): Pick<Invoice, 'vatParts' | 'vatOnReceipts'> {
  const taxes = allAt(settlement, 'ApplicableTradeTax')
  return {
    vatParts: vatPartsOf(
      taxes.map((tax) => ({
        percent: textAt(tax, 'RateApplicablePercent') ?? textAt(tax, 'ApplicablePercent'),
        base: textAt(tax, 'BasisAmount'),
        tax: textAt(tax, 'CalculatedAmount'),
      })),
      fields,
    ),
    vatOnReceipts: vatOnReceiptsOf(taxes.flatMap((tax) => textsAt(tax, 'DueDateTypeCode'))),
  }
}

const ibansOf = (settlement: XmlElement | null): readonly string[] =>
  textsAt(settlement, 'SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID').map(compactIban)

function payeeOf(element: XmlElement | null): Party | null {
  return element === null ? null : partyOf(element)
}

export function partyOf(element: XmlElement | null): Party {
  if (element === null) return NOBODY
  const address = firstAt(element, 'PostalTradeAddress')
  const country = textAt(address, 'CountryID')
  const registrations = allAt(element, 'SpecifiedTaxRegistration/ID')
  const vat = (registrations.find(({ attributes }) => attributes['schemeID'] === 'VA') ?? null)?.text.trim() || null
  const legal = allAt(element, 'SpecifiedLegalOrganization/ID')
  const ids = [...legal, ...allAt(element, 'GlobalID')].map(({ text, attributes }) => ({
    id: text.trim(),
    scheme: attributes['schemeID'] ?? null,
  }))
  const contact = firstAt(element, 'DefinedTradeContact')
  return {
    name: textAt(element, 'Name'),
    ...companyNumbers(ids, { vat, country }),
    vat,
    legalId: legal[0]?.text.trim() || null,
    addressLines: ['LineOne', 'LineTwo', 'LineThree'].flatMap((line) => textAt(address, line) ?? []),
    postcode: textAt(address, 'PostcodeCode'),
    city: textAt(address, 'CityName'),
    country,
    contactName: textAt(contact, 'PersonName'),
    email: textAt(contact, 'EmailURIUniversalCommunication/URIID'),
    phone: textAt(contact, 'TelephoneUniversalCommunication/CompleteNumber'),
    platformAddress:
      allAt(element, 'URIUniversalCommunication/URIID')
        .find(({ attributes }) => attributes['schemeID'] === '0225')
        ?.text.trim() || null,
  }
}
