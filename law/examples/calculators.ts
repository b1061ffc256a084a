// Web calculators and articles of vendors.

import { endOfMonthThen, type ExampleSource, fixed } from './example.ts'

/** Years without a 29 February. */
const threeYears = {
  debtor: 'business',
  amountCents: 1_000_000,
  dueDate: '2020-12-31',
  until: '2023-12-31',
  agreedRate: fixed(500),
} as const

export const calculators: ExampleSource = {
  name: 'macalculatriceenligne.com; propulsebyca.fr; surpat.fr; impayes.com',
  consultedOn: '2026-11-21',
  examples: [
    {
      id: 'macalculatrice-180',
      kind: 'interest',
      title: '10 000 € at 3.15 %, 180 days',
      given: {
        debtor: 'business',
        amountCents: 1_000_000,
        dueDate: '2025-01-01',
        until: '2025-06-30',
        agreedRate: fixed(315),
      },
      expected: { interestCents: 15_534, days: [180] },
    },
    {
      id: 'macalculatrice-anatocisme',
      kind: 'interest',
      title: '10 000 € at 5 % for three years, simple',
      given: { ...threeYears },
      expected: { interestCents: 150_000, days: [1095] },
    },
    {
      id: 'macalculatrice-anatocisme',
      kind: 'interest',
      title: 'The same with interest on interest, year by year',
      given: { ...threeYears, capitalisation: { ground: 'contract', from: '2021-01-01' } },
      expected: { interestCents: 157_625, days: [365, 365, 365], parts: [50_000, 52_500, 55_125] },
    },
    {
      id: 'due-surpat',
      kind: 'due-date',
      title: 'End of month then 45 days, invoice of 15 January 2024',
      given: { issueDate: '2024-01-15', terms: endOfMonthThen(45) },
      expected: { dueDate: '2024-03-16', lawful: true },
    },
    {
      id: 'due-surpat',
      kind: 'due-date',
      title: 'End of month then 45 days, invoice of 30 April 2020, corrected',
      convention: 'The source prints 15 June; 30 April + 45 days is 14 June.',
      given: { issueDate: '2020-04-30', terms: endOfMonthThen(45) },
      expected: { dueDate: '2020-06-14', lawful: true },
    },
  ],
  notReproduced: [
    {
      id: 'limitation-wrong',
      reason: 'Prints 31 January 2025 for five years that end on 30 January 2026: a year short.',
    },
    { id: 'due-surpat', reason: 'Prints 15 June 2020 for 30 April + 45 days.' },
    { id: 'default-2024S2-wrong', reason: 'Takes a rate that came into force after 1 July.' },
  ],
}
