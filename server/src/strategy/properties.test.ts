import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, dayNumber } from '#kernel'
import { compileSituation } from './compile-situation.ts'
import { decide } from './decide.ts'
import { decisionDocument } from './document.ts'
import { decideDebtor } from './rules.ts'
import { onDay } from './settings.ts'
import { anyDay, situationArbitrary } from './arbitrary-fixture.ts'
import { parseSituation, type Situation } from './situation.ts'

const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) }
const REACHES = ['email', 'letter', 'registered-letter', 'call', 'sms']

const readOn = fc
  .tuple(situationArbitrary, anyDay(-25, 25))
  .map(([json, today]) => ({ read: parseSituation({ ...json, bank: null }), today }))
const documentOn = (read: Situation, today: Day) => {
  const compiled = compileSituation(read, today)
  return decisionDocument(decide(compiled), compiled, 'fr')
}

describe('whatever the situation', () => {
  test('the order in which it is told changes nothing', () => {
    const shuffled = situationArbitrary.chain((json) =>
      fc.tuple(
        fc.constant(json),
        fc.shuffledSubarray([...json.invoices], { minLength: json.invoices.length }),
        fc.shuffledSubarray([...json.debtors], { minLength: json.debtors.length }),
        fc.shuffledSubarray([...json.history], { minLength: json.history.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([json, invoices, debtors, history]) => {
        const turned = debtors.map((debtor) => ({ ...debtor, holds: debtor.holds.toReversed() }))
        const told = documentOn(parseSituation(json), json.today)
        expect(documentOn(parseSituation({ ...json, invoices, debtors: turned, history }), json.today)).toEqual(told)
      }),
      RUNS,
    )
  })

  test('nothing is asked for what is settled', () => {
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const settled = new Set(read.invoices.filter((invoice) => invoice.openCents === 0).map((invoice) => invoice.id))
        const asked = documentOn(read, today).actions.flatMap((act) => act.invoices.map((line) => line.id))
        expect(asked.filter((id) => settled.has(id))).toEqual([])
      }),
      RUNS,
    )
  })

  test('no step that was accepted is taken again', () => {
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const compiled = compileSituation(read, today)
        const keys = (state: string) =>
          new Set(
            read.history
              .filter((past) => past.state === state)
              .map((past) => `${past.invoice} ${past.step} ${past.cycle}`),
          )
        const [accepted, bounced] = [keys('accepted'), keys('bounced')]
        const taken = decide(compiled)
          .actions.flatMap((action) => action.items)
          .filter((line) => line.advances)
          .map((line) => `${compiled.itemNames[line.id]} ${line.step} ${line.cycle}`)
        expect(taken.filter((key) => accepted.has(key) && !bounced.has(key))).toEqual([])
      }),
      RUNS,
    )
  })

  test('a message in doubt keeps its invoice back', () => {
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const { debtors, settings } = compileSituation(read, today)
        for (const debtor of debtors) {
          const inDoubt = new Set(debtor.items.filter((item) => item.pending === 'unknown').map((item) => item.id))
          const acts = decideDebtor(debtor, settings).actions.filter((action) => action.origin === 'plan')
          expect(acts.flatMap((action) => action.items).filter((line) => inDoubt.has(line.id))).toEqual([])
        }
      }),
      RUNS,
    )
  })

  test('nobody hears from us who is held as a whole', () => {
    const silencing = new Set([
      'suspected-fraud',
      'over-indebtedness',
      'do-not-contact',
      'court',
      'lawyer',
      'collection-agency',
    ])
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const isActive = (from: unknown, until: unknown) =>
          (typeof from !== 'string' || from <= today) && (typeof until !== 'string' || today <= until)
        const held = new Set(
          read.debtors
            .filter((debtor) =>
              debtor.holds.some((hold) => silencing.has(String(hold.kind)) && isActive(hold.from, hold.until)),
            )
            .map((debtor) => debtor.id),
        )
        const heard = documentOn(read, today).actions.filter(
          (act) => REACHES.includes(act.channel) && held.has(act.debtor),
        )
        expect(heard).toEqual([])
      }),
      RUNS,
    )
  })

  test('a contact about an item keeps its gap to the last one about it', () => {
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const { settings, debtors } = compileSituation(read, today)
        for (const debtor of debtors) {
          for (const action of decideDebtor(debtor, settings).actions) {
            if (action.origin !== 'plan' || !REACHES.includes(action.channel)) continue
            for (const line of action.items.filter((item) => item.advances)) {
              const item = debtor.items.find((known) => known.id === line.id)
              const gap = settings.plans[item?.plan ?? 0]?.gap ?? 0
              expect(dayNumber(today) - (item?.contactDay ?? 0)).toBeGreaterThanOrEqual(gap)
            }
          }
        }
      }),
      RUNS,
    )
  })

  test('every invoice that is open has something to do or a reason', () => {
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const { actions, waits } = documentOn(read, today)
        const told = new Set([
          ...waits.map((wait) => wait.invoice),
          ...actions.flatMap((act) => act.invoices.map((line) => line.id)),
        ])
        expect(read.invoices.filter((invoice) => !told.has(invoice.id))).toEqual([])
      }),
      RUNS,
    )
  })

  test('an invoice leaves or waits, never both, and is in one message at most', () => {
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const { actions, waits } = documentOn(read, today)
        const leaving = actions
          .filter((act) => !['promise-broken', 'payment-returned'].includes(act.step))
          .flatMap((act) => act.invoices.filter((line) => line.advances).map((line) => line.id))
        expect(new Set(leaving).size).toBe(leaving.length)
        expect(waits.filter((wait) => leaving.includes(wait.invoice))).toEqual([])
      }),
      RUNS,
    )
  })

  test('until the eve of the next look, time alone changes nothing', () => {
    fc.assert(
      fc.property(situationArbitrary, anyDay(-25, 25), (json, today) => {
        const known = json.bank.freshAsOf
        const { settings, debtors } = compileSituation(parseSituation(json), today)
        for (const debtor of debtors) {
          const { actions, waits, nextLookDay } = decideDebtor(debtor, settings)
          expect(nextLookDay).toBeGreaterThan(settings.today)
          for (let ahead = settings.today + 1; ahead < Math.min(nextLookDay, settings.today + 70); ahead++) {
            const later = decideDebtor(debtor, onDay(settings, ahead, known))
            expect({ actions: later.actions, waits: later.waits }).toEqual({ actions, waits })
          }
        }
      }),
      RUNS,
    )
  })

  test('a courtesy about another invoice delays no firm step', () => {
    fc.assert(
      fc.property(readOn, ({ read, today }) => {
        const yesterday = compileSituation(read, today).debtors
        const { settings } = compileSituation(read, today)
        for (const debtor of yesterday) {
          const courtesy = { day: settings.today - 1, level: 1, channel: 'email' } as const
          const firm = (situation: typeof debtor) =>
            decideDebtor(situation, settings)
              .actions.filter((act) => act.origin === 'plan' && act.level >= 2)
              .flatMap((act) => act.items.filter((item) => item.advances && item.level >= 2).map((item) => item.id))
          expect(firm({ ...debtor, contacts: [...debtor.contacts, courtesy] })).toEqual(firm(debtor))
        }
      }),
      RUNS,
    )
  })
})
