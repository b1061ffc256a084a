import { describe, expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { changeDebtors } from './change-debtors.ts'
import {
  aDebtor,
  aFile,
  aPayment,
  anItem,
  expectNoDrift,
  openByNumber,
  refusalOf,
  unappliedOf,
} from './ledger-fixture.ts'
import { placeHold } from './place-hold.ts'
import { recordPayment } from './record-credit.ts'
import { withdrawImport } from './withdraw-import.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

async function inScene(work: (ctx: Context, debtorId: Id) => Promise<void>): Promise<void> {
  const company = await createCompany()
  const debtorId = await shell.inCompany(company, (ctx) => aDebtor(ctx))
  await shell.inCompany(company, (ctx) => work(ctx, debtorId))
}

const fileOf = (debtorId: Id) => ({
  items: [anItem(debtorId, 'F-1', 100), anItem(debtorId, 'F-2', 200)],
  credits: [aPayment(debtorId, 'VIR 1', 150)],
  allocations: [{ item: 0, credit: 0, amountCents: 100 }],
})

const undo = (ctx: Context, importId: Id, touchedItemIds: readonly Id[] = []) =>
  withdrawImport(ctx, { importId, touchedItemIds })

describe('an import taken back', () => {
  test('leaves nothing owed and nothing over, by contrary entries, and says since when', () =>
    inScene(async (ctx, debtorId) => {
      await aFile(ctx, fileOf(debtorId))
      expect(await undo(ctx, 1)).toEqual({ withdrawnItems: 2, withdrawnCredits: 1 })
      expect(await ctx.sql`select id from ledger_open_item`).toEqual([])
      expect(await unappliedOf(ctx, debtorId)).toBe(0)
      expect(await ctx.sql`select count(*)::int as n, sum(amount_cents)::int as cents from entry`).toEqual([
        { n: 2, cents: 0 },
      ])
      expect(
        await ctx.sql`
          select item_id as item, credit_id as credit, item_cents + credit_cents as cents, on_day as day, imported, recorded_at = ${ctx.now} as "isKnownNow"
          from ledger_movement where item_cents + credit_cents < 0 and (item_id is null or credit_id is null) order by item_id`,
      ).toEqual([
        { item: 1, credit: null, cents: -100, day: '2026-09-01', imported: false, isKnownNow: true },
        { item: 2, credit: null, cents: -200, day: '2026-09-01', imported: false, isKnownNow: true },
        { item: null, credit: 1, cents: -150, day: '2026-10-15', imported: false, isKnownNow: true },
      ])
      await expectNoDrift(ctx)
    }))

  test('twice takes back nothing more', () =>
    inScene(async (ctx, debtorId) => {
      await aFile(ctx, fileOf(debtorId))
      await undo(ctx, 1)
      expect(await undo(ctx, 1)).toEqual({ withdrawnItems: 0, withdrawnCredits: 0 })
    }))

  test('leaves what other files brought, and opens again what it had settled of them', () =>
    inScene(async (ctx, debtorId) => {
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 100)], importId: 1 })
      await aFile(ctx, { ...fileOf(debtorId), importId: 2 })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 200 })
      expect(await undo(ctx, 2)).toEqual({ withdrawnItems: 1, withdrawnCredits: 1 })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 100, 'F-2': 0 })
      await expectNoDrift(ctx)
    }))

  test('can come back with a later file, with other amounts too', () =>
    inScene(async (ctx, debtorId) => {
      const first = await aFile(ctx, fileOf(debtorId))
      await undo(ctx, 1)
      const corrected = { ...fileOf(debtorId), items: [anItem(debtorId, 'F-1', 100), anItem(debtorId, 'F-2', 250)] }
      const second = await aFile(ctx, { ...corrected, importId: 2 })
      expect(second.itemIds).toEqual(first.itemIds)
      expect(second).toMatchObject({ items: { restored: 2 }, credits: { restored: 1 }, allocations: 1, conflicts: [] })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 250 })
      expect(await unappliedOf(ctx, debtorId)).toBe(50)
      await expectNoDrift(ctx)
      await undo(ctx, 2)
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 0 })
      await expectNoDrift(ctx)
    }))

  test('puts back the due dates that it had changed', () =>
    inScene(async (ctx, debtorId) => {
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 100, { dueDate: '2026-10-01', dueComputed: true })] })
      await aFile(ctx, {
        items: [anItem(debtorId, 'F-1', 100, { dueDate: '2026-12-31', nature: 'doubtful' })],
        importId: 2,
      })
      await undo(ctx, 2)
      expect(await ctx.sql`select due_date as due, due_computed as computed, nature from item`).toEqual([
        { due: '2026-10-01', computed: true, nature: 'receivable' },
      ])
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 100 })
    }))

  test('puts back what it had changed of debtors, but not what somebody changed since', () =>
    inScene(async (ctx, debtorId) => {
      const before = { name: 'Brûlerie Noé', city: null, kind_known: false, email: null }
      const changes = [
        {
          debtorId,
          name: 'Brûlerie Noé SAS',
          city: 'Lyon',
          kind: 'business',
          siren: '552100554',
          email: 'compta@noe.example',
        },
      ] as const
      await changeDebtors(ctx, { changes, mode: 'overwrite', importId: 5 })
      await changeDebtors(ctx, { changes: [{ debtorId, city: 'Villeurbanne' }], mode: 'overwrite', importId: null })
      await undo(ctx, 5)
      const [row] = await ctx.sql`
        select d.name, d.city, d.kind_known, d.siren, (select email from contact c where c.debtor_id = d.id) as email from debtor d`
      expect(row).toEqual({ ...before, city: 'Villeurbanne', siren: null })
    }))
})

describe('an import whose invoices have been used since', () => {
  test.each([
    ['a message left for one', async () => {}, [1]],
    [
      'one was paid by hand',
      async (ctx: Context, debtorId: Id) => {
        await recordPayment(ctx, {
          debtorId,
          amountCents: 10,
          onDay: '2026-11-20',
          allocations: [{ itemId: 2, amountCents: 10 }],
        })
      },
      [],
    ],
    [
      'one is held',
      async (ctx: Context, debtorId: Id) => {
        await placeHold(ctx, { kind: 'dispute', debtorId, itemId: 2 })
      },
      [],
    ],
    [
      'a later file settled one',
      async (ctx: Context, debtorId: Id) => {
        const file = { items: [anItem(debtorId, 'F-2', 200)], credits: [aPayment(debtorId, 'VIR 9', 5)] }
        await aFile(ctx, { ...file, allocations: [{ item: 0, credit: 0, amountCents: 5 }], importId: 2 })
      },
      [],
    ],
  ] as const)('is not taken back: %s', (_, use, touched) =>
    inScene(async (ctx, debtorId) => {
      await aFile(ctx, fileOf(debtorId))
      await use(ctx, debtorId)
      const before = await openByNumber(ctx)
      expect(await refusalOf(undo(ctx, 1, touched))).toBe('ledger.import_in_use')
      expect(await openByNumber(ctx)).toEqual(before)
    }),
  )
})
