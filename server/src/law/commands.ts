// The law at the command line. No store is touched: every answer follows from the options alone.

import {
  dueDate,
  knownThrough,
  latePaymentInterest,
  latePaymentRate,
  type LawStep,
  type Missing,
  PARAMETERS,
  ratesByHalfYear,
  recoveryIndemnity,
} from '@quittance/law'
import { type Locale, Refusal } from '#kernel'
import type { Command, CommandInput, CommandOutput } from '#platform/command.ts'
import { dueDateText, type InterestSums, interestText, ratesText, type ToldStep } from './answer-text.ts'
import {
  dayOption,
  debtorOption,
  imputationOption,
  publicBodyOption,
  rateOption,
  reductionsOption,
  requiredAmount,
  requiredDay,
  requiredDebtor,
  requiredTerms,
} from './options.ts'
import { refusing } from './refusing.ts'
import { stepSentence } from './sentences.ts'

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

export const commands: readonly Command[] = [
  {
    name: 'law interest',
    summary: {
      fr: 'Calcule les intérêts de retard et l’indemnité forfaitaire, avec chaque étape et son article.',
      en: 'Reckons late-payment interest and the fixed indemnity, with each step and its article.',
    },
    usage: [
      'law interest --amount 1200.00 --due DAY --until DAY --debtor business|public|consumer|association',
      '             [--rate 12.00|ecb+10|3xlegal] [--notice DAY] [--paid 400.00@DAY]… [--credited 100.00@DAY]…',
      '             [--imputation principal-first|interest-first]',
    ].join('\n'),
    options: {
      amount: text,
      due: text,
      until: text,
      debtor: text,
      rate: text,
      notice: text,
      paid: texts,
      credited: texts,
      imputation: text,
    },
    run: async (input) => refusing(() => runInterest(input)),
  },
  {
    name: 'law due-date',
    summary: {
      fr: 'Calcule une échéance d’après ses conditions, et dit si la loi la permet.',
      en: 'Reckons a due date from its terms, and says whether the law allows it.',
    },
    usage: [
      'law due-date --issue DAY --terms "30 | 60 | 45-then-eom | eom-then-45 | 30-eom-10 | on-receipt | none"',
      '             [--delivered DAY] [--received DAY]',
      '             [--debtor business|public|consumer|association] [--body state-or-local|health|undertaking]',
    ].join('\n'),
    options: { issue: text, terms: text, delivered: text, received: text, debtor: text, body: text },
    run: async (input) => refusing(() => runDueDate(input)),
  },
  {
    name: 'law rates',
    summary: {
      fr: 'Donne les taux de chaque semestre, et jusqu’où ils sont connus.',
      en: 'Gives the rates of each half-year, and how far they are known.',
    },
    usage: 'law rates [--on DAY]',
    options: { on: text },
    run: async (input) => refusing(() => runRates(input)),
  },
]

function runInterest(input: CommandInput): CommandOutput {
  const claim = {
    debtor: requiredDebtor(input),
    amountCents: requiredAmount(input, 'amount'),
    dueDate: requiredDay(input, 'due'),
    until: requiredDay(input, 'until'),
  }
  const reductions = [
    ...reductionsOption(input, 'paid', 'payment'),
    ...reductionsOption(input, 'credited', 'credit-note'),
  ]
  const interest = latePaymentInterest({
    ...claim,
    reductions,
    agreedRate: rateOption(input, 'rate'),
    formalNotice: dayOption(input, 'notice'),
    conventions: imputationOption(input),
  })
  const inTime = reductions.filter(({ day }) => day <= claim.dueDate)
  const openCents = inTime.reduce((open, { amountCents }) => Math.max(0, open - amountCents), claim.amountCents)
  const indemnity = recoveryIndemnity({ ...claim, openCents })

  const { interestCents, interestPaidCents, days, segments } =
    interest.kind === 'explained' ? interest.value : NO_INTEREST
  const indemnityCents = indemnity.kind === 'explained' ? indemnity.value : 0
  const sums = { interestCents, interestPaidCents, indemnityCents, days, segments }
  const steps = told([...interest.steps, ...indemnity.steps], input.locale)
  return { json: { ...sums, steps }, text: interestText(sums, steps, input.locale) }
}

const NO_INTEREST: Omit<InterestSums, 'indemnityCents'> = {
  interestCents: 0,
  interestPaidCents: 0,
  days: 0,
  segments: [],
}

function runDueDate(input: CommandInput): CommandOutput {
  const answer = dueDate({
    issueDate: requiredDay(input, 'issue'),
    terms: requiredTerms(input, 'terms'),
    performedOn: dayOption(input, 'delivered'),
    receivedOn: dayOption(input, 'received'),
    debtor: debtorOption(input) ?? 'business',
    publicBody: publicBodyOption(input),
  })
  if (answer.kind === 'missing') throw missingRefusal(answer)
  const steps = told(answer.steps, input.locale)
  return { json: { ...answer.value, steps }, text: dueDateText(answer.value, steps, input.locale) }
}

const missingRefusal = ({ missing }: Missing): Refusal =>
  new Refusal(missing.includes('publicBody') ? 'law.public_body_missing' : 'law.terms_missing')

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

/** The steps, each with its sentence: what another program keeps it can also print. */
const told = (steps: readonly LawStep[], locale: Locale): readonly ToldStep[] =>
  steps.map((step) => ({ ...step, sentence: stepSentence(step, { locale }) }))
