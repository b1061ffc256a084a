// Web calculators and articles of vendors.

import { endOfMonthThen, type ExampleSource, fixed } from './example.ts'

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
    { id: 'macalculatrice-anatocisme', reason: 'Interest on interest is not answered yet.' },
    {
      id: 'limitation-wrong',
      reason: 'Limitation is not answered yet; the source is a year short (its claim ends on 30 January 2026).',
    },
    { id: 'due-surpat', reason: 'Prints 15 June 2020 for 30 April + 45 days.' },
    { id: 'default-2024S2-wrong', reason: 'Takes a rate that came into force after 1 July.' },
  ],
}
