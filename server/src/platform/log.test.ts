import { expect, test } from 'vitest'
import { fixedClock } from './clock.ts'
import { createLog } from './log.ts'

function logged(level: 'info' | 'warn' | 'silent', work: (log: ReturnType<typeof createLog>) => void): unknown[] {
  const lines: string[] = []
  work(createLog({ level, clock: fixedClock('2026-11-21T07:00:00.000Z'), write: (line) => lines.push(line) }))
  return lines.map((line) => JSON.parse(line) as unknown)
}

test('a line is one JSON object with time, level and event', () => {
  expect(logged('info', (log) => log.info('day.ran', { acts: 3 }))).toEqual([
    { at: '2026-11-21T07:00:00.000Z', level: 'info', event: 'day.ran', acts: 3 },
  ])
})

test('what may be a secret is blanked wherever it stands', () => {
  const data = {
    password: 'a',
    nested: { apiToken: 'b', Authorization: 'c', list: [{ smtpSecret: 'd' }] },
    dkimKey: 'e',
    SMS_GATEWAY_KEY: 'f',
    key: 'outreach.send 1',
    host: 'smtp.example',
  }
  expect(logged('info', (log) => log.warn('mail', data))).toMatchObject([
    {
      password: '[redacted]',
      nested: { apiToken: '[redacted]', Authorization: '[redacted]', list: [{ smtpSecret: '[redacted]' }] },
      dkimKey: '[redacted]',
      SMS_GATEWAY_KEY: '[redacted]',
      key: 'outreach.send 1',
      host: 'smtp.example',
    },
  ])
  const error = new Error('connect to postgres://office:hunter2@db.example/x failed')
  expect(JSON.stringify(logged('info', (log) => log.error('lost', { error })))).not.toContain('hunter2')
})

test('lines below the level are not written', () => {
  expect(logged('warn', (log) => log.info('quiet'))).toEqual([])
  expect(logged('silent', (log) => log.error('quiet'))).toEqual([])
})
