// What `read --json` must say about a sample, given what others found in it: a comparer per format, by the folder that holds its
// samples. A format without one is counted as not read yet.

import { BANK_COMPARERS } from './bank-comparers.ts'
import { email } from './email-comparer.ts'
import { OPEN_DATA_COMPARERS } from './open-data-comparers.ts'
import { at, centsOf, type Comparer, differences, type Expected, listOf, textOf } from './values.ts'

const invoiceOf = (expected: Expected): Expected => (expected['invoice'] ?? expected) as Expected

/** Nine digits of a French seller are its SIREN; other registers have numbers of their own. */
const sirenOf = (legalId: unknown, vat: unknown): string | undefined =>
  /^\d{9}$/.test(textOf(legalId) ?? '') && textOf(vat)?.startsWith('FR') ? (textOf(legalId) ?? undefined) : undefined

const invoice: Comparer = {
  isUnreadable: (expected) => !('number' in invoiceOf(expected)),
  compare(answer, row) {
    const expected = invoiceOf(row)
    const siren = sirenOf(expected['sellerLegalId'], expected['sellerVat'])
    const buyerSiren = sirenOf(expected['buyerLegalId'], expected['buyerVat'] ?? expected['sellerVat'])
    const [iban] = listOf(expected['ibans'])
    return differences(answer, [
      ['kind', 'invoice'],
      ['number', textOf(expected['number'])],
      ['profile', textOf(expected['profile'])],
      ['businessProcess', textOf(expected['businessProcess'])],
      ['typeCode', textOf(expected['typeCode'])],
      ['issueDate', textOf(expected['issueDate'])],
      ['dueDate', textOf(expected['dueDate'])],
      ...('buyerVat' in expected ? ([['buyer.vat', textOf(expected['buyerVat'])]] as const) : []),
      ...(buyerSiren === undefined ? [] : ([['buyer.siren', buyerSiren]] as const)),
      ['currency', textOf(expected['currency'])],
      ['totalCents', centsOf(expected['grandTotal'])],
      ['paidCents', centsOf(expected['prepaid']) ?? 0],
      ['dueCents', centsOf(expected['duePayable'])],
      ['seller.name', textOf(expected['seller']) ?? textOf(expected['sellerTradeName'])],
      ['seller.vat', textOf(expected['sellerVat'])],
      ...(siren === undefined ? [] : ([['seller.siren', siren]] as const)),
      ['buyer.name', textOf(expected['buyer']) ?? textOf(expected['buyerTradeName'])],
      ['payee.name', textOf(expected['payee'])],
      ['paymentReference', textOf(expected['paymentReference'])],
      ['iban', textOf(iban)?.replace(/\s/g, '') ?? null],
      ['precedingInvoices', expected['precedingInvoices']],
    ])
  },
}

const digitsOf = (day: unknown): string | undefined => textOf(day)?.replaceAll('-', '')

const status: Comparer = {
  compare(answer, expected) {
    const reasons = listOf(expected['reasons']).filter((reason) => textOf(at(reason, 'code')) !== null)
    const compared = listOf(answer['reasons']).filter((reason) => textOf(at(reason, 'code')) !== null)
    const codes = (list: readonly unknown[]) => list.map((reason) => [at(reason, 'code'), at(reason, 'action') ?? null])
    const amounts = listOf(expected['characteristics']).filter((one) => textOf(at(one, 'amount')) !== null)
    const found = {
      ...answer,
      reasonCodes: codes(compared),
      day: digitsOf(answer['date']),
      invoiceDay: digitsOf(answer['invoiceIssueDate']),
      stated: listOf(answer['amounts']).flatMap((one) =>
        at(one, 'amountCents') === null ? [] : [[at(one, 'type'), at(one, 'amountCents')]],
      ),
    }
    return differences(found, [
      ['invoiceDay', textOf(expected['invoiceIssueDate'])?.slice(0, 8)],
      ['invoiceTypeCode', textOf(expected['invoiceTypeCode'])],
      ['stated', amounts.map((one) => [at(one, 'type'), centsOf(at(one, 'amount'))])],
      ['kind', 'invoice-status'],
      ['invoiceNumber', textOf(expected['invoiceNumber'])],
      ['statusCode', textOf(expected['processConditionCode'])],
      ['label', textOf(expected['processCondition'])?.replaceAll('_', ' ')],
      ['day', textOf(expected['issuedAt'])?.slice(0, 8)],
      ['reasonCodes', codes(reasons)],
    ])
  },
}

const entries: Comparer = {
  compare(answer, expected) {
    return differences(answer, [
      ['kind', 'accounting-entries'],
      ['lines', expected['lines']],
      ['debitCents', centsOf(expected['debit'])],
      ['creditCents', centsOf(expected['credit'])],
      ['receivables.lines', expected['lines411']],
      ...('customers411' in expected
        ? ([
            ['receivables.accounts', expected['customers411']],
            ['receivables.openItems', expected['unletteredLines411']],
            ['receivables.openCents', centsOf(expected['openUnlettered411'])],
          ] as const)
        : []),
      ['refused', []],
    ])
  },
}

export const COMPARERS: Readonly<Record<string, Comparer>> = {
  'einvoice-cii': invoice,
  'einvoice-ubl': invoice,
  'einvoice-pdf': invoice,
  cdar: status,
  fec: entries,
  email,
  ...BANK_COMPARERS,
  ...OPEN_DATA_COMPARERS,
}
