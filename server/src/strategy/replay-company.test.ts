import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import { recordPayment } from '#ledger'
import { runTestCommand } from '#test/command.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import type { Knowledge } from './model.ts'
import { commands } from './rehearse-command.ts'
import { replayCompany } from './replay-company.ts'

const path = await openWorkingPath('2026-06-01')

const replay = (firm: WorkingCompany, known: Knowledge | null, months = 12) =>
  firm.inCompany((ctx) => replayCompany(ctx, { months, knowledge: known, mostActs: 50, locale: 'en' }))

/** `day step: paid so far, days until settled` of all months. */
async function acts(firm: WorkingCompany, known: Knowledge): Promise<readonly string[]> {
  const { months } = await replay(firm, known)
  return months
    .flatMap((month) => month.acts)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(
      ({ day, step, debtorName, paidCents, settledAfterDays }) =>
        `${day} ${step} ${debtorName}: ${paidCents}, ${settledAfterDays}`,
    )
}

/** A company that has its books since 1 June; F-1 fell due on 10 June and was paid on the 11th, which was recorded on `recorded`. */
async function paidOnTheEleventh(recorded: Day): Promise<WorkingCompany> {
  path.at('2026-06-01')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-06-10']] })
  path.at(recorded)
  await firm.inCompany((ctx) =>
    recordPayment(ctx, {
      debtorId,
      amountCents: 120_000,
      onDay: '2026-06-11',
      allocations: itemIds.map((itemId) => ({ itemId, amountCents: 120_000 })),
    }),
  )
  path.at('2026-11-16')
  return firm
}

describe('the last months, played again', () => {
  test('paid before the reminder: only the message before the due date', async () => {
    const firm = await paidOnTheEleventh('2026-06-11')
    expect(await acts(firm, 'known')).toEqual(['2026-06-03 message before the due date Café Lune: 120000, 8'])
  })

  test('recorded late: as known then a reminder left for what had been paid, as told now it did not', async () => {
    const firm = await paidOnTheEleventh('2026-06-22')
    expect(await acts(firm, 'told')).toEqual(['2026-06-03 message before the due date Café Lune: 120000, 8'])
    expect(await acts(firm, 'known')).toEqual([
      '2026-06-03 message before the due date Café Lune: 120000, 8',
      '2026-06-15 reminder 1 Café Lune: 120000, -4',
    ])
    const june = (await replay(firm, 'known')).months.find(({ month }) => month === '2026-06')
    expect(june).toMatchObject({
      messages: 2,
      calls: 0,
      letters: 0,
      debtors: 1,
      items: 1,
      askedCents: 120_000,
      paidCents: 120_000,
    })
  })

  test('twice the same, and nothing is stored', async () => {
    const firm = await paidOnTheEleventh('2026-06-22')
    const first = await replay(firm, 'known')
    const facts = await firm.facts()
    expect(await replay(firm, 'known')).toEqual(first)
    expect([await firm.acts(), await firm.facts()]).toEqual([[], facts])
  })

  test('a company that has just brought its books is told what they say, unless it asks for what it knew', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-06-10']] })
    const asTold = await replay(firm, null)
    expect(asTold).toMatchObject({ from: '2025-12-01', to: '2026-11-16', knowledge: 'told', knownSince: '2026-11-16' })
    expect(
      asTold.months
        .filter(({ debtors }) => debtors > 0)
        .map(({ month, messages, letters, calls }) => `${month} ${messages} ${letters} ${calls}`),
    ).toEqual(['2026-06 3 0 1', '2026-07 1 1 0'])
    const known = await replay(firm, 'known')
    expect(known.months.filter(({ messages }) => messages > 0).map(({ month }) => month)).toEqual(['2026-11'])
    expect(await replay(firm, null, 1)).toMatchObject({ knowledge: 'told' })
  })

  test('one that had them all the time is told what it knew', async () => {
    const firm = await paidOnTheEleventh('2026-06-22')
    expect(await replay(firm, null, 5)).toMatchObject({
      from: '2026-07-01',
      knowledge: 'known',
      knownSince: '2026-06-01',
    })
  })

  test('what really left stands beside it', async () => {
    path.at('2026-11-16')
    const firm = await path.company({ automation: 'automatic' })
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-12']] })
    await firm.skipTo('reminder-1')
    expect(await firm.day()).toMatchObject({ sent: { sent: 1 } })
    const { months } = await replay(firm, 'told', 1)
    expect(months).toMatchObject([{ month: '2026-11', messages: 2, left: { messages: 1, letters: 0, calls: 0 } }])
  })

  test('a company without invoices has months without acts', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { months, knowledge, knownSince } = await replay(firm, null, 2)
    expect([knowledge, knownSince]).toEqual(['told', null])
    expect(months.map(({ month, messages, medianDays }) => [month, messages, medianDays])).toEqual([
      ['2026-10', 0, null],
      ['2026-11', 0, null],
    ])
  })

  test('sending stopped today says nothing of the past, and a withdrawn mistake never was', async () => {
    const firm = await paidOnTheEleventh('2026-06-22')
    await firm.inCompany(({ sql }) => sql`update company_setting set sending_stopped = true, version = version + 1`)
    expect(await acts(firm, 'told')).toHaveLength(1)
  })
})

describe('quittance rehearse --replay', () => {
  const run = (firm: WorkingCompany, ...argv: readonly string[]) =>
    runTestCommand(commands, ['rehearse', ...argv], { shell: path.store.shell, company: firm.company })

  test('a table of months; with --month every act of it', async () => {
    const firm = await paidOnTheEleventh('2026-06-22')
    const { out, exitCode } = await run(firm, '--replay', '12', '--as', 'known', '--lang', 'en')
    expect(exitCode).toBe(0)
    expect(out).toContain('Replayed with what had been recorded by each day.\nFirst invoice recorded on 1 Jun 2026.')
    expect(out).toMatch(/2026-06 +2 +0 +0 +1\/1\/0\/0\/0 +1 +€1,200\.00 +€1,200\.00 +8 +0\/0\/0/)
    const month = await run(firm, '--replay', '12', '--as', 'known', '--month', '2026-06', '--lang', 'en')
    expect(month.out).toContain('Café Lune, settled 4 d before')
  })

  test('refuses what it cannot answer', async () => {
    const firm = await paidOnTheEleventh('2026-06-22')
    for (const argv of [
      ['--replay', '13'],
      ['--replay', '0'],
      ['--replay', '3', '--as', 'later'],
      ['--month', '2026-06'],
    ])
      expect((await run(firm, ...argv)).exitCode).toBe(2)
    expect((await run(firm, '--replay', '3', '--month', '2026-01')).exitCode).toBe(2)
  })
})
