// The options of the law's commands, read: what cannot be read is wrong usage and says which form is meant.

import {
  type AccessoriesPolicy,
  type AgreedRate,
  type Capitalisation,
  type Conventions,
  type CreditorKind,
  type DebtorKind,
  formatTerms,
  LIMITATION_EVENTS,
  type LimitationEvent,
  type OpenDebt,
  parseAgreedRate,
  parseHundredths,
  parseTerms,
  type PaymentTerms,
  type PublicBody,
  type RecoveryCost,
  type RecoveryCostKind,
  type Reduction,
  type Sector,
} from '@quittance/law'
import { type Cents, type Day, type Locale, parseDay, Refusal } from '#kernel'
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

/** An amount that may be left out. */
export function amountOption(input: Input, name: string): Cents | undefined {
  const given = textOption(input, name)
  return given === undefined ? undefined : requiredAmount(input, name)
}

/** A number of days. */
export function daysOption(input: Input, name: string): number | undefined {
  const given = textOption(input, name)
  if (given === undefined) return undefined
  return /^\d{1,3}$/.test(given) ? Number(given) : wrong(input, { name, form: '75', given })
}

export function rateOption(input: Input, name: string): AgreedRate | undefined {
  const given = textOption(input, name)
  if (given === undefined) return undefined
  return parseAgreedRate(given) ?? wrong(input, { name, form: '12.00 | ecb+10 | 3xlegal', given })
}

/** `400.00@2026-03-01`, as often as there are payments. */
export function reductionsOption(input: Input, name: string, kind: Reduction['kind']): readonly Reduction[] {
  return textsOption(input, name).map((given) => {
    const [amountCents, day] = amountAt(given, parseDay)
    if (amountCents === null || day === null) return wrong(input, { name, form: '400.00@YYYY-MM-DD', given })
    return { kind, day, amountCents }
  })
}

/** `300.00@lawyer`, as often as there are costs. */
export function costsOption(input: Input, name: string, isJustified: boolean): readonly RecoveryCost[] {
  return textsOption(input, name).map((given) => {
    const [amountCents, kind] = amountAt(given, (word) => COST_KINDS.find((known) => known === word) ?? null)
    if (amountCents === null || kind === null) {
      return wrong(input, { name, form: `300.00@${COST_KINDS.join('|')}`, given })
    }
    return { kind, amountCents, isJustified }
  })
}

/** `F-1@2026-01-31=1000.00+12.50+40.00`: a debt, its due date, its principal, interest and indemnity. */
export function debtsOption(input: Input, name: string): readonly OpenDebt[] {
  const form = 'F-1@YYYY-MM-DD=1000.00+12.50+40.00'
  return textsOption(input, name).map((given) => {
    const [, id = '', due = '', sums = ''] = /^(.+)@([^@=]+)=([^=]+)$/.exec(given) ?? []
    const dueDate = parseDay(due)
    const [principalCents = null, interestCents = 0, indemnityCents = 0, ...more] = sums.split('+').map(parseHundredths)
    if (
      dueDate === null ||
      principalCents === null ||
      interestCents === null ||
      indemnityCents === null ||
      more.length > 0
    )
      return wrong(input, { name, form, given })
    return { id, dueDate, principalCents, interestCents, indemnityCents }
  })
}

/** `court@2024-03-01`: what allows interest on interest, and since when. */
export function capitalisationOption(input: Input): Capitalisation | undefined {
  const name = 'capitalised'
  const given = textOption(input, name)
  if (given === undefined) return undefined
  const [word, onDay = '', ...rest] = given.split('@')
  const ground = (['contract', 'court'] as const).find((known) => known === word)
  const from = parseDay(onDay)
  if (ground === undefined || from === null || rest.length > 0) {
    return wrong(input, { name, form: 'contract@YYYY-MM-DD | court@YYYY-MM-DD', given })
  }
  return { ground, from }
}

function amountAt<T>(given: string, read: (word: string) => T | null): readonly [Cents | null, T | null] {
  const [amount = '', word = '', ...rest] = given.split('@')
  return rest.length > 0 ? [null, null] : [parseHundredths(amount), read(word)]
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

/** `acknowledgment@2026-03-01`, `mediation@2026-03-01..2026-05-02`, as often as there are events. */
export function limitationEventsOption(input: Input, name: string): readonly LimitationEvent[] {
  const form = `KIND@DAY[..DAY], KIND: ${LIMITATION_EVENTS.join(' | ')}`
  return textsOption(input, name).map((given) => {
    const [, word, first = '', last] = /^([a-z-]+)@([^@.]+)(?:\.\.([^@.]+))?$/.exec(given) ?? []
    const kind = LIMITATION_EVENTS.find((known) => known === word)
    const day = parseDay(first)
    const until = last === undefined ? undefined : parseDay(last)
    const isOrdered = until === undefined || (until !== null && day !== null && day <= until)
    if (kind === undefined || day === null || until === null || !isOrdered) return wrong(input, { name, form, given })
    return { kind, day, until }
  })
}

/** A whole number between two. */
export function countOption(input: Input, name: string, [least, most]: readonly [number, number]): number | undefined {
  const given = textOption(input, name)
  if (given === undefined) return undefined
  const count = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN
  return count >= least && count <= most ? count : wrong(input, { name, form: `${least}…${most}`, given })
}

export const yesNoOption = (input: Input, name: string): boolean | undefined => {
  const word = wordOption(input, name, YES_NO)
  return word === undefined ? undefined : word === 'yes'
}

export const requiredYesNo = (input: Input, name: string): boolean => requiredWord(input, name, YES_NO) === 'yes'

const YES_NO = ['yes', 'no'] as const

export const debtorOption = (input: Input): DebtorKind | undefined => wordOption(input, 'debtor', DEBTORS)

export const requiredDebtor = (input: Input): DebtorKind =>
  debtorOption(input) ?? wrong(input, { name: 'debtor', form: DEBTORS.join(' | ') })

export const publicBodyOption = (input: Input): PublicBody | undefined =>
  wordOption(input, 'body', ['state-or-local', 'health', 'undertaking'])

export const sectorOption = (input: Input): Sector | undefined => wordOption(input, 'sector', SECTORS)

export const creditorOption = (input: Input): CreditorKind | undefined =>
  wordOption(input, 'creditor', ['business', 'person'])

export const policyOption = (input: Input): AccessoriesPolicy =>
  wordOption(input, 'policy', POLICIES) ?? wrong(input, { name: 'policy', form: POLICIES.join(' | ') })

export function imputationOption(input: Input): Partial<Conventions> | undefined {
  const imputation = wordOption(input, 'imputation', ['principal-first', 'interest-first'])
  return imputation && { imputation }
}

/** What the answer could not do without. */
export function missingOption(
  { locale }: Input,
  options: readonly { readonly name: string; readonly form: string }[],
): UsageError {
  return new UsageError(options.map(({ name, form }) => missingText(locale, name, form)).join('\n'))
}

const SECTORS = ['transport', 'perishable-food', 'livestock', 'spirits', 'wine', 'trade-agreement', 'export'] as const
const POLICIES = ['waived', 'claimed-from-notice', 'interest-invoice'] as const
const COST_KINDS: readonly RecoveryCostKind[] = [
  'agency',
  'lawyer',
  'judicial-officer',
  'postage',
  'lump-sum',
  'proceedings',
  'prescribed-act',
  'enforcement',
]

const DEBTORS = ['business', 'public', 'consumer', 'association'] as const

export function wordOption<Word extends string>(input: Input, name: string, words: readonly Word[]): Word | undefined {
  const given = textOption(input, name)
  if (given === undefined) return undefined
  return words.find((word) => word === given) ?? wrong(input, { name, form: words.join(' | '), given })
}

export const requiredWord = <Word extends string>(input: Input, name: string, words: readonly Word[]): Word =>
  wordOption(input, name, words) ?? wrong(input, { name, form: words.join(' | ') })

export function textsOption(input: Input, name: string): readonly string[] {
  const texts = input.values[name] ?? []
  return Array.isArray(texts) ? texts : [String(texts)]
}

export function textOption(input: Input, name: string): string | undefined {
  const value = input.values[name]
  return typeof value === 'string' ? value : undefined
}

type Wrong = { readonly name: string; readonly form: string; readonly given?: string | undefined }

export function wrong({ locale }: Input, { name, form, given }: Wrong): never {
  if (given === undefined) throw new UsageError(missingText(locale, name, form))
  throw new UsageError(
    locale === 'fr'
      ? `--${name} : « ${given} » ne convient pas. Attendu : ${form}`
      : `--${name} cannot be “${given}”. Expected: ${form}`,
  )
}

const missingText = (locale: Locale, name: string, form: string): string =>
  locale === 'fr' ? `--${name} manque. Attendu : ${form}` : `--${name} is missing. Expected: ${form}`
