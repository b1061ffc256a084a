import { expect, test } from 'vitest'
import type { Context } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { changeDebtors } from './change-debtors.ts'
import { findDebtor, findItem, findSubject } from './find-subject.ts'
import { aDebtor, aFile, anItem, refusalOf } from './ledger-fixture.ts'
import { mergeDebtors } from './merge-debtors.ts'

const { createCompany, shell } = await createTestCompany()

/** Debtors 1 (account C001) and 2 (C002, SIREN 552100554); items 1 and 3 are number 17 of each, 2 is F-2. */
async function inScene(work: (ctx: Context) => Promise<void>): Promise<void> {
  await shell.inCompany(await createCompany(), async (ctx) => {
    const [noe, eluard] = [await aDebtor(ctx), await aDebtor(ctx, 'Atelier Éluard', 'C002')]
    await changeDebtors(ctx, { changes: [{ debtorId: eluard, siren: '552100554' }], mode: 'overwrite', importId: 1 })
    await aFile(ctx, { items: [anItem(noe, '17', 100), anItem(noe, 'F-2', 100), anItem(eluard, '17', 100)] })
    await work(ctx)
  })
}

test('an invoice is found by its number, however it is written, or by its id', () =>
  inScene(async (ctx) => {
    expect(await findItem(ctx, ' f–2')).toMatchObject({ id: 2, debtorName: 'Brûlerie Noé' })
    expect(await findItem(ctx, '#3')).toMatchObject({ id: 3, number: '17' })
    expect(await findItem(ctx, '2')).toMatchObject({ id: 2 })
  }))

test('a number of two invoices is refused with both', () =>
  inScene(async (ctx) => {
    await expect(findItem(ctx, '17')).rejects.toMatchObject({
      code: 'ledger.ambiguous',
      data: { candidates: ['#1 17 (Brûlerie Noé)', '#3 17 (Atelier Éluard)'] },
    })
    expect(await refusalOf(findItem(ctx, 'F-99'))).toBe('ledger.not_found')
  }))

test('a debtor is found by account, SIREN, name or id, also that of one merged since', () =>
  inScene(async (ctx) => {
    expect(await findDebtor(ctx, 'c001')).toMatchObject({ id: 1 })
    expect(await findDebtor(ctx, '552 100 554')).toMatchObject({ id: 2 })
    expect(await findDebtor(ctx, 'eluard')).toMatchObject({ id: 2 })
    expect(await findDebtor(ctx, '#2')).toMatchObject({ id: 2 })
    const third = await aDebtor(ctx, 'NOE', 'C003')
    await mergeDebtors(ctx, { keepId: 1, mergeId: third })
    expect(await findDebtor(ctx, `#${third}`)).toMatchObject({ id: 1 })
    expect(await refusalOf(findDebtor(ctx, 'e'))).toBe('ledger.ambiguous')
  }))

test('what could be an invoice or a debtor is found as either', () =>
  inScene(async (ctx) => {
    expect(await findSubject(ctx, 'F-2')).toMatchObject({ kind: 'item', item: { id: 2 } })
    expect(await findSubject(ctx, 'C002')).toMatchObject({ kind: 'debtor', debtor: { id: 2 } })
    expect(await refusalOf(findSubject(ctx, '#2'))).toBe('ledger.ambiguous')
    expect(await refusalOf(findSubject(ctx, '2'))).toBe('ledger.not_found')
  }))
