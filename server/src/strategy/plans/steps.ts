// The steps that the ready plans are made of. Keys and templates are the same everywhere: `reminder-2` is the second
// reminder in every plan, so that a debtor who changes plans is not told twice.

import type { Step } from '../model.ts'

/** One message before the due date: what is coming, how to pay, and is anything missing or wrong? Not for small sums. */
export const beforeDue = (offsetDays: number): Step => ({
  key: 'before-due',
  level: 0,
  offsetDays,
  channel: 'email',
  mode: 'automatic',
  template: 'before-due',
  floorCents: 100_00,
})

export const firstReminder = (offsetDays: number): Step => ({
  key: 'reminder-1',
  level: 1,
  offsetDays,
  channel: 'email',
  mode: 'automatic',
  template: 'reminder-1',
  notFor: { causes: ['bad-faith'] },
})

/** Where the sum is worth a call. Nobody called within ten days: the next reminder goes without it. */
export const call = (offsetDays: number, key = 'call'): Step => ({
  key,
  level: 1,
  offsetDays,
  channel: 'call',
  mode: 'manual',
  floorCents: 500_00,
  belowFloor: 'skip',
  lapseDays: 10,
  notFor: { causes: ['bad-faith'] },
})

export const secondReminder = (offsetDays: number): Step => ({
  key: 'reminder-2',
  level: 2,
  offsetDays,
  channel: 'email',
  fallbackChannel: 'letter',
  mode: 'automatic',
  template: 'reminder-2',
  notFor: { causes: ['bad-faith'] },
})

/** Names a day, and somebody reads it before it leaves. */
export const lastReminder = (offsetDays: number, channel: 'email' | 'letter' = 'email'): Step => ({
  key: 'reminder-3',
  level: 3,
  offsetDays,
  channel,
  ...(channel === 'email' ? { fallbackChannel: 'letter' } : {}),
  mode: 'confirm',
  template: 'reminder-3',
  deadlineDays: 8,
  notFor: { causes: ['bad-faith'] },
})

/** Eight days from when the letter is presented, with what the post takes: twelve to fifteen from when it is posted. */
export const formalNotice = (offsetDays: number, deadlineDays: number): Step => ({
  key: 'formal-notice',
  level: 4,
  offsetDays,
  channel: 'registered-letter',
  mode: 'confirm',
  template: 'formal-notice',
  recipientRole: 'manager',
  deadlineDays,
  floorCents: 50_00,
  notFor: { causes: ['bad-faith'] },
})

/** Somebody who says that he cannot pay is offered time, by a person, before anything firmer is written. */
export const offerPlan = (key = 'offer-plan', afterPreviousDays = 0): Step => ({
  key,
  level: 1,
  afterPreviousDays,
  channel: 'task',
  mode: 'manual',
  lapseDays: 30,
  onlyFor: { causes: ['cash-difficulty'] },
})

/** Known bad faith gets no courtesy and no second chance: the firm words at once, then the formal notice. */
export const firmNow = (offsetDays: number): Step => ({
  key: 'firm-now',
  level: 2,
  offsetDays,
  channel: 'email',
  fallbackChannel: 'letter',
  mode: 'confirm',
  template: 'reminder-2',
  onlyFor: { causes: ['bad-faith'] },
})

export const noticeNow = (offsetDays: number, deadlineDays: number): Step => ({
  key: 'notice-now',
  level: 4,
  offsetDays,
  channel: 'registered-letter',
  mode: 'confirm',
  template: 'formal-notice',
  recipientRole: 'manager',
  deadlineDays,
  floorCents: 50_00,
  onlyFor: { causes: ['bad-faith'] },
})
