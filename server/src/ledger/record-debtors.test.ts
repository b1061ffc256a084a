import { describe, expect, test } from 'vitest'
import type { Context } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { factKinds, versionOf } from './ledger-fixture.ts'
import type { NewDebtor } from './debtor-identity.ts'
import { mergeDebtors } from './merge-debtors.ts'
import { previewDebtors, recordDebtors } from './record-debtors.ts'

const { createCompany, shell } = await createTestCompany()

const inNewCompany = async (work: (ctx: Context) => Promise<void>): Promise<void> =>
  shell.inCompany(await createCompany(), work)

const account = (reference: string) => ({ source: 'account', reference }) as const
const recordAll = (ctx: Context, ...debtors: readonly NewDebtor[]) => recordDebtors(ctx, { debtors, importId: 1 })

describe('debtors of a file', () => {
  test('are created once, and found again by their account', () =>
    inNewCompany(async (ctx) => {
      const noe = { name: 'Brûlerie Noé', references: [account('C001')] }
      const eluard = { name: 'Atelier Éluard', references: [account('C002')] }
      const first = await recordAll(ctx, noe, eluard, noe)
      expect(first).toEqual({ ids: [1, 2, 1], added: 2, addedIds: new Set([1, 2]), conflicts: [] })
      expect(await recordAll(ctx, eluard, { ...noe, name: 'NOE' })).toEqual({
        ids: [2, 1],
        added: 0,
        addedIds: new Set(),
        conflicts: [],
      })
      expect(await ctx.sql`select name from ledger_debtor order by id`).toEqual([
        { name: 'Brûlerie Noé' },
        { name: 'Atelier Éluard' },
      ])
    }))

  test('begin with all that the file says of them', () =>
    inNewCompany(async (ctx) => {
      await recordAll(ctx, {
        name: 'Commune de Valmont',
        references: [account('C9'), { source: 'siret', reference: '21310001900024' }],
        siren: '213100019',
        kind: 'public',
        language: 'en',
        addressLines: ['Service Facturier', "1, place de l'Église"],
        postcode: '31000',
        city: 'Valmont',
        terms: { kind: 'net', count: 30, unit: 'days' },
        email: 'facturier@valmont.example',
      })
      expect(
        await ctx.sql`select name, kind, kind_known, siren, language, address_lines, city, reference from ledger_debtor`,
      ).toEqual([
        {
          name: 'Commune de Valmont',
          kind: 'public',
          kind_known: true,
          siren: '213100019',
          language: 'en',
          address_lines: ['Service Facturier', "1, place de l'Église"],
          city: 'Valmont',
          reference: 'C9',
        },
      ])
      expect(await ctx.sql`select email, role from ledger_contact`).toEqual([
        { email: 'facturier@valmont.example', role: 'accounts-payable' },
      ])
    }))

  test('with one SIREN are one debtor, whatever their accounts', () =>
    inNewCompany(async (ctx) => {
      const lyon = { name: 'Comptoir, Lyon', references: [account('C1')], siren: '552100554' }
      const paris = { name: 'Comptoir, Paris', references: [account('C2')], siren: '552100554' }
      expect(await recordAll(ctx, lyon, paris)).toMatchObject({ ids: [1, 1], added: 1 })
      expect(await recordAll(ctx, { name: 'Comptoir', references: [account('C2')] })).toMatchObject({ ids: [1] })
    }))

  test('that are known learn a SIREN and other references, and the decision can see it', async () => {
    const company = await createCompany()
    await shell.inCompany(company, (ctx) => recordAll(ctx, { name: 'Comptoir', references: [account('C1')] }))
    await shell.inCompany(company, async (ctx) => {
      const learned = {
        name: 'Comptoir',
        references: [account('C1'), { source: 'vat', reference: 'FR40303265045' } as const],
        siren: '303265045',
      }
      expect(await recordAll(ctx, learned)).toMatchObject({ ids: [1], added: 0, conflicts: [] })
      expect(await ctx.sql`select siren, version from debtor`).toEqual([{ siren: '303265045', version: 2 }])
      expect(await ctx.sql`select source from debtor_reference order by source`).toEqual([
        { source: 'account' },
        { source: 'vat' },
      ])
    })
  })

  test('that merely come again are not changed', async () => {
    const company = await createCompany()
    const debtor = { name: 'Comptoir', references: [account('C1')], siren: '303265045' }
    await shell.inCompany(company, (ctx) => recordAll(ctx, debtor))
    await shell.inCompany(company, async (ctx) => {
      await recordAll(ctx, debtor)
      expect(await versionOf(ctx, 1)).toBe(1)
    })
  })

  test('that were merged are found as the one that was kept', () =>
    inNewCompany(async (ctx) => {
      const two = [account('C1'), account('C2')].map((reference) => ({ name: 'Comptoir', references: [reference] }))
      await recordAll(ctx, ...two)
      await mergeDebtors(ctx, { keepId: 2, mergeId: 1 })
      expect((await recordAll(ctx, ...two)).ids).toEqual([2, 2])
    }))
})

describe('references that disagree', () => {
  test('an account of one and the VAT number of another: the account is believed, the conflict listed', () =>
    inNewCompany(async (ctx) => {
      const vat = { source: 'vat', reference: 'FR40303265045' } as const
      await recordAll(ctx, { name: 'A', references: [account('C1')] }, { name: 'B', references: [account('C2'), vat] })
      const { ids, conflicts } = await recordAll(ctx, { name: 'A', references: [vat, account('C1')] })
      expect(ids).toEqual([1])
      expect(conflicts).toEqual([
        {
          code: 'ledger.reference_of_other',
          index: 0,
          data: { reference: 'FR40303265045', name: 'A', otherName: 'B' },
        },
      ])
    }))

  test('another SIREN than the known one is listed, not taken; so is that of another debtor', () =>
    inNewCompany(async (ctx) => {
      const a = { name: 'A', references: [account('C1')], siren: '552100554' }
      const b = { name: 'B', references: [account('C2')], siren: '303265045' }
      await recordAll(ctx, a, b, { name: 'C', references: [account('C3')] })
      const wrong = await recordAll(
        ctx,
        { ...a, siren: '732829320' },
        { name: 'C', references: [account('C3')], siren: '303265045' },
      )
      expect(wrong.conflicts.map(({ code, index }) => [code, index])).toEqual([
        ['ledger.siren_differs', 0],
        ['ledger.siren_taken', 1],
      ])
      expect(await ctx.sql`select siren from debtor order by id`).toEqual([
        { siren: '552100554' },
        { siren: '303265045' },
        { siren: null },
      ])
    }))
})

test('a preview gives new debtors negative ids and writes none', () =>
  inNewCompany(async (ctx) => {
    await recordAll(ctx, { name: 'A', references: [account('C1')] })
    const debtors = [
      { name: 'B', references: [account('C2')] },
      { name: 'A', references: [account('C1')] },
    ]
    expect(await previewDebtors(ctx, debtors)).toEqual({
      ids: [-1, 1],
      added: 1,
      addedIds: new Set([-1]),
      conflicts: [],
    })
    expect(await ctx.sql`select count(*)::int as n from debtor`).toEqual([{ n: 1 }])
  }))

test('a debtor entered by hand is a fact of its own; those of a file are told by the file', () =>
  inNewCompany(async (ctx) => {
    await recordAll(ctx, { name: 'A', references: [account('C1')] })
    await recordDebtors(ctx, { debtors: [{ name: 'B', references: [] }], importId: null })
    expect(await factKinds(ctx)).toEqual(['debtor.recorded'])
  }))

test('two imports at once create one debtor', async () => {
  const company = await createCompany()
  const debtor = { name: 'Comptoir', references: [account('C1')] }
  const [a, b] = await Promise.all([1, 2].map(() => shell.inCompany(company, (ctx) => recordAll(ctx, debtor))))
  expect(a?.ids).toEqual(b?.ids)
})
