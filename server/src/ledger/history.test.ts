// Random histories against a naive model that knows nothing but a list of what still counts: whatever people and files do in
// whatever order, the balances are the sums of what moved them, on every day.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cents, type Company, type Context, type Day, type Id, isRefusal, latest } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { allocateCredits } from './allocate-credits.ts'
import { aDebtor, aFile, expectNoDrift } from './ledger-fixture.ts'
import { mergeDebtors, unmergeDebtor } from './merge-debtors.ts'
import { readBoard } from './read-board.ts'
import { readOpenOn } from './read-debtor.ts'
import { recordPayment } from './record-credit.ts'
import { undoAllocations } from './undo-allocations.ts'
import { undoCredit } from './undo-credit.ts'
import { withdrawImport } from './withdraw-import.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

type ModelItem = { readonly id: Id; debtorId: Id; readonly total: Cents; readonly day: Day; importId: Id | null }
type ModelCredit = {
  readonly id: Id
  debtorId: Id
  readonly amount: Cents
  readonly day: Day
  importId: Id | null
  readonly fromFile: boolean
}
type ModelAllocation = {
  readonly entryId: Id
  readonly item: ModelItem
  readonly credit: ModelCredit
  readonly cents: Cents
  readonly importId: Id | null
}

/** `importId` null of an item or a credit: it does not count any more. */
class Model {
  items: ModelItem[] = []
  credits: ModelCredit[] = []
  /** Those that stand. */
  allocations: ModelAllocation[] = []
  imports = 0
  merged = false

  open(item: ModelItem): Cents {
    return item.importId === null ? 0 : item.total - this.settled((allocation) => allocation.item === item)
  }
  remaining(credit: ModelCredit): Cents {
    return credit.importId === null ? 0 : credit.amount - this.settled((allocation) => allocation.credit === credit)
  }
  openOn(item: ModelItem, day: Day): Cents {
    if (item.importId === null || item.day > day) return 0
    return (
      item.total -
      this.settled((allocation) => allocation.item === item && latest(item.day, allocation.credit.day) <= day)
    )
  }
  remainingOn(credit: ModelCredit, day: Day): Cents {
    if (credit.importId === null || credit.day > day) return 0
    return (
      credit.amount -
      this.settled((allocation) => allocation.credit === credit && latest(allocation.item.day, credit.day) <= day)
    )
  }
  private settled(which: (allocation: ModelAllocation) => boolean): Cents {
    return this.allocations.filter(which).reduce((sum, { cents }) => sum + cents, 0)
  }
}

type World = { readonly company: Company; readonly debtors: readonly [Id, Id] }
type Move = (ctx: Context, model: Model, world: World) => Promise<void>

const DAYS = ['2026-06-01', '2026-07-15', '2026-09-01', '2026-10-10', '2026-11-21'] as const
const anyDay = fc.constantFrom(...DAYS)
const anyCents = fc.integer({ min: 1, max: 500 })
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

const aNewFile = fc
  .record({
    debtor: fc.integer({ min: 0, max: 1 }),
    items: fc.array(fc.tuple(anyDay, anyCents), { minLength: 1, maxLength: 3 }),
    credits: fc.array(fc.tuple(anyDay, anyCents), { maxLength: 2 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), anyCents), { maxLength: 4 }),
  })
  .map(({ debtor, items, credits, pairs }): Move => async (ctx, model, { debtors }) => {
    const debtorId = model.merged ? debtors[0] : (debtors[debtor] ?? 0)
    const importId = ++model.imports
    const recorded = await aFile(ctx, {
      importId,
      items: items.map(([issueDate, totalCents], n) => ({
        debtorId,
        number: `F${importId}-${n}`,
        issueDate,
        dueDate: null,
        dueComputed: false,
        totalCents,
      })),
      credits: credits.map(([onDay, amountCents], n) => ({
        debtorId,
        kind: 'payment',
        reference: '',
        onDay,
        amountCents,
        sourceKey: `${importId}-${n}`,
      })),
      allocations:
        credits.length === 0
          ? []
          : pairs.map(([item, credit, amountCents]) => ({
              item: item % items.length,
              credit: credit % credits.length,
              amountCents,
            })),
    })
    const newItems = items.map(([day, total], n): ModelItem => ({
      id: recorded.itemIds[n] ?? 0,
      debtorId,
      total,
      day,
      importId,
    }))
    const newCredits = credits.map(([day, amount], n): ModelCredit => ({
      id: recorded.creditIds[n] ?? 0,
      debtorId,
      amount,
      day,
      importId,
      fromFile: true,
    }))
    model.items.push(...newItems)
    model.credits.push(...newCredits)
    const entries = await ctx.sql<{
      id: Id
    }>`select id from entry where import_id = ${importId} and kind = 'allocation' order by id`
    for (const [item, credit, wanted] of pairs) {
      const [to, from] = [newItems[item % items.length], newCredits[credit % Math.max(1, credits.length)]]
      const cents = to && from ? Math.min(wanted, model.open(to), model.remaining(from)) : 0
      if (to && from && cents > 0)
        model.allocations.push({ entryId: entries.shift()?.id ?? 0, item: to, credit: from, cents, importId })
    }
  })

const aPaymentByHand = fc
  .record({ item: fc.nat(), onDay: anyDay, amount: anyCents, part: anyCents })
  .map(({ item: index, onDay, amount, part }): Move => async (ctx, model, { debtors }) => {
    const item = pick(model.items, index)
    const debtorId = item?.debtorId ?? debtors[0]
    const allocations = item ? [{ itemId: item.id, amountCents: part }] : []
    const fits = !item || (item.importId !== null && part <= model.open(item) && part <= amount)
    const paid = await unlessRefused(recordPayment(ctx, { debtorId, amountCents: amount, onDay, allocations }))
    expectDone(paid, fits)
    if (paid === null) return
    const credit = { id: paid.creditId, debtorId, amount, day: onDay, importId: 0, fromFile: false }
    model.credits.push(credit)
    const entryId = paid.allocated[0]?.entryId ?? 0
    if (item) model.allocations.push({ entryId, item, credit, cents: part, importId: null })
  })

const anAllocation = fc
  .record({ item: fc.nat(), credit: fc.nat(), cents: anyCents })
  .map((given): Move => async (ctx, model) => {
    const [item, credit] = [pick(model.items, given.item), pick(model.credits, given.credit)]
    if (!item || !credit) return
    const { cents } = given
    const fits =
      item.importId !== null &&
      credit.importId !== null &&
      item.debtorId === credit.debtorId &&
      cents <= Math.min(model.open(item), model.remaining(credit))
    const made = await unlessRefused(
      allocateCredits(ctx, [{ itemId: item.id, creditId: credit.id, amountCents: cents }]),
    )
    expectDone(made, fits)
    if (made) model.allocations.push({ entryId: made[0]?.entryId ?? 0, item, credit, cents, importId: null })
  })

const anAllocationUndone = fc.nat().map((index): Move => async (ctx, model) => {
  const allocation = pick(model.allocations, index)
  if (!allocation) return
  await undoAllocations(ctx, { entryIds: [allocation.entryId] })
  model.allocations = model.allocations.filter((other) => other !== allocation)
})

const aCreditUndone = fc.nat().map((index): Move => async (ctx, model) => {
  const credit = pick(model.credits, index)
  if (!credit) return
  const done = await unlessRefused(undoCredit(ctx, { creditId: credit.id }).then(() => true))
  expectDone(done, credit.importId !== null && !credit.fromFile)
  if (done === null) return
  model.allocations = model.allocations.filter((allocation) => allocation.credit !== credit)
  credit.importId = null
})

const anImportUndone = fc.nat().map((index): Move => async (ctx, model) => {
  const importId = 1 + (index % Math.max(1, model.imports))
  const inUse = model.allocations.some(
    (allocation) =>
      allocation.importId !== importId &&
      (allocation.item.importId === importId || allocation.credit.importId === importId),
  )
  const done = await unlessRefused(withdrawImport(ctx, { importId, touchedItemIds: [] }))
  expectDone(done, !inUse)
  if (done === null) return
  model.allocations = model.allocations.filter((allocation) => allocation.importId !== importId)
  for (const row of [...model.items, ...model.credits]) if (row.importId === importId) row.importId = null
})

/** Both ways in turn; separating is refused while payments cross, and then tried again later. */
const aMerge = fc.constant<Move>(async (ctx, model, { debtors: [kept, merged] }) => {
  if (!model.merged) {
    await mergeDebtors(ctx, { keepId: kept, mergeId: merged })
    for (const row of [...model.items, ...model.credits]) row.debtorId = kept
    model.merged = true
    return
  }
  if ((await unlessRefused(unmergeDebtor(ctx, { debtorId: merged }))) === null) return
  model.merged = false
  const owners = await ctx.sql<{ id: Id; kind: string; debtor: Id }>`
    select id, 'item' as kind, debtor_id as debtor from item union all select id, 'credit', debtor_id from credit`
  const ownerOf = new Map(owners.map(({ id, kind, debtor }) => [`${kind} ${id}`, debtor]))
  for (const item of model.items) item.debtorId = ownerOf.get(`item ${item.id}`) ?? 0
  for (const credit of model.credits) credit.debtorId = ownerOf.get(`credit ${credit.id}`) ?? 0
})

async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (isRefusal(error)) return null
    throw error
  })
}

/** Done exactly when the model says that it can be. */
function expectDone(outcome: unknown, isPossible: boolean): void {
  expect(outcome !== null).toBe(isPossible)
}

const anyMove = fc.oneof(
  { arbitrary: aNewFile, weight: 4 },
  { arbitrary: aPaymentByHand, weight: 4 },
  { arbitrary: anAllocation, weight: 3 },
  { arbitrary: anAllocationUndone, weight: 2 },
  { arbitrary: aCreditUndone, weight: 2 },
  { arbitrary: anImportUndone, weight: 2 },
  { arbitrary: aMerge, weight: 1 },
)

async function expectAgreement(ctx: Context, model: Model, { debtors }: World): Promise<void> {
  const items = await ctx.sql<{ id: Id; cents: Cents }>`select id, open_cents as cents from item order by id`
  expect(items.map(({ cents }) => cents)).toEqual(model.items.map((item) => model.open(item)))
  const credits = await ctx.sql<{ id: Id; cents: Cents }>`select id, remaining_cents as cents from credit order by id`
  expect(credits.map(({ cents }) => cents)).toEqual(model.credits.map((credit) => model.remaining(credit)))
  await expectNoDrift(ctx)
  for (const day of DAYS) {
    const then = (
      await Promise.all(debtors.map((debtorId) => readOpenOn(ctx, { debtorId, day, asKnown: false })))
    ).flat()
    const expected = model.items.map((item) => ({ itemId: item.id, openCents: model.openOn(item, day) }))
    expect(then.toSorted((a, b) => a.itemId - b.itemId)).toEqual(expected.filter(({ openCents }) => openCents > 0))
    const { totals } = await readBoard(ctx, { day })
    expect(totals.totalCents).toBe(expected.reduce((sum, { openCents }) => sum + openCents, 0))
    expect(totals.unappliedCreditCents).toBe(
      model.credits.reduce((sum, credit) => sum + model.remainingOn(credit, day), 0),
    )
  }
}

test(
  'any history of files, payments, allocations, undos and merges balances on every day',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { minLength: 5, maxLength: 20 }), async (moves) => {
        const company = await createCompany()
        const debtors = await shell.inCompany(
          company,
          async (ctx) => [await aDebtor(ctx), await aDebtor(ctx, 'NOE', 'C002')] as const,
        )
        const world = { company, debtors }
        const model = new Model()
        for (const move of moves) await shell.inCompany(company, (ctx) => move(ctx, model, world))
        await shell.inCompany(company, (ctx) => expectAgreement(ctx, model, world))
      }),
      { numRuns: 25 },
    )
  },
)
