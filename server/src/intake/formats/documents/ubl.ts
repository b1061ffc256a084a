// Invoices and credit notes in the syntax of OASIS (UBL 2.1): Peppol, XRechnung, the French profiles.

import { agreedRateIn, type Note } from './agreed-rate-note.ts'
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

export function readUbl(root: XmlElement): Invoice {
  const fields = fieldReader()
  const isCreditNote = root.name === 'CreditNote'
  const notes = textsAt(root, 'Note').flatMap(notesIn)
  const termsText = textsAt(root, 'PaymentTerms/Note').join(' ') || null
  const payee = firstAt(root, 'PayeeParty')
  return {
    kind: 'invoice',
    syntax: isCreditNote ? 'ubl-credit-note' : 'ubl-invoice',
    profile: textAt(root, 'CustomizationID'),
    businessProcess: textAt(root, 'ProfileID'),
    number: textAt(root, 'ID'),
    typeCode: textAt(root, 'InvoiceTypeCode') ?? textAt(root, 'CreditNoteTypeCode'),
    issueDate: fields.day(textAt(root, 'IssueDate'), 'BT-2'),
    dueDates: dueDates(root, fields),
    dueParts: duePartsOf(
      allAt(root, 'PaymentTerms').map((term) => [
        textAt(term, 'InstallmentDueDate') ?? textAt(term, 'PaymentDueDate'),
        textAt(term, 'Amount'),
      ]),
    ),
    termsText,
    ...performed(root, fields),
    currency: textAt(root, 'DocumentCurrencyCode'),
    ...amounts(firstAt(root, 'LegalMonetaryTotal'), fields),
    seller: partyOf(firstAt(root, 'AccountingSupplierParty/Party')),
    buyer: partyOf(firstAt(root, 'AccountingCustomerParty/Party')),
    payee: payee && partyOf(payee),
    paymentReference: textAt(root, 'PaymentMeans/PaymentID'),
    ibans: textsAt(root, 'PaymentMeans/PayeeFinancialAccount/ID').map(compactIban),
    paymentMeans: paymentMeansOf(textAt(root, 'PaymentMeans/PaymentMeansCode')),
    vatParts: vatPartsOf(
      allAt(root, 'TaxTotal/TaxSubtotal').map((tax) => ({
        percent: textAt(tax, 'TaxCategory/Percent'),
        base: textAt(tax, 'TaxableAmount'),
        tax: textAt(tax, 'TaxAmount'),
      })),
      fields,
    ),
    vatOnReceipts: vatOnReceiptsOf(textsAt(root, 'InvoicePeriod/DescriptionCode')),
    precedingInvoices: allAt(root, 'BillingReference/InvoiceDocumentReference').flatMap((preceding) => {
      const number = textAt(preceding, 'ID')
      return number === null ? [] : [{ number, issueDate: fields.day(textAt(preceding, 'IssueDate'), 'BT-26') }]
    }),
    agreedRate: agreedRateIn(notes, termsText),
    notes,
    problems: fields.problems,
  }
}

/** French notes carry their subject in front: `#PMD#En cas de retard …`. */
function notesIn(text: string): Note[] {
  const parts = text.split(/#([A-Z]{3})#/)
  const notes: Note[] = parts[0]?.trim() ? [{ subject: null, text: parts[0].trim() }] : []
  for (let i = 1; i < parts.length; i += 2) notes.push({ subject: parts[i] ?? null, text: (parts[i + 1] ?? '').trim() })
  return notes
}

function dueDates(root: XmlElement, fields: FieldReader): Invoice['dueDates'] {
  const stated = [
    'PaymentTerms/InstallmentDueDate',
    'DueDate',
    'PaymentMeans/PaymentDueDate',
    'PaymentTerms/PaymentDueDate',
  ].find((path) => textAt(root, path) !== null)
  return stated === undefined ? [] : textsAt(root, stated).flatMap((text) => fields.day(text, 'BT-9') ?? [])
}

function performed(root: XmlElement, fields: FieldReader): Pick<Invoice, 'performedFrom' | 'performedTo'> {
  const delivered = fields.day(textAt(root, 'Delivery/ActualDeliveryDate'), 'BT-72')
  return {
    performedFrom: fields.day(textAt(root, 'InvoicePeriod/StartDate'), 'BT-73') ?? delivered,
    performedTo: fields.day(textAt(root, 'InvoicePeriod/EndDate'), 'BT-74') ?? delivered,
  }
}

type Amounts = Pick<Invoice, 'totalCents' | 'paidCents' | 'roundingCents' | 'dueCents'>

function amounts(total: XmlElement | null, fields: FieldReader): Amounts {
  return {
    totalCents: fields.cents(textAt(total, 'TaxInclusiveAmount'), 'BT-112'),
    paidCents: fields.cents(textAt(total, 'PrepaidAmount'), 'BT-113') ?? 0,
    roundingCents: fields.cents(textAt(total, 'PayableRoundingAmount'), 'BT-114') ?? 0,
    dueCents: fields.cents(textAt(total, 'PayableAmount'), 'BT-115'),
  }
}

function partyOf(party: XmlElement | null): Party {
  if (party === null) return NOBODY
  const address = firstAt(party, 'PostalAddress')
  const country = textAt(address, 'Country/IdentificationCode')
  const taxes = allAt(party, 'PartyTaxScheme')
  const vat = textAt(taxes.find((tax) => textAt(tax, 'TaxScheme/ID') === 'VAT') ?? null, 'CompanyID')
  const legal = allAt(party, 'PartyLegalEntity/CompanyID')
  const ids = [...legal, ...allAt(party, 'PartyIdentification/ID')].map(({ text, attributes }) => ({
    id: text.trim(),
    scheme: attributes['schemeID'] ?? null,
  }))
  return {
    name: textAt(party, 'PartyLegalEntity/RegistrationName') ?? textAt(party, 'PartyName/Name'),
    ...companyNumbers(ids, { vat, country }),
    vat,
    legalId: legal[0]?.text.trim() || null,
    addressLines: ['StreetName', 'AdditionalStreetName', 'AddressLine/Line'].flatMap(
      (line) => textAt(address, line) ?? [],
    ),
    postcode: textAt(address, 'PostalZone'),
    city: textAt(address, 'CityName'),
    country,
    contactName: textAt(party, 'Contact/Name'),
    email: textAt(party, 'Contact/ElectronicMail'),
    phone: textAt(party, 'Contact/Telephone'),
    platformAddress:
      allAt(party, 'EndpointID')
        .find(({ attributes }) => attributes['schemeID'] === '0225')
        ?.text.trim() || null,
  }
}
