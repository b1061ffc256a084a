import { describe, expect, test } from 'vitest'
import { factsOfDebtors, factSentence } from '#evidence'
import type { Context, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { allocateCredits } from './allocate-credits.ts'
import {
  aDebtor,
  aFile,
  aPayment,
  anItem,
  expectNoDrift,
  factKinds,
  idsOf,
  openByNumber,
  refusalOf,
  unappliedOf,
  versionOf,
} from './ledger-fixture.ts'
import { recordCreditNote, recordPayment } from './record-credit.ts'
import { undoAllocations } from './undo-allocations.ts'
import { undoCredit } from './undo-credit.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

type Scene = { readonly debtorId: Id; readonly first: Id; readonly second: Id }

/** A debtor with two open invoices, 1 200,00 € and 800,00 €; today is 21 November 2026. */
async function inScene(work: (ctx: Context, scene: Scene) => Promise<void>): Promise<void> {
  const company = await createCompany()
  const scene = await shell.inCompany(company, async (ctx) => {
    const debtorId = await aDebtor(ctx)
    const items = [anItem(debtorId, 'F-1', 120_000), anItem(debtorId, 'F-2', 80_000)]
    const [first = 0, second = 0] = await idsOf(aFile(ctx, { items }))
    return { debtorId, first, second }
  })
  await shell.inCompany(company, (ctx) => work(ctx, scene))
}

describe('a payment', () => {
  test('settles the invoices it is allocated to, and raises the version of the debtor', () =>
    inScene(async (ctx, { debtorId, first, second }) => {
      const paid = await recordPayment(ctx, {
        debtorId,
        amountCents: 150_000,
        onDay: '2026-11-20',
        reference: 'VIR 12',
        allocations: [
          { itemId: first, amountCents: 120_000 },
          { itemId: second, amountCents: 20_000 },
        ],
      })
      expect(paid.allocated.map(({ itemId, amountCents }) => [itemId, amountCents])).toEqual([
        [first, 120_000],
        [second, 20_000],
      ])
      expect(paid.remainingCents).toBe(10_000)
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 60_000 })
      expect(await unappliedOf(ctx, debtorId)).toBe(10_000)
      expect(await versionOf(ctx, debtorId)).toBe(2)
      await expectNoDrift(ctx)
    }))

  test('is told in the journal with the invoices that it settled', () =>
    inScene(async (ctx, { debtorId, first }) => {
      const paid = {
        debtorId,
        amountCents: 120_000,
        onDay: '2026-11-20',
        reference: 'VIR 12',
        allocations: [{ itemId: first, amountCents: 120_000 }],
      } as const
      const { factId } = await recordPayment(ctx, paid)
      const { rows } = await factsOfDebtors(ctx, [debtorId], null)
      expect(rows[0]?.id).toBe(factId)
      expect(rows[0] && factSentence(rows[0], 'fr')).toBe(
        'Paiement de 1\u202f200,00\u00a0€ reçu le 20/11/2026 (VIR 12), imputé sur F-1',
      )
    }))

  test('without allocations stays unapplied', () =>
    inScene(async (ctx, { debtorId }) => {
      await recordPayment(ctx, { debtorId, amountCents: 5_000, onDay: '2026-11-21' })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 120_000, 'F-2': 80_000 })
      expect(await unappliedOf(ctx, debtorId)).toBe(5_000)
    }))

  test('takes the currency of what it settles', () =>
    inScene(async (ctx, { debtorId }) => {
      const [dollars = 0] = await idsOf(aFile(ctx, { items: [anItem(debtorId, 'US-1', 900, { currency: 'USD' })] }))
      await recordPayment(ctx, {
        debtorId,
        amountCents: 900,
        onDay: '2026-11-20',
        allocations: [{ itemId: dollars, amountCents: 900 }],
      })
      expect(await ctx.sql`select currency from credit`).toEqual([{ currency: 'USD' }])
    }))

  test.each([
    ['more than is open on the invoice', { amountCents: 200_000, allocate: 120_001 }, 'ledger.allocation_does_not_fit'],
    ['more than was paid', { amountCents: 1_000, allocate: 1_001 }, 'ledger.allocation_does_not_fit'],
  ])('cannot settle %s', (_, { amountCents, allocate }, code) =>
    inScene(async (ctx, { debtorId, first }) => {
      const allocations = [{ itemId: first, amountCents: allocate }]
      expect(await refusalOf(recordPayment(ctx, { debtorId, amountCents, onDay: '2026-11-20', allocations }))).toBe(
        code,
      )
    }),
  )

  test('two parts for one invoice count together', () =>
    inScene(async (ctx, { debtorId, first }) => {
      const part = { itemId: first, amountCents: 70_000 }
      const paid = recordPayment(ctx, {
        debtorId,
        amountCents: 200_000,
        onDay: '2026-11-20',
        allocations: [part, part],
      })
      expect(await refusalOf(paid)).toBe('ledger.allocation_does_not_fit')
    }))

  test('cannot settle the invoice of another debtor', () =>
    inScene(async (ctx, { first }) => {
      const other = await aDebtor(ctx, 'Atelier Éluard', 'C002')
      const allocations = [{ itemId: first, amountCents: 100 }]
      expect(
        await refusalOf(recordPayment(ctx, { debtorId: other, amountCents: 100, onDay: '2026-11-20', allocations })),
      ).toBe('ledger.allocation_across')
    }))

  test('is not received tomorrow, nor from nobody, nor for an invoice that does not exist', () =>
    inScene(async (ctx, { debtorId }) => {
      expect(await refusalOf(recordPayment(ctx, { debtorId, amountCents: 100, onDay: '2026-11-22' }))).toBe(
        'ledger.payment_in_future',
      )
      expect(await refusalOf(recordPayment(ctx, { debtorId: 99, amountCents: 100, onDay: '2026-11-20' }))).toBe(
        'ledger.debtor_unknown',
      )
      const allocations = [{ itemId: 99, amountCents: 100 }]
      expect(
        await refusalOf(recordPayment(ctx, { debtorId, amountCents: 100, onDay: '2026-11-20', allocations })),
      ).toBe('ledger.item_unknown')
    }))

  test('undone never was: everything is open again, on every day', () =>
    inScene(async (ctx, { debtorId, first }) => {
      const allocations = [{ itemId: first, amountCents: 120_000 }]
      const { creditId } = await recordPayment(ctx, {
        debtorId,
        amountCents: 150_000,
        onDay: '2026-11-10',
        allocations,
      })
      await undoCredit(ctx, { creditId })
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 120_000, 'F-2': 80_000 })
      expect(await unappliedOf(ctx, debtorId)).toBe(0)
      expect(
        await ctx.sql`select kind, amount_cents as cents, on_day as day from entry where reverses is not null order by id`,
      ).toEqual([{ kind: 'allocation', cents: -120_000, day: '2026-11-10' }])
      expect(await factKinds(ctx)).toEqual(['payment.recorded', 'payment.undone'])
      expect(await refusalOf(undoCredit(ctx, { creditId }))).toBe('ledger.credit_unknown')
      await expectNoDrift(ctx)
    }))

  test('that came from a file is not undone by hand: the next file would bring it again', () =>
    inScene(async (ctx, { debtorId }) => {
      const { creditIds } = await aFile(ctx, { credits: [aPayment(debtorId, 'VIR 1', 100)] })
      expect(await refusalOf(undoCredit(ctx, { creditId: creditIds[0] ?? 0 }))).toBe('ledger.credit_from_file')
    }))
})

test('a credit note reduces an invoice as a payment does, and can be undone', () =>
  inScene(async (ctx, { debtorId, first }) => {
    const allocations = [{ itemId: first, amountCents: 30_000 }]
    const { creditId } = await recordCreditNote(ctx, {
      debtorId,
      amountCents: 30_000,
      onDay: '2026-11-20',
      reference: 'AV-1',
      allocations,
    })
    expect(await openByNumber(ctx)).toEqual({ 'F-1': 90_000, 'F-2': 80_000 })
    expect(await ctx.sql`select kind, on_day as "onDay", amount_cents as cents from ledger_reduction`).toEqual([
      { kind: 'credit-note', onDay: '2026-11-20', cents: 30_000 },
    ])
    await undoCredit(ctx, { creditId })
    expect(await openByNumber(ctx)).toEqual({ 'F-1': 120_000, 'F-2': 80_000 })
    expect(await factKinds(ctx)).toEqual(['credit_note.recorded', 'credit_note.undone'])
  }))

describe('credit that is left over', () => {
  test('is set against invoices later, several credits at once', () =>
    inScene(async (ctx, { debtorId, first, second }) => {
      const one = await recordPayment(ctx, { debtorId, amountCents: 100_000, onDay: '2026-11-01' })
      const two = await recordPayment(ctx, { debtorId, amountCents: 50_000, onDay: '2026-11-02' })
      const made = await allocateCredits(ctx, [
        { creditId: one.creditId, itemId: first, amountCents: 100_000 },
        { creditId: two.creditId, itemId: first, amountCents: 20_000 },
        { creditId: two.creditId, itemId: second, amountCents: 30_000 },
      ])
      expect(made).toHaveLength(3)
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 0, 'F-2': 50_000 })
      expect(await unappliedOf(ctx, debtorId)).toBe(0)
      await expectNoDrift(ctx)
    }))

  test('two credits cannot pay one invoice twice', () =>
    inScene(async (ctx, { debtorId, second }) => {
      const one = await recordPayment(ctx, { debtorId, amountCents: 80_000, onDay: '2026-11-01' })
      const two = await recordPayment(ctx, { debtorId, amountCents: 80_000, onDay: '2026-11-02' })
      const pairs = [one, two].map(({ creditId }) => ({ creditId, itemId: second, amountCents: 80_000 }))
      expect(await refusalOf(allocateCredits(ctx, pairs))).toBe('ledger.allocation_does_not_fit')
    }))

  test('of an unknown payment is refused', () =>
    inScene(async (ctx, { first }) => {
      expect(await refusalOf(allocateCredits(ctx, [{ creditId: 99, itemId: first, amountCents: 1 }]))).toBe(
        'ledger.credit_unknown',
      )
    }))

  test('an allocation undone leaves the invoice open and the credit over; once only', () =>
    inScene(async (ctx, { debtorId, first }) => {
      const allocations = [{ itemId: first, amountCents: 120_000 }]
      const { allocated } = await recordPayment(ctx, {
        debtorId,
        amountCents: 120_000,
        onDay: '2026-11-10',
        allocations,
      })
      const entryIds = allocated.map(({ entryId }) => entryId)
      expect(await undoAllocations(ctx, { entryIds })).toEqual([
        { entryId: entryIds[0], itemId: first, amountCents: 120_000 },
      ])
      expect(await openByNumber(ctx)).toEqual({ 'F-1': 120_000, 'F-2': 80_000 })
      expect(await unappliedOf(ctx, debtorId)).toBe(120_000)
      expect(await factKinds(ctx)).toEqual(['payment.recorded', 'allocation.undone'])
      expect(await refusalOf(undoAllocations(ctx, { entryIds }))).toBe('ledger.allocation_unknown')
      await expectNoDrift(ctx)
    }))

  test('what a person took back, the next reading of the same file does not allocate again', () =>
    inScene(async (ctx, { debtorId }) => {
      const file = {
        items: [anItem(debtorId, 'F-3', 100)],
        credits: [aPayment(debtorId, 'VIR 3', 100)],
        allocations: [{ item: 0, credit: 0, amountCents: 100 }],
      }
      await aFile(ctx, file)
      const [entry] = await ctx.sql<{ id: Id }>`select id from entry where kind = 'allocation'`
      await undoAllocations(ctx, { entryIds: [entry?.id ?? 0] })
      expect(await aFile(ctx, { ...file, importId: 2 })).toMatchObject({ allocations: 0, conflicts: [] })
      expect(await unappliedOf(ctx, debtorId)).toBe(100)
    }))
})
