// The answers of the law as people read them in a terminal: the sum first, the figures in columns, then why.

import type { DueDate, HalfYearRates, InterestSums, LawStep, PaymentAllocation, RecoveryCosts } from '@quittance/law'
import type { BasisPoints, Cents, Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { percent } from './sentences.ts'
import { textTable } from './text-table.ts'

export type ToldInterest = Omit<InterestSums, 'principalCents'>

export type ToldStep = LawStep & { readonly sentence: string }

export type KnownParameter = { readonly name: string; readonly checkedUntil: Day; readonly knownThrough: Day }

/** A judgment has no indemnity. */
export function interestText(
  sums: ToldInterest & { readonly indemnityCents?: Cents },
  steps: readonly ToldStep[],
  locale: Locale,
): string {
  const label = LABELS[locale]
  const money = moneyIn(locale)
  const { indemnityCents } = sums
  const head = pairs([
    [label.interest, money(sums.interestCents)],
    ...(sums.interestPaidCents > 0 ? [[label.interestPaid, money(sums.interestPaidCents)] as const] : []),
    ...(sums.capitalisedCents > 0 ? [[label.capitalised, money(sums.capitalisedCents)] as const] : []),
    ...(indemnityCents === undefined ? [] : [[label.indemnity, money(indemnityCents)] as const]),
  ])
  const segments = textTable(
    [
      { title: label.from, align: 'left' },
      { title: label.to, align: 'left' },
      { title: label.days, align: 'right' },
      { title: label.base, align: 'right' },
      { title: label.rate, align: 'right' },
      { title: label.amount, align: 'right' },
      { title: label.article, align: 'left' },
    ],
    sums.segments.map((segment) => [
      formatDay(segment.from, locale),
      formatDay(segment.to, locale),
      String(segment.days),
      money(segment.baseCents),
      percent(segment.rateBasisPoints, locale),
      money(segment.interestCents),
      segment.article,
    ]),
  )
  return blocks(head, sums.segments.length > 0 ? segments : '', whyText(steps, locale))
}

export function dueDateText(answer: DueDate, steps: readonly ToldStep[], locale: Locale): string {
  const label = LABELS[locale]
  const latest = answer.latestLawful === null ? label.noTerm : formatDay(answer.latestLawful, locale)
  const head = textTable(
    [{ align: 'left' }, { align: 'left' }],
    [
      [label.dueDate, formatDay(answer.dueDate, locale)],
      [label.lawful, answer.lawful ? label.yes : label.no],
      [label.latestLawful, latest],
    ],
  )
  return blocks(head, whyText(steps, locale))
}

export const indemnityText = (indemnityCents: Cents, steps: readonly ToldStep[], locale: Locale): string =>
  blocks(pairs([[LABELS[locale].indemnity, moneyIn(locale)(indemnityCents)]]), whyText(steps, locale))

export const accessoriesText = (askedCents: Cents, steps: readonly ToldStep[], locale: Locale): string =>
  blocks(pairs([[LABELS[locale].asked, moneyIn(locale)(askedCents)]]), whyText(steps, locale))

export function costsText(costs: RecoveryCosts, steps: readonly ToldStep[], locale: Locale): string {
  const label = LABELS[locale]
  const money = moneyIn(locale)
  const head = pairs([
    [label.claimable, money(costs.claimableCents)],
    [label.fromCourt, money(costs.fromCourtCents)],
    [label.own, money(costs.ownCents)],
  ])
  return blocks(head, whyText(steps, locale))
}

export function allocationText(
  { parts, leftCents }: PaymentAllocation,
  steps: readonly ToldStep[],
  locale: Locale,
): string {
  const label = LABELS[locale]
  const money = moneyIn(locale)
  const table = textTable(
    [
      { title: label.debt, align: 'left' },
      { title: label.principal, align: 'right' },
      { title: label.amount, align: 'right' },
      { title: label.indemnityShort, align: 'right' },
    ],
    parts.map((part) => [part.id, money(part.principalCents), money(part.interestCents), money(part.indemnityCents)]),
  )
  return blocks(parts.length > 0 ? table : '', pairs([[label.left, money(leftCents)]]), whyText(steps, locale))
}

export type ToldRates = {
  readonly halfYears: readonly HalfYearRates[]
  readonly parameters: readonly KnownParameter[]
  /** What the company looked up itself. */
  readonly entered: readonly {
    readonly name: string
    readonly halfYear: Day
    readonly basisPoints: BasisPoints
    readonly source: string
  }[]
}

export function ratesText({ halfYears, parameters, entered }: ToldRates, locale: Locale): string {
  const label = LABELS[locale]
  const rate = (basisPoints: BasisPoints | null): string => (basisPoints === null ? '–' : percent(basisPoints, locale))
  const rates = textTable(
    [
      { title: label.from, align: 'left' },
      { title: label.to, align: 'left' },
      { title: label.ecb, align: 'right' },
      { title: label.business, align: 'right' },
      { title: label.public, align: 'right' },
      { title: label.legal, align: 'right' },
      { title: label.floor, align: 'right' },
      { title: label.legalOfPersons, align: 'right' },
    ],
    halfYears.map((row) => [
      formatDay(row.from, locale),
      formatDay(row.to, locale),
      rate(row.ecbBasisPoints),
      rate(row.businessBasisPoints),
      rate(row.publicBasisPoints),
      rate(row.legalBasisPoints),
      rate(row.floorBasisPoints),
      rate(row.legalOfPersonsBasisPoints),
    ]),
  )
  const known = textTable(
    [
      { title: label.parameter, align: 'left' },
      { title: label.checkedUntil, align: 'left' },
      { title: label.knownThrough, align: 'left' },
    ],
    parameters.map(({ name, checkedUntil, knownThrough }) => [
      label.parameters[name] ?? name,
      formatDay(checkedUntil, locale),
      formatDay(knownThrough, locale),
    ]),
  )
  const own = textTable(
    [
      { title: label.entered, align: 'left' },
      { title: label.from, align: 'left' },
      { title: label.rate, align: 'right' },
      { title: label.source, align: 'left' },
    ],
    entered.map(({ name, halfYear, basisPoints, source }) => [
      label.parameters[name] ?? name,
      formatDay(halfYear, locale),
      percent(basisPoints, locale),
      source,
    ]),
  )
  return blocks(rates, label.rateNotes, known, entered.length > 0 ? own : '')
}

const moneyIn =
  (locale: Locale) =>
  (cents: Cents): string =>
    formatMoney(cents, 'EUR', locale)

const pairs = (rows: readonly (readonly [label: string, value: string])[]): string =>
  textTable([{ align: 'left' }, { align: 'right' }], rows)

const blocks = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n')

/** An answer whose last step says it all: that sentence first, then every step. */
export function explainedText(steps: readonly ToldStep[], locale: Locale): string {
  return blocks(steps.at(-1)?.sentence ?? '', whyText(steps, locale))
}

function whyText(steps: readonly ToldStep[], locale: Locale): string {
  const width = String(steps.length).length
  const lines = steps.map(({ sentence, article, unconfirmed }, index) => {
    const doubt = unconfirmed ? ` (${LABELS[locale].unconfirmed})` : ''
    return `  ${String(index + 1).padStart(width)}. ${sentence} [${article}]${doubt}`
  })
  return [LABELS[locale].why, ...lines].join('\n')
}

const fr = {
  interest: 'Intérêts de retard',
  interestPaid: 'dont déjà payés',
  capitalised: 'dont capitalisés',
  indemnity: 'Indemnité forfaitaire',
  asked: 'Demandé à côté du principal',
  claimable: 'À réclamer au-delà de l’indemnité',
  fromCourt: 'À demander au juge',
  own: 'À la charge du créancier',
  debt: 'dette',
  principal: 'principal',
  indemnityShort: 'indemnité',
  left: 'Non imputé',
  from: 'du',
  to: 'au',
  days: 'jours',
  base: 'base',
  rate: 'taux',
  amount: 'intérêts',
  article: 'article',
  why: 'Pourquoi',
  unconfirmed: 'à vérifier',
  dueDate: 'Échéance',
  lawful: 'Licite',
  latestLawful: 'Au plus tard',
  noTerm: 'pas de maximum légal',
  yes: 'oui',
  no: 'non',
  ecb: 'BCE',
  business: 'entreprises',
  public: 'acheteurs publics',
  legal: 'intérêt légal',
  floor: 'minimum d’une clause',
  legalOfPersons: 'légal (particuliers)',
  rateNotes: [
    'Entreprises : BCE + 10 points, à chaque semestre. Acheteurs publics : BCE + 8 points, au semestre où les intérêts commencent.',
    'Intérêt légal : il suit le créancier ; une entreprise prend cette colonne, même contre un consommateur.',
  ].join('\n'),
  parameter: 'paramètre',
  parameters: {
    'ecb-main-refinancing-rate': 'taux de refinancement de la BCE',
    'legal-interest-rate': 'taux de l’intérêt légal',
    'recovery-indemnity-amount': 'indemnité forfaitaire',
  } as Readonly<Record<string, string>>,
  checkedUntil: 'vérifié jusqu’au',
  entered: 'saisi par la société',
  source: 'source',
  knownThrough: 'connu jusqu’au',
}

const en: typeof fr = {
  interest: 'Late-payment interest',
  interestPaid: 'of which paid',
  capitalised: 'of which capitalised',
  indemnity: 'Fixed indemnity',
  asked: 'Asked beside the principal',
  claimable: 'To claim beyond the indemnity',
  fromCourt: 'To ask of the court',
  own: 'Borne by the creditor',
  debt: 'debt',
  principal: 'principal',
  indemnityShort: 'indemnity',
  left: 'Not allocated',
  from: 'from',
  to: 'to',
  days: 'days',
  base: 'base',
  rate: 'rate',
  amount: 'interest',
  article: 'article',
  why: 'Why',
  unconfirmed: 'to be checked',
  dueDate: 'Due date',
  lawful: 'Lawful',
  latestLawful: 'At the latest',
  noTerm: 'no legal maximum',
  yes: 'yes',
  no: 'no',
  ecb: 'ECB',
  business: 'businesses',
  public: 'public buyers',
  legal: 'legal interest',
  floor: 'minimum of a clause',
  legalOfPersons: 'legal (persons)',
  rateNotes: [
    'Businesses: ECB + 10 points, each half-year. Public buyers: ECB + 8 points, of the half-year in which interest begins.',
    'Legal interest: it follows the creditor; a business takes this column, even against a consumer.',
  ].join('\n'),
  parameter: 'parameter',
  parameters: {
    'ecb-main-refinancing-rate': 'ECB main refinancing rate',
    'legal-interest-rate': 'legal interest rate',
    'recovery-indemnity-amount': 'fixed indemnity',
  },
  checkedUntil: 'checked until',
  entered: 'entered by the company',
  source: 'source',
  knownThrough: 'known through',
}

const LABELS = { fr, en } as const
