import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, dayNumber, dayOf } from '#kernel'
import { compileSituation } from './compile-situation.ts'
import { NEVER } from './model.ts'
import { coursesOf, type Movement, outcomeOf, type PastHold } from './past.ts'
import { pastDays, replayDebtor } from './replay-company.ts'
import { FRIDAY, situation } from './situation-fixture.ts'

/** Item 0 is F-1, item 1 is F-2: 100 € each, due on Monday 5 October 2026 and Monday 2 November 2026. */
const INVOICES = [
  { id: 'F-1', dueDate: '2026-10-05', issueDate: '2026-09-05' },
  { id: 'F-2', dueDate: '2026-11-02', issueDate: '2026-10-03' },
]

type Told = { readonly movements: readonly Movement[]; readonly holds?: readonly PastHold[] }

/** `day step of items: paid so far, settled on`, in a period from 1 September to Friday 20 November 2026. */
function played({ movements, holds = [] }: Told, from: Day = '2026-09-01'): readonly string[] {
  const { settings, debtors, itemNames } = compileSituation(situation({ invoices: INVOICES }), FRIDAY)
  const [debtor] = debtors
  if (!debtor) throw new Error('a situation without a debtor')
  const past = { movements, holds, returnedDays: new Map<number, number>() }
  return replayDebtor(debtor, past, pastDays(settings, from)).map(({ day, step, items, paidCents, settledDay }) => {
    const settled = settledDay === NEVER ? 'open' : dayOf(settledDay)
    return `${dayOf(day)} ${step} ${items.map(({ id }) => itemNames[id]).join('+')}: ${paidCents}, ${settled}`
  })
}

const billed = (item: number, day: Day): Movement => moved(item, day, 100_00)
const paid = (item: number, day: Day, known: Day = day, cents = 100_00): Movement => ({
  ...moved(item, day, -cents),
  knownDay: dayNumber(known),
})
const moved = (item: number, day: Day, itemCents: number): Movement => ({
  item,
  onDay: dayNumber(day),
  knownDay: dayNumber(day),
  itemCents,
  creditCents: 0,
})

const FIRST = billed(0, '2026-09-05')
const SECOND = billed(1, '2026-10-03')

describe('past days played again, with what arrived on them', () => {
  test('nobody paid: each step on its day', () => {
    expect(played({ movements: [FIRST] })).toEqual([
      '2026-09-28 before F-1: 0, open',
      '2026-10-08 r1 F-1: 0, open',
      '2026-10-20 r2 F-1: 0, open',
      '2026-11-04 r3 F-1: 0, open',
      '2026-11-19 notice F-1: 0, open',
    ])
  })

  test('paid before the message of before: nothing', () => {
    expect(played({ movements: [FIRST, paid(0, '2026-09-25')] })).toEqual([])
  })

  test('paid the day before the first reminder: no reminder', () => {
    expect(played({ movements: [FIRST, paid(0, '2026-10-07')] })).toEqual(['2026-09-28 before F-1: 10000, 2026-10-07'])
  })

  test('paid after the first reminder: one reminder, and how long it took', () => {
    expect(played({ movements: [FIRST, paid(0, '2026-10-12')] })).toEqual([
      '2026-09-28 before F-1: 10000, 2026-10-12',
      '2026-10-08 r1 F-1: 10000, 2026-10-12',
    ])
  })

  test('paid in time, recorded late: as known then a reminder leaves for what was settled before it', () => {
    expect(played({ movements: [FIRST, paid(0, '2026-10-07', '2026-10-14')] })).toEqual([
      '2026-09-28 before F-1: 10000, 2026-10-07',
      '2026-10-08 r1 F-1: 10000, 2026-10-07',
    ])
  })

  test('a part that was paid is not asked for again, and what is left stays open', () => {
    const part = paid(0, '2026-11-10', '2026-11-10', 40_00)
    expect(played({ movements: [FIRST, part] }, '2026-10-15')).toEqual([
      '2026-10-15 r1 F-1: 4000, open',
      '2026-10-22 r2 F-1: 4000, open',
      '2026-11-04 r3 F-1: 4000, open',
      '2026-11-19 notice F-1: 0, open',
    ])
  })

  test('what was not billed yet is in no message; once billed it has its own, a month after the last of its kind', () => {
    expect(played({ movements: [FIRST, paid(0, '2026-10-12'), SECOND] })).toEqual([
      '2026-09-28 before F-1: 10000, 2026-10-12',
      '2026-10-08 r1 F-1: 10000, 2026-10-12',
      '2026-10-29 before F-2: 0, open',
      '2026-11-05 r1 F-2: 0, open',
      '2026-11-17 r2 F-2: 0, open',
    ])
  })

  test('a payment that comes back goes on where the plan was, and settles nothing', () => {
    const returned = moved(0, '2026-11-16', 100_00)
    expect(played({ movements: [FIRST, paid(0, '2026-10-12'), returned] })).toEqual([
      '2026-09-28 before F-1: 0, open',
      '2026-10-08 r1 F-1: 0, open',
      '2026-11-16 r2 F-1: 0, open',
    ])
  })

  test('credit that is set against nothing stops what it covers, from its day on', () => {
    const credit = { ...moved(0, '2026-10-15', 0), item: null, creditCents: 100_00 }
    expect(played({ movements: [FIRST, credit] })).toEqual([
      '2026-09-28 before F-1: 0, open',
      '2026-10-08 r1 F-1: 0, open',
    ])
  })

  test('a pause stops from its day to the day on which it was lifted', () => {
    const pause: PastHold = {
      item: null,
      hold: { kind: 'pause', fromDay: dayNumber('2026-10-06'), untilDay: NEVER, amountCents: null },
      knownDay: dayNumber('2026-10-06'),
      liftedDay: dayNumber('2026-11-12'),
    }
    expect(played({ movements: [FIRST], holds: [pause] })).toEqual([
      '2026-09-28 before F-1: 0, open',
      '2026-11-12 r1 F-1: 0, open',
      '2026-11-19 r2 F-1: 0, open',
    ])
  })
})

test('skipping the days on which nothing arrives loses nothing, and a second play is the same', () => {
  const movement = fc.record({
    item: fc.constantFrom(0, 1, null),
    onDay: fc.integer({ min: dayNumber('2026-09-01'), max: dayNumber(FRIDAY) }),
    late: fc.integer({ min: 0, max: 30 }),
    cents: fc.integer({ min: 1, max: 100_00 }),
  })
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 6 }), (drawn) => {
      const movements = [
        FIRST,
        SECOND,
        ...drawn.map(({ item, onDay, late, cents }) => ({
          item,
          onDay,
          knownDay: onDay + late,
          itemCents: item === null ? 0 : -cents,
          creditCents: item === null ? cents : 0,
        })),
      ]
      // A movement of nothing each day makes the play look at every day.
      const days = pastDays(compileSituation(situation({ invoices: INVOICES }), FRIDAY).settings, '2026-09-01')
      const daily = days.map(({ today }) => ({
        item: null,
        onDay: today,
        knownDay: today,
        itemCents: 0,
        creditCents: 0,
      }))
      const acts = played({ movements })
      expect(played({ movements })).toEqual(acts)
      expect(played({ movements: [...movements, ...daily] })).toEqual(acts)
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
  )
})

describe('what became of an amount', () => {
  const course = (movements: readonly Movement[]) => coursesOf(movements).get(0) ?? []

  test('paid in two parts: settled on the day of the second', () => {
    const movements = [FIRST, paid(0, '2026-10-01', '2026-10-01', 30_00), paid(0, '2026-10-09', '2026-10-09', 70_00)]
    expect(outcomeOf(course(movements), 100_00)).toEqual({ paidCents: 100_00, settledDay: dayNumber('2026-10-09') })
  })

  test('paid, returned and paid again: settled on the last day', () => {
    const movements = [FIRST, paid(0, '2026-10-01'), moved(0, '2026-10-05', 100_00), paid(0, '2026-10-20')]
    expect(outcomeOf(course(movements), 100_00)).toEqual({ paidCents: 100_00, settledDay: dayNumber('2026-10-20') })
  })
})
