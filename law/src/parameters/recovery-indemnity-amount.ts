// The fixed indemnity for recovery costs: an amount set by decree, unchanged since it was created.

import type { Cents } from '../values.ts'
import type { Parameter } from './parameter.ts'

export const recoveryIndemnityAmount: Parameter<Cents> = {
  name: 'recovery-indemnity-amount',
  readOn: 'the-day',
  // No decree changing it was found on 21 November 2026; ordinance 2026-671 touches L441-10 on 1 January 2027, so look
  // again then.
  checkedUntil: '2026-12-31',
  entries: [
    {
      from: '2013-01-01',
      value: 4000,
      source: { title: 'Decree 2012-1115 of 2 October 2012; C. com. D441-5 and CCP D2192-35' },
    },
  ],
}
