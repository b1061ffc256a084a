import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day, Id } from '#kernel'
import { nameKey } from '#kernel/name-words.ts'
import { changeDebtors, mergeDebtors, recordDebtors } from '#ledger'
import { aDebtor, aFile, aPayment, anItem } from '#ledger/ledger-fixture.ts'
import { createTestStore } from '#test/database.ts'
import { bookAskedFor, loadBook, wholeBook } from './load-book.ts'
import { matchLines } from './match-lines.ts'
import type { OpenBook } from './open-book.ts'
import { findName } from './payer-names.ts'
import { insertPayers } from './payer-store.ts'
import { anEntry } from './statement-fixture.ts'

const store = await createTestStore()

const NAMES = [
  'Brûlerie Noé',
  'Transports Vasseur',
  'Noé Vasseur Conseil',
  'Atelier Lune',
  'Garage du Pont',
  'Lune et Fils',
  'Ateliers Réunis de la Straße',
]
/** As banks give them: known, cut by the width of the field, another name of somebody who has paid before, nobody's. */
const PAYERS = [...NAMES, 'ATELIERS REUNIS STRAS', 'Holding Beaurivage', 'INCONNU SA']
const SIREN = '732829320'
const IBAN = 'FR7630006000011234567890189'

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
  payer: fc.option(fc.constantFrom(...PAYERS)),
  iban: fc.option(fc.constant(IBAN), { freq: 4 }),
  word: fc.constantFrom('', '', '', ...NAMES, SIREN),
  amount: fc.constantFrom('sum', 'first', 'over', 'odd', 'lessNote'),
  day: fc.integer({ min: 10, max: 20 }),
})

const seen = (book: OpenBook, lines: Parameters<typeof matchLines>[1]) =>
  [...matchLines(book, lines)].map(({ certain, proposals, isStranger }) => ({ certain, proposals, isStranger }))

const growing = await store.createCompany()

test.each([1, 2, 3])('a book of what the lines ask for answers them as the whole one does: seed %i', async (seed) => {
  const [numbers] = fc.sample(fc.uniqueArray(aNumber, { minLength: 250, maxLength: 250 }), { seed, numRuns: 1 })
  const drawn = fc.sample(aLine, { seed, numRuns: 60 })
  await store.shell.inCompany(growing, async (ctx) => {
    const debtors: Id[] = []
    for (const name of NAMES) debtors.push(await aDebtor(ctx, seed === 2 ? name : `${name} ${seed}`, `${seed} ${name}`))
    const [noe = 0, vasseur = 0, conseil = 0] = debtors
    // The third one had another name at first; both are told by a person.
    const change =
      seed === 2 ? { debtorId: vasseur, siren: SIREN } : { debtorId: conseil, name: `Vasseur Beaurivage ${seed}` }
    await changeDebtors(ctx, { changes: [change], mode: 'overwrite', importId: null })
    await insertPayers(
      ctx,
      [
        { debtorId: conseil, iban: null, nameKey: nameKey('Holding Beaurivage'), name: 'Holding', lineId: 1 },
        { debtorId: noe, iban: IBAN, nameKey: null, name: 'Noé', lineId: 1 },
      ],
      'test',
    )
    const items = (numbers ?? []).map((number, place) => ({
      ...anItem(debtors[place % NAMES.length] ?? 0, number, 1000 + (place % 40) * 731),
      issueDate: '2026-10-01' as Day,
    }))
    const credits = debtors.map((debtorId, place) => ({
      ...aPayment(debtorId, `${seed} AV ${place}`, 700 + place * 13),
      kind: 'credit-note' as const,
    }))
    await aFile(ctx, { items, credits })
    if (seed === 3) await mergeDebtors(ctx, { keepId: noe, mergeId: conseil })
    const lines = drawn.map(({ quotes, payer, iban, word, amount, day }) => {
      const named = quotes.map(([place]) => items[place % items.length]).filter((item) => item !== undefined)
      const sum = named.reduce((total, { totalCents }) => total + totalCents, 0)
      const cents = { sum, first: named[0]?.totalCents ?? 0, over: sum + 1731, odd: 1731, lessNote: sum - 713 }[amount]
      const text = named.map(({ number }, place) => typed(number, quotes[place] ?? [0, 4, 'whole'])).join(', ')
      return anEntry(`2026-11-${day}` as Day, cents <= 0 ? 2462 : cents, `VIR ${word} ${text}`, {
        counterparty: payer,
        counterpartyIban: iban,
      })
    })
    const ask = (book: OpenBook): unknown => seen(book, lines)
    const asked = await bookAskedFor(ctx, { currency: 'EUR', ask })
    const whole = await wholeBook(ctx, 'EUR')
    const answer = seen(whole, lines)
    expect(answer.filter(({ certain }) => certain !== null).length).toBeGreaterThan(10)
    expect(answer.filter(({ proposals }) => proposals.length > 1).length).toBeGreaterThan(10)
    expect(seen(asked, lines)).toEqual(answer)
  })
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

test('names are found by what they are now, however many debtors share a word', async () => {
  const made = await store.createCompany()
  await store.shell.inCompany(made, async (ctx) => {
    const garages = Array.from({ length: 3100 }, (_, place) => ({
      name: `Garage numéro ${place}`,
      references: [{ source: 'account' as const, reference: `G${place}` }],
    }))
    const { ids } = await recordDebtors(ctx, { debtors: garages, importId: 1 })
    const [first = 0, second = 0] = ids
    await changeDebtors(ctx, {
      changes: [{ debtorId: second, name: 'Æther du Lac' }],
      mode: 'overwrite',
      importId: null,
    })
    await aFile(ctx, {
      items: [anItem(first, 'FA-1', 120_00), anItem(second, 'FA-2', 80_37), anItem(second, 'FA-3', 15_41)],
    })
    const payers = ['GARAGE NUMERO 0', 'GARAGE NUMERO 1', 'GARAGE', 'AETHER DU LAC', 'LAC ETHER', 'THER LAC SARL']
    const lines = payers.map((counterparty) => anEntry('2026-11-18', 80_37, 'VIR', { counterparty }))
    const named = (book: OpenBook) => lines.map(({ counterparty }) => findName(book.names, counterparty ?? ''))
    const namesIn = (book: OpenBook) =>
      named(book).map((found) => found.map(({ row, likeness }) => [likeness, book.debtors[row]?.name]))
    const whole = await wholeBook(ctx, 'EUR')
    expect(namesIn(whole)).toEqual([[['same', 'Garage numéro 0']], [], [], [], [], [['same', 'Æther du Lac']]])
    const asked = await bookAskedFor(ctx, { currency: 'EUR', ask: (book) => [named(book), seen(book, lines)] })
    expect(namesIn(asked)).toEqual(namesIn(whole))
    expect(asked.debtors.length).toBeLessThan(10)
    expect(seen(asked, lines)).toEqual(seen(whole, lines))
  })
})
