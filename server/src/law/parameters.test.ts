// Looks at the real clock: says, without failing, which figures of the law must be looked up again. What counts as
// running out is tested in law/src/parameters.

import { test } from 'vitest'
import { parametersToCheck } from '@quittance/law'
import { systemClock } from '#platform/clock.ts'

test('figures that run out within 45 days are told to whoever runs the tests', () => {
  for (const { name, knownThrough } of parametersToCheck(systemClock.today())) {
    process.emitWarning(`law: look up ${name} again, it is known through ${knownThrough} only`)
  }
})
