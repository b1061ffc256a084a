// The options of the law's commands, read: what cannot be read is wrong usage and says which form is meant.

import {
  type AgreedRate,
  type Conventions,
  type DebtorKind,
  formatTerms,
  parseAgreedRate,
  parseHundredths,
  parseTerms,
  type PaymentTerms,
  type PublicBody,
  type Reduction,
} from '@quittance/law'
import { type Cents, type Day, parseDay, Refusal } from '#kernel'
import { type CommandInput, UsageError } from '#platform/command.ts'

type Input = Pick<CommandInput, 'values' | 'locale'>

export function dayOption(input: Input, name: string): Day | undefined {
  const text = textOption(input, name)
  if (text === undefined) return undefined
  return parseDay(text) ?? wrong(input, { name, form: 'YYYY-MM-DD', given: text })
}

export const requiredDay = (input: Input, name: string): Day =>
  dayOption(input, name) ?? wrong(input, { name, form: 'YYYY-MM-DD' })

export function requiredAmount(input: Input, name: string): Cents {
  const given = textOption(input, name)
  return (given === undefined ? null : parseHundredths(given)) ?? wrong(input, { name, form: '1200.00', given })
}

export function rateOption(input: Input, name: string): AgreedRate | undefined {
  const given = textOption(input, name)
  if (given === undefined) return undefined
  return parseAgreedRate(given) ?? wrong(input, { name, form: '12.00 | ecb+10 | 3xlegal', given })
}

/** `400.00@2026-03-01`, as often as there are payments. */
export function reductionsOption(input: Input, name: string, kind: Reduction['kind']): readonly Reduction[] {
  const texts = input.values[name] ?? []
  return (Array.isArray(texts) ? texts : [String(texts)]).map((given) => {
    const [amount = '', onDay = '', ...rest] = given.split('@')
    const amountCents = parseHundredths(amount)
    const day = parseDay(onDay)
    if (amountCents === null || day === null || rest.length > 0) {
      return wrong(input, { name, form: '400.00@YYYY-MM-DD', given })
    }
    return { kind, day, amountCents }
  })
}

/** Refused where the words can be read in two ways. */
export function requiredTerms(input: Input, name: string): PaymentTerms {
  const form = '30 | 60 | 45-then-eom | eom-then-45 | 30-eom-10 | on-receipt | none'
  const given = textOption(input, name) ?? wrong(input, { name, form })
  const read = parseTerms(given)
  switch (read.kind) {
    case 'terms':
      return read.terms
    case 'ambiguous':
      throw new Refusal('law.terms_ambiguous', { terms: given, candidates: read.candidates.map(formatTerms) })
    case 'not-understood':
      return wrong(input, { name, form, given })
  }
}

export const debtorOption = (input: Input): DebtorKind | undefined => wordOption(input, 'debtor', DEBTORS)

export const requiredDebtor = (input: Input): DebtorKind =>
  debtorOption(input) ?? wrong(input, { name: 'debtor', form: DEBTORS.join(' | ') })

export const publicBodyOption = (input: Input): PublicBody | undefined =>
  wordOption(input, 'body', ['state-or-local', 'health', 'undertaking'])

export function imputationOption(input: Input): Partial<Conventions> | undefined {
  const imputation = wordOption(input, 'imputation', ['principal-first', 'interest-first'])
  return imputation && { imputation }
}

const DEBTORS = ['business', 'public', 'consumer', 'association'] as const

function wordOption<Word extends string>(input: Input, name: string, words: readonly Word[]): Word | undefined {
  const given = textOption(input, name)
  if (given === undefined) return undefined
  return words.find((word) => word === given) ?? wrong(input, { name, form: words.join(' | '), given })
}

function textOption(input: Input, name: string): string | undefined {
  const value = input.values[name]
  return typeof value === 'string' ? value : undefined
}

type Wrong = { readonly name: string; readonly form: string; readonly given?: string | undefined }

function wrong({ locale }: Input, { name, form, given }: Wrong): never {
  if (locale === 'fr') {
    throw new UsageError(
      `--${name} ${given === undefined ? 'manque' : `: « ${given} » ne convient pas`}. Attendu : ${form}`,
    )
  }
  throw new UsageError(`--${name} ${given === undefined ? 'is missing' : `cannot be “${given}”`}. Expected: ${form}`)
}
