// Random histories against a model that is too simple to be wrong: plain lists, every balance added up afresh from them.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isRefusal } from '#kernel'
import type { Cents, Context, Day, Id } from '#kernel'
import { createTestStore } from '#test/database.ts'
import {
  allocateCredits,
  readOpenOn,
  recordCreditNote,
  recordDebtors,
  recordPayment,
  recordReceivables,
  undoAllocations,
  undoCredit,
  withdrawImport,
} from './index.ts'
import { readBoard } from './read-board.ts'

const TODAY: Day = '2026-11-21'
const { shell, createCompany } = await createTestStore({ now: `${TODAY}T08:00:00.000Z` })

type Invoice = { number: string; onDay: Day; cents: Cents; importId: Id; id: Id; isWithdrawn: boolean }
type Credit = { onDay: Day; cents: Cents; id: Id; isUndone: boolean }
type Link = { entryId: Id; invoice: Invoice; credit: Credit; cents: Cents; isUndone: boolean }
type Book = { debtorId: Id; imports: number; invoices: Invoice[]; credits: Credit[]; links: Link[] }

const dayAgo = (days: number): Day => addDays(TODAY, -days)
const later = (a: Day, b: Day): Day => (a > b ? a : b)
const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, cents) => total + cents, 0)
const standing = (book: Book, on: Day = TODAY): Link[] =>
  book.links.filter((link) => !link.isUndone && later(link.invoice.onDay, link.credit.onDay) <= on)

function openOf(book: Book, invoice: Invoice, on: Day = TODAY): Cents {
  if (invoice.isWithdrawn || invoice.onDay > on) return 0
  return (
    invoice.cents -
    sum(
      standing(book, on)
        .filter((link) => link.invoice === invoice)
        .map(({ cents }) => cents),
    )
  )
}

function leftOf(book: Book, credit: Credit, on: Day = TODAY): Cents {
  if (credit.isUndone || credit.onDay > on) return 0
  return (
    credit.cents -
    sum(
      standing(book, on)
        .filter((link) => link.credit === credit)
        .map(({ cents }) => cents),
    )
  )
}

const pick = <T>(list: readonly T[], index: number): T | undefined =>
  list.length === 0 ? undefined : list[index % list.length]

/** One thing that happens; `a` and `b` choose among what there is, `cents` and `days` are taken as they come. */
type Event = {
  readonly kind: 'invoice' | 'again' | 'payment' | 'paid' | 'note' | 'allocate' | 'unlink' | 'undo' | 'withdraw'
  readonly a: number
  readonly b: number
  readonly cents: Cents
  readonly days: number
}

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(
    'invoice',
    'invoice',
    'again',
    'payment',
    'paid',
    'paid',
    'note',
    'allocate',
    'allocate',
    'unlink',
    'undo',
    'withdraw',
  ),
  a: fc.nat(50),
  b: fc.nat(50),
  cents: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 200_000 })),
  days: fc.nat(400),
})

/** Does it in the ledger and in the book; what the ledger refuses must be what the book says is impossible. */
async function happen(ctx: Context, book: Book, { kind, a, b, cents, days }: Event): Promise<void> {
  const invoice = pick(book.invoices, a)
  const credit = pick(book.credits, b)
  switch (kind) {
    case 'invoice':
      return bill(ctx, book, { number: `F-${book.invoices.length + 1}`, onDay: dayAgo(days), cents })
    case 'again':
      return invoice && bill(ctx, book, invoice)
    case 'payment':
    case 'note':
      return receive(ctx, book, { kind, cents, onDay: dayAgo(days), invoice: undefined })
    case 'paid':
      return receive(ctx, book, { kind: 'payment', cents, onDay: dayAgo(days), invoice })
    case 'allocate':
      return invoice && credit && link(ctx, book, invoice, credit, cents)
    case 'unlink': {
      const found = pick(
        book.links.filter(({ isUndone }) => !isUndone),
        a,
      )
      if (!found) return
      await undoAllocations(ctx, { entryIds: [found.entryId] })
      found.isUndone = true
      return
    }
    case 'undo':
      return credit && takeBack(ctx, book, credit)
    case 'withdraw':
      return invoice && withdraw(ctx, book, invoice)
  }
}

/** A file with one invoice: a new one, or one that the ledger has had before. */
async function bill(
  ctx: Context,
  book: Book,
  { number, onDay, cents }: Pick<Invoice, 'number' | 'onDay' | 'cents'>,
): Promise<void> {
  const importId = ++book.imports
  const item = {
    debtorId: book.debtorId,
    number,
    issueDate: onDay,
    dueDate: addDays(onDay, 30),
    dueComputed: false,
    totalCents: cents,
  }
  const { itemIds, conflicts } = await recordReceivables(ctx, { importId, items: [item], credits: [], allocations: [] })
  expect(conflicts).toEqual([])
  const known = book.invoices.find((one) => one.number === number)
  if (!known) book.invoices.push({ number, onDay, cents, importId, id: itemIds[0] as Id, isWithdrawn: false })
  else if (known.isWithdrawn) Object.assign(known, { isWithdrawn: false, importId })
}

type Receipt = {
  readonly kind: 'payment' | 'note'
  readonly cents: Cents
  readonly onDay: Day
  readonly invoice: Invoice | undefined
}

async function receive(ctx: Context, book: Book, { kind, cents, onDay, invoice }: Receipt): Promise<void> {
  const applied = invoice ? Math.min(cents, openOf(book, invoice)) : 0
  const allocations = invoice && applied > 0 ? [{ itemId: invoice.id, amountCents: applied }] : []
  const verb = kind === 'payment' ? recordPayment : recordCreditNote
  const { creditId, allocated, remainingCents } = await verb(ctx, {
    debtorId: book.debtorId,
    amountCents: cents,
    onDay,
    allocations,
  })
  expect(remainingCents).toBe(cents - applied)
  const credit = { onDay, cents, id: creditId, isUndone: false }
  book.credits.push(credit)
  for (const { entryId } of allocated)
    if (invoice) book.links.push({ entryId, invoice, credit, cents: applied, isUndone: false })
}

async function link(ctx: Context, book: Book, invoice: Invoice, credit: Credit, cents: Cents): Promise<void> {
  const fits = cents <= openOf(book, invoice) && cents <= leftOf(book, credit)
  const attempt = allocateCredits(ctx, [{ creditId: credit.id, itemId: invoice.id, amountCents: cents }])
  if (!fits) return expect(attempt).rejects.toSatisfy(isRefusal)
  const [made] = await attempt
  book.links.push({ entryId: made?.entryId ?? 0, invoice, credit, cents, isUndone: false })
}

async function takeBack(ctx: Context, book: Book, credit: Credit): Promise<void> {
  const attempt = undoCredit(ctx, { creditId: credit.id })
  if (credit.isUndone) return expect(attempt).rejects.toSatisfy(isRefusal)
  await attempt
  credit.isUndone = true
  for (const one of book.links) if (one.credit === credit) one.isUndone = true
}

async function withdraw(ctx: Context, book: Book, invoice: Invoice): Promise<void> {
  if (invoice.isWithdrawn) return
  const attempt = withdrawImport(ctx, { importId: invoice.importId, touchedItemIds: [] })
  if (standing(book).some((one) => one.invoice === invoice)) return expect(attempt).rejects.toSatisfy(isRefusal)
  await attempt
  invoice.isWithdrawn = true
}

/** Everything that can be asked, on today and on days gone by, against the book added up afresh. */
async function compare(ctx: Context, book: Book, days: readonly Day[]): Promise<void> {
  expect(await ctx.sql`select * from ledger_drift`).toEqual([])
  for (const day of days) {
    const open = new Map(
      (await readOpenOn(ctx, { debtorId: book.debtorId, day, asKnown: false })).map((row) => [
        row.itemId,
        row.openCents,
      ]),
    )
    for (const invoice of book.invoices)
      expect([day, invoice.number, open.get(invoice.id) ?? 0]).toEqual([
        day,
        invoice.number,
        openOf(book, invoice, day),
      ])
    const totals = (await readBoard(ctx, { day })).totals
    expect([day, totals.totalCents]).toEqual([day, sum(book.invoices.map((invoice) => openOf(book, invoice, day)))])
    expect([day, totals.unappliedCreditCents]).toEqual([
      day,
      sum(book.credits.map((credit) => leftOf(book, credit, day))),
    ])
    const { notDueCents, due1to30Cents, due31to60Cents, due61to90Cents, dueOver90Cents, overdueCents, totalCents } =
      totals
    expect(due1to30Cents + due31to60Cents + due61to90Cents + dueOver90Cents).toBe(overdueCents)
    expect(notDueCents + overdueCents).toBe(totalCents)
    const late = book.invoices.filter((invoice) => addDays(invoice.onDay, 30) < day)
    expect([day, overdueCents]).toEqual([day, sum(late.map((invoice) => openOf(book, invoice, day)))])
  }
}

/** The days on which something turns overdue are the ones to get wrong. */
const dueDays = ({ invoices }: Book): Day[] =>
  invoices
    .slice(0, 2)
    .map(({ onDay }) => addDays(onDay, 30))
    .filter((day) => day <= TODAY)

test('whatever happens, on every day the ledger says what a plain sum over the history says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 30, size: 'max' }),
      fc.array(fc.nat(450), { minLength: 3, maxLength: 3 }),
      async (events, past) => {
        const company = await createCompany()
        const { ids } = await shell.inCompany(company, (ctx) =>
          recordDebtors(ctx, {
            debtors: [{ name: 'Roux', references: [{ source: 'account', reference: 'ROUX' }] }],
            importId: null,
          }),
        )
        const book: Book = { debtorId: ids[0] as Id, imports: 0, invoices: [], credits: [], links: [] }
        for (const one of events) {
          // A refused verb ends its transaction, as it does in the program.
          await shell.inCompany(company, (ctx) => happen(ctx, book, one))
        }
        await shell.inCompany(company, (ctx) => compare(ctx, book, [TODAY, ...past.map(dayAgo), ...dueDays(book)]))
      },
    ),
    { numRuns: 50 },
  )
}, 120_000)
