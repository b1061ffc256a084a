import { describe, expect, test } from 'vitest'
import type { Context, Day } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import {
  aDebtor,
  aFile,
  IMPORT,
  aPayment,
  anItem,
  expectNoDrift,
  factKinds,
  openByNumber,
  refusalOf,
  unappliedOf,
  versionOf,
} from './ledger-fixture.ts'
import { recordPayment } from './record-credit.ts'
import { previewReceivables, recordInParts } from './record-receivables.ts'
import { withdrawImport } from './withdraw-import.ts'

const { createCompany, shell } = await createTestCompany()

/** Each test in a company of its own. */
const inNewCompany = async (work: Parameters<typeof shell.inCompany<void>>[1]): Promise<void> =>
  shell.inCompany(await createCompany(), work)

describe('a file of invoices and payments', () => {
  test('is recorded with what settles what', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const recorded = await aFile(ctx, {
        items: [anItem(debtorId, 'F-1', 120_000), anItem(debtorId, 'F-2', 80_000)],
        credits: [aPayment(debtorId, 'VIR 1', 150_000)],
        allocations: [
          { item: 0, credit: 0, amountCents: 120_000 },
          { item: 1, credit: 0, amountCents: 20_000 },
        ],
      })
      expect(recorded).toMatchObject({
        items: { added: 2, changed: 0, restored: 0, unchanged: 0 },
        credits: { added: 1, restored: 0, unchanged: 0 },
        allocations: 2,
        openCents: 60_000,
        conflicts: [],
      })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 60_000 })
      expect(await unappliedOf(ctx, debtorId)).toBe(10_000)
      await expectNoDrift(ctx)
    }))

  test('an allocation takes effect on the later of the two days', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, {
        items: [
          anItem(debtorId, 'F-1', 100, { issueDate: '2026-09-01' }),
          anItem(debtorId, 'F-2', 100, { issueDate: '2026-11-01' }),
        ],
        credits: [aPayment(debtorId, 'VIR 1', 200, '2026-10-15')],
        allocations: [
          { item: 0, credit: 0, amountCents: 100 },
          { item: 1, credit: 0, amountCents: 100 },
        ],
      })
      const rows = await ctx.sql`select on_day as day, imported from entry where kind = 'allocation' order by id`
      expect(rows).toEqual([
        { day: '2026-10-15', imported: true },
        { day: '2026-11-01', imported: true },
      ])
    }))

  test('items and credits enter the book by their own rows; entries say only what was settled', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, {
        items: [anItem(debtorId, 'F-1', 100), anItem(debtorId, 'F-2', 200, { issueDate: '2026-09-02' })],
        credits: [aPayment(debtorId, 'VIR 1', 150)],
        allocations: [{ item: 1, credit: 0, amountCents: 150 }],
      })
      expect(
        await ctx.sql`
          select kind, item_id as item, credit_id as credit, amount_cents as cents, on_day as day, imported from entry`,
      ).toEqual([{ kind: 'allocation', item: 2, credit: 1, cents: 150, day: '2026-10-15', imported: true }])
      expect(
        await ctx.sql`
          select item_id as item, credit_id as credit, item_cents as "itemCents", credit_cents as "creditCents", on_day as day, imported
          from ledger_movement order by on_day, credit_cents desc`,
      ).toEqual([
        { item: 1, credit: null, itemCents: 100, creditCents: 0, day: '2026-09-01', imported: true },
        { item: 2, credit: null, itemCents: 200, creditCents: 0, day: '2026-09-02', imported: true },
        { item: null, credit: 1, itemCents: 0, creditCents: 150, day: '2026-10-15', imported: true },
        { item: 2, credit: 1, itemCents: -150, creditCents: -150, day: '2026-10-15', imported: true },
      ])
      await expectNoDrift(ctx)
    }))

  test('an invoice of which no more is stated is written as one of which all of that is stated', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, {
        items: [
          anItem(debtorId, 'F-1', 100),
          anItem(debtorId, 'F-2', 100, {
            documentKind: 'deposit',
            currency: 'CHF',
            nature: 'doubtful',
            paymentMeans: 'cheque',
            holder: 'factor',
            holderNotified: true,
            payeeIban: 'FR7630006000011234567890189',
            agreedRate: '12',
            termAgreed: true,
            performedFrom: '2026-08-01',
            performedTo: '2026-08-31',
          }),
        ],
        credits: [],
        allocations: [],
      })
      const rows = await ctx.sql`
        select document_kind as kind, part, currency, nature, payment_means as means, holder, holder_notified as notified,
          payee_iban as iban, agreed_rate as rate, term_agreed as agreed, performed_from as "from", performed_to as "to"
        from item order by number`
      expect(rows).toEqual([
        {
          kind: 'invoice',
          part: 0,
          currency: 'EUR',
          nature: 'receivable',
          means: null,
          holder: 'us',
          notified: false,
          iban: null,
          rate: null,
          agreed: null,
          from: null,
          to: null,
        },
        {
          kind: 'deposit',
          part: 0,
          currency: 'CHF',
          nature: 'doubtful',
          means: 'cheque',
          holder: 'factor',
          notified: true,
          iban: 'FR7630006000011234567890189',
          rate: '12',
          agreed: true,
          from: '2026-08-01',
          to: '2026-08-31',
        },
      ])
    }))

  test('a second time changes nothing, not even the version of the debtor', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const file = {
        items: [anItem(debtorId, 'F-1', 120_000)],
        credits: [aPayment(debtorId, 'VIR 1', 50_000)],
        allocations: [{ item: 0, credit: 0, amountCents: 50_000 }],
      }
      const first = await aFile(ctx, file)
      const second = await aFile(ctx, { ...file, importId: 2 })
      expect(second.itemIds).toEqual(first.itemIds)
      expect(second).toMatchObject({
        items: { added: 0, unchanged: 1 },
        credits: { unchanged: 1 },
        allocations: 0,
        conflicts: [],
      })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 70_000 })
      expect(await ctx.sql`select count(*)::int as entries from entry`).toEqual([{ entries: 1 }])
    }))

  test('a later file adds the settlement of what it finds open', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const items = [anItem(debtorId, 'F-1', 120_000)]
      await aFile(ctx, { items })
      const later = await aFile(ctx, {
        items,
        credits: [aPayment(debtorId, 'VIR 9', 120_000)],
        allocations: [{ item: 0, credit: 0, amountCents: 120_000 }],
        importId: 2,
      })
      expect(later).toMatchObject({ items: { unchanged: 1 }, credits: { added: 1 }, allocations: 1, openCents: 0 })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0 })
      await expectNoDrift(ctx)
    }))

  test('one number written in two ways is one invoice', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { items: [anItem(debtorId, 'F–2026 001', 500)] })
      expect(await aFile(ctx, { items: [anItem(debtorId, 'f-2026001', 500)] })).toMatchObject({
        items: { unchanged: 1 },
      })
    }))

  test('the same number of another year, or of a deposit, is another item', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const items = [
        anItem(debtorId, '17', 500),
        anItem(debtorId, '17', 500, { issueDate: '2025-09-01', dueDate: '2025-10-01' }),
        anItem(debtorId, '17', 500, { documentKind: 'deposit' }),
      ]
      expect(await aFile(ctx, { items })).toMatchObject({ items: { added: 3 }, conflicts: [] })
    }))
})

describe('a file that contradicts the ledger', () => {
  test('another amount for a known number is a conflict, and changes nothing', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 120_000)] })
      const { conflicts, itemIds } = await aFile(ctx, { items: [anItem(debtorId, 'F-1', 130_000)], importId: 2 })
      expect(itemIds).toEqual([null])
      expect(conflicts).toEqual([
        {
          code: 'ledger.item_differs',
          index: 0,
          data: {
            number: 'F-1',
            presentCents: 120_000,
            presentIssueDate: '2026-09-01',
            presentCurrency: 'EUR',
            givenCents: 130_000,
            givenIssueDate: '2026-09-01',
            givenCurrency: 'EUR',
          },
        },
      ])
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 120_000 })
    }))

  test('a number twice in one file with two amounts: the first is taken, the second listed', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const { conflicts } = await aFile(ctx, { items: [anItem(debtorId, 'F-1', 100), anItem(debtorId, 'F-1', 200)] })
      expect(conflicts.map(({ code, index }) => [code, index])).toEqual([['ledger.item_repeated', 1]])
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 100 })
    }))

  test('a settlement of what a payment entered by hand has settled already is listed, and the credit stays over', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const items = [anItem(debtorId, 'F-1', 100)]
      await aFile(ctx, {
        items,
        credits: [aPayment(debtorId, 'VIR 1', 100)],
        allocations: [{ item: 0, credit: 0, amountCents: 100 }],
      })
      const again = await aFile(ctx, {
        items,
        credits: [aPayment(debtorId, 'VIR 2', 100)],
        allocations: [{ item: 0, credit: 0, amountCents: 100 }],
        importId: 2,
      })
      expect(again.conflicts).toEqual([
        {
          code: 'ledger.allocation_does_not_fit',
          index: 0,
          data: { number: 'F-1', wantedCents: 100, openCents: 0, remainingCents: 100 },
        },
      ])
      expect(await unappliedOf(ctx, debtorId)).toBe(100)
    }))

  test('an allocation to the invoice of another debtor is listed, not made', () =>
    inNewCompany(async (ctx) => {
      const [a, b] = [await aDebtor(ctx), await aDebtor(ctx, 'Atelier Éluard', 'C002')]
      const { conflicts, allocations } = await aFile(ctx, {
        items: [anItem(a, 'F-1', 100)],
        credits: [aPayment(b, 'VIR 1', 100)],
        allocations: [{ item: 0, credit: 0, amountCents: 100 }],
      })
      expect([conflicts.map(({ code }) => code), allocations]).toEqual([['ledger.allocation_across'], 0])
    }))

  test('one line of the books with another amount is a conflict', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { credits: [aPayment(debtorId, 'VIR 1', 100)] })
      const { conflicts } = await aFile(ctx, { credits: [aPayment(debtorId, 'VIR 1', 101)] })
      expect(conflicts.map(({ code }) => code)).toEqual(['ledger.credit_differs'])
    }))

  test('an unknown debtor refuses the whole file', () =>
    inNewCompany(async (ctx) => {
      expect(await refusalOf(aFile(ctx, { items: [anItem(77, 'F-1', 100)] }))).toBe('ledger.debtor_unknown')
    }))
})

describe('a payment entered by hand', () => {
  const paidByHand = async (ctx: Context, onDay: Day = '2026-11-20') => {
    const debtorId = await aDebtor(ctx)
    const items = [anItem(debtorId, 'F-1', 120_000), anItem(debtorId, 'F-2', 80_000)]
    await aFile(ctx, { items })
    const allocations = [{ itemId: 1, amountCents: 120_000 }]
    const { creditId } = await recordPayment(ctx, { debtorId, amountCents: 120_000, onDay, allocations })
    return { debtorId, items, creditId }
  }

  test('is recognised in the next file that settles the same invoice with it, and from then on', () =>
    inNewCompany(async (ctx) => {
      const { debtorId, items, creditId } = await paidByHand(ctx)
      const file = {
        items,
        credits: [aPayment(debtorId, 'BQ 17', 120_000, '2026-11-21')],
        allocations: [{ item: 0, credit: 0, amountCents: 120_000 }],
      }
      for (const importId of [2, 3]) {
        const again = await aFile(ctx, { ...file, importId })
        expect(again).toMatchObject({
          creditIds: [creditId],
          credits: { added: 0, unchanged: 1 },
          allocations: 0,
          conflicts: [],
        })
      }
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 80_000 })
      expect(await unappliedOf(ctx, debtorId)).toBe(0)
      await withdrawImport(ctx, { importId: 2, touchedItemIds: [] })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 80_000 })
      await expectNoDrift(ctx)
    }))

  test.each([
    ['another invoice', { item: 1, amountCents: 80_000, paid: 120_000, onDay: '2026-11-20' }],
    ['another amount', { item: 0, amountCents: 100_000, paid: 100_000, onDay: '2026-11-20' }],
    ['a day long before', { item: 0, amountCents: 120_000, paid: 120_000, onDay: '2026-10-01' }],
  ] as const)('is not taken for one that settles %s', (_, { item, amountCents, paid, onDay }) =>
    inNewCompany(async (ctx) => {
      const { debtorId, items } = await paidByHand(ctx)
      const credits = [aPayment(debtorId, 'BQ 17', paid, onDay)]
      const other = await aFile(ctx, { items, credits, allocations: [{ item, credit: 0, amountCents }], importId: 2 })
      expect(other.credits.added).toBe(1)
    }),
  )

  test('is not mistaken for an equal part that an earlier file brought', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const items = [anItem(debtorId, 'F-1', 200)]
      const half = { item: 0, amountCents: 100 }
      await aFile(ctx, { items, credits: [aPayment(debtorId, 'BQ 1', 100)], allocations: [{ ...half, credit: 0 }] })
      const allocations = [{ itemId: 1, amountCents: 100 }]
      const { creditId } = await recordPayment(ctx, { debtorId, amountCents: 100, onDay: '2026-10-20', allocations })
      const both = await aFile(ctx, {
        items,
        credits: [aPayment(debtorId, 'BQ 1', 100), aPayment(debtorId, 'BQ 2', 100)],
        allocations: [
          { ...half, credit: 0 },
          { ...half, credit: 1 },
        ],
        importId: 2,
      })
      expect(both).toMatchObject({ credits: { added: 0 }, conflicts: [] })
      expect(both.creditIds[1]).toBe(creditId)
    }))

  test('is not taken for one that the books have not matched with anything', () =>
    inNewCompany(async (ctx) => {
      const { debtorId, items } = await paidByHand(ctx)
      const other = await aFile(ctx, {
        items,
        credits: [aPayment(debtorId, 'BQ 17', 120_000, '2026-11-20')],
        importId: 2,
      })
      expect(other.credits.added).toBe(1)
      expect(await unappliedOf(ctx, debtorId)).toBe(120_000)
    }))
})

describe('what a later file knows better', () => {
  test('a stated due date replaces a computed one, with a fact of before and after', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 100, { dueDate: '2026-10-01', dueComputed: true })] })
      const stated = anItem(debtorId, 'F-1', 100, {
        dueDate: '2026-10-31',
        dueComputed: false,
        paymentMeans: 'direct-debit',
      })
      expect(await aFile(ctx, { items: [stated], importId: 2 })).toMatchObject({ items: { changed: 1 } })
      expect(await ctx.sql`select due_date as due, due_computed as computed, payment_means as means from item`).toEqual(
        [{ due: '2026-10-31', computed: false, means: 'direct-debit' }],
      )
      expect(await factKinds(ctx)).toEqual(['item.changed'])
    }))

  test('a computed due date never replaces a stated one', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 100, { dueDate: '2026-10-31' })] })
      const computed = anItem(debtorId, 'F-1', 100, { dueDate: '2026-10-01', dueComputed: true })
      expect(await aFile(ctx, { items: [computed], importId: 2 })).toMatchObject({ items: { unchanged: 1 } })
    }))
})

test('a change of one debtor raises its version and no other', async () => {
  const company = await createCompany()
  const [a, b] = await shell.inCompany(company, async (ctx) => [
    await aDebtor(ctx),
    await aDebtor(ctx, 'Atelier Éluard', 'C002'),
  ])
  await shell.inCompany(company, (ctx) => aFile(ctx, { items: [anItem(a ?? 0, 'F-1', 100)] }))
  const versions = await shell.inCompany(company, async (ctx) => [
    await versionOf(ctx, a ?? 0),
    await versionOf(ctx, b ?? 0),
  ])
  expect(versions).toEqual([2, 1])
})

test('a preview tells what would happen and writes nothing', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, { items: [anItem(debtorId, 'F-1', 100)] })
    const preview = await previewReceivables(ctx, {
      items: [anItem(debtorId, 'F-1', 100), anItem(-1, 'F-2', 300)],
      credits: [aPayment(-1, 'VIR 1', 50)],
      allocations: [{ item: 1, credit: 0, amountCents: 50 }],
    })
    expect(preview).toMatchObject({
      items: { added: 1, unchanged: 1 },
      credits: { added: 1 },
      allocations: 1,
      openCents: 350,
    })
    expect(preview.itemIds[1]).toBeNull()
    expect(await openByNumber(ctx)).toEqual({ 'F-1': 100 })
  }))

describe('a file in parts', () => {
  const partOf = (debtorId: number, number: string, added: readonly number[]) => ({
    items: [anItem(debtorId, number, 120_000)],
    credits: [aPayment(debtorId, `VIR ${debtorId}`, 20_000)],
    allocations: [{ item: 0, credit: 0, amountCents: 20_000 }],
    importId: IMPORT,
    addedDebtorIds: new Set(added),
  })

  test('is recorded part by part, each told of once', () =>
    inNewCompany(async (ctx) => {
      const added = [await aDebtor(ctx), await aDebtor(ctx, 'Lune', 'C002')]
      const parts = added.map((debtorId, place) => partOf(debtorId, `F-${place + 1}`, added))
      const told = await Array.fromAsync(recordInParts(ctx, parts))
      expect(told.map(({ items, openCents }) => [items.added, openCents])).toEqual([
        [1, 100_000],
        [1, 100_000],
      ])
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 100_000, 'F-2': 100_000 })
      await expectNoDrift(ctx)
    }))

  test('which one part makes impossible is refused for the reason of that part', async () => {
    const company = await createCompany()
    const record = (numbers: readonly string[]) =>
      shell.inCompany(company, async (ctx) => {
        const debtors = [await aDebtor(ctx), await aDebtor(ctx, 'Lune', 'C002'), await aDebtor(ctx, 'Port', 'C003')]
        const parts = numbers.map((number, place) => partOf(debtors[place] ?? 0, number, debtors))
        await Array.fromAsync(recordInParts(ctx, parts))
      })
    await expect(record(['F-1', 'F'.repeat(101), 'F-3'])).rejects.toThrow('item_number_check')
    await expect(record(['F-1', 'F-2', 'F-3', 'F-4'])).rejects.toMatchObject({ code: 'ledger.debtor_unknown' })
    expect(await shell.inCompany(company, openByNumber)).toEqual({})
  })
})
