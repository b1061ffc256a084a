// An answer of the law as a command prints it: the value and its steps, each with its sentence.

import type { DoesNotApply, Explained, LawStep, Missing } from '@quittance/law'
import type { CommandInput, CommandOutput } from '#platform/command.ts'
import { explainedText } from './answer-text.ts'
import { missingOption } from './options.ts'
import { told } from './told.ts'

/** The option that tells a fact, and its form, by the name of the fact. */
export type FactOptions = Readonly<Record<string, { readonly name: string; readonly form: string }>>

type Answer = Explained<object> | DoesNotApply | Missing

/** The value's fields and the steps; `applies: false` where the rule does not reach the case. */
export function answerOutput(answer: Answer, input: CommandInput, options: FactOptions = {}): CommandOutput {
  if (answer.kind === 'missing') {
    throw missingOption(
      input,
      answer.missing.map((fact) => options[fact] ?? { name: fact, form: '…' }),
    )
  }
  // Each question types its own steps; together they are those that have sentences.
  const steps = told(answer.steps as readonly LawStep[], input.locale)
  const value = answer.kind === 'explained' ? answer.value : { applies: false }
  return { json: { ...value, steps }, text: explainedText(steps, input.locale) }
}
