import { describe, expect, test } from 'vitest'
import type { Context, Day, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { addContact, noteBounce } from './change-contacts.ts'
import { changeDebtors } from './change-debtors.ts'
import { aDebtor, aFile, aPayment, anItem, refusalOf } from './ledger-fixture.ts'
import { liftHold, placeHold } from './place-hold.ts'
import { type ReadBoardInput, readBoard } from './read-board.ts'
import { readDebtor, readOpenOn } from './read-debtor.ts'
import { readContactGaps, readSummary } from './read-overview.ts'
import { recordPayment } from './record-credit.ts'
import { undoCredit } from './undo-credit.ts'
import { withdrawImport } from './withdraw-import.ts'

const { createCompany, shell, clock } = await createTestCompany({ now: '2026-11-21' })

const inNewCompany = async (work: (ctx: Context) => Promise<void>): Promise<void> =>
  shell.inCompany(await createCompany(), work)

const names = async (ctx: Context, input: ReadBoardInput): Promise<string[]> =>
  (await readBoard(ctx, input)).rows.map(({ name }) => name)

const due = (debtorId: Id, number: string, totalCents: number, dueDate: Day | null) =>
  anItem(debtorId, number, totalCents, { issueDate: '2026-06-01', dueDate })

describe('the ageing board', () => {
  test('puts each invoice in the column of its age, at the edges too', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, {
        items: [
          due(debtorId, 'today', 1, '2026-11-21'),
          due(debtorId, 'yesterday', 10, '2026-11-20'),
          due(debtorId, '30 days', 100, '2026-10-22'),
          due(debtorId, '31 days', 1_000, '2026-10-21'),
          due(debtorId, '60 days', 10_000, '2026-09-22'),
          due(debtorId, '61 days', 100_000, '2026-09-21'),
          due(debtorId, '90 days', 1_000_000, '2026-08-23'),
          due(debtorId, '91 days', 10_000_000, '2026-08-22'),
          due(debtorId, 'no day', 100_000_000, null),
          anItem(debtorId, 'accrued', 1_000_000_000, {
            issueDate: '2026-06-01',
            dueDate: '2026-07-01',
            nature: 'accrued',
          }),
        ],
        credits: [aPayment(debtorId, 'VIR 1', 7)],
      })
      const { rows, totals, next } = await readBoard(ctx, {})
      const cents = {
        notDueCents: 1_000_000_001,
        due1to30Cents: 110,
        due31to60Cents: 11_000,
        due61to90Cents: 1_100_000,
        dueOver90Cents: 10_000_000,
        noDueDateCents: 100_000_000,
        overdueCents: 11_111_110,
        totalCents: 1_111_111_111,
        unappliedCreditCents: 7,
      }
      expect(rows).toEqual([
        {
          id: debtorId,
          name: 'Brûlerie Noé',
          kind: 'business',
          kindKnown: false,
          siren: null,
          reference: 'C001',
          hasEmail: false,
          hasPostal: false,
          currency: 'EUR',
          oldestDueDate: '2026-08-22',
          items: 10,
          holds: [],
          ...cents,
        },
      ])
      expect(totals).toEqual({ currency: 'EUR', debtors: 1, ...cents })
      expect(next).toBeNull()
    }))

  test('never adds two currencies', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const other = await aDebtor(ctx, 'Atelier Éluard', 'C002')
      const dollars = anItem(debtorId, 'US-1', 900, { currency: 'USD' })
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 100), anItem(other, 'F-2', 50), dollars] })
      const { rows, totals, otherTotals } = await readBoard(ctx, {})
      expect(rows.map(({ name, currency, totalCents }) => [name, currency, totalCents])).toEqual([
        ['Brûlerie Noé', 'USD', 900],
        ['Brûlerie Noé', 'EUR', 100],
        ['Atelier Éluard', 'EUR', 50],
      ])
      expect(
        [totals, ...otherTotals].map(({ currency, debtors, totalCents }) => [currency, debtors, totalCents]),
      ).toEqual([
        ['EUR', 2, 150],
        ['USD', 1, 900],
      ])
    }))

  test('shows who has only credit left over', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { credits: [aPayment(debtorId, 'VIR 1', 70)] })
      expect((await readBoard(ctx, {})).rows).toMatchObject([
        { id: debtorId, items: 0, totalCents: 0, unappliedCreditCents: 70 },
      ])
    }))

  test('is found by name without accents, by account, SIREN or a whole invoice number', () =>
    inNewCompany(async (ctx) => {
      const noe = await aDebtor(ctx, 'Brûlerie Noé', 'C001')
      const coeur = await aDebtor(ctx, 'Au Cœur du Marché 100%', 'C002')
      await aFile(ctx, { items: [anItem(noe, 'F-1', 100), anItem(coeur, 'F-2', 90)] })
      await changeDebtors(ctx, {
        changes: [{ debtorId: coeur, siren: '552100554' }],
        mode: 'overwrite',
        importId: null,
      })
      expect(await names(ctx, { search: 'brulerie' })).toEqual(['Brûlerie Noé'])
      expect(await names(ctx, { search: 'COEUR du' })).toEqual(['Au Cœur du Marché 100%'])
      expect(await names(ctx, { search: '0%' })).toEqual(['Au Cœur du Marché 100%'])
      expect(await names(ctx, { search: 'c001' })).toEqual(['Brûlerie Noé'])
      expect(await names(ctx, { search: '552 100 554' })).toEqual(['Au Cœur du Marché 100%'])
      expect(await names(ctx, { search: 'f-2' })).toEqual(['Au Cœur du Marché 100%'])
      expect(await names(ctx, { search: 'F-' })).toEqual([])
    }))

  test('is narrowed to overdue, held or without contact', () =>
    inNewCompany(async (ctx) => {
      const [late, early] = [await aDebtor(ctx, 'Tard', 'C1'), await aDebtor(ctx, 'Tôt', 'C2')]
      await aFile(ctx, { items: [due(late, 'F-1', 100, '2026-11-01'), due(early, 'F-2', 90, '2026-12-01')] })
      expect(await names(ctx, { filter: 'overdue' })).toEqual(['Tard'])
      const { id: holdId } = await placeHold(ctx, { kind: 'promise', debtorId: late, untilDay: '2026-11-28' })
      expect((await readBoard(ctx, { filter: 'held' })).rows).toMatchObject([
        { name: 'Tard', holds: [{ kind: 'promise', until: '2026-11-28' }] },
      ])
      await liftHold(ctx, { holdId })
      expect(await names(ctx, { filter: 'held' })).toEqual([])
      await addContact(ctx, { debtorId: late, name: null, role: 'other', email: 'a@tard.example', phone: null })
      expect(await names(ctx, { filter: 'no-contact' })).toEqual(['Tôt'])
      await noteBounce(ctx, { debtorId: late, email: 'a@tard.example' })
      expect(await names(ctx, { filter: 'no-contact' })).toEqual(['Tard', 'Tôt'])
      await changeDebtors(ctx, {
        changes: [{ debtorId: late, addressLines: ['1, rue'], city: 'Lyon' }],
        mode: 'overwrite',
        importId: null,
      })
      expect(await names(ctx, { filter: 'no-contact' })).toEqual(['Tôt'])
    }))

  test('comes in pages in every order, each debtor once', () =>
    inNewCompany(async (ctx) => {
      const debtorIds: Id[] = []
      for (const [index, name] of ['Éluard', 'abel', 'Noé', 'Zola', 'noel'].entries())
        debtorIds.push(await aDebtor(ctx, name, `C${index}`))
      const [eluard = 0, abel = 0, noe = 0, zola = 0, noel = 0] = debtorIds
      await aFile(ctx, {
        items: [
          due(eluard, 'F-1', 500, '2026-11-01'),
          due(abel, 'F-2', 500, '2026-11-02'),
          due(noe, 'F-3', 900, '2026-12-01'),
          due(zola, 'F-4', 100, '2026-10-01'),
          due(noel, 'F-5', 300, null),
        ],
      })
      const inPages = async (input: ReadBoardInput): Promise<string[]> => {
        const found: string[] = []
        let cursor: string | null = null
        do {
          const page = await readBoard(ctx, { ...input, limit: 2, ...(cursor !== null && { cursor }) })
          found.push(...page.rows.map(({ name }) => name))
          expect(page.totals.debtors).toBe(5)
          cursor = page.next
        } while (cursor !== null)
        return found
      }
      expect(await inPages({ sort: 'overdue' })).toEqual(['Éluard', 'abel', 'Zola', 'Noé', 'noel'])
      expect(await inPages({ sort: 'name' })).toEqual(['abel', 'Éluard', 'Noé', 'noel', 'Zola'])
      expect(await inPages({ sort: 'exposure' })).toEqual(['Noé', 'Éluard', 'abel', 'noel', 'Zola'])
      expect(await inPages({ sort: 'oldest' })).toEqual(['Zola', 'Éluard', 'abel', 'Noé', 'noel'])
      expect(await refusalOf(readBoard(ctx, { cursor: 'x' }))).toBe('platform.invalid_request')
    }))
})

describe('a past day', () => {
  test('is read from what took effect until then', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, {
        items: [
          anItem(debtorId, 'F-1', 1_000, { issueDate: '2026-07-01', dueDate: '2026-08-01' }),
          anItem(debtorId, 'F-2', 500, { issueDate: '2026-10-05', dueDate: '2026-11-05' }),
        ],
        credits: [aPayment(debtorId, 'VIR 1', 700, '2026-09-10')],
        allocations: [
          { item: 0, credit: 0, amountCents: 600 },
          { item: 1, credit: 0, amountCents: 100 },
        ],
      })
      const on = async (day: Day) => {
        const [row] = (await readBoard(ctx, { day })).rows
        return row && [row.totalCents, row.overdueCents, row.due31to60Cents, row.unappliedCreditCents]
      }
      expect(await on('2026-06-30')).toBeUndefined()
      expect(await on('2026-07-01')).toEqual([1_000, 0, 0, 0])
      expect(await on('2026-09-09')).toEqual([1_000, 1_000, 1_000, 0])
      expect(await on('2026-09-10')).toEqual([400, 400, 400, 100])
      expect(await on('2026-10-05')).toEqual([800, 400, 0, 0])
      expect(await on('2026-11-21')).toEqual([800, 800, 0, 0])
      expect(await refusalOf(readBoard(ctx, { day: '2026-11-22' }))).toBe('ledger.day_in_future')
    }))

  test('does not know an import that was taken back since', () =>
    inNewCompany(async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 1_000)], importId: 9 })
      await withdrawImport(ctx, { importId: 9, touchedItemIds: [] })
      expect((await readBoard(ctx, { day: '2026-10-10' })).rows).toEqual([])
    }))

  test('as it was known does not know a payment recorded later, nor that one was undone later', async () => {
    const company = await createCompany()
    const debtorId = await shell.inCompany(company, async (ctx) => {
      const id = await aDebtor(ctx)
      await aFile(ctx, { items: [anItem(id, 'F-1', 1_000)] })
      return id
    })
    clock.set('2026-11-25')
    const allocations = [{ itemId: 1, amountCents: 400 }]
    const creditId = await shell.inCompany(company, async (ctx) => {
      // Received on the 20th, entered on the 25th.
      return (await recordPayment(ctx, { debtorId, amountCents: 400, onDay: '2026-11-20', allocations })).creditId
    })
    clock.set('2026-11-27')
    await shell.inCompany(company, async (ctx) => {
      const open = async (day: Day, asKnown: boolean) =>
        (await readOpenOn(ctx, { debtorId, day, asKnown })).map(({ openCents }) => openCents)
      expect(await open('2026-11-21', false)).toEqual([600])
      expect(await open('2026-11-21', true)).toEqual([1_000])
      expect(await open('2026-11-25', true)).toEqual([600])
      await undoCredit(ctx, { creditId })
      expect(await open('2026-11-25', false)).toEqual([1_000])
      expect(await open('2026-11-25', true)).toEqual([600])
      expect(await open('2026-11-27', true)).toEqual([1_000])
    })
    clock.set('2026-11-21')
  })
})

test('the page of a debtor holds its balance, its open items, its credit and its holds', () =>
  inNewCompany(async (ctx) => {
    const debtorId = await aDebtor(ctx)
    await aFile(ctx, {
      items: [
        anItem(debtorId, 'F-1', 1_000),
        anItem(debtorId, 'F-2', 500, { dueDate: '2026-12-31' }),
        anItem(debtorId, 'F-3', 50),
      ],
      credits: [aPayment(debtorId, 'VIR 1', 80)],
      allocations: [{ item: 2, credit: 0, amountCents: 50 }],
    })
    await placeHold(ctx, { kind: 'dispute', debtorId, itemId: 1, amountCents: 300, reason: 'prix' })
    const page = await readDebtor(ctx, { debtorId, withPaid: false })
    expect(page.balance).toEqual({
      currency: 'EUR',
      overdueCents: 1_000,
      notDueCents: 500,
      totalCents: 1_500,
      unappliedCreditCents: 30,
    })
    expect(page.items.map(({ number, openCents }) => [number, openCents])).toEqual([
      ['F-1', 1_000],
      ['F-2', 500],
    ])
    expect(page.credits).toMatchObject([
      { reference: 'VIR 1', remainingCents: 30, allocations: [{ itemId: 3, amountCents: 50, onDay: '2026-10-15' }] },
    ])
    expect(page.holds).toMatchObject([{ kind: 'dispute', itemId: 1, amountCents: 300, reason: 'prix' }])
    const all = await readDebtor(ctx, { debtorId, withPaid: true })
    expect(all.items.map(({ number }) => number)).toEqual(['F-1', 'F-3', 'F-2'])
    expect(await refusalOf(readDebtor(ctx, { debtorId: 99, withPaid: false }))).toBe('ledger.debtor_unknown')
  }))

test('the company is summed up with how much cannot be written to, the largest debts first', () =>
  inNewCompany(async (ctx) => {
    const [a, b, c] = [await aDebtor(ctx, 'A', 'C1'), await aDebtor(ctx, 'B', 'C2'), await aDebtor(ctx, 'C', 'C3')]
    await aFile(ctx, {
      items: [anItem(a, 'F-1', 100), anItem(b, 'F-2', 300), anItem(c, 'F-3', 900, { dueDate: '2026-12-31' })],
    })
    await changeDebtors(ctx, {
      changes: [{ debtorId: c, kind: 'public', email: 'c@c.example' }],
      mode: 'overwrite',
      importId: null,
    })
    expect(await readSummary(ctx)).toEqual({
      currency: 'EUR',
      debtors: 3,
      items: 3,
      overdueCents: 400,
      notDueCents: 900,
      unappliedCreditCents: 0,
      withoutContact: { debtors: 2, cents: 400 },
      kindUnknown: { debtors: 2 },
      ageing: {
        notDueCents: 900,
        due1to30Cents: 0,
        due31to60Cents: 400,
        due61to90Cents: 0,
        dueOver90Cents: 0,
        noDueDateCents: 0,
      },
      otherCurrencies: [],
    })
    const gaps = await readContactGaps(ctx, {})
    expect(gaps.rows.map(({ name, totalCents, reference }) => [name, totalCents, reference])).toEqual([
      ['B', 300, 'C2'],
      ['A', 100, 'C1'],
    ])
    expect([gaps.debtors, gaps.cents, gaps.next]).toEqual([2, 400, null])
    expect((await readContactGaps(ctx, { cursor: '300-2' })).rows.map(({ name }) => name)).toEqual(['A'])
  }))

test('an empty company owes nothing', () =>
  inNewCompany(async (ctx) => {
    expect(await readSummary(ctx)).toMatchObject({ currency: 'EUR', debtors: 0, overdueCents: 0, otherCurrencies: [] })
    expect(await readBoard(ctx, {})).toMatchObject({ rows: [], next: null, totals: { debtors: 0, totalCents: 0 } })
  }))
