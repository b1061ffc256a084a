// The structure of status 212 as the schema and the rules of the reform ask for it, element by element.

import { expect, test } from 'vitest'
import { writeCollectedMessage } from './write-status-message.ts'

const MESSAGE = writeCollectedMessage({
  invoiceNumber: 'F202500003',
  invoiceTypeCode: '380',
  invoiceIssueDate: '2025-07-01',
  seller: { siren: '100000009', name: 'Vendeur & Fils' },
  buyer: { siren: '200000008', name: 'Acheteur', platformAddress: '200000008_STATUTS' },
  currency: 'EUR',
  parts: [
    { percent: '20.00', cents: 50_000 },
    { percent: '5.50', cents: 1_055 },
  ],
  collectedOn: '2025-08-02',
  at: '2025-08-02T10:05:00.000Z',
})

/** Elements in their order, each with what is above it and what it says. */
function elementsOf(xml: string): readonly string[] {
  const found: string[] = []
  const above: string[] = []
  for (const [, slash, name = '', attributes = '', text = ''] of xml.matchAll(
    /<(\/?)(?:rsm|ram|udt|qdt):(\w+)([^>]*)>([^<]*)/g,
  )) {
    if (slash) above.pop()
    else {
      above.push(name)
      const says = text.trim()
      if (says !== '')
        found.push(`${above.slice(1).join('/')}${attributes.includes('xmlns') ? '' : attributes} = ${says}`)
    }
  }
  return found
}

test('each element stands where CDAR D22B puts it and says what the French rules ask for', () => {
  expect(elementsOf(MESSAGE)).toEqual([
    'ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID = REGULATED',
    'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID = urn.cpro.gouv.fr:1p0:CDV:invoice',
    'ExchangedDocument/ID = F202500003_212_20250802100500#380_20250701',
    'ExchangedDocument/Name = F202500003 212 Encaissée',
    'ExchangedDocument/IssueDateTime/DateTimeString format="204" = 20250802100500',
    'ExchangedDocument/SenderTradeParty/RoleCode = WK',
    'ExchangedDocument/IssuerTradeParty/GlobalID schemeID="0002" = 100000009',
    'ExchangedDocument/IssuerTradeParty/Name = Vendeur &amp; Fils',
    'ExchangedDocument/IssuerTradeParty/RoleCode = SE',
    'ExchangedDocument/RecipientTradeParty/GlobalID schemeID="0002" = 200000008',
    'ExchangedDocument/RecipientTradeParty/Name = Acheteur',
    'ExchangedDocument/RecipientTradeParty/RoleCode = BY',
    'ExchangedDocument/RecipientTradeParty/URIUniversalCommunication/URIID schemeID="0225" = 200000008_STATUTS',
    'ExchangedDocument/RecipientTradeParty/GlobalID schemeID="0238" = 9998',
    'ExchangedDocument/RecipientTradeParty/Name = PPF',
    'ExchangedDocument/RecipientTradeParty/RoleCode = DFH',
    'AcknowledgementDocument/MultipleReferencesIndicator/Indicator = false',
    'AcknowledgementDocument/TypeCode = 23',
    'AcknowledgementDocument/IssueDateTime/DateTimeString format="204" = 20250802100500',
    'AcknowledgementDocument/ReferenceReferencedDocument/IssuerAssignedID = F202500003',
    'AcknowledgementDocument/ReferenceReferencedDocument/StatusCode = 47',
    'AcknowledgementDocument/ReferenceReferencedDocument/TypeCode = 380',
    'AcknowledgementDocument/ReferenceReferencedDocument/ReferenceTypeCode = urn.cpro.gouv.fr:1p0:CDV:einvoicingF2',
    'AcknowledgementDocument/ReferenceReferencedDocument/FormattedIssueDateTime/DateTimeString format="102" = 20250701',
    'AcknowledgementDocument/ReferenceReferencedDocument/ProcessConditionCode = 212',
    'AcknowledgementDocument/ReferenceReferencedDocument/ProcessCondition = Encaissée',
    'AcknowledgementDocument/ReferenceReferencedDocument/IssuerTradeParty/GlobalID schemeID="0002" = 100000009',
    'AcknowledgementDocument/ReferenceReferencedDocument/SpecifiedDocumentStatus/SequenceNumeric = 1',
    ...[
      ['500.00', '20.00'],
      ['10.55', '5.50'],
    ].flatMap(([amount, percent]) => [
      `${COLLECTED}/TypeCode = MEN`,
      `${COLLECTED}/ValueChangedIndicator/IndicatorString = false`,
      `${COLLECTED}/ValueAmount currencyID="EUR" = ${amount}`,
      `${COLLECTED}/ValueDateTime/DateTimeString format="102" = 20250802`,
      `${COLLECTED}/ValuePercent = ${percent}`,
    ]),
  ])
})

const COLLECTED =
  'AcknowledgementDocument/ReferenceReferencedDocument/SpecifiedDocumentStatus/SpecifiedDocumentCharacteristic'

test('its names are those of CDAR, under the prefixes that it uses', () => {
  expect(MESSAGE.match(/<rsm:CrossDomainAcknowledgementAndResponse [^>]*>/)?.[0].match(/xmlns:\w+="[^"]+"/g)).toEqual([
    'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100"',
    'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"',
    'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"',
    'xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"',
  ])
})
