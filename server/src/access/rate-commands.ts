// The rates of the law at the command line: those of this version and those that the company entered, and entering one.

import {
  latePaymentRate,
  type LawParameters,
  PARAMETERS,
  parseHundredths,
  RATE_NAMES,
  type RateName,
} from '@quittance/law'
import { type BasisPoints, type Day, parseDay } from '#kernel'
import { ratesText } from '#law/answer-text.ts'
import { refusing } from '#law/refusing.ts'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import { type KnownRates, knownRates, knownRatesOf, lawParametersOf } from './read-law-parameters.ts'
import { recordRate, removeRate } from './record-rate.ts'

const text = { type: 'string' } as const

export const rateCommands: readonly Command[] = [
  {
    name: 'law rates',
    summary: {
      fr: 'Donne les taux de chaque semestre, et jusqu’où ils sont connus.',
      en: 'Gives the rates of each half-year, and how far they are known.',
    },
    usage: 'quittance law rates [--on DAY] [--entered]   --entered: with those that the company entered itself',
    options: { on: text, entered: { type: 'boolean' } },
    run: (input) => (input.values['entered'] === true ? ratesOfCompany(input) : ratesOfVersion(input)),
  },
  {
    name: 'rate enter',
    summary: {
      fr: 'Saisit un taux publié depuis cette version, avec sa source.',
      en: 'Enters a rate published since this version, with its source.',
    },
    usage: 'quittance rate enter ecb|legal 2.65 --half-year 2027-01-01 --source TEXT [--persons 6.90]',
    options: { 'half-year': text, source: text, persons: text },
    run: enterRate,
  },
  {
    name: 'rate remove',
    summary: { fr: 'Retire le dernier taux saisi.', en: 'Takes back the last rate entered.' },
    usage: 'quittance rate remove ecb|legal --half-year 2027-01-01',
    options: { 'half-year': text },
    run: takeRateBack,
  },
]

/** No store is touched. */
async function ratesOfVersion(input: CommandInput): Promise<CommandOutput> {
  return ratesOutput(input, PARAMETERS, knownRates(PARAMETERS, []))
}

async function ratesOfCompany(input: CommandInput): Promise<CommandOutput> {
  const shell = await input.shell()
  return shell.inCompany(await input.company(), async (ctx) =>
    ratesOutput(input, await lawParametersOf(ctx), await knownRatesOf(ctx)),
  )
}

function ratesOutput(input: CommandInput, law: LawParameters, known: KnownRates): CommandOutput {
  const on = input.values['on'] === undefined ? undefined : dayOf(input, 'on')
  // Outside the table the law itself says what is not known.
  if (on !== undefined) refusing(() => latePaymentRate({ debtor: 'business', day: on }, law))
  const halfYears = known.halfYears.filter(({ from, to }) => on === undefined || (from <= on && on <= to))
  return {
    json: { ...known, halfYears },
    text: ratesText({ ...known, halfYears }, input.locale),
  }
}

async function enterRate(input: CommandInput): Promise<CommandOutput> {
  const [word, given, ...rest] = input.positionals
  const basisPoints = rateIn(given)
  const source = input.values['source']
  if (basisPoints === null || rest.length > 0 || typeof source !== 'string' || source.trim() === '') {
    throw new UsageError('quittance rate enter ecb|legal 2.65 --half-year 2027-01-01 --source TEXT')
  }
  const persons = input.values['persons']
  const personsBasisPoints = persons === undefined ? null : rateIn(String(persons))
  if (persons !== undefined && personsBasisPoints === null) throw new UsageError('--persons 6.90')
  const rate = { name: nameOf(word), halfYear: dayOf(input, 'half-year'), basisPoints, personsBasisPoints, source }
  const shell = await input.shell()
  return shell.inCompany(await input.company(), async (ctx) => {
    const law = await recordRate(ctx, rate)
    return ratesOutput(input, law, await knownRatesOf(ctx))
  })
}

async function takeRateBack(input: CommandInput): Promise<CommandOutput> {
  const name = nameOf(input.positionals[0])
  const halfYear = dayOf(input, 'half-year')
  const shell = await input.shell()
  return shell.inCompany(await input.company(), async (ctx) => {
    const law = await removeRate(ctx, name, halfYear)
    return ratesOutput(input, law, await knownRatesOf(ctx))
  })
}

function nameOf(word: string | undefined): RateName {
  const name = RATE_NAMES.find((each) => each.startsWith(`${word ?? ''}-`))
  if (name === undefined) throw new UsageError('ecb | legal')
  return name
}

function rateIn(given: string | undefined): BasisPoints | null {
  const rate = parseHundredths((given ?? '').replace(/\s*%$/, ''))
  return rate === null || rate > 3000 ? null : rate
}

function dayOf({ values }: CommandInput, name: string): Day {
  const day = parseDay(String(values[name] ?? ''))
  if (day === null) throw new UsageError(`--${name} YYYY-MM-DD`)
  return day
}
