import { expect, test } from 'vitest'
import { mergeDebtors, unmergeDebtor } from '#ledger'
import { aDebtor, aFile, anItem, expectNoDrift, openByNumber } from '#ledger/ledger-fixture.ts'
import type { Context, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { allocateLine } from './allocate-line.ts'
import { readLines } from './read-lines.ts'
import { recordStatement } from './record-statement.ts'
import { aStatement, anEntry } from './statement-fixture.ts'

const held = async ({ sql }: Context): Promise<readonly Id[]> =>
  (await sql<{ id: Id }>`select debtor_id as id from reconciliation_unmatched_credit order by 1`).map(({ id }) => id)

test('money that waits for a debtor waits for the one that it was merged into, and is allocated there', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  await inCompany(async (ctx) => {
    const noe = await aDebtor(ctx, 'Brûlerie Noé', 'C001')
    const shop = await aDebtor(ctx, 'Boutique Noé Lyon', 'C002')
    await aFile(ctx, { items: [anItem(noe, 'FA2026-0101', 120_00), anItem(shop, 'FA2026-0102', 80_00)] })
    const entries = [anEntry('2026-11-18', 70_00, 'VIREMENT', { counterparty: 'BOUTIQUE NOE LYON' })]
    await recordStatement(ctx, aStatement({ entries }))
    expect(await held(ctx)).toEqual([shop])
    await mergeDebtors(ctx, { keepId: noe, mergeId: shop })
    expect(await held(ctx)).toEqual([noe])
    await unmergeDebtor(ctx, { debtorId: shop })
    expect(await held(ctx)).toEqual([shop])
    await mergeDebtors(ctx, { keepId: noe, mergeId: shop })
    const [line] = (await readLines(ctx, { state: 'open', locale: 'fr' })).rows
    await allocateLine(ctx, { lineId: line?.id ?? 0, proposal: 0 })
    expect(await openByNumber(ctx)).toEqual({ 'FA2026-0101': 120_00, 'FA2026-0102': 10_00 })
    const [matched] = (await readLines(ctx, { state: 'matched', locale: 'fr' })).rows
    expect(matched?.match?.debtorName).toBe('Brûlerie Noé')
    await expectNoDrift(ctx)
  })
})
