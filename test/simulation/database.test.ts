import { expect, test } from 'vitest'
import { createTestStore } from '../../server/src/test/database.ts'
import { simulateInDatabase } from './database.ts'

const { shell, clock } = await createTestStore({ now: '2026-01-04' })

test('a quarter of 12 debtors through the real store, dying between commits: nobody is asked wrongly, asked twice or forgotten', async () => {
  const { examples, digest: _, ...result } = await simulateInDatabase({ shell, clock, debtors: 12, days: 90, seed: 20 })
  expect(examples).toEqual([])
  expect(result).toMatchObject({
    wrongReminders: 0,
    repeatedSteps: 0,
    backwardSteps: 0,
    forgottenDebtors: 0,
    delayedItems: 0,
    wrongBalances: 0,
    wrongPlans: 0,
    brokenFacts: 0,
  })
  expect(result.contacts).toBeGreaterThan(20)
  expect(result.crashes).toBeGreaterThan(10)
}, 120_000)
