import { describe, expect, test } from 'vitest'
import { ago, documentOf, PLAN, situation, told } from './situation-fixture.ts'

const LATE = [{ id: 'A', dueDate: ago(20) }]
const FIRM = { ...PLAN, steps: [{ key: 'last', level: 3, offsetDays: 3, channel: 'email' }] }
const on = (today: string, fields: object = {}) =>
  told({ today, invoices: [{ id: 'A', dueDate: '2026-01-02' }], ...fields })

describe('the calendar (rule 10)', () => {
  test('nothing leaves on a day that is not a sending day', () => {
    expect(on('2026-11-21')).toEqual({ acts: [], waits: ['A not-a-sending-day 2026-11-23'] })
    expect(on('2026-11-11')).toEqual({ acts: [], waits: ['A public-holiday 2026-11-12'] })
  })

  test('holidays of the zone: Good Friday is one in Alsace-Moselle only', () => {
    expect(on('2026-04-03').acts).toEqual(['email r1 automatic 100.00: A/r1'])
    expect(on('2026-04-03', { calendar: { holidays: 'alsace-moselle', sendOn: [1, 2, 3, 4, 5] } }).waits).toEqual([
      'A public-holiday 2026-04-07',
    ])
    expect(on('2026-04-03', { debtors: [{ id: 'D', zone: 'alsace-moselle' }] }).waits).toEqual([
      'A public-holiday 2026-04-07',
    ])
  })

  test('holidays abroad: Belgium on 21 July, Germany on our 14 July', () => {
    const there = (today: string, zone: string) => on(today, { debtors: [{ id: 'D', zone }] })
    expect(there('2026-07-21', 'BE').waits).toEqual(['A public-holiday 2026-07-22'])
    expect(there('2026-07-21', 'DE').acts).toEqual(['email r1 automatic 100.00: A/r1'])
    const ours = { calendar: { holidays: 'FR', sendOn: [1, 2, 3, 4, 5] }, debtors: [{ id: 'D', zone: 'DE' }] }
    expect(on('2026-07-14', ours).waits).toEqual(['A public-holiday 2026-07-15'])
  })

  test('nothing leaves while the company or the debtor is closed', () => {
    const closures = [{ from: '2026-11-19', until: '2026-11-24' }]
    expect(told({ calendar: { holidays: 'FR', sendOn: [1, 2, 3, 4, 5], closures }, invoices: LATE }).waits).toEqual([
      'A company-closed 2026-11-25',
    ])
  })

  test('the calendar moves the sending, not the step: a step due on Saturday leaves on Monday', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: '2026-11-18' }] }).waits).toEqual(['A step-not-due 2026-11-23'])
    expect(on('2026-11-23', { invoices: [{ id: 'A', dueDate: '2026-11-18' }] }).acts).toEqual([
      'email r1 automatic 100.00: A/r1',
    ])
  })

  test('nothing of level 3 or more leaves by itself in August or from 24 December to 2 January', () => {
    const firm = (today: string) => on(today, { plans: [FIRM] })
    expect(firm('2026-07-31').acts).toEqual(['email last automatic 100.00: A/last'])
    expect(firm('2026-08-03').waits).toEqual(['A quiet-period 2026-09-01'])
    expect(firm('2026-08-31').waits).toEqual(['A quiet-period 2026-09-01'])
    expect(firm('2026-09-01').acts).toEqual(['email last automatic 100.00: A/last'])
    expect(firm('2026-12-23').acts).toEqual(['email last automatic 100.00: A/last'])
    expect(firm('2026-12-24').waits).toEqual(['A quiet-period 2027-01-04'])
    expect(firm('2027-01-01').waits).toEqual(['A quiet-period 2027-01-04'])
    expect(firm('2027-01-04').acts).toEqual(['email last automatic 100.00: A/last'])
  })

  test('in August a person may still decide on a firm step, and courtesy goes on', () => {
    const confirm = { ...PLAN, steps: [{ ...FIRM.steps[0], mode: 'confirm' }] }
    expect(on('2026-08-03', { plans: [confirm] }).acts).toEqual(['email last confirm 100.00: A/last'])
    expect(on('2026-08-03').acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('where the file says nothing of a calendar, every day is a sending day', () => {
    expect(on('2026-11-22', { calendar: {} }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })
})

describe('what became of a sending (rule 11)', () => {
  const after = (state: string, days = 1) =>
    told({ invoices: LATE, history: [{ invoice: 'A', step: 'r1', state, date: ago(days) }] })

  test.each(['accepted', 'confirmed', 'delivered'])('%s uses the step', (state) => {
    expect(after(state)).toEqual({ acts: [], waits: ['A gap 2026-11-26'] })
  })

  test.each(['failed', 'superseded', 'planned'])('%s leaves the step free', (state) => {
    expect(after(state).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test.each(['ambiguous', 'unknown'])('%s keeps the item back until a person says what happened', (state) => {
    expect(after(state, 30)).toEqual({ acts: ['task resolve-outcome manual 100.00: A'], waits: ['A outcome-unknown'] })
  })

  test.each(['released', 'claimed', 'data-started'])('%s is under way', (state) => {
    expect(after(state)).toEqual({ acts: [], waits: ['A in-progress'] })
  })

  test('bounced leaves the step free and asks for another address', () => {
    expect(after('bounced')).toEqual({ acts: ['task complete-contact manual 100.00: A'], waits: ['A contact-missing'] })
  })

  test('after a bounce the step may take its other channel', () => {
    const steps = [{ ...PLAN.steps[1], fallbackChannel: 'letter' }]
    const history = [{ invoice: 'A', step: 'r1', state: 'bounced', date: ago(1) }]
    const { actions } = documentOf(situation({ plans: [{ ...PLAN, steps }], invoices: LATE, history }))
    expect(actions[0]?.channel).toBe('letter')
    expect(actions[0]?.reasons.map((reason) => reason.code)).toEqual(['step-due', 'other-channel'])
  })

  test('an outcome that became known replaces the doubt', () => {
    const history = [
      { invoice: 'A', step: 'r1', state: 'ambiguous', date: ago(9) },
      { invoice: 'A', step: 'r1', state: 'accepted', date: ago(8) },
    ]
    expect(told({ invoices: LATE, history }).acts).toEqual(['email r2 automatic 100.00: A/r2'])
    const failed = [history[0], { invoice: 'A', step: 'r1', state: 'failed', date: ago(8) }]
    expect(told({ invoices: LATE, history: failed }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a message that was let go and waits for its hour keeps the other invoices at a distance; a call that is not made does not', () => {
    const invoices = [...LATE, { id: 'B', dueDate: ago(5) }]
    const letGo = (channel: string) => ({ invoice: 'A', step: 'r1', state: 'released', channel, date: ago(0) })
    expect(told({ invoices, history: [letGo('email')] }).waits).toEqual(['A in-progress', 'B gap 2026-11-27'])
    expect(told({ invoices, history: [letGo('call')] }).acts).toEqual(['email r1 automatic 100.00: B/r1'])
  })

  test('an unknown outcome counts as a contact for the other invoices', () => {
    const invoices = [...LATE, { id: 'B', dueDate: ago(5) }]
    const history = [{ invoice: 'A', step: 'r1', state: 'ambiguous', date: ago(1) }]
    expect(told({ invoices, history }).waits).toEqual(['A outcome-unknown', 'B gap 2026-11-26'])
  })
})

describe('a debtor who cannot be reached (rule 12)', () => {
  test('makes a task, not a silence', () => {
    expect(told({ debtors: [{ id: 'D', email: null }], invoices: LATE })).toEqual({
      acts: ['task complete-contact manual 100.00: A'],
      waits: ['A contact-missing'],
    })
  })

  test('is not asked for before the step is due', () => {
    expect(told({ debtors: [{ id: 'D', email: null }], invoices: [{ id: 'A', dueDate: ago(1) }] }).acts).toEqual([])
  })

  test('one such debtor stops nobody else', () => {
    const debtors = [{ id: 'D', email: null }, { id: 'E' }]
    expect(told({ debtors, invoices: [...LATE, { id: 'B', debtor: 'E', dueDate: ago(20) }] }).acts).toEqual([
      'task complete-contact manual 100.00: A',
      'E email r1 automatic 100.00: B/r1',
    ])
  })
})

describe('limits (rule 15)', () => {
  test('one message before the due date per debtor in a month', () => {
    const invoices = [
      { id: 'A', dueDate: ago(10) },
      { id: 'B', dueDate: ago(-5) },
    ]
    const settled = [{ ...invoices[0], openCents: 0 }, invoices[1]]
    const sent = (days: number) => [{ invoice: 'A', step: 'before', date: ago(days) }]
    expect(told({ invoices: settled as typeof invoices, history: sent(17) }).waits).toEqual([
      'A settled',
      'B pre-due-cap 2026-12-04',
    ])
    expect(told({ invoices: settled as typeof invoices, history: sent(31) }).acts).toEqual([
      'email before automatic 100.00: B/before',
    ])
  })

  test('contacts per debtor and period are counted across channels', () => {
    const settings = { contactCap: { contacts: 2, periodDays: 30 } }
    const invoices = [
      { id: 'A', dueDate: ago(25) },
      { id: 'B', dueDate: ago(5) },
    ]
    const history = [
      { invoice: 'A', step: 'r1', date: ago(21), channel: 'call' },
      { invoice: 'A', step: 'r2', date: ago(10) },
    ]
    expect(told({ settings, invoices, history }).waits).toContain('B contact-cap 2026-11-30')
    expect(told({ settings: {}, invoices, history }).acts).toEqual(['email r1 automatic 200.00: B/r1 (A/r2)'])
  })

  test('courtesy does not use up the contacts of a firm step', () => {
    const settings = { contactCap: { contacts: 1, periodDays: 30 } }
    const history = [{ invoice: 'A', step: 'r1', date: ago(10) }]
    expect(told({ settings, invoices: LATE, history }).acts).toEqual(['email r2 automatic 100.00: A/r2'])
  })

  test('the run has a limit: the most advanced and largest go first', () => {
    const settings = { maximumMessages: 2 }
    const debtors = ['E', 'F', 'G'].map((id) => ({ id }))
    const invoices = [
      { id: 'A', debtor: 'E', dueDate: ago(20) },
      { id: 'B', debtor: 'F', dueDate: ago(20), totalCents: 300_00 },
      { id: 'C', debtor: 'G', dueDate: ago(20), totalCents: 200_00 },
    ]
    expect(told({ settings, debtors, invoices })).toEqual({
      acts: ['F email r1 automatic 300.00: B/r1', 'G email r1 automatic 200.00: C/r1'],
      waits: ['A run-cap 2026-11-21'],
    })
  })

  test('a run larger than usual asks a person for every message', () => {
    const settings = { largeRunMessages: 1 }
    const invoices = [
      { id: 'A', debtor: 'D', dueDate: ago(20) },
      { id: 'B', debtor: 'E', dueDate: ago(20) },
    ]
    expect(told({ settings, debtors: [{ id: 'D' }, { id: 'E' }], invoices }).acts).toEqual([
      'email r1 confirm 100.00: A/r1',
      'E email r1 confirm 100.00: B/r1',
    ])
  })

  test.each(['secondApprovalCents', 'confirmFromCents'])('from its amount (%s) an act asks for a person', (limit) => {
    const invoices = LATE
    expect(told({ settings: { [limit]: 100_00 }, invoices }).acts).toEqual(['email r1 confirm 100.00: A/r1'])
    expect(told({ settings: { [limit]: 100_01 }, invoices }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test.each(['off', 'rehearsal'])('while automation is %s a person confirms each message', (automation) => {
    expect(told({ settings: { automation }, invoices: LATE }).acts).toEqual(['email r1 confirm 100.00: A/r1'])
  })

  test('the kill switch stops what reaches debtors, tasks go on', () => {
    const settings = { killSwitch: true }
    const invoices = [...LATE, { id: 'B' }]
    const debtors = [{ id: 'D', holds: [{ kind: 'promise', until: '2026-11-12', invoice: 'A' }] }]
    expect(told({ settings, debtors, invoices })).toEqual({
      acts: ['task complete-due-date manual 100.00: B'],
      waits: ['A kill-switch', 'B due-date-missing'],
    })
  })
})
