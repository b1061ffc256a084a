import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import {
  addContact,
  changeDebtor,
  changeDebtors,
  debtorById,
  liftHold,
  mergeDebtors,
  noteBounce,
  placeHold,
  readContactGaps,
  recordDebtors,
  recordPayment,
  recordReceivables,
  restoreHold,
  undoCredit,
  unmergeDebtor,
} from './index.ts'
import type { NewDebtor } from './index.ts'

const { company, inCompany, shell } = await createTestCompany({ now: '2026-11-21T08:00:00.000Z' })

async function newDebtor(name: string, more: Partial<NewDebtor> = {}): Promise<Id> {
  const debtor = { name, references: [{ source: 'account', reference: name }], ...more } as const
  const { ids } = await inCompany((ctx) => recordDebtors(ctx, { debtors: [debtor], importId: null }))
  return ids[0] as Id
}

const versionOf = async (id: Id): Promise<number> => (await inCompany((ctx) => debtorById(ctx, id))).version

const invoice = (debtorId: Id, number: string) =>
  ({
    debtorId,
    number,
    issueDate: '2026-09-01',
    dueDate: '2026-10-01',
    dueComputed: false,
    totalCents: 12_000,
  }) as const

let lastImport = 0
const recordInvoice = (debtorId: Id, number: string) =>
  inCompany((ctx) =>
    recordReceivables(ctx, {
      importId: ++lastImport,
      items: [invoice(debtorId, number)],
      credits: [],
      allocations: [],
    }),
  )

describe('a change that a decision may read raises the version of its debtor', () => {
  test('an edit, which a second one that saw less is refused for', async () => {
    const debtorId = await newDebtor('Edited')
    const changed = await inCompany((ctx) => changeDebtor(ctx, { debtorId, version: 1, kind: 'consumer' }))
    expect(changed).toMatchObject({ kind: 'consumer', version: 2 })
    await expect(inCompany((ctx) => changeDebtor(ctx, { debtorId, version: 1, kind: 'public' }))).rejects.toMatchObject(
      {
        code: 'ledger.debtor_changed',
      },
    )
  })

  test('an e-mail address from the grid', async () => {
    const debtorId = await newDebtor('Grid')
    await inCompany((ctx) =>
      changeDebtors(ctx, { changes: [{ debtorId, email: 'a@b.example' }], mode: 'overwrite', importId: null }),
    )
    expect(await versionOf(debtorId)).toBe(2)
    await inCompany((ctx) => noteBounce(ctx, { debtorId, email: 'a@b.example' }))
    expect(await versionOf(debtorId)).toBe(3)
  })

  test('a SIREN that a file tells', async () => {
    const debtorId = await newDebtor('Learning')
    await newDebtor('Learning', { siren: '552100554' })
    expect(await inCompany((ctx) => debtorById(ctx, debtorId))).toMatchObject({ siren: '552100554', version: 2 })
  })

  test('an invoice, a payment and its undo, a hold, its lifting and its return', async () => {
    const debtorId = await newDebtor('Busy')
    await recordInvoice(debtorId, 'F-1')
    expect(await versionOf(debtorId)).toBe(2)
    const { creditId } = await inCompany((ctx) =>
      recordPayment(ctx, { debtorId, amountCents: 500, onDay: '2026-11-20' }),
    )
    expect(await versionOf(debtorId)).toBe(3)
    await inCompany((ctx) => undoCredit(ctx, { creditId }))
    expect(await versionOf(debtorId)).toBe(4)
    const { id: holdId } = await inCompany((ctx) => placeHold(ctx, { kind: 'pause', debtorId }))
    expect(await versionOf(debtorId)).toBe(5)
    await inCompany((ctx) => liftHold(ctx, { holdId }))
    expect(await versionOf(debtorId)).toBe(6)
    await inCompany((ctx) => restoreHold(ctx, { holdId }))
    expect(await versionOf(debtorId)).toBe(7)
  })

  test('a merge and its undo, with the SIREN that moves along', async () => {
    const keepId = await newDebtor('Kept')
    const mergeId = await newDebtor('Merged', { siren: '732829320' })
    const kept = await inCompany((ctx) => mergeDebtors(ctx, { keepId, mergeId }))
    expect(kept.siren).toBe('732829320')
    expect(kept.version).toBeGreaterThan(1)
    const separated = await inCompany((ctx) => unmergeDebtor(ctx, { debtorId: mergeId }))
    expect(separated).toMatchObject({ name: 'Merged', siren: '732829320' })
    expect(separated.version).toBeGreaterThan(1)
    expect(await versionOf(keepId)).toBeGreaterThan(kept.version)
  })

  test('but the same file again raises nothing', async () => {
    const debtorId = await newDebtor('Twice')
    await recordInvoice(debtorId, 'F-2')
    const before = await versionOf(debtorId)
    await recordInvoice(debtorId, 'F-2')
    await newDebtor('Twice')
    expect(await versionOf(debtorId)).toBe(before)
  })
})

test('an import and a person who enters contacts at the same time do not wait for each other in a circle', async () => {
  const debtorId = await newDebtor('Waited for')
  let goOn = (): void => {}
  const personIsWaiting = new Promise<void>((resolve) => (goOn = resolve))
  const importing = shell.inCompany(company, async (ctx) => {
    const added = {
      name: 'New',
      references: [{ source: 'account', reference: 'NEW' }],
      email: 'new@b.example',
    } as const
    await recordDebtors(ctx, { debtors: [added], importId: ++lastImport })
    await personIsWaiting
    return recordReceivables(ctx, {
      importId: lastImport,
      items: [invoice(debtorId, 'F-3')],
      credits: [],
      allocations: [],
    })
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const fields = { name: 'Mme Renaud', role: 'buyer', email: null, phone: null } as const
  const person = inCompany((ctx) => addContact(ctx, { debtorId, ...fields }))
  const grid = inCompany((ctx) =>
    changeDebtors(ctx, { changes: [{ debtorId, email: 'c@d.example' }], mode: 'overwrite', importId: null }),
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  goOn()
  expect((await Promise.allSettled([importing, person, grid])).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})

test('a debtor without contact is listed with its largest debt and that debt’s currency', async () => {
  const debtorId = await newDebtor('Two currencies')
  const items = [invoice(debtorId, 'E-1'), { ...invoice(debtorId, 'U-1'), currency: 'USD', totalCents: 999_900 }]
  await inCompany((ctx) => recordReceivables(ctx, { importId: ++lastImport, items, credits: [], allocations: [] }))
  const { rows } = await inCompany((ctx) => readContactGaps(ctx, {}))
  expect(rows.find((row) => row.debtorId === debtorId)).toMatchObject({ totalCents: 999_900, currency: 'USD' })
})
