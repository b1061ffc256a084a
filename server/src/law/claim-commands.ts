// What comes beside the principal, and what a payment settles, at the command line.

import {
  type AllocatedPart,
  latePaymentAccessories,
  paymentAllocation,
  recoveryCosts,
  recoveryIndemnity,
} from '@quittance/law'
import type { Command, CommandInput, CommandOutput } from '#platform/command.ts'
import { accessoriesText, allocationText, costsText, indemnityText } from './answer-text.ts'
import {
  amountOption,
  costsOption,
  dayOption,
  debtsOption,
  imputationOption,
  policyOption,
  requiredAmount,
  requiredDay,
  requiredDebtor,
  textsOption,
} from './options.ts'
import { refusing } from './refusing.ts'
import { told } from './told.ts'

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

export const commands: readonly Command[] = [
  {
    name: 'law indemnity',
    summary: {
      fr: 'Dit si l’indemnité forfaitaire de recouvrement est due, et pourquoi.',
      en: 'Says whether the fixed indemnity for recovery costs is owed, and why.',
    },
    usage:
      'quittance law indemnity --debtor business|public|consumer|association --due DAY --until DAY [--open 1200.00] [--insolvency DAY]',
    options: { debtor: text, due: text, until: text, open: text, insolvency: text },
    run: async (input) => refusing(() => runIndemnity(input)),
  },
  {
    name: 'law costs',
    summary: {
      fr: 'Dit quels frais de recouvrement le débiteur supporte, et lesquels ne se demandent jamais.',
      en: 'Says which recovery costs the debtor bears, and which are never asked for.',
    },
    usage: [
      'quittance law costs --debtor business|public|consumer|association --cost 300.00@KIND… [--without-evidence 300.00@KIND]…',
      '                    [--title] [--indemnity 40.00]',
      '                    KIND: agency, lawyer, judicial-officer, postage, lump-sum, proceedings, prescribed-act, enforcement',
    ].join('\n'),
    options: { debtor: text, cost: texts, 'without-evidence': texts, title: { type: 'boolean' }, indemnity: text },
    run: async (input) => refusing(() => runCosts(input)),
  },
  {
    name: 'law allocation',
    summary: {
      fr: 'Impute un paiement sur les dettes ouvertes, et dit pourquoi.',
      en: 'Allocates a payment to the open debts, and says why.',
    },
    usage: [
      'quittance law allocation --amount 1200.00 --on DAY --debt F-1@DUE=PRINCIPAL[+INTEREST[+INDEMNITY]]… [--named F-1]…',
      '                         [--imputation principal-first|interest-first]',
    ].join('\n'),
    options: { amount: text, on: text, debt: texts, named: texts, imputation: text },
    run: async (input) => refusing(() => runAllocation(input)),
  },
  {
    name: 'law accessories',
    summary: {
      fr: 'Dit ce qui est demandé à côté du principal, selon le choix du créancier.',
      en: 'Says what is asked for beside the principal, as the creditor chose.',
    },
    usage: [
      'quittance law accessories --debtor business|public|consumer|association --policy waived|claimed-from-notice|interest-invoice',
      '                          --interest 12.50 --indemnity 40.00 --on DAY [--notice DAY]',
    ].join('\n'),
    options: { debtor: text, policy: text, interest: text, indemnity: text, on: text, notice: text },
    run: async (input) => refusing(() => runAccessories(input)),
  },
]

function runIndemnity(input: CommandInput): CommandOutput {
  const answer = recoveryIndemnity({
    debtor: requiredDebtor(input),
    dueDate: requiredDay(input, 'due'),
    until: requiredDay(input, 'until'),
    // Open, unless told how much.
    openCents: amountOption(input, 'open') ?? 1,
    insolvencyOpenedOn: dayOption(input, 'insolvency'),
  })
  const indemnityCents = answer.kind === 'explained' ? answer.value : 0
  const steps = told(answer.steps, input.locale)
  return { json: { indemnityCents, steps }, text: indemnityText(indemnityCents, steps, input.locale) }
}

function runCosts(input: CommandInput): CommandOutput {
  const { value, steps } = recoveryCosts({
    debtor: requiredDebtor(input),
    hasTitle: input.values['title'] === true,
    indemnityCents: amountOption(input, 'indemnity') ?? 0,
    costs: [...costsOption(input, 'cost', true), ...costsOption(input, 'without-evidence', false)],
  })
  const sentences = told(steps, input.locale)
  return { json: { ...value, steps: sentences }, text: costsText(value, sentences, input.locale) }
}

function runAllocation(input: CommandInput): CommandOutput {
  const { value, steps } = paymentAllocation({
    amountCents: requiredAmount(input, 'amount'),
    day: requiredDay(input, 'on'),
    debts: debtsOption(input, 'debt'),
    designated: textsOption(input, 'named'),
    conventions: imputationOption(input),
  })
  const sentences = told(steps, input.locale)
  const allocations: readonly AllocatedPart[] = value.parts
  return {
    json: { allocations, leftCents: value.leftCents, steps: sentences },
    text: allocationText(value, sentences, input.locale),
  }
}

function runAccessories(input: CommandInput): CommandOutput {
  const { value, steps } = latePaymentAccessories({
    debtor: requiredDebtor(input),
    policy: policyOption(input),
    interestCents: requiredAmount(input, 'interest'),
    indemnityCents: requiredAmount(input, 'indemnity'),
    on: requiredDay(input, 'on'),
    formalNotice: dayOption(input, 'notice'),
  })
  const sentences = told(steps, input.locale)
  return { json: { askedCents: value, steps: sentences }, text: accessoriesText(value, sentences, input.locale) }
}
