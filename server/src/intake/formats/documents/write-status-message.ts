// The message that an invoice was collected (status 212, XP Z12-012 V1.4.0): what was paid, VAT included, under each rate of VAT. Asked
// for where VAT falls due on receipts. The order of elements is that of CDAR D22B; it was held against that schema, the schematron
// BR-FR-CDV of 30 June 2026 and example 07-CDV-212 of XP Z12-014. Left out of that example: when the invoice was received (MDT-95).

import type { Cents, Day } from '#kernel'

export type CollectedMessage = {
  readonly invoiceNumber: string
  readonly invoiceTypeCode: string
  readonly invoiceIssueDate: Day
  readonly seller: { readonly siren: string; readonly name: string }
  readonly buyer: { readonly siren: string; readonly name: string; readonly platformAddress: string }
  readonly currency: string
  /** By rate; their sum is what was collected. */
  readonly parts: readonly { readonly percent: string; readonly cents: Cents }[]
  readonly collectedOn: Day
  /** When the message is written: `2026-11-21T09:00:00.000Z`. */
  readonly at: string
}

export function writeCollectedMessage(message: CollectedMessage): string {
  const { invoiceNumber, invoiceTypeCode, seller, buyer } = message
  const at = message.at.replace(/[-:T]/g, '').slice(0, 14)
  const issued = message.invoiceIssueDate.replaceAll('-', '')
  const time = (value: string) =>
    `<ram:IssueDateTime><udt:DateTimeString format="204">${value}</udt:DateTimeString></ram:IssueDateTime>`
  const siren = (value: string) => `<ram:GlobalID schemeID="0002">${escaped(value)}</ram:GlobalID>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rsm:CrossDomainAcknowledgementAndResponse ${NAMESPACES}>`,
    '<rsm:ExchangedDocumentContext>',
    '<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>REGULATED</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>',
    '<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn.cpro.gouv.fr:1p0:CDV:invoice</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>',
    '</rsm:ExchangedDocumentContext>',
    '<rsm:ExchangedDocument>',
    `<ram:ID>${escaped(`${invoiceNumber}_212_${at}#${invoiceTypeCode}_${issued}`)}</ram:ID>`,
    `<ram:Name>${escaped(`${invoiceNumber} 212 Encaissée`)}</ram:Name>`,
    time(at),
    '<ram:SenderTradeParty><ram:RoleCode>WK</ram:RoleCode></ram:SenderTradeParty>',
    `<ram:IssuerTradeParty>${siren(seller.siren)}<ram:Name>${escaped(seller.name)}</ram:Name><ram:RoleCode>SE</ram:RoleCode></ram:IssuerTradeParty>`,
    `<ram:RecipientTradeParty>${siren(buyer.siren)}<ram:Name>${escaped(buyer.name)}</ram:Name><ram:RoleCode>BY</ram:RoleCode>`,
    `<ram:URIUniversalCommunication><ram:URIID schemeID="0225">${escaped(buyer.platformAddress)}</ram:URIID></ram:URIUniversalCommunication></ram:RecipientTradeParty>`,
    // The tax administration's own portal needs no address.
    '<ram:RecipientTradeParty><ram:GlobalID schemeID="0238">9998</ram:GlobalID><ram:Name>PPF</ram:Name><ram:RoleCode>DFH</ram:RoleCode></ram:RecipientTradeParty>',
    '</rsm:ExchangedDocument>',
    '<rsm:AcknowledgementDocument>',
    '<ram:MultipleReferencesIndicator><udt:Indicator>false</udt:Indicator></ram:MultipleReferencesIndicator>',
    '<ram:TypeCode>23</ram:TypeCode>',
    time(at),
    '<ram:ReferenceReferencedDocument>',
    `<ram:IssuerAssignedID>${escaped(invoiceNumber)}</ram:IssuerAssignedID>`,
    '<ram:StatusCode>47</ram:StatusCode>',
    `<ram:TypeCode>${escaped(invoiceTypeCode)}</ram:TypeCode>`,
    // What the status is about (MDT-97, rule G7.14): an invoice. No schematron asks for it; annex A does, and so does the portal.
    '<ram:ReferenceTypeCode>urn.cpro.gouv.fr:1p0:CDV:einvoicingF2</ram:ReferenceTypeCode>',
    `<ram:FormattedIssueDateTime><qdt:DateTimeString format="102">${issued}</qdt:DateTimeString></ram:FormattedIssueDateTime>`,
    '<ram:ProcessConditionCode>212</ram:ProcessConditionCode><ram:ProcessCondition>Encaissée</ram:ProcessCondition>',
    `<ram:IssuerTradeParty>${siren(seller.siren)}</ram:IssuerTradeParty>`,
    '<ram:SpecifiedDocumentStatus><ram:SequenceNumeric>1</ram:SequenceNumeric>',
    ...message.parts.map((part) => collected(part, message)),
    '</ram:SpecifiedDocumentStatus></ram:ReferenceReferencedDocument></rsm:AcknowledgementDocument>',
    '</rsm:CrossDomainAcknowledgementAndResponse>',
    '',
  ].join('\n')
}

type Part = CollectedMessage['parts'][number]

const collected = ({ percent, cents }: Part, { currency, collectedOn }: CollectedMessage): string =>
  [
    '<ram:SpecifiedDocumentCharacteristic><ram:TypeCode>MEN</ram:TypeCode>',
    '<ram:ValueChangedIndicator><udt:IndicatorString>false</udt:IndicatorString></ram:ValueChangedIndicator>',
    `<ram:ValueAmount currencyID="${escaped(currency)}">${decimal(cents)}</ram:ValueAmount>`,
    `<ram:ValueDateTime><udt:DateTimeString format="102">${collectedOn.replaceAll('-', '')}</udt:DateTimeString></ram:ValueDateTime>`,
    `<ram:ValuePercent>${escaped(percent)}</ram:ValuePercent></ram:SpecifiedDocumentCharacteristic>`,
  ].join('')

const NAMESPACES = ['rsm', 'ram', 'udt', 'qdt']
  .map((prefix, place) => {
    const name = [
      'CrossDomainAcknowledgementAndResponse',
      'ReusableAggregateBusinessInformationEntity',
      'UnqualifiedDataType',
      'QualifiedDataType',
    ][place]
    return `xmlns:${prefix}="urn:un:unece:uncefact:data:standard:${name}:100"`
  })
  .join(' ')

const decimal = (cents: Cents): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)
