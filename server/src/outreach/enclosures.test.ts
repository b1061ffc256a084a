import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import { NO_ENCLOSURES, type Original, chooseEnclosures } from './enclosures.ts'
import { exampleLine } from './example-situation.ts'
import type { MessageLine } from './model.ts'

const line = (itemId: number, number: string, dueDate: Day): MessageLine => ({
  ...exampleLine(),
  itemId,
  number,
  dueDate,
})
const LINES = [line(2, 'F-2', '2026-10-02'), line(1, 'F-1', '2026-10-01')]
const original = (itemId: number, sizeBytes: number | null): [number, Original] => [
  itemId,
  { itemId, documentId: 10 + itemId, sha256: String(itemId).repeat(64), sizeBytes },
]
const chosen = (originals: readonly [number, Original][], mostBytes: number | null = 1_000, lines = LINES) => {
  const { attached, onRequest } = chooseEnclosures(lines, new Map(originals), { mostBytes, linkTo: null })
  return { attached: attached.map(({ fileName }) => fileName), onRequest }
}
const linkTo = (documentId: number) => ({ url: `https://r.example/f/${documentId}`, untilDay: '2027-01-15' }) as const

describe('copies of invoices', () => {
  test('travel with the message in the order of its lines, up to the limit to the byte', () => {
    expect(chosen([original(2, 400), original(1, 600)])).toEqual({ attached: ['F-1.pdf', 'F-2.pdf'], onRequest: [] })
  })
  test('stay here altogether where they are a byte too large, and are named as sent on request', () => {
    expect(chosen([original(2, 401), original(1, 600)])).toEqual({ attached: [], onRequest: ['F-1', 'F-2'] })
  })
  test('are linked, those that are kept, where they are a byte too large and strangers reach us', () => {
    const linked = (...originals: readonly [number, Original][]) =>
      chooseEnclosures(LINES, new Map(originals), { mostBytes: 1_000, linkTo })
    const both = linked(original(2, 401), original(1, 600))
    expect([both.attached, both.onRequest]).toEqual([[], []])
    expect(both.linked.map(({ number, url, linkedUntil }) => [number, url, linkedUntil])).toEqual([
      ['F-1', 'https://r.example/f/11', '2027-01-15'],
      ['F-2', 'https://r.example/f/12', '2027-01-15'],
    ])
    const one = linked(original(2, 1_001), original(1, null))
    expect([one.attached, one.linked.map(({ number }) => number), one.onRequest]).toEqual([[], ['F-2'], ['F-1']])
    const small = linked(original(2, 400), original(1, 600))
    expect([small.attached.length, small.linked, small.onRequest]).toEqual([2, [], []])
  })
  test('have no limit on paper', () => {
    expect(chosen([original(2, 4e9), original(1, 600)], null).attached).toEqual(['F-1.pdf', 'F-2.pdf'])
  })
  test('are those that are kept: one without original, or whose file is gone, is sent on request', () => {
    expect(chosen([original(1, 600)])).toEqual({ attached: ['F-1.pdf'], onRequest: ['F-2'] })
    expect(chosen([original(1, 600), original(2, null)])).toEqual({ attached: ['F-1.pdf'], onRequest: ['F-2'] })
    expect(chosen([original(1, null)])).toEqual({ attached: [], onRequest: ['F-1', 'F-2'] })
  })
  test('are not spoken of where none is kept', () => {
    expect(chooseEnclosures(LINES, new Map(), { mostBytes: 1_000, linkTo })).toBe(NO_ENCLOSURES)
  })
  test('never include the invoice of another message', () => {
    expect(chosen([original(1, 1), original(3, 1)]).attached).toEqual(['F-1.pdf'])
  })
  test.each([
    ['../../etc/passwd', 'etc-passwd.pdf'],
    ['F-1\r\nContent-Type: text/html', 'F-1 Content-Type- text-html.pdf'],
    ['a"; filename="b.exe', 'a-- filename--b.exe.pdf'],
    ['\u202efdp.exe', 'fdp.exe.pdf'],
    ['\u0000', 'facture.pdf'],
    ['...', 'facture.pdf'],
    ['Avoir n° 12/2026', 'Avoir n- 12-2026.pdf'],
    ['É'.repeat(200), `${'É'.repeat(80)}.pdf`],
  ])('are called by their number: %j is %s', (number, fileName) => {
    const lines = [line(1, number, '2026-10-01')]
    expect(chosen([original(1, 1)], 1_000, lines).attached).toEqual([fileName])
  })
})
