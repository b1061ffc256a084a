import { describe, expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { addContact } from './change-contacts.ts'
import { changeDebtors } from './change-debtors.ts'
import { aDebtor, aFile, aPayment, anItem, expectNoDrift, factKinds, refusalOf } from './ledger-fixture.ts'
import { findDoubles } from './find-doubles.ts'
import { mergeDebtors, unmergeDebtor } from './merge-debtors.ts'
import { placeHold } from './place-hold.ts'
import { allocateCredits } from './allocate-credits.ts'
import { keepStill } from './lock-debtors.ts'

const { createCompany, shell } = await createTestCompany()

type Scene = { readonly kept: Id; readonly merged: Id }

/** Two records, each with an invoice, a payment left over, a contact and a hold; the second has a SIREN. */
async function inScene(work: (ctx: Context, scene: Scene) => Promise<void>): Promise<void> {
  await shell.inCompany(await createCompany(), async (ctx) => {
    const [kept, merged] = [await aDebtor(ctx, 'Brûlerie Noé', 'C001'), await aDebtor(ctx, 'BRULERIE NOE SAS', 'C002')]
    await changeDebtors(ctx, { changes: [{ debtorId: merged, siren: '552100554' }], mode: 'overwrite', importId: 1 })
    for (const [debtorId, name] of [
      [kept, 'K'],
      [merged, 'M'],
    ] as const) {
      await aFile(ctx, {
        items: [anItem(debtorId, `${name}-1`, 100)],
        credits: [aPayment(debtorId, `${name} VIR`, 50)],
      })
      await addContact(ctx, { debtorId, name, role: 'other', email: null, phone: null })
      await placeHold(ctx, { kind: 'pause', debtorId })
    }
    await work(ctx, { kept, merged })
  })
}

/** Whose is what: the debtor of every row of every table. */
const owners = async ({ sql }: Context) => ({
  references: await sql`select reference, debtor_id as debtor from debtor_reference order by reference`,
  items: await sql`select number, debtor_id as debtor from item order by number`,
  credits: await sql`select reference, debtor_id as debtor from credit order by reference`,
  contacts: await sql`select name, debtor_id as debtor from contact order by name`,
  holds: await sql`select id, debtor_id as debtor from hold order by id`,
  debtors: await sql`select id, siren from ledger_debtor order by id`,
})

describe('two records of one debtor', () => {
  test('become one, with all that belonged to either', () =>
    inScene(async (ctx, { kept, merged }) => {
      const debtor = await mergeDebtors(ctx, { keepId: kept, mergeId: merged })
      expect(debtor).toMatchObject({ id: kept, name: 'Brûlerie Noé', siren: '552100554' })
      expect(debtor.references.map(({ reference }) => reference)).toEqual(['C001', 'C002'])
      const { items, credits, contacts, holds, debtors } = await owners(ctx)
      expect([...items, ...credits, ...contacts, ...holds].map((row) => row['debtor'])).toEqual(Array(8).fill(kept))
      expect(debtors).toEqual([{ id: kept, siren: '552100554' }])
      await expectNoDrift(ctx)
    }))

  test('are separated again exactly as they were', () =>
    inScene(async (ctx, { kept, merged }) => {
      const before = await owners(ctx)
      await mergeDebtors(ctx, { keepId: kept, mergeId: merged })
      expect(await unmergeDebtor(ctx, { debtorId: merged })).toMatchObject({ id: merged, siren: '552100554' })
      expect(await owners(ctx)).toEqual(before)
      expect((await factKinds(ctx)).slice(-2)).toEqual(['debtor.merged', 'debtor.unmerged'])
    }))

  test('separated keep what came in for them since where it came in', () =>
    inScene(async (ctx, { kept, merged }) => {
      await mergeDebtors(ctx, { keepId: kept, mergeId: merged })
      await aFile(ctx, { items: [anItem(kept, 'N-1', 70)] })
      await unmergeDebtor(ctx, { debtorId: merged })
      expect((await owners(ctx)).items).toEqual([
        { number: 'K-1', debtor: kept },
        { number: 'M-1', debtor: merged },
        { number: 'N-1', debtor: kept },
      ])
    }))

  test('cannot be separated while a payment of one settles an invoice of the other', () =>
    inScene(async (ctx, { kept, merged }) => {
      await mergeDebtors(ctx, { keepId: kept, mergeId: merged })
      const [item] = await ctx.sql<{ id: Id }>`select id from item where number = 'M-1'`
      const [credit] = await ctx.sql<{ id: Id }>`select id from credit where reference = 'K VIR'`
      await allocateCredits(ctx, [{ itemId: item?.id ?? 0, creditId: credit?.id ?? 0, amountCents: 10 }])
      expect(await refusalOf(unmergeDebtor(ctx, { debtorId: merged }))).toBe('ledger.unmerge_settled_across')
    }))

  test('merged into a third one are separated in the reverse order', () =>
    inScene(async (ctx, { kept, merged }) => {
      const third = await aDebtor(ctx, 'Noé Holding', 'C003')
      const before = await owners(ctx)
      await mergeDebtors(ctx, { keepId: kept, mergeId: merged })
      await mergeDebtors(ctx, { keepId: third, mergeId: kept })
      expect(await ctx.sql`select current_id as id from ledger_debtor_alias where id = ${merged}`).toEqual([
        { id: third },
      ])
      expect(await refusalOf(unmergeDebtor(ctx, { debtorId: merged }))).toBe('ledger.unmerge_order')
      await unmergeDebtor(ctx, { debtorId: kept })
      await unmergeDebtor(ctx, { debtorId: merged })
      expect(await owners(ctx)).toEqual(before)
    }))
})

describe('records that are not one debtor', () => {
  test('two SIREN are two companies', () =>
    inScene(async (ctx, { kept, merged }) => {
      await changeDebtors(ctx, { changes: [{ debtorId: kept, siren: '303265045' }], mode: 'overwrite', importId: null })
      expect(await refusalOf(mergeDebtors(ctx, { keepId: kept, mergeId: merged }))).toBe('ledger.merge_two_sirens')
    }))

  test('the same invoice number at both is looked at first', () =>
    inScene(async (ctx, { kept, merged }) => {
      await aFile(ctx, { items: [anItem(merged, 'K-1', 100)] })
      expect(await refusalOf(mergeDebtors(ctx, { keepId: kept, mergeId: merged }))).toBe('ledger.merge_same_numbers')
    }))

  test('one with itself, or one that is not there', () =>
    inScene(async (ctx, { kept, merged }) => {
      expect(await refusalOf(mergeDebtors(ctx, { keepId: kept, mergeId: kept }))).toBe('ledger.merge_with_itself')
      expect(await refusalOf(mergeDebtors(ctx, { keepId: kept, mergeId: 99 }))).toBe('ledger.debtor_unknown')
      expect(await refusalOf(unmergeDebtor(ctx, { debtorId: merged }))).toBe('ledger.not_merged')
    }))
})

test('a change waits while somebody acts on the standing of the debtor, also under its former id', async () => {
  const company = await createCompany()
  const [kept, merged] = await shell.inCompany(company, async (ctx) => {
    const ids = [await aDebtor(ctx), await aDebtor(ctx, 'NOE', 'C002')] as const
    await mergeDebtors(ctx, { keepId: ids[0], mergeId: ids[1] })
    return ids
  })
  const order: string[] = []
  const acting = Promise.withResolvers<void>()
  const sending = shell.inCompany(company, async (ctx) => {
    await keepStill(ctx, [merged])
    acting.resolve()
    // Long enough for the other transaction to ask for its lock.
    await ctx.sql`select pg_sleep(0.2)`
    order.push('sent')
  })
  await acting.promise
  await shell.inCompany(company, async (ctx) => {
    await placeHold(ctx, { kind: 'dispute', debtorId: kept })
    order.push('disputed')
  })
  await sending
  expect(order).toEqual(['sent', 'disputed'])
})

describe('doubles', () => {
  test('are records of the same words or the same address, and of no other SIREN', async () => {
    await inScene(async (ctx, { kept, merged }) => {
      const other = await aDebtor(ctx, 'Noé', 'C003')
      const written = await aDebtor(ctx, 'Boutique du Port', 'C004')
      const elsewhere = await aDebtor(ctx, 'Brûlerie Noé', 'C005')
      await changeDebtors(ctx, {
        changes: [{ debtorId: elsewhere, siren: '732829320' }],
        mode: 'overwrite',
        importId: 1,
      })
      for (const debtorId of [kept, written])
        await addContact(ctx, { debtorId, name: null, role: 'other', email: 'compta@noe.example', phone: null })
      const likely = async (debtorId: Id) =>
        (await findDoubles(ctx, { debtorId })).likely.map(({ reference }) => reference).toSorted()
      expect(await likely(kept)).toEqual(['C002', 'C004', 'C005'])
      expect(await likely(merged)).toEqual(['C001'])
      expect(await likely(other)).toEqual([])
      await mergeDebtors(ctx, { keepId: kept, mergeId: merged })
      expect((await findDoubles(ctx, { debtorId: kept })).merged).toMatchObject([{ name: 'BRULERIE NOE SAS' }])
    })
  })
})
