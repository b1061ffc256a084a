// The portfolio that every figure of bench/ is taken on: made from one seed, in the shape that others were measured with
// (see README.md): skewed debtors, log-normal amounts, 80 % overdue, 10 % partly paid, 2 % disputed, as of 2026-06-30.

import { type Day, addDays, dayNumber, dayOf, endOfMonth } from '@quittance/law'

export const AS_OF: Day = '2026-06-30'

export type PortfolioOptions = {
  readonly invoices: number
  readonly debtors: number
  readonly seed: number
  /** `open`: nothing fully paid. `overdue`: everything overdue, nothing paid. `ledger`: 70 % fully paid, a year of sales. */
  readonly shape: 'open' | 'overdue' | 'ledger'
}

export type BenchDebtor = {
  readonly reference: string
  readonly name: string
  readonly siren: string
  readonly email: string
  readonly kind: 'business' | 'public' | 'consumer'
}

export type BenchInvoice = {
  /** Index into the debtors. */
  readonly debtor: number
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day
  readonly totalCents: number
  readonly paidCents: number
  readonly paidOn: Day | null
  readonly disputed: boolean
}

/** A small seeded generator of numbers in [0, 1): the same seed gives the same portfolio on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296
  }
}

export function benchDebtors(options: PortfolioOptions): BenchDebtor[] {
  const random = randomFrom(options.seed)
  return Array.from({ length: options.debtors }, (_, index) => {
    const draw = random()
    const kind = draw < 0.75 ? 'business' : draw < 0.85 ? 'public' : 'consumer'
    return {
      reference: `C${String(index + 1).padStart(6, '0')}`,
      name: `${NAMES[kind][Math.floor(random() * NAMES[kind].length)]} ${index + 1}`,
      siren: kind === 'consumer' ? '' : validSiren(30_000_000 + Math.floor(random() * 60_000_000)),
      email: `compta${index + 1}@debtor${index + 1}.example`,
      kind,
    }
  })
}

export function* benchInvoices(options: PortfolioOptions): Generator<BenchInvoice> {
  const random = randomFrom(options.seed + 1)
  const asOf = dayNumber(AS_OF)
  for (let index = 0; index < options.invoices; index++) {
    const debtor = index < options.debtors ? index : Math.floor(options.debtors * random() * random())
    const termDays = TERMS[Math.floor(random() * TERMS.length)] ?? 30
    const toMonthEnd = random() < 0.25
    const late = daysLate(random, options.shape)
    const issueDate = dayOf(asOf - late - termDays)
    const dueDate = toMonthEnd && options.shape !== 'overdue' ? endOfMonth(addDays(issueDate, 30)) : dayOf(asOf - late)
    const totalCents = Math.max(1200, Math.round(Math.exp(6 + 2.08 * (random() + random() + random() - 1.5)) * 100))
    const isPaid = options.shape === 'ledger' && random() < 0.7
    const isPartlyPaid = options.shape !== 'overdue' && !isPaid && random() < 0.1
    const disputed = options.shape !== 'overdue' && !isPaid && random() < 0.02
    const paidCents = isPaid
      ? totalCents
      : isPartlyPaid
        ? Math.max(1, Math.floor(totalCents * (0.1 + 0.8 * random())))
        : 0
    const paidOn = paidCents > 0 ? dayOf(Math.min(asOf, dayNumber(dueDate) + Math.floor(random() * 30))) : null
    const number = `F${issueDate.slice(0, 4)}-${String(index + 1).padStart(7, '0')}`
    yield { debtor, number, issueDate, dueDate, totalCents, paidCents, paidOn, disputed }
  }
}

const TERMS = [30, 30, 30, 45, 60]
const NAMES = {
  business: [
    'Ateliers de la Loire',
    'Comptoir des Alpes',
    'Menuiserie Garnier',
    'Transports Vasseur',
    'Imprimerie du Marché',
  ],
  public: ['Commune de Valmont', 'Département du Littoral', 'Lycée des Tilleuls', 'Hôpital de la Plaine'],
  consumer: ['Camille Durand', 'Noël Lefèvre', 'Amélie Roux', 'Théo Garcia', 'Zoé Mercier'],
} as const

function daysLate(random: () => number, shape: PortfolioOptions['shape']): number {
  if (shape === 'overdue') return 1 + Math.floor(random() * random() * 900)
  return random() < 0.8 ? 1 + Math.floor(random() * random() * 1090) : -Math.floor(random() * 60)
}

/** Eight digits and the ninth that makes the Luhn sum a multiple of ten. */
function validSiren(eightDigits: number): string {
  const digits = String(eightDigits)
  const sum = Array.from(digits).reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}
