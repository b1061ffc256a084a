// Due dates at the command line.

import { dueDate, type Missing } from '@quittance/law'
import { Refusal } from '#kernel'
import type { Command, CommandInput, CommandOutput } from '#platform/command.ts'
import { dueDateText } from './answer-text.ts'
import {
  dayOption,
  daysOption,
  debtorOption,
  missingOption,
  publicBodyOption,
  requiredDay,
  requiredTerms,
  sectorOption,
} from './options.ts'
import { refusing } from './refusing.ts'
import { told } from './told.ts'

const text = { type: 'string' } as const

export const commands: readonly Command[] = [
  {
    name: 'law due-date',
    summary: {
      fr: 'Calcule une échéance d’après ses conditions, et dit si la loi la permet.',
      en: 'Calculates a due date from its terms, and says whether the law allows it.',
    },
    usage: [
      'quittance law due-date --issue DAY --terms "30 | 60 | 45-then-eom | eom-then-45 | 30-eom-10 | on-receipt | none"',
      '                       [--delivered DAY] [--received DAY] [--portal DAY] [--periodic]',
      '                       [--sector transport|perishable-food|livestock|spirits|wine|trade-agreement|export] [--sector-days 75]',
      '                       [--debtor business|public|consumer|association] [--body state-or-local|health|undertaking]',
      '                       [--interrupted DAY --completed DAY]',
    ].join('\n'),
    options: {
      issue: text,
      terms: text,
      delivered: text,
      received: text,
      portal: text,
      periodic: { type: 'boolean' },
      sector: text,
      'sector-days': text,
      debtor: text,
      body: text,
      interrupted: text,
      completed: text,
    },
    run: async (input) => refusing(() => runDueDate(input)),
  },
]

function runDueDate(input: CommandInput): CommandOutput {
  const notifiedOn = dayOption(input, 'interrupted')
  const answer = dueDate({
    issueDate: requiredDay(input, 'issue'),
    terms: requiredTerms(input, 'terms'),
    performedOn: dayOption(input, 'delivered'),
    receivedOn: dayOption(input, 'received'),
    onPortalOn: dayOption(input, 'portal'),
    isPeriodic: input.values['periodic'] === true,
    sector: sectorOption(input),
    sectorMaximumDays: daysOption(input, 'sector-days'),
    debtor: debtorOption(input) ?? 'business',
    publicBody: publicBodyOption(input),
    interruption: notifiedOn && { notifiedOn, completedOn: dayOption(input, 'completed') },
  })
  if (answer.kind === 'missing') throw missingRefusal(input, answer)
  const steps = told(answer.steps, input.locale)
  return { json: { ...answer.value, steps }, text: dueDateText(answer.value, steps, input.locale) }
}

/** What the law could not do without, as the option that says it. */
const OPTION_OF: Readonly<Record<string, { readonly name: string; readonly form: string }>> = {
  performedOn: { name: 'delivered', form: 'YYYY-MM-DD' },
  sectorMaximumDays: { name: 'sector-days', form: '75' },
  'interruption.completedOn': { name: 'completed', form: 'YYYY-MM-DD' },
}

function missingRefusal(input: CommandInput, { missing }: Missing): Error {
  if (missing.includes('publicBody')) return new Refusal('law.public_body_missing')
  if (missing.includes('terms')) return new Refusal('law.terms_missing')
  return missingOption(
    input,
    missing.map((field) => OPTION_OF[field] ?? { name: field, form: '…' }),
  )
}
