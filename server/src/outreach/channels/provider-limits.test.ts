import { expect, test } from 'vitest'
import { stopwatch } from '#platform/clock.ts'
import { pacer, usualLimits } from './provider-limits.ts'

test('a relay of our own takes thirty-two connections, strangers three, and large providers a rate of their own', () => {
  expect(usualLimits('127.0.0.1')).toEqual({ connections: 32, perMinute: null })
  expect(usualLimits('ssl0.ovh.net')).toEqual({ connections: 3, perMinute: null })
  expect(usualLimits('SMTP.Office365.com')).toEqual({ connections: 3, perMinute: 30 })
  expect(usualLimits('smtp.gmail.com')).toEqual({ connections: 3, perMinute: 60 })
  expect(usualLimits('notgmail.com.evil.example')).toEqual({ connections: 3, perMinute: null })
})

test('A23 at 1,200 a minute five messages begin 50 ms apart, the first at once', async () => {
  const took = stopwatch()
  const pass = pacer(1200)
  const times = await Promise.all(Array.from({ length: 5 }, () => pass().then(() => took())))
  expect(times[0]).toBeLessThan(45)
  for (const [place, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(place * 50 - 2)
})

test('without a rate nobody waits', async () => {
  const pass = pacer(null)
  await Promise.all(Array.from({ length: 1000 }, pass))
})
