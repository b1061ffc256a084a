import { describe, expect, test } from 'vitest'
import { createTestCompany } from '#test/database.ts'
import { aDebtor, aFile, anItem, aPayment } from './ledger-fixture.ts'
import { postEntries } from './post-entries.ts'
import type { NewEntry } from './store.ts'

const { inCompany } = await createTestCompany()

/** Posts one entry between an item and a payment of 100,00 €, or neither of them. */
const post = ({ item, credit, ...entry }: Posted) =>
  inCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    const { itemIds, creditIds } = await aFile(ctx, {
      items: [anItem(debtorId, 'F-1', 10_000)],
      credits: [aPayment(debtorId, 'VIR 1', 10_000)],
    })
    const between = { itemId: item ? (itemIds[0] ?? null) : null, creditId: credit ? (creditIds[0] ?? null) : null }
    await postEntries(ctx, [{ onDay: '2026-10-15', ...between, ...entry }])
    throw new Error('posted')
  })
type Posted = Pick<NewEntry, 'kind' | 'amountCents' | 'reverses'> & { readonly item: boolean; readonly credit: boolean }

describe('an entry is refused by its table', () => {
  test.each<[NewEntry['kind'], boolean, boolean]>([
    ['split', false, false],
    ['split', true, true],
    ['split', false, true],
    ['return', true, true],
    ['return', true, false],
    ['return', false, false],
    ['allocation', true, false],
    ['allocation', false, true],
    ['transfer' as NewEntry['kind'], true, true],
  ])('of kind %s with item %s and credit %s', async (kind, item, credit) => {
    await expect(post({ kind, item, credit, amountCents: 100 })).rejects.toThrow('entry_kind_check')
  })

  test.each<[string, number, number | undefined]>([
    ['of nothing', 0, undefined],
    ['that takes back nothing in particular', -100, undefined],
    ['that takes back and adds', 100, 1],
  ])('%s', async (_, amountCents, reverses) => {
    const entry = { kind: 'allocation', item: true, credit: true, amountCents } as const
    await expect(post(reverses === undefined ? entry : { ...entry, reverses })).rejects.toThrow(
      'entry_amount_cents_check',
    )
  })

  test('and not where it is what its kind says', async () => {
    const entry = { kind: 'allocation', item: true, credit: true, amountCents: 100 } as const
    await expect(post(entry)).rejects.toThrow('posted')
  })
})
