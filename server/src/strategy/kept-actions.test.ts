import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { situationArbitrary } from './arbitrary-fixture.ts'
import { compileSituation } from './compile-situation.ts'
import { keepActions } from './kept-actions.ts'
import type { Action } from './model.ts'
import { DEFAULT_PLANS } from './plans/index.ts'
import { reason } from './reasons.ts'
import { limitRun } from './release.ts'
import { decideDebtor } from './rules.ts'
import { PLAIN_POLICY, compileSettings } from './settings.ts'
import { parseSituation } from './situation.ts'

const DUE_DAY = 20_600

const act = (debtor: number, item: number): Action => ({
  debtor,
  channel: 'email',
  step: 'reminder-1',
  origin: 'plan',
  plan: 0,
  level: 1,
  mode: 'automatic',
  template: 'reminder-1',
  recipientRole: 'accounts-payable',
  currency: 0,
  payee: 0,
  items: [{ id: item, step: 'reminder-1', level: 1, advances: true, cycle: 1, openCents: 120_00, heldCents: 20_00 }],
  totalCents: 100_00,
  deadlineDay: null,
  reasons: [
    reason('step-due', { step: 'reminder-1', dueDay: DUE_DAY, stepDay: DUE_DAY + 3 }, item),
    reason('automation-off', {}),
  ],
})

/** What a reader of the act sees, whatever it is made of. */
const read = (action: Action): Action => ({ ...action, items: action.items, reasons: action.reasons })

describe('kept acts', () => {
  test('say what they said, also when there are more than one block takes', () => {
    const keep = keepActions()
    const kept = Array.from({ length: 9000 }, (_, index) => keep(act(index, 10_000 + index)))
    expect([0, 1, 8191, 8192, 8999].map((index) => kept[index] && read(kept[index]))).toEqual([
      act(0, 10_000),
      act(1, 10_001),
      act(8191, 18_191),
      act(8192, 18_192),
      act(8999, 18_999),
    ])
  })

  test('say what they said, whatever was decided', () => {
    fc.assert(
      fc.property(situationArbitrary, (given) => {
        const { settings, debtors } = compileSituation(parseSituation(given), '2026-08-10')
        const keep = keepActions()
        const actions = debtors.flatMap((debtor) => decideDebtor(debtor, settings).actions)
        expect(actions.map(keep).map(read)).toEqual(actions)
      }),
    )
  })

  test('keep their lines in a run so large that a person is asked', () => {
    const settings = compileSettings({
      today: '2026-08-10',
      plans: DEFAULT_PLANS,
      currencies: ['EUR'],
      calendar: { holidays: 'metropole', sendOn: [1, 2, 3, 4, 5], closures: [] },
      debtorPlaces: [],
      paymentsKnown: 'today',
      policy: { ...PLAIN_POLICY, largeRunMessages: 1 },
    })
    const { actions } = limitRun([act(1, 11), act(2, 12)].map(keepActions()), settings)
    expect(actions.map(({ mode, items }) => ({ mode, ids: items.map(({ id }) => id) }))).toEqual([
      { mode: 'confirm', ids: [11] },
      { mode: 'confirm', ids: [12] },
    ])
    expect(actions[0]?.reasons.map(({ code }) => code)).toEqual(['step-due', 'automation-off', 'large-run'])
  })
})
