import { describe, expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { settingsOf } from '#access'
import {
  aDebtor,
  aFile,
  aPayment,
  anItem,
  expectNoDrift,
  factKinds,
  openByNumber,
  refusalOf,
  unappliedOf,
  versionOf,
} from '#ledger/ledger-fixture.ts'
import { recordPayment } from '#ledger'
import { createTestStore } from '#test/database.ts'
import { allocateLine } from './allocate-line.ts'
import { readAccounts } from './bank-freshness.ts'
import { acceptGap, watchAccount } from './change-account.ts'
import { ignoreLine } from './ignore-line.ts'
import { removePayer } from './learn-payers.ts'
import { matchOpenLines } from './match-open-lines.ts'
import { readBank } from './read-bank.ts'
import { recordStatement } from './record-statement.ts'
import { returnLine } from './return-line.ts'
import { aStatement, anEntry } from './statement-fixture.ts'
import { reopenLine } from './undo-match.ts'
import { undoStatements } from './undo-statement.ts'

const store = await createTestStore()

async function company(): Promise<<T>(work: (ctx: Context) => Promise<T>, today?: string) => Promise<T>> {
  const made = await store.createCompany()
  return (work, today) => store.shell.inCompany(today ? { ...made, today: today as never } : made, work)
}

type LineRow = { id: Id; state: string; amount: number; proposals: { score: number }[] }
const lines = ({ sql }: Context): Promise<LineRow[]> =>
  sql<LineRow>`select id, state, amount_cents as amount, proposals from bank_line where not withdrawn order by booking_date, id`
const states = async (ctx: Context): Promise<string[]> =>
  (await lines(ctx)).map(({ state, amount }) => `${amount} ${state}`)
const held = async ({ sql }: Context): Promise<Id[]> =>
  (await sql<{ id: Id }>`select debtor_id as id from reconciliation_unmatched_credit order by 1`).map(({ id }) => id)

/** Two debtors with three invoices. */
async function books(ctx: Context): Promise<{ noe: Id; vasseur: Id; items: readonly Id[] }> {
  const noe = await aDebtor(ctx, 'Brûlerie Noé', 'C001')
  const vasseur = await aDebtor(ctx, 'Transports Vasseur', 'C002')
  const items = [
    anItem(noe, 'FA2026-0101', 120_00),
    anItem(noe, 'FA2026-0102', 80_37),
    anItem(vasseur, 'FA2026-0103', 991_20),
  ]
  const recorded = await aFile(ctx, { items })
  return { noe, vasseur, items: recorded.itemIds.map((id) => id ?? 0) }
}

describe('a statement', () => {
  test('in another currency is summed apart from the others', async () => {
    const inCompany = await company()
    const open = await inCompany(async (ctx) => {
      const euros = [anEntry('2026-11-18', 120_00, 'UNE'), anEntry('2026-11-18', 30_00, 'DEUX')]
      const dollars = [anEntry('2026-11-18', 500_00, 'THREE')]
      await recordStatement(ctx, aStatement({ entries: euros }))
      await recordStatement(
        ctx,
        aStatement({ entries: dollars, currency: 'USD', account: 'USD', iban: null, file: 'b' }),
      )
      return (await readBank(ctx)).open
    })
    expect(open).toEqual([
      { currency: 'EUR', count: 2, cents: 150_00 },
      { currency: 'USD', count: 1, cents: 500_00 },
    ])
  })

  test('pays what its lines name, and says up to which day payments are known', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      await books(ctx)
      const entries = [
        anEntry('2026-11-18', 120_00, 'REGLT FA2026-0101', { counterparty: 'BRULERIE NOE' }),
        anEntry('2026-11-19', -45_00, 'COTISATION'),
        anEntry('2026-11-19', 500_00, 'VIREMENT', { counterparty: 'INCONNU SARL' }),
      ]
      expect(await recordStatement(ctx, aStatement({ entries }))).toMatchObject({
        lines: 3,
        newLines: 3,
        matched: 1,
        open: 1,
      })
      expect(await states(ctx)).toEqual(['12000 matched', '-4500 aside', '50000 open'])
      expect(await openByNumber(ctx)).toEqual({ 'FA2026-0101': 0, 'FA2026-0102': 80_37, 'FA2026-0103': 991_20 })
      expect((await settingsOf(ctx)).paymentsKnownTo).toBe('2026-11-19')
      expect(await factKinds(ctx)).toEqual(
        expect.arrayContaining(['statement.recorded', 'payment.recorded', 'line.matched', 'payer.learned']),
      )
      await expectNoDrift(ctx)
    })
  })

  test('makes the decision look again at who paid, and at who may have', async () => {
    const inCompany = await company()
    const { noe, vasseur } = await inCompany(books)
    const entries = [
      anEntry('2026-11-18', 120_00, 'REGLT FA2026-0101'),
      anEntry('2026-11-18', 77_00, 'VIREMENT', { counterparty: 'TRANSPORTS VASSEUR' }),
    ]
    await inCompany((ctx) => recordStatement(ctx, aStatement({ entries })))
    expect(await inCompany(async (ctx) => [await versionOf(ctx, noe), await versionOf(ctx, vasseur)])).toEqual([2, 2])
  })

  test('that does not add up is refused with both sums', async () => {
    const inCompany = await company()
    const statement = aStatement({ entries: [anEntry('2026-11-18', 100_00, 'X')], closingCents: 90_00 })
    expect(await refusalOf(inCompany((ctx) => recordStatement(ctx, statement)))).toBe(
      'reconciliation.statement_unbalanced',
    )
  })

  test('the same file twice, and overlapping ones in any order, are the same lines', async () => {
    const monday = [anEntry('2026-11-16', 10_00, 'UN'), anEntry('2026-11-16', 10_00, 'UN')]
    const tuesday = [anEntry('2026-11-17', 20_00, 'DEUX')]
    const wednesday = [anEntry('2026-11-18', 30_00, 'TROIS')]
    const files = [
      aStatement({ entries: [...monday, ...tuesday], file: 'a' }),
      aStatement({ entries: [...tuesday, ...wednesday], openingCents: 20_00, file: 'b' }),
      aStatement({ entries: [...monday, ...tuesday], file: 'a' }),
      aStatement({ entries: [...monday, ...tuesday, ...wednesday], file: 'c' }),
    ]
    for (const order of [files, files.toReversed(), [files[1], files[0], files[3]]]) {
      const inCompany = await company()
      await inCompany(async (ctx) => {
        for (const file of order) if (file) await recordStatement(ctx, file)
        expect(await states(ctx)).toEqual(['1000 open', '1000 open', '2000 open', '3000 open'])
      })
    }
  })

  test('the same days in another format bring no line twice', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-16', 10_00, 'REGLT 12')], file: 'a' }))
      const cfonb = [anEntry('2026-11-16', 10_00, 'VIR RECU REGLT 12 REF 883')]
      await recordStatement(ctx, aStatement({ entries: cfonb, format: 'cfonb120', file: 'b' }))
      expect(await states(ctx)).toEqual(['1000 open'])
    })
  })

  test('two statements of one day that follow each other hold different payments, however alike', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const same = [anEntry('2026-11-16', 10_00, 'ABONNEMENT')]
      const day = { openingDay: '2026-11-16', closingDay: '2026-11-16' } as const
      await recordStatement(ctx, aStatement({ entries: same, ...day, file: 'morning' }))
      await recordStatement(ctx, aStatement({ entries: same, ...day, openingCents: 10_00, file: 'evening' }))
      expect(await states(ctx)).toEqual(['1000 open', '1000 open'])
    })
  })

  test('a missing one is seen by its balance, and payments are known only up to it until a person says that nothing is missing', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-10', 10_00, 'A')], file: 'a' }))
      const { statementIds } = await recordStatement(
        ctx,
        aStatement({ entries: [anEntry('2026-11-18', 10_00, 'B')], openingCents: 50_00, file: 'b' }),
      )
      const [account] = await readAccounts(ctx)
      expect(account?.gaps).toEqual([
        {
          statementId: statementIds[0],
          fromDay: '2026-11-11',
          toDay: '2026-11-17',
          closedCents: 10_00,
          openedCents: 50_00,
        },
      ])
      expect((await settingsOf(ctx)).paymentsKnownTo).toBe('2026-11-10')
      expect(await refusalOf(acceptGap(ctx, { statementId: 999 }))).toBe('reconciliation.gap_unknown')
      await acceptGap(ctx, { statementId: statementIds[0] ?? 0 })
      expect((await settingsOf(ctx)).paymentsKnownTo).toBe('2026-11-18')
    })
  })

  test('of several accounts the one known least far decides, unless no customer pays into it', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      await recordStatement(
        ctx,
        aStatement({ entries: [anEntry('2026-11-10', 10_00, 'A')], iban: null, account: 'LIVRET 9', file: 'a' }),
      )
      await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-18', 10_00, 'B')], file: 'b' }))
      const [savings] = await readAccounts(ctx)
      expect((await settingsOf(ctx)).paymentsKnownTo).toBe('2026-11-10')
      await watchAccount(ctx, { accountId: savings?.id ?? 0, isWatched: false })
      expect((await settingsOf(ctx)).paymentsKnownTo).toBe('2026-11-18')
      expect(await refusalOf(watchAccount(ctx, { accountId: 99, isWatched: true }))).toBe(
        'reconciliation.account_unknown',
      )
    })
  })
})

describe('an open line', () => {
  test('keeps its likely payer from being reminded until somebody decides', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { noe, items } = await books(ctx)
      const entries = [anEntry('2026-11-18', 200_00, 'VIREMENT', { counterparty: 'BRULERIE NOE' })]
      await recordStatement(ctx, aStatement({ entries }))
      expect(await held(ctx)).toEqual([noe])
      const [line] = await lines(ctx)
      const allocations = [
        { itemId: items[0] ?? 0, amountCents: 120_00 },
        { itemId: items[1] ?? 0, amountCents: 80_00 },
      ]
      await allocateLine(ctx, { lineId: line?.id ?? 0, allocations, letGo: true })
      expect(await held(ctx)).toEqual([])
      expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0101': 0, 'FA2026-0102': 0 })
      expect(await refusalOf(allocateLine(ctx, { lineId: line?.id ?? 0, proposal: 0 }))).toBe(
        'reconciliation.line_not_open',
      )
      await expectNoDrift(ctx)
    })
  })

  test('taken as a payment on account becomes credit of its debtor; taken back, it is open and stays a person’s matter', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { vasseur } = await books(ctx)
      const entries = [anEntry('2026-11-18', 300_00, 'ACOMPTE', { counterparty: 'HOLDING XYZ GROUPE' })]
      await recordStatement(ctx, aStatement({ entries }))
      const [line] = await lines(ctx)
      const lineId = line?.id ?? 0
      expect(await refusalOf(allocateLine(ctx, { lineId }))).toBe('reconciliation.nobody_named')
      expect(await refusalOf(allocateLine(ctx, { lineId, proposal: 7 }))).toBe('reconciliation.proposal_unknown')
      await allocateLine(ctx, { lineId, debtorId: vasseur })
      expect(await unappliedOf(ctx, vasseur)).toBe(300_00)
      await reopenLine(ctx, { lineId })
      expect(await unappliedOf(ctx, vasseur)).toBe(0)
      expect(await states(ctx)).toEqual(['30000 open'])
      // The holding was learned as a payer of Vasseur; the line is not matched again by itself.
      await matchOpenLines(ctx)
      expect(await states(ctx)).toEqual(['30000 open'])
      expect(await refusalOf(reopenLine(ctx, { lineId }))).toBe('reconciliation.line_not_settled')
      await expectNoDrift(ctx)
    })
  })

  test('more than the line, or an unknown line, is refused', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { items } = await books(ctx)
      await recordStatement(
        ctx,
        aStatement({
          entries: [anEntry('2026-11-18', 50_00, 'X'), anEntry('2026-11-18', -3_00, 'FRAIS', { isReversal: true })],
        }),
      )
      const [out, line] = (await lines(ctx)).toSorted((a, b) => a.amount - b.amount)
      const allocations = [{ itemId: items[0] ?? 0, amountCents: 60_00 }]
      expect(await refusalOf(allocateLine(ctx, { lineId: line?.id ?? 0, allocations }))).toBe(
        'reconciliation.more_than_line',
      )
      expect(await refusalOf(allocateLine(ctx, { lineId: 999, allocations }))).toBe('reconciliation.line_unknown')
      expect(await refusalOf(allocateLine(ctx, { lineId: out?.id ?? 0, allocations }))).toBe('reconciliation.money_out')
      expect(await refusalOf(returnLine(ctx, { lineId: out?.id ?? 0, paidLineId: line?.id ?? 0 }))).toBe(
        'reconciliation.not_returnable',
      )
    })
  })

  test('of no customer is left aside, and so are the next ones of that payer until it is forgotten', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const tax = (day: string, amount: number) =>
        anEntry(day as never, amount, 'REMB TVA', { counterparty: 'DGFIP REMBOURSEMENT TVA' })
      await recordStatement(ctx, aStatement({ entries: [tax('2026-11-10', 700_00)], file: 'a' }))
      await ignoreLine(ctx, { lineId: (await lines(ctx))[0]?.id ?? 0, always: true })
      expect(
        await recordStatement(
          ctx,
          aStatement({ entries: [tax('2026-11-12', 800_00)], openingCents: 700_00, file: 'b' }),
        ),
      ).toMatchObject({ ignored: 1 })
      expect(await states(ctx)).toEqual(['70000 ignored', '80000 ignored'])
      const [payer] = await ctx.sql<{ id: Id }>`select id from payer`
      await removePayer(ctx, { payerId: payer?.id ?? 0 })
      expect(await refusalOf(removePayer(ctx, { payerId: payer?.id ?? 0 }))).toBe('reconciliation.payer_unknown')
      expect(
        await recordStatement(
          ctx,
          aStatement({ entries: [tax('2026-11-13', 900_00)], openingCents: 1_500_00, file: 'c' }),
        ),
      ).toMatchObject({ open: 1 })
    })
  })
})

describe('the books', () => {
  test('that have a payment already do not get it twice', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { noe, vasseur, items } = await books(ctx)
      await recordPayment(ctx, {
        debtorId: noe,
        amountCents: 120_00,
        onDay: '2026-11-18',
        allocations: [{ itemId: items[0] ?? 0, amountCents: 120_00 }],
      })
      const credits = [aPayment(vasseur, 'BQ 991', 991_20, '2026-11-17')]
      await aFile(ctx, {
        items: [anItem(vasseur, 'FA2026-0103', 991_20)],
        credits,
        allocations: [{ item: 0, credit: 0, amountCents: 991_20 }],
        importId: 2,
      })
      const entries = [
        anEntry('2026-11-18', 120_00, 'REGLT FA2026-0101', { counterparty: 'BRULERIE NOE' }),
        anEntry('2026-11-19', 991_20, 'VIR FA2026-0103'),
      ]
      expect(await recordStatement(ctx, aStatement({ entries }))).toMatchObject({ matched: 2, open: 0 })
      expect(await unappliedOf(ctx, noe)).toBe(0)
      const [row] = await ctx.sql<{ credits: number }>`select count(*)::int as credits from credit`
      expect(row?.credits).toBe(2)
    })
  })
})

describe('a payment of the books', () => {
  test('that the bank returns is left to the books', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { vasseur } = await books(ctx)
      await aFile(ctx, {
        items: [anItem(vasseur, 'FA2026-0103', 991_20)],
        credits: [aPayment(vasseur, 'BQ 991', 991_20, '2026-11-10')],
        allocations: [{ item: 0, credit: 0, amountCents: 991_20 }],
        importId: 2,
      })
      const entries = [
        anEntry('2026-11-10', 991_20, 'VIR FA2026-0103', { endToEndId: 'E2E-103' }),
        anEntry('2026-11-18', -991_20, 'REJET', { endToEndId: 'E2E-103', returnReason: 'AM04' }),
      ]
      expect(await recordStatement(ctx, aStatement({ entries }))).toMatchObject({ matched: 1, returned: 1 })
      expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0103': 0 })
      await expectNoDrift(ctx)
    })
  })
})

describe('a line', () => {
  test('of a day to come waits for it', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      await books(ctx)
      const entries = [anEntry('2026-12-01', 120_00, 'REGLT FA2026-0101')]
      expect(await recordStatement(ctx, aStatement({ entries }))).toMatchObject({ matched: 0, open: 1 })
    })
    await inCompany(async (ctx) => {
      expect(await matchOpenLines(ctx)).toMatchObject({ matched: 1 })
    }, '2026-12-01')
  })

  test('by which another account returns something takes back no payment of this one', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      await books(ctx)
      const told = { counterparty: 'TRANSPORTS VASSEUR', endToEndId: 'E2E-103' }
      const paid = anEntry('2026-11-10', 991_20, 'FA2026-0103', told)
      await recordStatement(ctx, aStatement({ entries: [paid], file: 'a' }))
      const entries = [anEntry('2026-11-18', -991_20, 'REJET', { ...told, returnReason: 'AM04' })]
      const iban = 'FR7630004000031234567890143'
      await recordStatement(ctx, aStatement({ entries, iban, account: iban, file: 'b' }))
      expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0103': 0 })
    })
  })

  test('of a payer that was no customer, allocated since, makes it one', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { noe } = await books(ctx)
      const paid = (day: '2026-11-10' | '2026-11-12') =>
        anEntry(day, 700_00, 'VIR', { counterparty: 'HOLDING XYZ GROUPE' })
      await recordStatement(ctx, aStatement({ entries: [paid('2026-11-10')], file: 'a' }))
      const lineId = (await lines(ctx))[0]?.id ?? 0
      await ignoreLine(ctx, { lineId, always: true })
      await reopenLine(ctx, { lineId })
      await allocateLine(ctx, { lineId, debtorId: noe })
      await recordStatement(ctx, aStatement({ entries: [paid('2026-11-12')], openingCents: 700_00, file: 'b' }))
      expect(await states(ctx)).toEqual(['70000 matched', '70000 open'])
      expect(await held(ctx)).toEqual([noe])
    })
  })
})

describe('a payment that comes back', () => {
  const paid = anEntry('2026-11-10', 991_20, 'FA2026-0103', {
    counterparty: 'TRANSPORTS VASSEUR',
    endToEndId: 'E2E-103',
  })
  const back = anEntry('2026-11-18', -991_20, 'REJET', { endToEndId: 'E2E-103', returnReason: 'AM04' })
  const first = aStatement({ entries: [paid], file: 'a' })
  const second = aStatement({ entries: [back], openingCents: 991_20, file: 'b' })

  test.each([
    ['after the payment', [first, second]],
    ['before the file of the payment', [second, first]],
  ])('%s opens on its day what it had paid', async (_, files) => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { items } = await books(ctx)
      for (const file of files) await recordStatement(ctx, file)
      expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0103': 991_20 })
      expect(await ctx.sql`select item_id as item, returned_on as day from reconciliation_returned_item`).toEqual([
        { item: items[2], day: '2026-11-18' },
      ])
      expect(
        await ctx.sql`select kind, amount_cents as cents, on_day as day from entry where item_id = ${items[2] ?? 0} and kind = 'allocation' order by id`,
      ).toEqual([
        { kind: 'allocation', cents: 991_20, day: '2026-11-10' },
        { kind: 'allocation', cents: -991_20, day: '2026-11-18' },
      ])
      expect(await factKinds(ctx)).toContain('payment.returned')
      const [line] = await lines(ctx)
      expect(await refusalOf(reopenLine(ctx, { lineId: line?.id ?? 0 }))).toBe('reconciliation.line_returned')
      await expectNoDrift(ctx)
    })
  })
})

describe('a statement taken back', () => {
  test('takes back its lines and what they paid, but those that another statement has', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      await books(ctx)
      const one = anEntry('2026-11-17', 120_00, 'FA2026-0101')
      const two = anEntry('2026-11-18', 80_37, 'FA2026-0102')
      const a = await recordStatement(ctx, aStatement({ entries: [one, two], file: 'a' }))
      await recordStatement(ctx, aStatement({ entries: [two], openingCents: 120_00, file: 'b' }))
      expect(await undoStatements(ctx, { statementIds: a.statementIds })).toEqual({
        withdrawnLines: 1,
        undoneMatches: 1,
      })
      expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0101': 120_00, 'FA2026-0102': 0 })
      expect(await states(ctx)).toEqual(['8037 matched'])
      expect(await refusalOf(undoStatements(ctx, { statementIds: a.statementIds }))).toBe(
        'reconciliation.statement_unknown',
      )
      await recordStatement(ctx, { ...aStatement({ entries: [one, two], file: 'a' }), sha256: 'again' })
      expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0101': 0, 'FA2026-0102': 0 })
      await expectNoDrift(ctx)
    })
  })

  test('is refused while a person’s decision hangs on it, and payments are known less far without it', async () => {
    const inCompany = await company()
    await inCompany(async (ctx) => {
      const { vasseur } = await books(ctx)
      const { statementIds } = await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-18', 10_00, 'X')] }))
      const [line] = await lines(ctx)
      await allocateLine(ctx, { lineId: line?.id ?? 0, debtorId: vasseur })
      expect(await refusalOf(undoStatements(ctx, { statementIds }))).toBe('reconciliation.statement_in_use')
      await reopenLine(ctx, { lineId: line?.id ?? 0 })
      await undoStatements(ctx, { statementIds })
      expect((await settingsOf(ctx)).paymentsKnownTo).toBe('2026-11-16')
    })
  })
})
