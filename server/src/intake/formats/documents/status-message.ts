// Life-cycle messages of the French reform (UN/CEFACT CDAR, XP Z12-012): what happened to an invoice, each with its reasons. A message
// may speak of several invoices.

import { isValidIBAN } from 'ibantools'
import { dateAt, partyOf } from './cii.ts'
import type { InvoiceStatus, StatusAmount } from './document.ts'
import { compactIban, fieldReader, type FieldReader } from './fields.ts'
import { allAt, firstAt, textAt, textsAt, type XmlElement } from './xml-tree.ts'

export function readStatusMessage(root: XmlElement): readonly InvoiceStatus[] {
  const message = firstAt(root, 'ExchangedDocument')
  return allAt(root, 'AcknowledgementDocument').flatMap((acknowledgement) =>
    allAt(acknowledgement, 'ReferenceReferencedDocument').map((about) => statusOf(message, acknowledgement, about)),
  )
}

function statusOf(message: XmlElement | null, acknowledgement: XmlElement, about: XmlElement): InvoiceStatus {
  const fields = fieldReader()
  const issuer = firstAt(message, 'IssuerTradeParty')
  const details = allAt(about, 'SpecifiedDocumentStatus')
  const characteristics = allAt(about, 'SpecifiedDocumentStatus/SpecifiedDocumentCharacteristic')
  const code = textAt(about, 'ProcessConditionCode')
  return {
    kind: 'invoice-status',
    invoiceNumber: textAt(about, 'IssuerAssignedID'),
    invoiceIssueDate: fields.day(dateAt(about, 'FormattedIssueDateTime'), 'MDT-100'),
    invoiceTypeCode: textAt(about, 'TypeCode'),
    statusCode: code,
    label: textAt(about, 'ProcessCondition')?.replaceAll('_', ' ') ?? null,
    date: fields.day(dateAt(acknowledgement, 'IssueDateTime') ?? dateAt(message, 'IssueDateTime'), 'MDT-78'),
    reasons: details.flatMap((detail) => {
      const reason = {
        code: textAt(detail, 'ReasonCode'),
        text: reasonText(detail),
        action: textAt(detail, 'RequestedActionCode'),
      }
      return reason.code === null && reason.text === null && reason.action === null ? [] : [reason]
    }),
    amounts: characteristics.flatMap((one) => amountOf(one, fields)),
    issuerRole: textAt(issuer, 'RoleCode'),
    issuerSiren: partyOf(issuer).siren,
    sellerSiren: partyOf(firstAt(about, 'IssuerTradeParty')).siren,
    buyerSiren:
      allAt(message, 'IssuerTradeParty')
        .concat(allAt(message, 'RecipientTradeParty'))
        .flatMap((party) => (textAt(party, 'RoleCode') === 'BY' ? (partyOf(party).siren ?? []) : []))[0] ?? null,
    payeeIban: ibanIn(characteristics),
    payeeName: textAt(issuer, 'RoleCode') === 'DL' ? textAt(issuer, 'Name') : null,
    problems: fields.problems,
  }
}

const reasonText = (detail: XmlElement): string | null =>
  [...textsAt(detail, 'Reason'), ...textsAt(detail, 'IncludedNote/Content')].join(' ') || null

function amountOf(characteristic: XmlElement, fields: FieldReader): readonly StatusAmount[] {
  const type = textAt(characteristic, 'TypeCode')
  const amount = textAt(characteristic, 'ValueAmount')
  if (type === null || amount === null) return []
  return [{ type, cents: fields.cents(amount, 'MDT-215'), percent: textAt(characteristic, 'ValuePercent') }]
}

/** The new account (CBB) stands in a field of free choice: an account number proves itself by its check digits. */
function ibanIn(characteristics: readonly XmlElement[]): string | null {
  const stated = characteristics.filter((one) => textAt(one, 'TypeCode') === 'CBB')
  const texts = stated.flatMap(({ children }) => children.map(({ text }) => compactIban(text)))
  return texts.find((text) => isValidIBAN(text)) ?? null
}
