import { expect, test } from 'vitest'
import { chaos } from '../chaos/chaos.ts'

test('A1 twenty kills at any step: nothing arrives twice, nothing is lost, nothing stays in doubt where the server files what it accepted', async () => {
  const {
    kills,
    reminders,
    inDoubt: _,
    ...harm
  } = await chaos({ reminders: 500, kills: 20, copyBy: 'server', seed: 7 })
  expect(harm).toEqual({ sentTwice: 0, lost: 0, unknown: 0 })
  expect(reminders).toBeGreaterThan(450)
  expect(kills).toBe(20)
}, 300_000)

test('A3 elsewhere no more stays in doubt than was under way when it was killed, for a person to look into', async () => {
  const { sentTwice, lost, unknown, inDoubt } = await chaos({ reminders: 120, kills: 4, copyBy: 'us', seed: 3 })
  expect({ sentTwice, lost }).toEqual({ sentTwice: 0, lost: 0 })
  expect(unknown).toBeLessThanOrEqual(inDoubt)
}, 120_000)
