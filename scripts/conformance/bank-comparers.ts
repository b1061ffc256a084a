// What `read --json` must say about the samples of banks' files: accounts, balances, movements, answers about payments.

import { type Answer, at, centsOf, type Comparer, differences, listOf, textOf } from './values.ts'

/** Amounts of the samples have a point or a comma, and sometimes nothing behind it. */
const amount = (value: unknown): number | null => centsOf((textOf(value) ?? '').replace(/,$/, '').replace(',', '.'))

const accountsOf = (answer: Answer): readonly unknown[] => listOf(answer['accounts'])
const entriesOf = (account: unknown): readonly unknown[] => listOf(at(account, 'entries'))
const centsIn = (account: unknown): readonly number[] =>
  entriesOf(account).map((entry) => Number(at(entry, 'amountCents')))
const sumOf = (cents: readonly number[]): number => cents.reduce((sum, one) => sum + one, 0)
const isGiven = (reference: unknown): boolean => textOf(reference) !== 'NOTPROVIDED'
const known = (values: readonly unknown[]): readonly unknown[] =>
  values.filter((value) => value !== null && value !== '')

/** Texts are cut and joined differently by everybody: only their letters are compared. */
const letters = (text: unknown): string => (textOf(text) ?? '').replace(/[^\p{L}\p{N}]/gu, '')

/** Those of the pieces of text that no entry has. */
const lacking = (entries: readonly unknown[], field: string, pieces: unknown): readonly unknown[] => {
  const texts = entries.map((entry) => letters(at(entry, field)))
  return listOf(pieces).filter((piece) => texts.every((text) => !text.includes(letters(piece))))
}

const camt: Comparer = {
  isUnreadable: (expected) => listOf(expected['statements']).length === 0,
  compare(answer, expected) {
    const statements = listOf(expected['statements'])
    const balance = (statement: unknown, type: string): number | null => {
      const given = listOf(at(statement, 'balances')).find((one) => at(one, 'type') === type)
      const cents = amount(at(given, 'amount'))
      return cents !== null && at(given, 'sign') === 'DBIT' ? -cents : cents
    }
    const accounts = accountsOf(answer)
    const lackingIn = (field: string, name: string) =>
      statements.flatMap((one, place) => lacking(entriesOf(accounts[place]), field, at(one, name))).filter(isGiven)
    const side = (account: unknown, sign: 1 | -1) => sumOf(centsIn(account).map((cents) => Math.max(0, cents * sign)))
    const found = {
      kind: answer['kind'],
      account: accounts.map((one) => at(one, 'account')),
      openingCents: accounts.map((one) => at(one, 'openingCents') ?? null),
      closingCents: accounts.map((one) => at(one, 'closingCents') ?? null),
      entries: accounts.map((one) => entriesOf(one).length),
      creditCents: accounts.map((one) => side(one, 1)),
      debitCents: accounts.map((one) => side(one, -1)),
      lackingTexts: lackingIn('remittance', 'ustrd'),
      lackingReferences: lackingIn('creditorReference', 'strdRefs'),
      lackingEndToEndIds: lackingIn('endToEndId', 'endToEndIds'),
      lackingReturnReasons: lackingIn('returnReason', 'returnReasons'),
    }
    return differences(found, [
      ['lackingTexts', []],
      ['lackingReferences', []],
      ['lackingEndToEndIds', []],
      ['lackingReturnReasons', []],
      ['kind', 'statement'],
      ['account', statements.map((one) => at(one, 'account'))],
      ['openingCents', statements.map((one) => balance(one, 'OPBD'))],
      ['closingCents', statements.map((one) => balance(one, 'CLBD'))],
      ['entries', statements.map((one) => at(one, 'entries'))],
      ['creditCents', statements.map((one) => amount(at(one, 'sumCredit')))],
      ['debitCents', statements.map((one) => amount(at(one, 'sumDebit')))],
    ])
  },
}

/** `2026-11-21` as CFONB has it: 211126. */
const shortDay = (entry: unknown, field: string): string =>
  (textOf(at(entry, field)) ?? '').replace(/^..(..)-(..)-(..)$/, '$3$2$1')

const cfonb: Comparer = {
  isUnreadable: (expected) => !('records' in expected) && listOf(expected['statements']).length === 0,
  compare(answer, expected) {
    const accounts = accountsOf(answer)
    if ('records' in expected) {
      const records = { headers: accounts.length, details: accounts.flatMap(entriesOf).length }
      return differences(records, [
        ['headers', at(expected['records'], '31')],
        ['details', at(expected['records'], '34')],
      ])
    }
    const statements = listOf(expected['statements'])
    const named = (one: unknown) => ['bank', 'branch', 'account'].map((part) => textOf(at(one, part))).join(' ')
    const found = {
      kind: answer['kind'],
      account: accounts.map((one) => at(one, 'account')),
      openingCents: accounts.map((one) => at(one, 'openingCents') ?? null),
      closingCents: accounts.map((one) => at(one, 'closingCents') ?? null),
      amountCents: accounts.map(centsIn),
      days: accounts.map((one) =>
        entriesOf(one).map((entry) => [shortDay(entry, 'bookingDate'), shortDay(entry, 'valueDate')]),
      ),
      lackingTexts: statements.flatMap((one, place) =>
        listOf(at(one, 'operations')).flatMap((movement, index) =>
          lacking(entriesOf(accounts[place]).slice(index, index + 1), 'remittance', [at(movement, 'label')]),
        ),
      ),
    }
    return differences(found, [
      ['kind', 'statement'],
      ['account', statements.map(named)],
      ['openingCents', statements.map((one) => amount(at(one, 'open')))],
      ['closingCents', statements.map((one) => amount(at(one, 'close')))],
      [
        'amountCents',
        statements.map((one) => listOf(at(one, 'operations')).map((movement) => amount(at(movement, 'amount')))),
      ],
      [
        'days',
        statements.map((one) =>
          listOf(at(one, 'operations')).map((movement) => [at(movement, 'date'), at(movement, 'valueDate')]),
        ),
      ],
      ['lackingTexts', []],
    ])
  },
}

const mt940: Comparer = {
  isUnreadable: (expected) =>
    expected['entries61'] === 0 &&
    [expected['opening'], expected['closing']].every((list) => listOf(list).length === 0),
  compare(answer, expected) {
    const balances = (name: string) =>
      listOf(expected[name]).map((balance) => {
        const [sign, , , cents] = listOf(balance)
        const value = amount(cents)
        return sign === 'D' && value !== null && value !== 0 ? -value : value
      })
    const accounts = accountsOf(answer)
    const found = {
      kind: answer['kind'],
      entries: accounts.flatMap(entriesOf).length,
      openingCents: known(accounts.map((one) => at(one, 'openingCents') ?? null)),
      closingCents: known(accounts.map((one) => at(one, 'closingCents') ?? null)),
    }
    return differences(found, [
      ['kind', 'statement'],
      ['entries', expected['entries61']],
      ['openingCents', balances('opening')],
      ['closingCents', balances('closing')],
    ])
  },
}

const ofx: Comparer = {
  isUnreadable: (expected) => expected['transactions'] === 0 && listOf(expected['accounts']).length === 0,
  compare(answer, expected) {
    const accounts = accountsOf(answer)
    const found = {
      kind: answer['kind'],
      account: known(accounts.map((one) => at(one, 'account'))),
      closingCents: known(accounts.map((one) => at(one, 'closingCents') ?? null)),
      entries: accounts.flatMap(entriesOf).length,
      sumCents: sumOf(accounts.flatMap(centsIn)),
    }
    return differences(found, [
      ['kind', 'statement'],
      ['account', expected['accounts']],
      ['closingCents', listOf(expected['ledgerBal']).map(amount)],
      ['entries', expected['transactions']],
      ['sumCents', amount(expected['sumTrnAmt']) ?? 0],
    ])
  },
}

const sepa: Comparer = {
  compare(answer, expected) {
    const transactions = listOf(answer['transactions'])
    const each = (list: readonly unknown[], field: string) => known(list.map((one) => at(one, field) ?? null))
    const found = {
      messageId: answer['messageId'],
      endToEndIds: each(transactions, 'endToEndId'),
      groupStatus: answer['groupStatus'] ?? null,
      statuses: each(transactions, 'status'),
      transactions: transactions.length,
      paymentStatuses: each(listOf(answer['payments']), 'status'),
      reasons: [
        answer['groupReasons'],
        ...[...listOf(answer['payments']), ...transactions].map((one) => at(one, 'reasons')),
      ].flatMap(listOf),
      mandates: each(transactions, 'mandateId'),
      sequences: [...new Set(each(transactions, 'sequence'))],
      sumCents: sumOf(transactions.map((one) => Number(at(one, 'amountCents') ?? 0))),
    }
    return differences(found, [
      ['messageId', expected['msgId']],
      ['endToEndIds', expected['endToEndIds']],
      ['groupStatus', expected['groupStatus']],
      ['statuses', expected['txStatus']],
      ['paymentStatuses', expected['pmtStatus']],
      ['reasons', expected['reasonCodes']],
      ['mandates', expected['mandates']],
      ['sequences', expected['seqTp']],
      ['sumCents', amount(expected['sum']) ?? 0],
      ...(Number(expected['tx']) > 0 ? ([['transactions', expected['tx']]] as const) : []),
    ])
  },
}

export const BANK_COMPARERS: Readonly<Record<string, Comparer>> = { camt, cfonb, mt940, ofx, sepa }
