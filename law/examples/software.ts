// Other programs: their tests and their documentation.

import { endOfMonthOn, type ExampleSource, fixed, thenEndOfMonth } from './example.ts'

const dueDateIncluded = { countedDays: 'due-date-included' } as const

const doublingRate = {
  debtor: 'business',
  amountCents: 1_000_000,
  dueDate: '2025-01-01',
  until: '2026-01-01',
  agreedRate: { kind: 'ecb-plus', basisPoints: 0 },
  referenceRates: [
    { from: '2025-01-01', basisPoints: 1000 },
    { from: '2025-07-01', basisPoints: 2000 },
  ],
} as const

export const software: ExampleSource = {
  name: 'Tests of mycelium-os, calculTIL and two unnamed projects on GitHub; documentation of Sage; mecadyn',
  consultedOn: '2026-11-21',
  examples: [
    {
      id: 'letikette-2026',
      kind: 'interest',
      title: '10 000 € from 1 May to 1 September 2026, statutory rate',
      convention: 'The due date counts, the last day does not.',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2026-05-01',
        until: '2026-09-01',
        conventions: dueDateIncluded,
      },
      expected: { interestCents: 41_368, days: [61, 62], parts: [20_305, 21_063] },
    },
    {
      id: 'letikette-2026',
      kind: 'interest',
      title: 'The same with the days that L441-10 says',
      given: { debtor: 'business', amountCents: 1_000_000, dueDate: '2026-05-01', until: '2026-09-01' },
      expected: { interestCents: 41_376, days: [60, 63], parts: [19_973, 21_403] },
    },
    {
      id: 'letikette-2026',
      kind: 'interest',
      title: 'The same with the first rate kept to the end',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2026-05-01',
        until: '2026-09-01',
        conventions: { rateOverTime: 'frozen' },
      },
      expected: { interestCents: 40_944, days: [123] },
    },
    {
      id: 'letikette-partial',
      kind: 'interest',
      title: '4 000 € of 10 000 paid half-way, at 10 %, principal first',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2025-01-01',
        until: '2026-01-01',
        agreedRate: fixed(1000),
        reductions: [{ kind: 'payment', day: '2025-07-01', amountCents: 400_000 }],
      },
      expected: { interestCents: 79_836, days: [181, 184], parts: [49_589, 30_247] },
    },
    {
      id: 'letikette-ratechange',
      kind: 'interest',
      title: 'A rate that doubles on 1 July',
      convention: 'The due date counts, the last day does not.',
      given: { ...doublingRate, conventions: dueDateIncluded },
      expected: { interestCents: 150_411, days: [181, 184], parts: [49_589, 100_822] },
    },
    {
      id: 'letikette-ratechange',
      kind: 'interest',
      title: 'The same with the days that L441-10 says',
      given: doublingRate,
      expected: { interestCents: 150_685, days: [180, 184, 1] },
    },
    {
      id: 'letikette-leap-365',
      kind: 'interest',
      title: 'A leap year at 10 %, 366 days of a 365th',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2024-01-01',
        until: '2025-01-01',
        agreedRate: fixed(1000),
      },
      expected: { interestCents: 100_274, days: [366] },
    },
    {
      id: 'letikette-two-rates',
      kind: 'interest',
      title: 'First of two invoices with rates of their own: 10 %, a year',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2025-01-01',
        until: '2026-01-01',
        agreedRate: fixed(1000),
      },
      expected: { interestCents: 100_000 },
    },
    {
      id: 'letikette-two-rates',
      kind: 'interest',
      title: 'Second of two invoices with rates of their own: 20 %, a year',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2025-01-01',
        until: '2026-01-01',
        agreedRate: fixed(2000),
      },
      expected: { interestCents: 200_000 },
    },
    {
      id: 'gh-12-4-year',
      kind: 'interest',
      title: 'A year at 12.4 %',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2025-01-01',
        until: '2026-01-01',
        agreedRate: fixed(1240),
      },
      expected: { interestCents: 124_000, days: [365] },
    },
    {
      id: 'gh-days',
      kind: 'interest',
      title: 'Due on 1 July 2026, paid on 31 July: thirty days (the amount is ours)',
      given: { debtor: 'business', amountCents: 120_000, dueDate: '2026-07-01', until: '2026-07-31' },
      expected: { interestCents: 1223, days: [30] },
    },
    {
      id: 'relanceflow-5inv',
      kind: 'indemnity',
      title: 'Five late invoices',
      given: { lateInvoices: 5 },
      expected: { totalCents: 20_000 },
    },
    {
      id: 'due-mecadyn-30jfdm',
      kind: 'due-date',
      title: '30 days end of month, invoice of 15 April 2008',
      given: { issueDate: '2008-04-15', terms: thenEndOfMonth(30) },
      expected: { dueDate: '2008-05-31', lawful: true },
    },
    {
      id: 'due-mecadyn-30jfdm',
      kind: 'due-date',
      title: '30 days end of month the 10th',
      given: { issueDate: '2008-04-15', terms: endOfMonthOn(30, 10) },
      expected: { dueDate: '2008-06-10', lawful: true },
    },
    {
      id: 'due-mecadyn-30jfdm',
      kind: 'due-date',
      title: '60 days end of month the 20th, over today’s cap',
      given: { issueDate: '2008-04-15', terms: endOfMonthOn(60, 20) },
      expected: { dueDate: '2008-07-20', lawful: false },
    },
    {
      id: 'due-sage-15',
      kind: 'due-date',
      title: '60 days end of month the 15th, over the cap',
      given: { issueDate: '2003-03-17', terms: endOfMonthOn(60, 15) },
      expected: { dueDate: '2003-06-15', lawful: false },
    },
    {
      id: 'til-plus5',
      kind: 'judgment',
      title: 'Five points more from two months after 1 January 2024, private creditor (the amount is ours)',
      given: {
        creditor: 'person',
        amountCents: 1_000_000,
        from: '2024-01-01',
        until: '2024-03-31',
        enforceableOn: '2024-01-01',
      },
      expected: {
        rates: [
          ['2024-01-02', 801],
          ['2024-03-01', 1301],
        ],
      },
    },
  ],
  notReproduced: [
    {
      id: 'letikette-demo-inconsistent',
      reason: 'A demonstration page that keeps interest on all after a part payment: 413.68 where 329.43 is due.',
    },
  ],
}
