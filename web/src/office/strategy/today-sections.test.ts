import { expect, test } from 'vitest'
import type { Action } from '../../api-types.ts'
import { countByChannel, sectionsOf } from './today-sections.ts'

const action = (key: string, channel: Action['channel'], mode: Action['mode'], totalCents: number): Action => ({
  key,
  actId: 1,
  debtorId: 1,
  debtorName: 'Durand',
  debtorKind: 'business',
  channel,
  step: 'reminder-1',
  level: 1,
  mode,
  currency: 'EUR',
  totalCents,
  deadlineDay: null,
  itemCount: 1,
  items: [],
  recipient: { name: 'Durand', email: null, postal: null, phone: null },
  reasons: [],
  state: 'planned',
  asksTwo: false,
  approval: null,
})

const DAY = [
  action('a', 'letter', 'automatic', 900),
  action('b', 'email', 'automatic', 800),
  action('c', 'call', 'manual', 700),
  action('d', 'email', 'confirm', 600),
  action('e', 'email', 'automatic', 500),
  action('f', 'escalation', 'manual', 400),
]

test('the day is worked through by section, then by channel, then by value', () => {
  expect(sectionsOf(DAY).map(({ key, actions }) => [key, actions.map((each) => each.key).join('')])).toEqual([
    ['send', 'bea'],
    ['confirm', 'd'],
    ['calls', 'c'],
    ['decide', 'f'],
  ])
})

test('what has been let go stands last, whatever its channel', () => {
  const queued: Action = { ...action('q', 'email', 'automatic', 1000), state: 'queued' }
  expect(sectionsOf([queued, ...DAY]).map((section) => section.key)).toEqual([
    'send',
    'confirm',
    'calls',
    'decide',
    'under-way',
  ])
})

test('a call is never a message, whatever its mode', () => {
  expect(sectionsOf([action('c', 'call', 'automatic', 1)]).map((section) => section.key)).toEqual(['calls'])
})

test('what leaves the house is counted by channel', () => {
  expect(countByChannel(DAY)).toEqual([
    { channel: 'email', count: 3, sums: [{ currency: 'EUR', cents: 1900 }] },
    { channel: 'letter', count: 1, sums: [{ currency: 'EUR', cents: 900 }] },
    { channel: 'call', count: 1, sums: [{ currency: 'EUR', cents: 700 }] },
    { channel: 'escalation', count: 1, sums: [{ currency: 'EUR', cents: 400 }] },
  ])
})

test('what is released in two currencies is never added', () => {
  const francs = { ...action('h', 'email', 'automatic', 250), currency: 'CHF' }
  expect(countByChannel([...DAY, francs])[0]).toEqual({
    channel: 'email',
    count: 4,
    sums: [
      { currency: 'EUR', cents: 1900 },
      { currency: 'CHF', cents: 250 },
    ],
  })
})

test('what has a first yes waits in a section of its own', () => {
  const approved = {
    ...action('g', 'email', 'confirm', 700),
    asksTwo: true,
    approval: { by: 'Julien', at: '2026-11-16T09:00:00.000Z', isMine: false },
  }
  expect(sectionsOf([approved, ...DAY]).map((section) => section.key)).toEqual([
    'send',
    'confirm',
    'second',
    'calls',
    'decide',
  ])
})
