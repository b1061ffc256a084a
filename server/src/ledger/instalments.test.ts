// An invoice that falls due in parts: an item for each, one invoice for every source that knows it as one.

import { expect, test } from 'vitest'
import type { Cents, Context, Day } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { aDebtor, aFile, aPayment, anItem, expectNoDrift } from './ledger-fixture.ts'
import { recordPayment } from './record-credit.ts'
import { withdrawImport } from './withdraw-import.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

const inNewCompany = async (work: Parameters<typeof shell.inCompany<void>>[1]): Promise<void> =>
  shell.inCompany(await createCompany(), work)

const THIRDS = [
  { dueDate: '2026-10-01', cents: 400_00 },
  { dueDate: '2026-11-01', cents: 400_00 },
  { dueDate: '2026-12-01', cents: 400_00 },
] as const
const inThirds = (debtorId: number) => anItem(debtorId, 'F-1', 1200_00, { dueDate: '2026-12-01', parts: THIRDS })
/** As the books have it. */
const whole = (debtorId: number) => anItem(debtorId, 'F-1', 1200_00, { dueDate: '2026-10-31', dueComputed: true })

const partsIn = async ({ sql }: Context): Promise<readonly (readonly [string, Day, Cents, Cents])[]> =>
  (
    await sql<{ kind: string; due: Day; total: Cents; open: Cents }>`
      select document_kind as kind, due_date as due, total_cents as total, open_cents as open
      from item where not withdrawn order by due_date`
  ).map(({ kind, due, total, open }) => [kind, due, total, open])

test('is an item for each of its due dates, and the same file twice changes nothing', () =>
  inNewCompany(async (ctx) => {
    const items = [inThirds(await aDebtor(ctx))]
    const first = await aFile(ctx, { items })
    expect(first).toMatchObject({ items: { added: 3 }, itemIds: [1] })
    expect([first.partIds(), first.openBefore()]).toEqual([[[1, 2, 3]], [null]])
    const second = await aFile(ctx, { items, importId: 2 })
    expect(second).toMatchObject({ items: { added: 0, changed: 0, unchanged: 3 }, conflicts: [] })
    expect([second.partIds(), second.openBefore()]).toEqual([[[1, 2, 3]], [1200_00]])
    expect(await partsIn(ctx)).toEqual([
      ['instalment', '2026-10-01', 400_00, 400_00],
      ['instalment', '2026-11-01', 400_00, 400_00],
      ['instalment', '2026-12-01', 400_00, 400_00],
    ])
    await expectNoDrift(ctx)
  }))

test('a payment of the books settles the part that falls due first, and read again it settles nothing more', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, { items: [inThirds(debtorId)] })
    const books = {
      items: [whole(debtorId)],
      credits: [aPayment(debtorId, 'VIR 1', 500_00)],
      allocations: [{ item: 0, credit: 0, amountCents: 500_00 }],
    }
    expect(await aFile(ctx, { ...books, importId: 2 })).toMatchObject({
      items: { unchanged: 3 },
      allocations: 2,
      conflicts: [],
    })
    expect(await aFile(ctx, { ...books, importId: 3 })).toMatchObject({ allocations: 0, conflicts: [] })
    expect((await partsIn(ctx)).map(([, due, , open]) => [due, open])).toEqual([
      ['2026-10-01', 0],
      ['2026-11-01', 300_00],
      ['2026-12-01', 400_00],
    ])
    await expectNoDrift(ctx)
  }))

test('a payment that a person entered for its first part is the one that the books bring for the invoice', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, { items: [inThirds(debtorId)] })
    const allocations = [
      { itemId: 1, amountCents: 400_00 },
      { itemId: 2, amountCents: 100_00 },
    ]
    await recordPayment(ctx, { debtorId, amountCents: 500_00, onDay: '2026-10-15', allocations })
    const books = {
      items: [whole(debtorId)],
      credits: [aPayment(debtorId, 'VIR 1', 500_00)],
      allocations: [{ item: 0, credit: 0, amountCents: 500_00 }],
    }
    expect(await aFile(ctx, { ...books, importId: 2 })).toMatchObject({
      credits: { added: 0, unchanged: 1 },
      allocations: 0,
    })
    await expectNoDrift(ctx)
  }))

test('a list of what is left names a part by its day and amount', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, { items: [inThirds(debtorId)] })
    const last = anItem(debtorId, 'F-1', 400_00, { dueDate: '2026-12-01' })
    expect(await aFile(ctx, { items: [last], importId: 2 })).toMatchObject({ itemIds: [3], items: { unchanged: 1 } })
  }))

test('new days for the same amounts are those of its parts from now on', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, { items: [inThirds(debtorId)] })
    const parts = [
      { dueDate: '2026-10-15', cents: 400_00 },
      { dueDate: '2026-11-15', cents: 400_00 },
      { dueDate: '2026-12-15', cents: 400_00 },
    ] as const
    const moved = anItem(debtorId, 'F-1', 1200_00, { dueDate: '2026-12-15', parts })
    expect(await aFile(ctx, { items: [moved], importId: 2 })).toMatchObject({ items: { changed: 3 } })
    expect((await partsIn(ctx)).map(([, due]) => due)).toEqual(['2026-10-15', '2026-11-15', '2026-12-15'])
    await withdrawImport(ctx, { importId: 2, touchedItemIds: [] })
    expect((await partsIn(ctx)).map(([, due]) => due)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01'])
  }))

test('another amount than its parts together contradicts it', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, { items: [inThirds(debtorId)] })
    const other = anItem(debtorId, 'F-1', 1300_00, { dueDate: '2026-12-01' })
    expect(await aFile(ctx, { items: [other], importId: 2 })).toMatchObject({
      itemIds: [null],
      conflicts: [{ code: 'ledger.item_differs', data: { presentCents: 1200_00, givenCents: 1300_00 } }],
    })
  }))

test('what was settled before its parts were stated belongs to the first', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, {
      items: [anItem(debtorId, 'F-1', 1000_00, { dueDate: '2026-12-01', parts: THIRDS.slice(1) })],
      credits: [aPayment(debtorId, 'VIR 1', 200_00)],
      allocations: [{ item: 0, credit: 0, amountCents: 200_00 }],
    })
    expect(await partsIn(ctx)).toEqual([
      ['instalment', '2026-11-01', 600_00, 400_00],
      ['instalment', '2026-12-01', 400_00, 400_00],
    ])
  }))

test('taken back with its import, it comes back as it was with the next one', () =>
  inNewCompany(async (ctx) => {
    const items = [inThirds(await aDebtor(ctx))]
    await aFile(ctx, { items })
    await withdrawImport(ctx, { importId: 1, touchedItemIds: [] })
    expect(await partsIn(ctx)).toEqual([])
    expect(await aFile(ctx, { items, importId: 2 })).toMatchObject({ items: { restored: 3 }, itemIds: [1] })
    expect((await partsIn(ctx)).map(([, , , open]) => open)).toEqual([400_00, 400_00, 400_00])
    await expectNoDrift(ctx)
  }))

test('an invoice that is known as one stays one, until its last day', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, { items: [whole(debtorId)] })
    expect(await aFile(ctx, { items: [inThirds(debtorId)], importId: 2 })).toMatchObject({ items: { changed: 1 } })
    expect(await partsIn(ctx)).toEqual([['invoice', '2026-12-01', 1200_00, 1200_00]])
  }))
