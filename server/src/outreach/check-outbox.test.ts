import { expect, test } from 'vitest'
import { checkOutbox } from './check-outbox.ts'

test('a message whose fate nobody knows is wrong until somebody says; what waits is not', () => {
  const waiting = { state: 'prepared', channel: 'email', messages: 12 } as const
  const unknown = { state: 'unknown', channel: 'email', messages: 2 } as const
  expect(checkOutbox([waiting]).map(({ about, state }) => [about, state])).toEqual([['outbox.unknown', 'well']])
  const [finding] = checkOutbox([waiting, unknown])
  expect(finding?.state).toBe('wrong')
  expect(finding?.en).toContain('2 message(s)')
})
