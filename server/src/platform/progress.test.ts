import { expect, test } from 'vitest'
import { startProgress } from './progress.ts'

function draw(
  terminal: boolean,
  work: (progress: ReturnType<typeof startProgress>, pass: (millis: number) => void) => void,
): string[] {
  const written: string[] = []
  let now = 0
  const progress = startProgress({
    title: 'Import',
    locale: 'en',
    terminal,
    write: (text) => written.push(text),
    elapsed: () => now,
  })
  work(progress, (millis) => {
    now += millis
  })
  return written.map((text) => text.replace('\r\x1b[K', ''))
}

test('work of less than a second draws nothing', () => {
  const lines = draw(true, (progress, pass) => {
    pass(900)
    progress.report(10, 20)
    progress.end()
  })
  expect(lines).toEqual([])
})

test('longer work says what, how much and how long, ten times a second at most', () => {
  const lines = draw(true, (progress, pass) => {
    pass(1200)
    progress.report(500_000, 1_000_000)
    pass(50)
    progress.report(510_000, 1_000_000)
    pass(50)
    progress.report(520_000)
    pass(1000)
    progress.report(1_000_000, 1_000_000)
    progress.end()
  })
  expect(lines).toEqual([
    'Import  500,000 / 1,000,000  ████████████░░░░░░░░░░░░  1.2 s',
    'Import  520,000  1.3 s',
    'Import  1,000,000 / 1,000,000  ████████████████████████  2.3 s',
    'Import  1,000,000  2.3 s\n',
  ])
})

test('nothing is drawn when no terminal looks', () => {
  const lines = draw(false, (progress, pass) => {
    pass(5000)
    progress.report(1, 2)
    progress.end()
  })
  expect(lines).toEqual([])
})
