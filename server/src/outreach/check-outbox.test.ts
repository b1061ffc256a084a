import { expect, test } from 'vitest'
import { checkOutbox } from './check-outbox.ts'

test('a message whose fate nobody knows is wrong until somebody says; what waits is not', () => {
  const waiting = { state: 'prepared', channel: 'email', messages: 12 } as const
  const unknown = { state: 'unknown', channel: 'email', messages: 2 } as const
  expect(checkOutbox([waiting], []).map(({ about, state }) => [about, state])).toEqual([
    ['outbox.unknown', 'well'],
    ['outbox.queue', 'well'],
  ])
  const [finding] = checkOutbox([waiting, unknown], [])
  expect(finding?.state).toBe('wrong')
  expect(finding?.en).toContain('2 message(s)')
})

test('A22 e-mails that the server does not take are said, with its words', () => {
  const trouble = { account: null, messages: 3, since: '2026-11-16T09:00:00.000Z', said: '421 closing' }
  const [, finding, other] = checkOutbox([], [trouble, { ...trouble, account: 'jean' }])
  expect(finding).toMatchObject({ about: 'outbox.queue', state: 'wrong' })
  expect(finding?.fr).toContain('3 e-mail(s) attendent : le serveur d’envoi a répondu « 421 closing »')
  expect(other?.fr).toContain('Compte « jean » : 3 e-mail(s) attendent')
})
