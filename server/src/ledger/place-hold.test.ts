import { describe, expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { aDebtor, aFile, anItem, factKinds, idsOf, refusalOf, versionOf } from './ledger-fixture.ts'
import { liftHold, placeHold, placeHolds, restoreHold } from './place-hold.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

type Scene = { readonly debtorId: Id; readonly itemId: Id }

async function inScene(work: (ctx: Context, scene: Scene) => Promise<void>): Promise<void> {
  const company = await createCompany()
  const scene = await shell.inCompany(company, async (ctx) => {
    const debtorId = await aDebtor(ctx)
    const [itemId = 0] = await idsOf(aFile(ctx, { items: [anItem(debtorId, 'F-1', 120_000)] }))
    return { debtorId, itemId }
  })
  await shell.inCompany(company, (ctx) => work(ctx, scene))
}

const running = ({ sql }: Context) =>
  sql`select kind, item_id as "itemId", amount_cents as "amountCents", from_day as "fromDay", until_day as "untilDay", reason from ledger_hold`

describe('a hold', () => {
  test('runs from today, and the decision can see that something changed', () =>
    inScene(async (ctx, { debtorId, itemId }) => {
      const dispute = {
        kind: 'dispute',
        debtorId,
        itemId,
        amountCents: 20_000,
        reason: 'deux colis manquants',
      } as const
      await placeHold(ctx, { ...dispute, untilDay: '2026-12-24' })
      expect(await running(ctx)).toEqual([
        {
          kind: 'dispute',
          itemId,
          amountCents: 20_000,
          fromDay: '2026-11-21',
          untilDay: '2026-12-24',
          reason: 'deux colis manquants',
        },
      ])
      expect(await versionOf(ctx, debtorId)).toBe(2)
    }))

  test('lifted no longer runs; restored it runs as if it had never been lifted', () =>
    inScene(async (ctx, { debtorId }) => {
      const { id: holdId } = await placeHold(ctx, { kind: 'exclusion', debtorId })
      expect(await liftHold(ctx, { holdId })).toMatchObject({ liftedOn: '2026-11-21' })
      expect(await running(ctx)).toEqual([])
      expect(await refusalOf(liftHold(ctx, { holdId }))).toBe('ledger.hold_lifted')
      expect(await restoreHold(ctx, { holdId })).toMatchObject({ liftedOn: null })
      expect(await running(ctx)).toHaveLength(1)
      expect(await refusalOf(restoreHold(ctx, { holdId }))).toBe('ledger.hold_not_lifted')
      expect(await factKinds(ctx)).toEqual(['hold.placed', 'hold.lifted', 'hold.restored'])
    }))

  test.each([
    ['more than the invoice', { amountCents: 120_001 }, 'ledger.hold_too_large'],
    ['a day that has passed', { untilDay: '2026-11-20' }, 'ledger.hold_ends_before'],
    ['an invoice that does not exist', { itemId: 99 }, 'ledger.item_unknown'],
    ['an amount of no invoice', { itemId: null, amountCents: 100 }, 'ledger.hold_needs_item'],
  ] as const)('on %s is refused', (_, more, code) =>
    inScene(async (ctx, { debtorId, itemId }) => {
      expect(await refusalOf(placeHold(ctx, { kind: 'dispute', debtorId, itemId, ...more }))).toBe(code)
    }),
  )

  test('on the invoice of another debtor is refused', () =>
    inScene(async (ctx, { itemId }) => {
      const other = await aDebtor(ctx, 'Atelier Éluard', 'C002')
      expect(await refusalOf(placeHold(ctx, { kind: 'pause', debtorId: other, itemId }))).toBe('ledger.hold_of_other')
    }))

  test('that runs already is not placed twice; disputes about two amounts are two', () =>
    inScene(async (ctx, { debtorId, itemId }) => {
      await placeHold(ctx, { kind: 'pause', debtorId })
      expect(await refusalOf(placeHold(ctx, { kind: 'pause', debtorId }))).toBe('ledger.hold_running')
      const dispute = { kind: 'dispute', debtorId, itemId } as const
      await placeHold(ctx, { ...dispute, amountCents: 1_000 })
      await placeHold(ctx, { ...dispute, amountCents: 1_000 })
      expect(await running(ctx)).toHaveLength(3)
    }))

  test('that does not exist is not lifted', () =>
    inScene(async (ctx) => {
      expect(await refusalOf(liftHold(ctx, { holdId: 7 }))).toBe('ledger.hold_unknown')
    }))
})

test('of the holds of a file, those that run already do not stop the others', () =>
  inScene(async (ctx, { debtorId, itemId }) => {
    const dispute = { kind: 'dispute', debtorId, itemId, origin: 'intake' } as const
    await placeHolds(ctx, [dispute])
    const { placed, refused } = await placeHolds(ctx, [dispute, { kind: 'pause', debtorId }])
    expect([placed.map(({ kind }) => kind), refused.map(({ code, index }) => [code, index])]).toEqual([
      ['pause'],
      [['ledger.hold_running', 0]],
    ])
  }))
