// What `read --json` must say about files of banks and of the public services, given what others found in them.

import type { Answer, Comparer, Difference, Expected } from './values.ts'

type Row = Readonly<Record<string, unknown>>

const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : [])
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** `1200,5` or `-1200.50` as cents; decimals beyond the second must be zeros. */
function cents(value: unknown): number | null {
  const match = /^([+-]?)(\d*)[.,]?(\d{0,2})(0*)$/.exec(textOf(value))
  if (match === null || !/\d/.test(match[0])) return null
  const [, sign, whole, fraction = ''] = match
  return Number(`${sign}${whole}${fraction.padEnd(2, '0')}`) + 0
}

function differing(
  wanted: readonly (readonly [field: string, read: unknown, expected: unknown])[],
): readonly Difference[] {
  return wanted.flatMap(([field, read, expected]) =>
    JSON.stringify(read ?? null) === JSON.stringify(expected ?? null)
      ? []
      : [{ field, read: read ?? null, expected: expected ?? null }],
  )
}

const accountsOf = (answer: Answer): readonly Row[] => rows(answer['accounts'])
const entriesOf = (account: Row | undefined): readonly Row[] => rows(account?.['entries'])
const allEntries = (answer: Answer): readonly Row[] => accountsOf(answer).flatMap(entriesOf)
const column = (list: readonly Row[], field: string): readonly unknown[] => list.map((row) => row[field])
const known = (list: readonly unknown[]): readonly unknown[] => list.filter((value) => value !== null && value !== '')
const sums = (entries: readonly Row[], sign: 1 | -1): number =>
  entries.reduce((sum, entry) => sum + Math.max(0, Number(entry['amountCents']) * sign), 0)

const camt: Comparer = {
  isUnreadable: (expected) => rows(expected['statements']).length === 0,
  compare(answer, expected) {
    const statements = rows(expected['statements'])
    const accounts = accountsOf(answer)
    const balance = (statement: Row, type: string): number | null => {
      const given = rows(statement['balances']).find((one) => one['type'] === type)
      const amount = given === undefined ? null : cents(given['amount'])
      return amount === null ? null : amount * (given?.['sign'] === 'DBIT' ? -1 : 1)
    }
    const written = JSON.stringify(allEntries(answer).map((entry) => [entry['remittance'], entry['creditorReference']]))
    const remittance = statements.flatMap((one) => [...texts(one['ustrd']), ...texts(one['strdRefs'])])
    return differing([
      ['accounts', column(accounts, 'account'), column(statements, 'account')],
      ['openingCents', column(accounts, 'openingCents'), statements.map((one) => balance(one, 'OPBD'))],
      ['closingCents', column(accounts, 'closingCents'), statements.map((one) => balance(one, 'CLBD'))],
      ['entries', accounts.map((account) => entriesOf(account).length), column(statements, 'entries')],
      [
        'credits',
        accounts.map((account) => sums(entriesOf(account), 1)),
        statements.map((one) => cents(one['sumCredit'])),
      ],
      [
        'debits',
        accounts.map((account) => sums(entriesOf(account), -1)),
        statements.map((one) => cents(one['sumDebit'])),
      ],
      ['remittance', remittance.filter((text) => !written.includes(JSON.stringify(text.trim()).slice(1, -1))), []],
    ])
  },
}

const cfonb: Comparer = {
  isUnreadable: (expected) => 'statements' in expected && rows(expected['statements']).length === 0,
  compare(answer, expected) {
    const accounts = accountsOf(answer)
    const records = expected['records'] as Row | undefined
    if (records !== undefined)
      return differing([
        ['accounts', accounts.length, records['31']],
        ['entries', allEntries(answer).length, records['34']],
      ])
    const statements = rows(expected['statements'])
    const operations = statements.flatMap((one) => rows(one['operations']))
    const compact = (day: unknown): string => textOf(day).replace(/^..(..)-(..)-(..)$/, '$3$2$1')
    return differing([
      [
        'accounts',
        column(accounts, 'account'),
        statements.map((one) => `${textOf(one['bank'])} ${textOf(one['branch'])} ${textOf(one['account'])}`),
      ],
      ['openingCents', column(accounts, 'openingCents'), statements.map((one) => cents(one['open']))],
      ['closingCents', column(accounts, 'closingCents'), statements.map((one) => cents(one['close']))],
      ['amounts', column(allEntries(answer), 'amountCents'), operations.map((one) => cents(one['amount']))],
      ['days', allEntries(answer).map((one) => compact(one['bookingDate'])), column(operations, 'date')],
      ['codes', column(allEntries(answer), 'transactionCode'), column(operations, 'code')],
    ])
  },
}

const mt940: Comparer = {
  isUnreadable: (expected) =>
    expected['entries61'] === 0 &&
    ['opening', 'closing', 'account'].every((field) => rows(expected[field]).length === 0),
  compare(answer, expected) {
    const balances = (field: string): readonly unknown[] =>
      (rows(expected[field]) as unknown as readonly (readonly string[])[]).map(
        ([sign, , , amount = '']) => (cents(amount) ?? 0) * (sign === 'D' ? -1 : 1) + 0,
      )
    return differing([
      ['entries', allEntries(answer).length, expected['entries61']],
      ['openingCents', known(column(accountsOf(answer), 'openingCents')), balances('opening')],
      ['closingCents', known(column(accountsOf(answer), 'closingCents')), balances('closing')],
      [
        'accounts',
        known(column(accountsOf(answer), 'account')),
        texts(expected['account']).map((text) => text.replace(/(?<=\d)[A-Z]{3}$/, '')),
      ],
    ])
  },
}

const ofx: Comparer = {
  isUnreadable: (expected) => expected['transactions'] === 0 && rows(expected['accounts']).length === 0,
  compare(answer, expected) {
    const entries = allEntries(answer)
    return differing([
      ['accounts', known(column(accountsOf(answer), 'account')), expected['accounts']],
      ['closingCents', known(column(accountsOf(answer), 'closingCents')), texts(expected['ledgerBal']).map(cents)],
      ['entries', entries.length, expected['transactions']],
      ['sum', sums(entries, 1) - sums(entries, -1), cents(expected['sumTrnAmt'])],
    ])
  },
}

const sepa: Comparer = {
  compare(answer, expected) {
    const transactions = rows(answer['transactions'])
    const found = [
      ['messageId', answer['messageId'], expected['msgId']],
      ['endToEndIds', known(column(transactions, 'endToEndId')), expected['endToEndIds']],
    ] as const
    if (answer['kind'] === 'payment-order')
      return differing([
        ...found,
        ['count', String(answer['transactionCount']), expected['nbOfTxs']],
        ['controlSumCents', answer['controlSumCents'], cents(expected['ctrlSum'])],
        ['sum', transactions.reduce((sum, one) => sum + Number(one['amountCents']), 0), cents(expected['sum'])],
        ['mandates', known(column(transactions, 'mandateId')), expected['mandates']],
      ])
    const payments = rows(answer['payments'])
    const reasons = [
      ...texts(answer['groupReasons']),
      ...[...payments, ...transactions].flatMap((one) => texts(one['reasons'])),
    ]
    return differing([
      ...found,
      ['groupStatus', answer['groupStatus'], expected['groupStatus']],
      ['paymentStatuses', known(column(payments, 'status')), expected['pmtStatus']],
      ['statuses', known(column(transactions, 'status')), expected['txStatus']],
      ['reasons', reasons.toSorted(), texts(expected['reasonCodes']).toSorted()],
    ])
  },
}

const bodacc: Comparer = {
  isUnreadable: (expected) => !('items' in expected),
  compare(answer, expected) {
    const notices = rows(answer['notices'])
    const items = rows(expected['items'])
    return differing([
      ['sirens', notices.map((one) => texts(one['sirens'])[0]), column(items, 'siren')],
      ['days', column(notices, 'publishedOn'), column(items, 'date')],
      ['courts', column(notices, 'court'), column(items, 'court')],
      ['natures', column(notices, 'nature'), column(items, 'nature')],
      ['judgments', column(notices, 'judgmentDate'), column(items, 'judgmentDate')],
    ])
  },
}

const STATES: Readonly<Record<string, string>> = { A: 'active', 'en activité': 'active', C: 'closed', cessée: 'closed' }

const sirene: Comparer = {
  isUnreadable: (expected: Expected) => rows(expected['results']).length === 0,
  compare(answer, expected) {
    const companies = rows(answer['companies'])
    const results = rows(expected['results'])
    return differing([
      ['sirens', column(companies, 'siren'), column(results, 'siren')],
      ['names', column(companies, 'name'), column(results, 'name')],
      ['states', column(companies, 'state'), results.map((one) => STATES[textOf(one['state'])] ?? 'unknown')],
      ['seats', column(companies, 'siret'), column(results, 'siege')],
      ['activities', column(companies, 'activity'), column(results, 'naf')],
      ['legalForms', column(companies, 'legalForm'), column(results, 'cat')],
    ])
  },
}

export const BANK_COMPARERS: Readonly<Record<string, Comparer>> = { camt, cfonb, mt940, ofx, sepa, bodacc, sirene }
