// The bank told by days: what is on the account is not asked for, what comes back is asked for again, with a call first.

import { expect, test } from 'vitest'
import type { Day, Id } from '../../server/src/kernel/index.ts'
import { allocateLine, ignoreLine, recordStatement } from '../../server/src/reconciliation/index.ts'
import type { BankEntry } from '../../server/src/reconciliation/model.ts'
import { aStatement, anEntry } from '../../server/src/reconciliation/statement-fixture.ts'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-03-02')

/** Owes F-2026-101, 4,000 euros since 16 March, and was reminded before it fell due. */
async function aCompany(): Promise<{ firm: WorkingCompany; debtorId: Id; itemId: Id }> {
  path.at('2026-03-02')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-2026-101', 400_000, '2026-03-16']] })
  await onDay(firm, '2026-03-09')
  return { firm, debtorId, itemId: itemIds[0] ?? 0 }
}

/** The statement of a day, if there is one, then the list of the day, let go and sent. */
async function onDay(firm: WorkingCompany, day: Day, entries: readonly BankEntry[] | null = null): Promise<void> {
  path.at(day)
  if (entries)
    await firm.inCompany((ctx) => recordStatement(ctx, { ...aStatement({ entries, file: day }), sha256: day }))
  else await firm.paymentsAreKnown()
  await firm.day()
  await firm.release().catch(() => null)
  await firm.day()
}

const nameOf = (firm: WorkingCompany, debtorId: Id): Promise<string> =>
  firm.inCompany(async ({ sql }) => {
    const [row] = await sql<{ name: string }>`select name from debtor where id = ${debtorId}`
    return row?.name ?? ''
  })
const reminders = async (firm: WorkingCompany): Promise<readonly string[]> =>
  (await firm.acts()).filter((line) => line.includes(' done ')).map((line) => line.replace(/ done .*/, ''))
const openLineId = (firm: WorkingCompany): Promise<Id> =>
  firm.inCompany(async ({ sql }) => {
    const [row] = await sql<{ id: Id }>`select id from bank_line where state = 'open'`
    return row?.id ?? 0
  })

test('a statement arrives in the morning of the reminder: the reminder does not leave', async () => {
  const { firm } = await aCompany()
  await onDay(firm, '2026-03-19', [anEntry('2026-03-18', 400_000, 'VIR F-2026-101')])
  await onDay(firm, '2026-04-02')
  expect(await reminders(firm)).toEqual(['email before-due'])
})

test('money that nobody has allocated yet keeps its likely payer from being reminded; once it is known to be no payment, the reminder leaves', async () => {
  const { firm, debtorId } = await aCompany()
  const counterparty = await nameOf(firm, debtorId)
  await onDay(firm, '2026-03-19', [anEntry('2026-03-18', 123_456, 'VIREMENT', { counterparty })])
  expect(await reminders(firm)).toEqual(['email before-due'])
  path.at('2026-03-20')
  const lineId = await openLineId(firm)
  await firm.inCompany((ctx) => ignoreLine(ctx, { lineId, always: false }))
  await onDay(firm, '2026-03-20')
  expect(await reminders(firm)).toEqual(['email before-due', 'email reminder-1'])
})

test('a part that a person allocates leaves the rest to be asked for', async () => {
  const { firm, debtorId, itemId } = await aCompany()
  const counterparty = await nameOf(firm, debtorId)
  await onDay(firm, '2026-03-19', [anEntry('2026-03-18', 123_456, 'VIREMENT', { counterparty })])
  path.at('2026-03-20')
  const lineId = await openLineId(firm)
  await firm.inCompany((ctx) => allocateLine(ctx, { lineId, allocations: [{ itemId, amountCents: 123_456 }] }))
  await onDay(firm, '2026-03-20')
  expect((await firm.acts()).filter((line) => line.includes('reminder-1'))).toEqual([
    expect.stringContaining('email reminder-1 done 276544'),
  ])
})

test('a message that was let go before the statement came is not sent', async () => {
  const { firm, debtorId } = await aCompany()
  const counterparty = await nameOf(firm, debtorId)
  path.at('2026-03-19')
  await firm.paymentsAreKnown()
  await firm.day()
  await firm.release()
  const entries = [anEntry('2026-03-18', 123_456, 'VIREMENT', { counterparty })]
  await firm.inCompany((ctx) => recordStatement(ctx, aStatement({ entries })))
  await firm.send()
  expect(await reminders(firm)).toEqual(['email before-due'])
})

test('a payment comes back: what it had paid is open again, a call is due that day, and the reminder follows after the gap', async () => {
  const { firm } = await aCompany()
  const paid = anEntry('2026-03-18', 400_000, 'PRLV F-2026-101', { endToEndId: 'PRLV-101' })
  await onDay(firm, '2026-03-19', [paid])
  const back = anEntry('2026-03-25', -400_000, 'REJET', { endToEndId: 'PRLV-101', returnReason: 'MD06' })
  await onDay(firm, '2026-03-25', [back])
  expect(await firm.acts()).toContainEqual(expect.stringMatching(/^call payment-returned \w+ 400000: F-2026-101/))
  expect(await reminders(firm)).toEqual(['email before-due'])
  await onDay(firm, '2026-04-02')
  expect(await reminders(firm)).toEqual(['email before-due', 'email reminder-1'])
  expect(await firm.inCompany(({ sql }) => sql`select * from ledger_drift`)).toEqual([])
})
