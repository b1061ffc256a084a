// Every sample of the shared corpora of banks' files, read through the door that everybody uses, against the values that an extractor
// of another hand found in them. Where ours differ on purpose it is said why.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#kernel'
import { openFile } from '../../open-file.ts'
import { fileSource } from '../source.ts'
import type { PaymentOrder, PaymentStatus } from './pain.ts'
import type { StatementSummary } from './statement.ts'

const shared = process.env['QUITTANCE_SHARED']
const corpora = join(shared ?? '', 'corpora')
type Found = Record<string, unknown>
type Expected = Record<string, { readonly fromFile?: Found }>

const expectedOf = (folder: string): readonly (readonly [string, Found])[] => {
  if (shared === undefined) return []
  const all = JSON.parse(readFileSync(join(corpora, 'expected.json'), 'utf8')) as Expected
  return Object.entries(all).flatMap(([file, { fromFile }]) =>
    file.startsWith(`${folder}/`) && fromFile ? [[file, fromFile] as const] : [],
  )
}

/** Differences on purpose, by file. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'camt/genkgo__camt052.v6.xml': 'its only entry is pending, and what is pending is not taken',
  'cfonb/pennylane__invalid_date.txt': 'a closing balance of another account ends no statement: it is refused',
  'ofx/ofxparse__fidelity-savings.ofx': 'amounts with parts of a cent are refused one by one',
  'mt940/wolph__self-provided_raphaelm.sta':
    'closing balances without currency are read, which the extractor leaves out',
  'mt940/wolph__betterplace_sepa_snippet_broken.sta':
    'a second :25: inside a movement is refused, which the extractor counts',
}

async function read(file: string): Promise<StatementSummary | PaymentStatus | PaymentOrder | 'empty'> {
  const source = await fileSource(join(corpora, file))
  try {
    const opened = await openFile(source, { today: '2026-11-21', latestEntryDay: '2027-11-21' })
    if (opened.kind !== 'statement' && opened.kind !== 'payments') throw new Error(`${file} is read as ${opened.kind}`)
    return await opened.read()
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'intake.statement_empty' || error.code === 'intake.file_unknown'))
      return 'empty'
    throw error
  }
}

const euros = (text: string): number => Math.round(Number(text.replace(',', '.')) * 100)
const sumOf = (statement: StatementSummary): number =>
  statement.accounts.flatMap(({ entries }) => entries).reduce((sum, { amountCents }) => sum + amountCents, 0)
const accountsOf = (summary: Awaited<ReturnType<typeof read>>) => {
  if (summary === 'empty') return []
  if (summary.kind !== 'statement') throw new Error(summary.kind)
  return summary.accounts
}

describe.skipIf(shared === undefined)('the shared samples of bank files', () => {
  type CamtStatement = {
    readonly account: string
    readonly balances: readonly { type: string; amount: string; sign: string }[]
    readonly entries: number
    readonly sumCredit: string
    readonly sumDebit: string
    readonly endToEndIds: readonly string[]
    readonly ustrd: readonly string[]
    readonly strdRefs: readonly string[]
    readonly reversals: number
  }

  test.each(expectedOf('camt'))('%s', async (file, found) => {
    const statements = (found['statements'] ?? []) as readonly CamtStatement[]
    const accounts = accountsOf(await read(file))
    expect(accounts.map(({ account }) => account)).toEqual(statements.map(({ account }) => account))
    statements.forEach((statement, place) => {
      const { entries = [], openingCents, closingCents } = accounts[place] ?? {}
      const balance = (type: string): number | null => {
        const given = statement.balances.find((one) => one.type === type)
        return given === undefined ? null : euros(given.amount) * (given.sign === 'DBIT' ? -1 : 1)
      }
      expect(openingCents).toBe(balance('OPBD'))
      expect(closingCents).toBe(balance('CLBD'))
      if (file in EXPLAINED) return
      expect(entries.length).toBe(statement.entries)
      const side = (sign: 1 | -1): number =>
        entries.reduce((sum, { amountCents }) => sum + Math.max(0, amountCents * sign), 0)
      expect(side(1)).toBe(euros(statement.sumCredit))
      expect(side(-1)).toBe(euros(statement.sumDebit))
      expect(entries.filter(({ isReversal }) => isReversal).length).toBe(statement.reversals)
      const given = entries.flatMap(({ endToEndId }) => endToEndId ?? [])
      // Of an entry with several transactions that cannot be split none is the one.
      if (entries.length === statement.endToEndIds.length)
        expect(given).toEqual(statement.endToEndIds.filter((id) => id !== 'NOTPROVIDED'))
      const texts = entries.map(({ remittance, creditorReference }) => `${remittance} ${creditorReference}`).join(' ')
      for (const text of [...statement.ustrd, ...statement.strdRefs])
        expect(texts).toContain(text.trim().replace(/\s+/g, ' '))
    })
  })

  type CfonbStatement = {
    readonly bank: string
    readonly branch: string
    readonly account: string
    readonly open: string
    readonly close: string
    readonly balanced: boolean
    readonly operations: readonly {
      date: string
      valueDate: string
      code: string
      label: string
      amount: string
      ref: string
    }[]
  }

  test.each(expectedOf('cfonb'))('%s', async (file, found) => {
    const summary = await read(file)
    const accounts = accountsOf(summary)
    if (found['records'] !== undefined) {
      expect({ '31': accounts.length, '34': accounts.flatMap(({ entries }) => entries).length }).toMatchObject({
        '31': 2,
        '34': 3,
      })
      return
    }
    const statements = found['statements'] as readonly CfonbStatement[]
    expect(accounts.map(({ account }) => account)).toEqual(
      statements.map(({ bank, branch, account }) => `${bank} ${branch} ${account}`),
    )
    const refused = summary !== 'empty' && summary.kind === 'statement' ? summary.refused : []
    statements.forEach((statement, place) => {
      const { openingCents, closingCents, entries = [] } = accounts[place] ?? {}
      expect(openingCents).toBe(euros(statement.open))
      if (!(file in EXPLAINED)) expect(closingCents).toBe(euros(statement.close))
      const compact = (day: string | null): string => (day ?? '').replace(/^..(..)-(..)-(..)$/, '$3$2$1')
      expect(
        entries.map((entry) => ({
          date: compact(entry.bookingDate),
          valueDate: compact(entry.valueDate),
          code: entry.transactionCode,
          cents: entry.amountCents,
        })),
      ).toEqual(
        statement.operations.map(({ date, valueDate, code, amount }) => ({
          date,
          valueDate,
          code,
          cents: euros(amount),
        })),
      )
      entries.forEach((entry, at) => {
        expect(entry.remittance).toContain(statement.operations[at]?.label.trim().replace(/\s+/g, ' '))
      })
    })
    const unbalanced = refused.filter(({ code }) => code === 'intake.statement_unbalanced').length
    expect(unbalanced).toBe(statements.filter(({ balanced }) => !balanced).length)
  })

  type Balance = readonly [sign: string, day: string, currency: string, amount: string]

  test.each(expectedOf('mt940'))('%s', async (file, found) => {
    const accounts = accountsOf(await read(file))
    const balanceOf = ([sign, , , amount]: Balance): number => euros(amount.replace(/,$/, '')) * (sign === 'D' ? -1 : 1)
    const given = (name: string): readonly number[] => ((found[name] ?? []) as readonly Balance[]).map(balanceOf)
    expect(accounts.flatMap(({ entries }) => entries).length).toBe(found['entries61'])
    expect(accounts.flatMap(({ openingCents }) => openingCents ?? [])).toEqual(given('opening'))
    if (!(file in EXPLAINED)) {
      expect(accounts.flatMap(({ closingCents }) => closingCents ?? [])).toEqual(given('closing'))
      const named = accounts.map(({ account }) => account).filter((account) => account !== '')
      expect((found['account'] as readonly string[]).map((account) => account.replace(/[A-Z]{3}$/, ''))).toEqual(named)
    }
  })

  test.each(expectedOf('ofx'))('%s', async (file, found) => {
    const summary = await read(file)
    const accounts = accountsOf(summary)
    expect(accounts.map(({ account }) => account).filter((account) => account !== '')).toEqual(found['accounts'])
    expect(accounts.flatMap(({ closingCents }) => closingCents ?? [])).toEqual(
      (found['ledgerBal'] as string[]).map(euros),
    )
    if (file in EXPLAINED) return
    expect(accounts.flatMap(({ entries }) => entries).length).toBe(found['transactions'])
    if (summary !== 'empty' && summary.kind === 'statement')
      expect(sumOf(summary)).toBe(euros(String(found['sumTrnAmt'])))
    if (found['currency'] !== null && accounts[0] !== undefined) expect(accounts[0].currency).toBe(found['currency'])
  })

  test.each(expectedOf('sepa'))('%s', async (file, found) => {
    const payments = await read(file)
    if (payments === 'empty' || payments.kind === 'statement') throw new Error(`${file} is no message about payments`)
    expect(payments.messageId).toBe(found['msgId'])
    expect(payments.transactions.flatMap(({ endToEndId }) => endToEndId ?? [])).toEqual(found['endToEndIds'])
    if (payments.kind === 'payment-order') {
      expect(payments.transactionCount).toBe(Number(found['nbOfTxs']))
      const control = found['ctrlSum'] as string | null
      expect(payments.controlSumCents).toBe(control === null ? null : euros(control))
      expect(payments.transactions.length).toBe(found['tx'])
      expect(payments.transactions.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0)).toBe(
        euros(String(found['sum'])),
      )
      expect(payments.transactions.flatMap(({ mandateId }) => mandateId ?? [])).toEqual(found['mandates'])
      return
    }
    const { groupStatus, groupReasons, transactions } = payments
    expect(groupStatus).toBe(found['groupStatus'])
    expect(payments.payments.flatMap(({ status }) => status ?? [])).toEqual(found['pmtStatus'])
    expect(transactions.flatMap(({ status }) => status ?? [])).toEqual(found['txStatus'])
    const reasons = [
      ...groupReasons,
      ...payments.payments.flatMap((one) => one.reasons),
      ...transactions.flatMap((one) => one.reasons),
    ]
    expect(reasons.toSorted()).toEqual((found['reasonCodes'] as string[]).toSorted())
  })
})
