import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day, Id } from '#kernel'
import { aDebtor, aFile, anItem } from '#ledger/ledger-fixture.ts'
import { createTestStore } from '#test/database.ts'
import { bookAskedFor, loadBook, wholeBook } from './load-book.ts'
import { matchLines } from './match-lines.ts'
import type { OpenBook } from './open-book.ts'
import { anEntry } from './statement-fixture.ts'

const store = await createTestStore()

const NAMES = [
  'Brûlerie Noé',
  'Transports Vasseur',
  'Noé Vasseur Conseil',
  'Atelier Lune',
  'Garage du Pont',
  'Lune et Fils',
]

/** Numbers of every style: years and marks before, letters behind that look like digits, short ones, long ones. */
const aNumber = fc
  .tuple(
    fc.constantFrom('FA', 'F2026-', '2026/', '', 'FAC.26.', 'O1-'),
    fc.integer({ min: 1, max: 99_999_999 }),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('', '', '', 'B', 'BIS', '-A', ' S'),
  )
  .map(
    ([before, count, width, after]) =>
      `${before}${String(count % 10 ** ((width % 8) + 1)).padStart(width, '0')}${after}`,
  )

const aQuote = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 }), fc.constantFrom('whole', 'digits', 'end', 'slip'))

function typed(number: string, [, length, how]: readonly [number, number, string]): string {
  if (how === 'whole') return number
  const digits = number.replace(/\D/g, '')
  if (how === 'digits') return digits
  return how === 'end' ? digits.slice(-length) : number.replace(/\d(?=\D*$)/, '7')
}

const aLine = fc.record({
  quotes: fc.array(aQuote, { maxLength: 3 }),
  payer: fc.option(fc.constantFrom(...NAMES, 'INCONNU SA')),
  amount: fc.constantFrom('sum', 'first', 'over', 'odd'),
  day: fc.integer({ min: 10, max: 20 }),
})

const seen = (book: OpenBook, lines: Parameters<typeof matchLines>[1]) =>
  [...matchLines(book, lines)].map(({ certain, proposals, isStranger }) => ({ certain, proposals, isStranger }))

test('a book of what the lines ask for answers them as the whole one does', async () => {
  const inCompany = store.shell.inCompany
  const made = await store.createCompany()
  for (const seed of [1, 2, 3]) {
    const [numbers] = fc.sample(fc.uniqueArray(aNumber, { minLength: 250, maxLength: 250 }), { seed, numRuns: 1 })
    const drawn = fc.sample(aLine, { seed, numRuns: 120 })
    await inCompany(made, async (ctx) => {
      const debtors: Id[] = []
      for (const name of NAMES) debtors.push(await aDebtor(ctx, `${name} ${seed}`, `${seed} ${name}`))
      const items = (numbers ?? []).map((number, place) => ({
        ...anItem(debtors[place % NAMES.length] ?? 0, number, 1000 + (place % 40) * 731),
        issueDate: '2026-10-01' as Day,
      }))
      await aFile(ctx, { items })
      const lines = drawn.map(({ quotes, payer, amount, day }) => {
        const named = quotes.map(([place]) => items[place % items.length]).filter((item) => item !== undefined)
        const sum = named.reduce((total, { totalCents }) => total + totalCents, 0)
        const cents = { sum, first: named[0]?.totalCents ?? 0, over: sum + 1731, odd: 1731 }[amount]
        const text = named.map(({ number }, place) => typed(number, quotes[place] ?? [0, 4, 'whole'])).join(', ')
        return anEntry(`2026-11-${day}` as Day, cents === 0 ? 2462 : cents, `VIR ${text}`, { counterparty: payer })
      })
      const ask = (book: OpenBook): unknown => seen(book, lines)
      const asked = await bookAskedFor(ctx, { currency: 'EUR', ask }, items.length * seed)
      const whole = await wholeBook(ctx, 'EUR')
      const answer = seen(whole, lines)
      expect(answer.filter(({ certain }) => certain !== null).length).toBeGreaterThan(20)
      expect(answer.filter(({ proposals }) => proposals.length > 1).length).toBeGreaterThan(20)
      expect(seen(asked, lines)).toEqual(answer)
    })
  }
})

test('for a few lines only what they ask for is read', async () => {
  const made = await store.createCompany()
  await store.shell.inCompany(made, async (ctx) => {
    const noe = await aDebtor(ctx, 'Brûlerie Noé', 'C001')
    const many = await aDebtor(ctx, 'Grand Compte', 'C002')
    const items = Array.from({ length: 300 }, (_, place) => anItem(many, `GC-${place}`, 50_000 + place * 7))
    await aFile(ctx, { items: [anItem(noe, 'FA2026-8101', 120_00), anItem(noe, 'FA2026-8102', 80_37), ...items] })
    const lines = [anEntry('2026-11-18', 120_00, 'REGLT FA2026-8101')]
    const ask = (book: OpenBook): unknown => seen(book, lines)
    // What ends in 1, 01, 101, in 6, 26 … as other marks may stand before.
    const few = await loadBook(ctx, { currency: 'EUR', lines: 1, ask })
    expect(few.count).toBe(15)
    expect(few.numbers).toContain('FA2026-8101')
    expect((await loadBook(ctx, { currency: 'EUR', lines: 2, ask })).count).toBe(302)
  })
})
