// A trade federation, lawyers, accountants.

import { endOfMonthThen, type ExampleSource, fixed, net, thenEndOfMonth } from './example.ts'

export const professions: ExampleSource = {
  name: 'ffbatiment.fr; lesjooristes, agenceipro, vincentcadoret, solon.law, solices, expertfiscal; a course',
  consultedOn: '2026-11-21',
  examples: [
    {
      id: 'ffb-2025',
      kind: 'interest',
      title: 'Works invoice of 40 000 € paid ten days late in May 2025',
      given: { debtor: 'business', amountCents: 4_000_000, dueDate: '2025-05-07', until: '2025-05-17' },
      expected: { interestCents: 14_411, days: [10] },
    },
    {
      id: 'agenceipro',
      kind: 'interest',
      title: '15 000 € at 15 %, thirty days',
      given: {
        debtor: 'business',
        amountCents: 1_500_000,
        dueDate: '2026-01-01',
        until: '2026-01-31',
        agreedRate: fixed(1500),
      },
      expected: { interestCents: 18_493, days: [30] },
    },
    {
      id: 'lesjooristes',
      kind: 'interest',
      title: '5 000 € at 10 %, thirty days',
      given: {
        debtor: 'business',
        amountCents: 500_000,
        dueDate: '2026-01-01',
        until: '2026-01-31',
        agreedRate: fixed(1000),
      },
      expected: { interestCents: 4110, days: [30] },
    },
    {
      id: 'cadoret-365',
      kind: 'interest',
      title: '100 000 € at 3 %, thirty-one days',
      given: {
        debtor: 'business',
        amountCents: 10_000_000,
        dueDate: '2025-12-31',
        until: '2026-01-31',
        agreedRate: fixed(300),
      },
      expected: { interestCents: 25_479, days: [31] },
    },
    {
      id: 'due-solon',
      kind: 'due-date',
      title: '45 days then end of month, invoice of 15 January, ordinary year',
      given: { issueDate: '2023-01-15', terms: thenEndOfMonth(45) },
      expected: { dueDate: '2023-03-31', lawful: true },
    },
    {
      id: 'due-solices',
      kind: 'due-date',
      title: '45 days then end of month, invoice of 10 April 2025',
      given: { issueDate: '2025-04-10', terms: thenEndOfMonth(45) },
      expected: { dueDate: '2025-05-31', lawful: true },
    },
    {
      id: 'due-expertfiscal',
      kind: 'due-date',
      title: '45 days then end of month, invoice of 15 February, ordinary year',
      given: { issueDate: '2023-02-15', terms: thenEndOfMonth(45) },
      expected: { dueDate: '2023-04-30' },
    },
    {
      id: 'due-expertfiscal',
      kind: 'due-date',
      title: 'End of month then 45 days, invoice of 15 February',
      given: { issueDate: '2023-02-15', terms: endOfMonthThen(45) },
      expected: { dueDate: '2023-04-14' },
    },
    {
      id: 'due-scribd',
      kind: 'due-date',
      title: '45 days then end of month, invoice of 5 October 2011',
      given: { issueDate: '2011-10-05', terms: thenEndOfMonth(45) },
      expected: { dueDate: '2011-11-30' },
    },
    {
      id: 'due-scribd',
      kind: 'due-date',
      title: 'End of month then 45 days, invoice of 22 October 2011',
      given: { issueDate: '2011-10-22', terms: endOfMonthThen(45) },
      expected: { dueDate: '2011-12-15' },
    },
    {
      id: 'due-scribd',
      kind: 'due-date',
      title: '30 days net, invoice of 8 November 2017',
      given: { issueDate: '2017-11-08', terms: net(30) },
      expected: { dueDate: '2017-12-08', lawful: true },
    },
    {
      id: 'due-scribd',
      kind: 'due-date',
      title: '45 days net, invoice of 7 October 2011',
      given: { issueDate: '2011-10-07', terms: net(45) },
      expected: { dueDate: '2011-11-21', lawful: true },
    },
    {
      id: 'due-scribd',
      kind: 'due-date',
      title: '60 days net, invoice of 7 October 2011',
      given: { issueDate: '2011-10-07', terms: net(60) },
      expected: { dueDate: '2011-12-06', lawful: true },
    },
  ],
  notReproduced: [
    { id: 'lexing-2014-a', reason: 'Months of twelfths, rounded to the euro: we count days and cents.' },
    {
      id: 'lexing-2014-b',
      reason: 'Months of twelfths; and a single legal rate of before 2015, which we do not carry.',
    },
    {
      id: 'due-scribd',
      reason: 'For 22 October 2011 it prints 30 December; 45 days later is 6 December, whose month ends on the 31st.',
    },
    {
      id: 'due-expertfiscal',
      reason: 'Printed without a year: in a leap year 15 February + 45 days is 31 March, so 30 April is wrong then.',
    },
  ],
}
