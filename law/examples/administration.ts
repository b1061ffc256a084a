// Sheets of the administration and of public bodies.

import { endOfMonthThen, type ExampleSource, thenEndOfMonth } from './example.ts'

export const administration: ExampleSource = {
  name: 'service-public.fr F783, F20688 and F23211; bpifrance-creation.fr; legifiscal.fr; marchespublicspme',
  consultedOn: '2026-11-21',
  examples: [
    {
      id: 'sp-f783-simple',
      kind: 'judgment',
      title: 'Judgment of 2 000 € for a private creditor, from 1 to 30 September 2020',
      convention: 'Both end days count; the leap year is divided by 365.',
      given: {
        creditor: 'person',
        amountCents: 200_000,
        from: '2020-09-01',
        until: '2020-09-30',
        enforceableOn: '2020-09-01',
        conventions: { countedDays: 'both-ends-included' },
      },
      expected: { interestCents: 511, rates: [['2020-09-01', 311]] },
    },
    {
      id: 'due-sp-0102',
      kind: 'due-date',
      title: '45 days then end of month, invoice of 2 January',
      given: { issueDate: '2023-01-02', terms: thenEndOfMonth(45) },
      expected: { dueDate: '2023-02-28', lawful: true },
    },
    {
      id: 'due-sp-0102',
      kind: 'due-date',
      title: 'The same in a leap year',
      given: { issueDate: '2024-01-02', terms: thenEndOfMonth(45) },
      expected: { dueDate: '2024-02-29', lawful: true },
    },
    {
      id: 'due-sp-0102',
      kind: 'due-date',
      title: 'End of month then 45 days, invoice of 2 January',
      given: { issueDate: '2023-01-02', terms: endOfMonthThen(45) },
      expected: { dueDate: '2023-03-17', lawful: true },
    },
    {
      id: 'default-2024S2',
      kind: 'rate',
      title: 'Statutory business rate of the second half of 2024',
      given: { debtor: 'business', day: '2024-09-30' },
      expected: { basisPoints: 1425 },
    },
    {
      id: 'floor-1',
      kind: 'rate',
      title: 'Three times the legal rate in the first half of 2026',
      given: { debtor: 'business', day: '2026-03-01', agreedRate: { kind: 'legal-times', times: 3 } },
      expected: { basisPoints: 786 },
    },
    {
      id: 'b2g-2014',
      kind: 'rate',
      title: 'Public buyer, first half of 2014',
      given: { debtor: 'public', day: '2014-02-01' },
      expected: { basisPoints: 825 },
    },
  ],
  notReproduced: [],
}
