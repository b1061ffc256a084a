// Interest at the command line: of a late payment, and of a judgment.

import { judgmentInterest, latePaymentInterest, recoveryIndemnity } from '@quittance/law'
import type { Command, CommandInput, CommandOutput } from '#platform/command.ts'
import { type ToldInterest, interestText } from './answer-text.ts'
import {
  capitalisationOption,
  creditorOption,
  dayOption,
  imputationOption,
  rateOption,
  reductionsOption,
  requiredAmount,
  requiredDay,
  requiredDebtor,
} from './options.ts'
import { refusing } from './refusing.ts'
import { told } from './told.ts'

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

export const commands: readonly Command[] = [
  {
    name: 'law interest',
    summary: {
      fr: 'Calcule les intérêts de retard et l’indemnité forfaitaire, avec chaque étape et son article.',
      en: 'Calculates late-payment interest and the fixed indemnity, with each step and its article.',
    },
    usage: [
      'quittance law interest --amount 1200.00 --due DAY --until DAY --debtor business|public|consumer|association',
      '                       [--rate 12.00|ecb+10|3xlegal] [--notice DAY] [--paid 400.00@DAY]… [--credited 100.00@DAY]…',
      '                       [--imputation principal-first|interest-first] [--creditor business|person] [--enforceable DAY]',
      '                       [--capitalised contract@DAY|court@DAY] [--insolvency DAY]',
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
      creditor: text,
      enforceable: text,
      capitalised: text,
      insolvency: text,
    },
    run: async (input) => refusing(() => runInterest(input)),
  },
  {
    name: 'law judgment',
    summary: {
      fr: 'Calcule les intérêts d’une condamnation, majorés de cinq points après deux mois.',
      en: 'Calculates the interest on a judgment, with five points more after two months.',
    },
    usage: [
      'quittance law judgment --amount 1200.00 --from DAY --until DAY [--enforceable DAY] [--creditor business|person]',
      '                       [--paid 400.00@DAY]… [--imputation principal-first|interest-first] [--capitalised contract@DAY|court@DAY]',
    ].join('\n'),
    options: {
      amount: text,
      from: text,
      until: text,
      enforceable: text,
      creditor: text,
      paid: texts,
      imputation: text,
      capitalised: text,
    },
    run: async (input) => refusing(() => runJudgment(input)),
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
    creditor: creditorOption(input),
    enforceableOn: dayOption(input, 'enforceable'),
    capitalisation: capitalisationOption(input),
    conventions: imputationOption(input),
  })
  const inTime = reductions.filter(({ day }) => day <= claim.dueDate)
  const openCents = inTime.reduce((open, { amountCents }) => Math.max(0, open - amountCents), claim.amountCents)
  const indemnity = recoveryIndemnity({ ...claim, openCents, insolvencyOpenedOn: dayOption(input, 'insolvency') })
  const { principalCents: _, ...sums } = interest.kind === 'explained' ? interest.value : NO_INTEREST
  const indemnityCents = indemnity.kind === 'explained' ? indemnity.value : 0
  const steps = told([...interest.steps, ...indemnity.steps], input.locale)
  const answer = { ...sums, indemnityCents }
  return { json: { ...answer, steps }, text: interestText(answer, steps, input.locale) }
}

const NO_INTEREST: ToldInterest & { readonly principalCents: number } = {
  interestCents: 0,
  interestPaidCents: 0,
  capitalisedCents: 0,
  principalCents: 0,
  days: 0,
  segments: [],
}

function runJudgment(input: CommandInput): CommandOutput {
  const interest = judgmentInterest({
    amountCents: requiredAmount(input, 'amount'),
    from: requiredDay(input, 'from'),
    until: requiredDay(input, 'until'),
    enforceableOn: dayOption(input, 'enforceable'),
    creditor: creditorOption(input),
    reductions: reductionsOption(input, 'paid', 'payment'),
    capitalisation: capitalisationOption(input),
    conventions: imputationOption(input),
  })
  const { principalCents: _, ...sums } = interest.value
  const steps = told(interest.steps, input.locale)
  return { json: { ...sums, steps }, text: interestText(sums, steps, input.locale) }
}
