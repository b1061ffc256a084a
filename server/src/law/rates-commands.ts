// The rates at the command line, and how far they are known.

import { knownThrough, latePaymentRate, PARAMETERS, ratesByHalfYear } from '@quittance/law'
import type { Command, CommandInput, CommandOutput } from '#platform/command.ts'
import { ratesText } from './answer-text.ts'
import { dayOption } from './options.ts'
import { refusing } from './refusing.ts'

export const commands: readonly Command[] = [
  {
    name: 'law rates',
    summary: {
      fr: 'Donne les taux de chaque semestre, et jusqu’où ils sont connus.',
      en: 'Gives the rates of each half-year, and how far they are known.',
    },
    usage: 'law rates [--on DAY]',
    options: { on: { type: 'string' } },
    run: async (input) => refusing(() => runRates(input)),
  },
]

function runRates(input: CommandInput): CommandOutput {
  const on = dayOption(input, 'on')
  const halfYears = ratesByHalfYear().filter(({ from, to }) => on === undefined || (from <= on && on <= to))
  // Outside the table the law itself says what is not known.
  if (on !== undefined) latePaymentRate({ debtor: 'business', day: on })
  const parameters = Object.values(PARAMETERS).map((parameter) => ({
    name: parameter.name,
    checkedUntil: parameter.checkedUntil,
    knownThrough: knownThrough(parameter),
  }))
  return { json: { halfYears, parameters }, text: ratesText(halfYears, parameters, input.locale) }
}
