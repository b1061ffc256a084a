import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf, partsOf } from './plan-items.ts'
import {
  type KnownReceivables,
  type NewItem,
  type NewReceivables,
  type ReceivablesPlan,
  planReceivables,
} from './receivables.ts'

const NOTHING_KNOWN: KnownReceivables = {
  items: [],
  credits: [],
  pairs: [],
  byHand: [],
  creditNotes: [],
  mayBeSplit: new Set<number>(),
}

const IN_PARTS = {
  totalCents: 300,
  dueDate: '2026-05-01',
  dueComputed: false,
  parts: [
    { dueDate: '2026-03-15', cents: 50 },
    { dueDate: '2026-04-15', cents: 50 },
    { dueDate: '2026-05-01', cents: 200 },
  ],
} as const

/** Few numbers, keys and amounts, so that files repeat and contradict themselves. */
const anyFile: fc.Arbitrary<NewReceivables> = fc
  .record({
    items: fc.array(
      fc
        .record({
          debtorId: fc.integer({ min: 1, max: 2 }),
          number: fc.constantFrom('F-1', 'f-1', 'F-2', 'F-3', 'F-4'),
          issueDate: fc.constantFrom('2025-12-31', '2026-01-01', '2026-03-01'),
          totalCents: fc.integer({ min: 1, max: 3 }).map((n) => n * 100),
          dueDate: fc.constantFrom(null, '2026-04-01', '2026-05-01'),
          dueComputed: fc.boolean(),
          isInParts: fc.boolean(),
        })
        .map(({ isInParts, ...item }): NewItem => (isInParts ? { ...item, ...IN_PARTS } : item)),
      { maxLength: 8 },
    ),
    credits: fc.array(
      fc.record({
        debtorId: fc.integer({ min: 1, max: 2 }),
        kind: fc.constantFrom('payment', 'credit-note'),
        reference: fc.constant('VIR'),
        onDay: fc.constantFrom('2026-01-15', '2026-02-15'),
        amountCents: fc.integer({ min: 1, max: 400 }),
        sourceKey: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
      }),
      { maxLength: 6 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 300 })), { maxLength: 10 }),
  })
  .map(({ items, credits, pairs }) => ({
    items,
    credits,
    allocations:
      items.length === 0 || credits.length === 0
        ? []
        : pairs.map(([item, credit, amountCents]) => ({
            item: item % items.length,
            credit: credit % credits.length,
            amountCents,
          })),
  }))

describe('what a file comes to', () => {
  test('never leaves less than nothing open, nor more than the total', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const plan = planReceivables(file, NOTHING_KNOWN)
        for (const line of plan.itemLines) {
          const settled = plan.allocations
            .filter(({ item }) => item === line)
            .reduce((sum, { amountCents }) => sum + amountCents, 0)
          expect(line.openCents >= 0 && line.openCents + settled === line.given.totalCents).toBe(true)
        }
        for (const line of new Set(plan.credits)) {
          const used = plan.allocations
            .filter(({ credit }) => credit === line)
            .reduce((sum, { amountCents }) => sum + amountCents, 0)
          expect(
            line === null || (line.remainingCents >= 0 && line.remainingCents + used === line.given.amountCents),
          ).toBe(true)
        }
        for (const { item, credit, onDay, amountCents } of plan.allocations) {
          expect(item.given.debtorId).toBe(credit.given.debtorId)
          expect(amountCents).toBeGreaterThan(0)
          expect(onDay >= item.given.issueDate && onDay >= credit.given.onDay).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a second time comes to nothing', () => {
    fc.assert(
      fc.property(anyFile, (given) => {
        const file = {
          ...given,
          credits: given.credits.map((credit, index) => ({ ...credit, sourceKey: credit.sourceKey ?? `own ${index}` })),
        }
        const first = planReceivables(file, NOTHING_KNOWN)
        const second = planReceivables(file, knownAfter(first))
        // What is stated of an item for the second time in one file is a change of what is known after the first.
        expect(second.itemLines.filter(({ state }) => state !== 'unchanged' && state !== 'changed')).toEqual([])
        expect(second.credits.filter((line) => line && line.state !== 'unchanged')).toEqual([])
        expect(openOf(second)).toEqual(openOf(first))
        const made = (plan: ReceivablesPlan) => plan.allocations.reduce((sum, { amountCents }) => sum + amountCents, 0)
        expect(made(second)).toBe(0)
      }),
      { numRuns: 2000 },
    )
  })
})

const openOf = ({ items }: ReceivablesPlan) =>
  items.map((item) => item && partsOf(item).map(({ openCents }) => openCents))

/** The ledger as it stands once a plan was written into an empty one. */
function knownAfter(plan: ReceivablesPlan): KnownReceivables {
  const items = plan.itemLines
  const credits = [...new Set(plan.credits)].filter((line) => line !== null)
  for (const [index, line] of [...items, ...credits].entries()) line.id = index + 1
  return {
    items: items.map((line) => ({ ...factsOf(line), id: line.id ?? 0, openCents: line.openCents, withdrawn: false })),
    credits: credits.map(({ id, given, remainingCents }) => ({
      ...given,
      id: id ?? 0,
      currency: 'EUR',
      label: null,
      sourceKey: given.sourceKey ?? '',
      remainingCents,
      withdrawn: false,
    })),
    byHand: [],
    creditNotes: [],
    mayBeSplit: new Set(),
    pairs: Object.values(Object.groupBy(plan.allocations, ({ item, credit }) => `${item.id} ${credit.id}`)).flatMap(
      (group) => {
        const [first] = group ?? []
        const amountCents = (group ?? []).reduce((sum, allocation) => sum + allocation.amountCents, 0)
        return first ? [{ itemId: first.item.id ?? 0, creditId: first.credit.id ?? 0, amountCents }] : []
      },
    ),
  }
}
