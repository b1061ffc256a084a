import { describe, expect, test } from 'vitest'
import type { Context, Day, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { balancesBefore } from './balance-store.ts'
import { aDebtor, aFile, anItem, aPayment, expectNoDrift, openByNumber, unappliedOf } from './ledger-fixture.ts'
import { readOpenOn } from './read-debtor.ts'
import { recordPayment } from './record-credit.ts'
import { restorePayments } from './restore-payments.ts'
import { returnPayments } from './return-payments.ts'
import { undoAllocations } from './undo-allocations.ts'
import { undoCredit } from './undo-credit.ts'
import { withdrawImport } from './withdraw-import.ts'

const { clock, createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

type Scene = { readonly debtorId: Id; readonly itemId: Id }

/** F-1 of 1 September, 100,00 €. */
async function inScene(work: (ctx: Context, scene: Scene) => Promise<void>): Promise<void> {
  await shell.inCompany(await createCompany(), async (ctx) => {
    const debtorId = await aDebtor(ctx)
    const { itemIds } = await aFile(ctx, { items: [anItem(debtorId, 'F-1', 10_000)] })
    await work(ctx, { debtorId, itemId: itemIds[0] ?? 0 })
  })
}

const paid = (ctx: Context, { debtorId, itemId }: Scene) =>
  recordPayment(ctx, {
    debtorId,
    amountCents: 10_000,
    onDay: '2026-10-05',
    allocations: [{ itemId, amountCents: 10_000 }],
  })
const returned = (ctx: Context, creditId: Id, onDay: Day = '2026-10-12') =>
  returnPayments(ctx, [{ creditId, onDay, reason: 'AC04' }])
const openOn = async (ctx: Context, { debtorId }: Scene, day: Day) =>
  (await readOpenOn(ctx, { debtorId, day, asKnown: false })).map(({ openCents }) => openCents)

describe('a payment that the bank took back', () => {
  test('counted until that day, and the invoice is open again from then on', () =>
    inScene(async (ctx, scene) => {
      const { creditId } = await paid(ctx, scene)
      await returned(ctx, creditId)
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 10_000 })
      expect(await unappliedOf(ctx, scene.debtorId)).toBe(0)
      expect(await openOn(ctx, scene, '2026-10-04')).toEqual([10_000])
      expect(await openOn(ctx, scene, '2026-10-11')).toEqual([])
      expect(await openOn(ctx, scene, '2026-10-12')).toEqual([10_000])
      const owedBefore = async (day: Day) => (await balancesBefore(ctx, [scene.debtorId], day))[0]?.cents
      expect(await owedBefore('2026-10-06')).toBe(0)
      expect(await owedBefore('2026-10-12')).toBe(0)
      expect(await owedBefore('2026-10-13')).toBe(10_000)
      await expectNoDrift(ctx)
    }))

  test('is taken back once, however often the bank says so', () =>
    inScene(async (ctx, scene) => {
      const { creditId } = await paid(ctx, scene)
      await returned(ctx, creditId)
      await returned(ctx, creditId, '2026-10-13')
      expect(await openOn(ctx, scene, '2026-10-12')).toEqual([10_000])
      await expectNoDrift(ctx)
    }))

  test('and was left over, takes nothing but itself', () =>
    inScene(async (ctx, { debtorId }) => {
      const { creditId } = await recordPayment(ctx, { debtorId, amountCents: 2_000, onDay: '2026-10-05' })
      await returned(ctx, creditId)
      expect(await unappliedOf(ctx, debtorId)).toBe(0)
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 10_000 })
      await expectNoDrift(ctx)
    }))

  test('and is then undone leaves nothing over', () =>
    inScene(async (ctx, scene) => {
      const { creditId } = await paid(ctx, scene)
      await returned(ctx, creditId)
      await undoCredit(ctx, { creditId })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 10_000 })
      expect(await unappliedOf(ctx, scene.debtorId)).toBe(0)
      await expectNoDrift(ctx)
    }))

  test('goes with its import, when that is taken back', () =>
    inScene(async (ctx, { debtorId }) => {
      const { creditIds } = await aFile(ctx, { importId: 2, credits: [aPayment(debtorId, 'VIR 1', 500)] })
      await returned(ctx, creditIds[0] ?? 0, '2026-10-20')
      await withdrawImport(ctx, { importId: 2, touchedItemIds: [] })
      expect(await unappliedOf(ctx, debtorId)).toBe(0)
      await expectNoDrift(ctx)
      await aFile(ctx, { importId: 3, credits: [aPayment(debtorId, 'VIR 1', 500)] })
      expect(await unappliedOf(ctx, debtorId)).toBe(500)
      await expectNoDrift(ctx)
    }))
})

test('a payment taken for returned pays again from the day of the return on, and can be returned once more', async () => {
  const company = await createCompany()
  let hour = 10
  const then = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => {
    clock.set(`2026-11-21T${++hour}:00:00Z`)
    return shell.inCompany(company, work)
  }
  const scene = await then(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    const { itemIds } = await aFile(ctx, { items: [anItem(debtorId, 'F-1', 10_000)] })
    return { debtorId, itemId: itemIds[0] ?? 0 }
  })
  const { creditId } = await then((ctx) => paid(ctx, scene))
  await then((ctx) => returned(ctx, creditId))
  await then((ctx) => restorePayments(ctx, [creditId]))
  await then(async (ctx) => {
    expect(await openByNumber(ctx)).toEqual({ 'F-1': 0 })
    expect(await openOn(ctx, scene, '2026-10-12')).toEqual([])
    await expectNoDrift(ctx)
  })
  await then((ctx) => returned(ctx, creditId, '2026-10-20'))
  await then(async (ctx) => {
    expect(await openOn(ctx, scene, '2026-10-19')).toEqual([])
    expect(await openOn(ctx, scene, '2026-10-20')).toEqual([10_000])
  })
  await then((ctx) => restorePayments(ctx, [creditId]))
  await then(async (ctx) => {
    expect(await openByNumber(ctx)).toEqual({ 'F-1': 0 })
    expect(await unappliedOf(ctx, scene.debtorId)).toBe(0)
    await expectNoDrift(ctx)
  })
})

test('a payment taken for returned is not set again against what a person had taken from it before', async () => {
  const company = await createCompany()
  const one = await shell.inCompany(company, async (ctx) => {
    const debtorId = await aDebtor(ctx)
    const { itemIds } = await aFile(ctx, { items: [anItem(debtorId, 'F-1', 10_000)] })
    const { creditId, allocated } = await paid(ctx, { debtorId, itemId: itemIds[0] ?? 0 })
    await undoAllocations(ctx, { entryIds: allocated.map(({ entryId }) => entryId) })
    return { debtorId, creditId }
  })
  clock.set('2026-11-21T10:00:00Z')
  await shell.inCompany(company, (ctx) => returned(ctx, one.creditId))
  await shell.inCompany(company, async (ctx) => {
    await restorePayments(ctx, [one.creditId])
    expect(await openByNumber(ctx)).toEqual({ 'F-1': 10_000 })
    expect(await unappliedOf(ctx, one.debtorId)).toBe(10_000)
    await expectNoDrift(ctx)
  })
})

test('what an import brought was known until it was taken back', async () => {
  const company = await createCompany()
  const at = (today: Day) => ({ ...company, today })
  const debtorId = await shell.inCompany(at('2026-09-10'), async (ctx) => {
    const id = await aDebtor(ctx)
    await aFile(ctx, { items: [anItem(id, 'F-1', 10_000)] })
    return id
  })
  await shell.inCompany(company, (ctx) => withdrawImport(ctx, { importId: 1, touchedItemIds: [] }))
  const openThen = (day: Day, asKnown: boolean) =>
    shell.inCompany(company, async (ctx) =>
      (await readOpenOn(ctx, { debtorId, day, asKnown })).map(({ openCents }) => openCents),
    )
  expect(await openThen('2026-10-01', true)).toEqual([10_000])
  expect(await openThen('2026-10-01', false)).toEqual([])
  expect(await openThen('2026-11-21', true)).toEqual([])
})
