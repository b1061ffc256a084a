import { expect, test } from 'vitest'
import { latePaymentInterest, PARAMETERS } from '@quittance/law'
import { createTestCompany } from '#test/database.ts'
import { isRefusal } from '#kernel'
import { type CommandInput, UsageError } from '#platform/command.ts'
import { rateCommands } from './rate-commands.ts'
import { knownRatesOf, lawParametersOf } from './read-law-parameters.ts'
import { recordRate, removeRate } from './record-rate.ts'

const { shell, createCompany } = await createTestCompany({ now: '2027-01-04T08:00:00.000Z' })

const ecb = {
  name: 'ecb-main-refinancing-rate',
  halfYear: '2027-01-01',
  basisPoints: 265,
  personsBasisPoints: null,
  source: 'ecb.example, read on 4 January 2027',
} as const
const legal = { ...ecb, name: 'legal-interest-rate', basisPoints: 281, personsBasisPoints: 690 } as const

const lastFact = async (company: Awaited<ReturnType<typeof createCompany>>) => {
  const rows = await shell.inCompany(
    company,
    (ctx) =>
      ctx.sql<{ kind: string; payload: string }>`
        select kind, payload from fact join fact_payload on fact_payload.fact_id = fact.id order by fact.id desc limit 1`,
  )
  return { kind: rows[0]?.kind, payload: JSON.parse(rows[0]?.payload ?? '{}') as unknown }
}

test('a rate that was entered is read by the law, for this company alone, and is a fact with its source', async () => {
  const company = await createCompany()
  const other = await createCompany()
  const late = { debtor: 'business', amountCents: 1_000_000, dueDate: '2026-12-31', until: '2027-01-31' } as const
  expect(() => latePaymentInterest(late, PARAMETERS)).toThrow('ecb-main-refinancing-rate is not known on 2027-01-01')

  const parameters = await shell.inCompany(company, (ctx) => recordRate(ctx, ecb))
  expect(latePaymentInterest(late, parameters)).toMatchObject({ value: { interestCents: 10_744 } })
  expect(await lastFact(company)).toEqual({ kind: 'settings.rate_recorded', payload: { ...ecb, before: null } })
  expect(await shell.inCompany(company, lawParametersOf)).toEqual(parameters)
  expect(await shell.inCompany(other, lawParametersOf)).toBe(PARAMETERS)
})

test('a mistake is entered again, and the fact says what stood before', async () => {
  const company = await createCompany()
  await shell.inCompany(company, (ctx) => recordRate(ctx, { ...legal, basisPoints: 218 }))
  const { legalInterestRate } = await shell.inCompany(company, (ctx) => recordRate(ctx, legal))
  expect(legalInterestRate.entries.at(-1)).toMatchObject({ value: { other: 281, consumerCreditor: 690 } })
  expect(await lastFact(company)).toMatchObject({ payload: { basisPoints: 281, before: { basisPoints: 218 } } })
  const { entered, halfYears } = await shell.inCompany(company, knownRatesOf)
  expect(entered).toMatchObject([{ ...legal, enteredAt: '2027-01-04T08:00:00.000Z' }])
  // A row of the table needs the ECB's rate as well.
  expect(halfYears.at(-1)?.to).toBe('2026-12-31')
})

test('the last rate entered is taken back', async () => {
  const company = await createCompany()
  await shell.inCompany(company, (ctx) => recordRate(ctx, ecb))
  expect(await shell.inCompany(company, (ctx) => removeRate(ctx, ecb.name, ecb.halfYear))).toBe(PARAMETERS)
  expect(await lastFact(company)).toMatchObject({
    kind: 'settings.rate_removed',
    payload: { before: { basisPoints: 265 } },
  })
})

test('what would be a guess, or is known, is refused with its reason', async () => {
  const company = await createCompany()
  const refusalOf = async (work: Promise<unknown>) => {
    const error: unknown = await work.catch((thrown: unknown) => thrown)
    return isRefusal(error) ? [error.code, error.data] : error
  }
  const enter = (rate: Parameters<typeof recordRate>[1]) =>
    refusalOf(shell.inCompany(company, (ctx) => recordRate(ctx, rate)))
  expect(await enter({ ...ecb, halfYear: '2026-07-01' })).toEqual([
    'access.rate_known',
    { rate: ecb.name, halfYear: '2026-07-01', knownThrough: '2026-12-31' },
  ])
  expect(await enter({ ...ecb, halfYear: '2027-07-01' })).toEqual([
    'access.rate_not_next',
    { rate: ecb.name, halfYear: '2027-07-01', next: '2027-01-01' },
  ])
  expect(await enter({ ...ecb, halfYear: '2027-01-15' })).toMatchObject(['access.rate_not_next', {}])
  expect(await enter({ ...legal, personsBasisPoints: null })).toMatchObject(['access.rate_columns', {}])
  await shell.inCompany(company, (ctx) => recordRate(ctx, ecb))
  expect(await enter({ ...ecb, halfYear: '2027-07-01' })).toEqual([
    'access.rate_too_early',
    { rate: ecb.name, halfYear: '2027-07-01', from: '2027-05-31' },
  ])
  const remove = refusalOf(shell.inCompany(company, (ctx) => removeRate(ctx, legal.name, legal.halfYear)))
  expect(await remove).toMatchObject(['access.rate_not_last', {}])
})

async function run(name: string, input: Partial<CommandInput> = {}) {
  const command = rateCommands.find((known) => known.name === name)
  if (!command) throw new Error(name)
  const never = () => {
    throw new Error('no store is touched')
  }
  const runtime = { configuration: never, store: never, stopped: new AbortController().signal, say: never }
  const plain = {
    values: {},
    positionals: [],
    locale: 'fr',
    shell: never,
    company: never,
    terminal: false,
    runtime,
  } as const
  const output = await command.run({ ...plain, ...input })
  return {
    json: output.json as Readonly<Record<string, unknown>>,
    text: output.text.replaceAll(/[\u00a0\u202f]/g, ' '),
  }
}

test('law rates gives each half-year and how far each figure is known, without a store', async () => {
  const { json, text } = await run('law rates')
  expect(json['halfYears']).toHaveLength(28)
  expect(json['parameters']).toMatchObject([
    { name: 'ecb-main-refinancing-rate', checkedUntil: '2026-10-10', knownThrough: '2026-12-31' },
    { name: 'legal-interest-rate', checkedUntil: '2026-12-31', knownThrough: '2026-12-31' },
    { name: 'recovery-indemnity-amount', checkedUntil: '2026-12-31', knownThrough: '2026-12-31' },
  ])
  expect(text).toContain('01/07/2026  31/12/2026  2,40 %      12,40 %')
  expect((await run('law rates', { values: { on: '2024-09-30' } })).json['halfYears']).toMatchObject([
    { from: '2024-07-01', businessBasisPoints: 1425, publicBasisPoints: 1225, floorBasisPoints: 1476 },
  ])
  for (const on of ['2027-03-01', '2012-03-01']) {
    await expect(run('law rates', { values: { on } })).rejects.toMatchObject({ code: 'law.parameter_unknown' })
  }
})

test('a rate is entered, shown beside the others, and taken back at the command line', async () => {
  const company = await createCompany()
  const store = { shell: () => Promise.resolve(shell), company: () => Promise.resolve(company) }
  const values = { 'half-year': '2027-01-01', source: 'ecb.example' }
  await run('rate enter', { ...store, positionals: ['ecb', '2,65 %'], values })
  const { json, text } = await run('law rates', { ...store, values: { entered: true } })
  expect(json['halfYears']).toHaveLength(29)
  expect(text).toMatch(/taux de refinancement de la BCE\s+01\/01\/2027\s+2,65 %\s+ecb\.example/)
  await run('rate enter', { ...store, positionals: ['legal', '2.81'], values: { ...values, persons: '6.90' } })
  await run('rate remove', { ...store, positionals: ['ecb'], values })
  const left = await run('law rates', { ...store, values: { entered: true } })
  expect(left.json['entered']).toMatchObject([{ name: 'legal-interest-rate', personsBasisPoints: 690 }])
  for (const wrong of [
    { positionals: ['ecb', '31'], values },
    { positionals: ['euribor', '2'], values },
    { positionals: ['ecb', '2'], values: { source: 'x' } },
    { positionals: ['ecb', '2'], values: { 'half-year': '2027-01-01' } },
    { positionals: ['legal', '2'], values: { ...values, persons: 'x' } },
  ]) {
    await expect(run('rate enter', { ...store, ...wrong })).rejects.toThrow(UsageError)
  }
})
