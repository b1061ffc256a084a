// The books of last year that come after those of this year, which carry over what was open.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Context } from '#kernel'
import { expectNoDrift } from '#ledger/ledger-fixture.ts'
import { findItem, placeHold } from '#ledger'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { importFile, type StoredImport } from './import-file.ts'
import { understandFile } from './understand-file.ts'
import { undoImport } from './undo-import.ts'

const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const
const HEAD =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

const line = (journal: string, piece: string, [entered, dated]: [string, string], sides: string, letter: string) =>
  `${journal}|${journal}|${piece || '1'}|${entered}|411000|Clients|DUPONT|Dupont SARL|${piece}|${dated}|${piece || 'A nouveau'}|${sides}|${letter}|${letter && entered}|${entered}||`
const sold = (piece: string, day: string, euros: string, letter = ''): string =>
  line('VE', piece, [day, day], `${euros}|0,00`, letter)
const received = (piece: string, day: string, euros: string, letter = ''): string =>
  line('BQ', piece, [day, day], `0,00|${euros}`, letter)
const opening = (piece: string, euros: string, letter = '', dated = '20260101'): string =>
  line('AN', piece, ['20260101', dated], `${euros}|0,00`, letter)
const openingCredit = (piece: string, euros: string, letter = ''): string =>
  line('AN', piece, ['20260101', '20260101'], `0,00|${euros}`, letter)

type Books = readonly string[]
let files = 0
/** What the preview says is what becomes of it. */
async function take(ctx: Context, lines: Books): Promise<StoredImport> {
  const content = `${[HEAD, ...lines].join('\n')}\n`
  const sha256 = createHash('sha256').update(`${++files} ${content}`).digest('hex')
  const source = bytesSource(`livres-${files}.txt`, Buffer.from(content))
  const input = { source, sha256, terms: THIRTY_DAYS }
  const { effect } = await understandFile(ctx, input)
  const stored = await importFile(ctx, input)
  expect(stored.effect).toEqual(effect)
  return stored
}

async function standing({ sql }: Context) {
  const open = await sql<{ number: string; day: string; cents: number }>`
    select number, issue_date as day, open_cents as cents from ledger_open_item order by issue_date, number`
  const [left] = await sql<{ cents: number }>`
    select coalesce(sum(remaining_cents), 0)::bigint as cents from ledger_unapplied_credit`
  return {
    open: open.map(({ number, day, cents }) => `${number} ${day} ${cents / 100}`),
    left: (left?.cents ?? 0) / 100,
  }
}

/** What is open after these books, in their order; each file taken a second time changes nothing, nor the first one a third time. */
async function after(...books: readonly Books[]) {
  const { inCompany } = await createTestCompany({ now: '2026-03-20' })
  return inCompany(async (ctx) => {
    for (const lines of books) await take(ctx, lines)
    const once = await standing(ctx)
    for (const lines of books) {
      const { effect } = await take(ctx, lines)
      expect(effect.conflicts.filter(({ code }) => code !== 'intake.opening_differs')).toEqual([])
    }
    expect(await standing(ctx)).toEqual(once)
    await expectNoDrift(ctx)
    return once
  })
}

const F_101 = sold('F-101', '20251201', '100,00')
const F_102 = sold('F-102', '20251205', '50,00')
const F_201 = sold('F-201', '20260301', '5,00')
const EVERY = ['F-101 2025-12-01 100', 'F-102 2025-12-05 50', 'F-201 2026-03-01 5']

const STORIES: readonly (readonly [string, { last: Books; now: Books; open: readonly string[]; left?: number }])[] = [
  [
    'that carried each invoice over: each is owed once, since its own day',
    { last: [F_101, F_102], now: [opening('F-101', '100,00'), opening('F-102', '50,00'), F_201], open: EVERY },
  ],
  [
    'that carried all of the customer over in one entry: the invoices take its place',
    { last: [F_101, F_102], now: [opening('', '150,00'), F_201], open: EVERY },
  ],
  [
    'that showed one of them paid: it is paid',
    {
      last: [F_101, F_102],
      now: [opening('F-101', '100,00', 'A'), opening('F-102', '50,00'), received('R-1', '20260210', '100,00', 'A')],
      open: ['F-102 2025-12-05 50'],
    },
  ],
  [
    'that showed one of them paid in part: the rest of it is open',
    {
      last: [F_101, F_102],
      now: [opening('F-101', '100,00', 'a'), opening('F-102', '50,00'), received('R-1', '20260210', '30,00', 'a')],
      open: ['F-101 2025-12-01 70', 'F-102 2025-12-05 50'],
    },
  ],
  [
    'that showed the entry for all of the customer paid: nothing is open',
    {
      last: [F_101, F_102],
      now: [opening('', '150,00', 'A'), received('R-1', '20260210', '150,00', 'A'), F_201],
      open: ['F-201 2026-03-01 5'],
    },
  ],
  [
    'that showed the entry for all of the customer paid in part: the oldest is paid first',
    {
      last: [F_101, F_102],
      now: [opening('', '150,00', 'a'), received('R-1', '20260210', '120,00', 'a')],
      open: ['F-102 2025-12-05 30'],
    },
  ],
  [
    'that carried over what was left of an invoice, and showed that paid',
    {
      last: [sold('F-101', '20251201', '100,00', 'a'), received('R-0', '20251220', '60,00', 'a')],
      now: [opening('F-101', '40,00', 'B'), received('R-1', '20260210', '40,00', 'B')],
      open: [],
    },
  ],
  [
    'that carried over what was left of an invoice, and have it open',
    {
      last: [sold('F-101', '20251201', '100,00', 'a'), received('R-0', '20251220', '60,00', 'a')],
      now: [opening('F-101', '40,00')],
      open: ['F-101 2025-12-01 40'],
    },
  ],
  [
    'that carried over what was left of an invoice under its own day',
    {
      last: [sold('F-101', '20251201', '100,00', 'a'), received('R-0', '20251220', '60,00', 'a')],
      now: [opening('F-101', '40,00', '', '20251201')],
      open: ['F-101 2025-12-01 40'],
    },
  ],
  [
    'that carried an invoice over under its own day, and showed it paid',
    {
      last: [F_101, F_102],
      now: [opening('F-101', '100,00', 'A', '20251201'), received('R-1', '20260210', '100,00', 'A')],
      open: ['F-102 2025-12-05 50'],
    },
  ],
  [
    'that carried lines without numbers over: each is the invoice of its amount',
    {
      last: [F_101, F_102],
      now: [
        opening('', '50,00', 'A').replace('|A nouveau|', '|solde 2|'),
        opening('', '100,00'),
        received('R-1', '20260210', '50,00', 'A'),
      ],
      open: ['F-101 2025-12-01 100'],
    },
  ],
  [
    'that carried lines without numbers over, of which the first is the second invoice',
    {
      last: [F_101, F_102],
      now: [
        opening('', '50,00', 'A'),
        opening('', '100,00').replace('|A nouveau|', '|solde 2|'),
        received('R-1', '20260210', '50,00', 'A'),
      ],
      open: ['F-101 2025-12-01 100'],
    },
  ],
  [
    'that carried lines over which are no invoice’s: what was paid of them pays the oldest',
    {
      last: [F_101, F_102],
      now: [
        opening('', '60,00'),
        opening('', '90,00', 'A').replace('|A nouveau|', '|solde 2|'),
        received('R-1', '20260210', '90,00', 'A'),
      ],
      open: ['F-101 2025-12-01 10', 'F-102 2025-12-05 50'],
    },
  ],
  [
    'that carried a payment over that pays nothing yet: it counts once',
    {
      last: [F_101, received('R-0', '20251220', '30,00')],
      now: [opening('F-101', '100,00'), openingCredit('R-0', '30,00')],
      open: ['F-101 2025-12-01 100'],
      left: 30,
    },
  ],
  [
    'that carried over what was left of a payment, and set it against an invoice of this year',
    {
      last: [sold('F-101', '20251201', '100,00', 'A'), received('R-0', '20251220', '105,00', 'A')],
      now: [openingCredit('', '5,00', 'B'), sold('F-201', '20260301', '5,00', 'B'), sold('F-202', '20260302', '7,00')],
      open: ['F-202 2026-03-02 7'],
    },
  ],
  [
    'that carried over what a customer owed less what it had paid too much',
    {
      last: [F_101, received('R-0', '20251220', '30,00')],
      now: [opening('', '70,00')],
      open: ['F-101 2025-12-01 100'],
      left: 30,
    },
  ],
  [
    'and other customers are left alone',
    {
      last: [F_101, F_102],
      now: [opening('', '80,00').replaceAll('DUPONT', 'MOREAU').replaceAll('Dupont', 'Moreau'), opening('', '150,00')],
      open: ['F-101 2025-12-01 100', 'F-102 2025-12-05 50', 'AN 1 2026-01-01 80'],
    },
  ],
]

describe('the books of last year, after those of this year', () => {
  test.each(STORIES)('%s', async (_, { last, now, open, left = 0 }) => {
    expect(await after(now, last)).toEqual({ open, left })
  })
})

describe('the books of this year, after those of last year', () => {
  test.each(STORIES)('%s', async (_, { last, now, open, left = 0 }) => {
    expect(await after(last, now)).toEqual({ open, left })
  })
})

const aCompany = async () => (await createTestCompany({ now: '2026-03-20' })).inCompany

describe('once the invoices stand in the place of what carried them over', () => {
  test.each([
    ['each', [opening('F-101', '100,00'), opening('F-102', '50,00')], 'A'],
    ['all of the customer in one entry', [opening('', '150,00')], 'a'],
  ])('later books of this year pay them, as they carry over %s', async (_, carried, letter) => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      const lettered = carried.map((one, place) =>
        place === 0 ? one.replace('|||20260101', `|${letter}|20260310|20260101`) : one,
      )
      const first = received('R-1', '20260305', '100,00', letter)
      await take(ctx, carried)
      await take(ctx, [F_101, F_102])
      for (let times = 1; times <= 2; times++) {
        await take(ctx, [...lettered, first])
        expect(await standing(ctx)).toEqual({ open: ['F-102 2025-12-05 50'], left: 0 })
      }
      const twice = [...carried, received('R-2', '20260308', '20,00', 'b')].map((one, place) =>
        place === carried.length - 1 ? one.replace('|||20260101', '|b|20260310|20260101') : one,
      )
      if (carried.length === 2) await take(ctx, twice)
      expect((await standing(ctx)).open).toEqual([`F-102 2025-12-05 ${carried.length === 2 ? 30 : 50}`])
      await expectNoDrift(ctx)
    })
  })

  test('the books of last year can be taken back and brought again', async () => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      const now = [opening('', '150,00', 'a'), received('R-1', '20260210', '120,00', 'a'), openingCredit('R-0', '7,00')]
      const last = [F_101, F_102, received('R-0', '20251220', '7,00')]
      await take(ctx, now)
      const before = await standing(ctx)
      expect(before).toEqual({ open: ['AN 1 2026-01-01 30'], left: 7 })
      const { importId } = await take(ctx, last)
      expect(await standing(ctx)).toEqual({ open: ['F-102 2025-12-05 30'], left: 7 })
      await undoImport(ctx, { importId })
      expect(await standing(ctx)).toEqual(before)
      await take(ctx, last)
      expect(await standing(ctx)).toEqual({ open: ['F-102 2025-12-05 30'], left: 7 })
      await expectNoDrift(ctx)
    })
  })
})

test('an opening on which a hold rests stays what is asked for, and the invoices behind it are settled', async () => {
  const inCompany = await aCompany()
  await inCompany(async (ctx) => {
    await take(ctx, [opening('F-101', '100,00'), opening('F-102', '50,00')])
    const { id: itemId, debtorId } = await findItem(ctx, 'F-101')
    await placeHold(ctx, { kind: 'promise', debtorId, itemId, untilDay: '2026-04-15' })
    await take(ctx, [F_101, F_102])
    expect(await standing(ctx)).toEqual({ open: ['F-102 2025-12-05 50', 'F-101 2026-01-01 100'], left: 0 })
    await take(ctx, [
      opening('F-101', '100,00', 'A'),
      opening('F-102', '50,00'),
      received('R-1', '20260310', '100,00', 'A'),
    ])
    expect(await standing(ctx)).toEqual({ open: ['F-102 2025-12-05 50'], left: 0 })
    await expectNoDrift(ctx)
  })
})

test('what was carried over differs from what last year’s books leave open: the invoices count, and it is said', async () => {
  const inCompany = await aCompany()
  await inCompany(async (ctx) => {
    await take(ctx, [opening('', '180,00')])
    const { effect } = await take(ctx, [F_101, F_102])
    expect(effect.conflicts).toEqual([
      {
        number: 'AN 1',
        code: 'intake.opening_differs',
        data: { number: 'AN 1', account: 'DUPONT', carriedCents: 180_00, knownCents: 150_00, firstDay: '2026-01-01' },
      },
    ])
    expect(await standing(ctx)).toEqual({ open: ['F-101 2025-12-01 100', 'F-102 2025-12-05 50'], left: 0 })
  })
})

test('the books of three years come to the same in whatever order', async () => {
  const oldest = [
    sold('F-001', '20241110', '10,00'),
    sold('F-002', '20241120', '20,00'),
    received('R-00', '20241230', '3,00'),
  ]
  const year = (text: string): string => text.replaceAll('20260101', '20250101')
  const last = [
    ...[opening('F-001', '10,00', 'A'), opening('F-002', '20,00'), openingCredit('R-00', '3,00')].map(year),
    received('R-01', '20250301', '10,00', 'A'),
    F_101,
    F_102,
  ]
  const now = [opening('', '167,00', 'a'), received('R-02', '20260202', '25,00', 'a'), F_201]
  const expected = {
    open: ['F-101 2025-12-01 95', 'F-102 2025-12-05 50', 'F-201 2026-03-01 5'],
    left: 3,
  }
  for (const order of [
    [oldest, last, now],
    [last, oldest, now],
    [last, now, oldest],
    [now, last, oldest],
  ])
    expect(await after(...order)).toEqual(expected)
  // While the year between is missing nobody knows that the oldest invoice was paid in it: the sums are the same.
  for (const order of [
    [oldest, now, last],
    [now, oldest, last],
  ])
    await (
      await aCompany()
    )(async (ctx) => {
      for (const lines of order) await take(ctx, lines)
      expect(await standing(ctx)).toEqual({
        open: ['F-002 2024-11-20 5', 'F-101 2025-12-01 100', 'F-102 2025-12-05 50', 'F-201 2026-03-01 5'],
        left: 13,
      })
    })
})

describe('a credit that this year’s books carry over', () => {
  const now = [openingCredit('', '30,00'), F_201]

  test('counts once without those of last year, however often they come', async () => {
    expect(await after(now, [...now, sold('F-202', '20260302', '7,00')])).toEqual({
      open: ['F-201 2026-03-01 5', 'F-202 2026-03-02 7'],
      left: 30,
    })
  })

  test('that last year’s books do not know is kept, and what differs is not taken from it', async () => {
    expect(await after([F_101], now)).toEqual({ open: ['F-101 2025-12-01 100', 'F-201 2026-03-01 5'], left: 30 })
  })
})
