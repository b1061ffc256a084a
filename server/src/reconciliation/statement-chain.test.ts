import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import type { KeptStatement } from './model.ts'
import { planLines } from './plan-lines.ts'
import { chainOf } from './statement-chain.ts'
import { aStatement, anEntry } from './statement-fixture.ts'

type Told = Parameters<typeof chainOf>[0][number]
const statement = (
  id: number,
  [firstDay, lastDay]: readonly [Day, Day],
  [openingCents, closingCents]: readonly [number | null, number | null],
  more: Partial<KeptStatement> = {},
): Told => ({ id, firstDay, lastDay, openingCents, closingCents, isComplete: true, gapAcceptedBy: null, ...more })

describe('the statements of an account', () => {
  test('that follow each other are known to the end of the last, in whatever order they came', () => {
    const october = statement(2, ['2026-10-01', '2026-10-31'], [0, 100])
    const november = statement(1, ['2026-10-31', '2026-11-15'], [100, 250])
    expect(chainOf([november, october])).toEqual({
      gaps: [],
      overlapping: [],
      knownTo: '2026-11-15',
      lastDay: '2026-11-15',
    })
  })

  test('that share days are said to overlap, and nothing is missing', () => {
    const chain = chainOf([
      statement(1, ['2026-10-01', '2026-10-31'], [0, 100]),
      statement(2, ['2026-10-20', '2026-11-15'], [60, 250]),
    ])
    expect(chain).toMatchObject({ overlapping: [2], gaps: [], knownTo: '2026-11-15' })
  })

  test('of one day may have come in any order', () => {
    const day = ['2026-11-16', '2026-11-16'] as const
    const [evening, morning, before] = [
      statement(1, day, [50, 80]),
      statement(2, day, [0, 50]),
      statement(3, ['2026-11-10', '2026-11-15'], [-20, 0]),
    ]
    expect(chainOf([evening, morning])).toMatchObject({ gaps: [], knownTo: '2026-11-16' })
    expect(chainOf([evening, before, morning])).toMatchObject({ gaps: [], knownTo: '2026-11-16' })
    expect(chainOf([evening, morning, { ...before, closingCents: 7 }]).gaps).toMatchObject([
      { statementId: 2, closedCents: 7, openedCents: 0 },
    ])
  })

  test('of which a part of the movements is told say nothing of what is known', () =>
    expect(
      chainOf([statement(1, ['2026-10-01', '2026-10-31'], [null, null], { isComplete: false })]).knownTo,
    ).toBeNull())
})

test.each([
  ['camt.053', true],
  ['cfonb120', true],
  ['mt940', true],
  ['ofx', true],
  ['csv', true],
  ['camt.052', false],
  ['camt.054', false],
  ['cfonb240', false],
  ['pain.002', false],
] as const)('a file of %s names all that happened: %s', (format, isComplete) => {
  const { statement: told } = aStatement({ entries: [anEntry('2026-11-16', 10_00, 'X')] })
  const [planned] = planLines({ format, told: told.accounts, accountIds: [1], known: [], kept: [] })
  expect(planned?.isComplete).toBe(isComplete)
})
