// What the parts of the generated year share: its chance and its invoices.

import type { Day } from '@quittance/law'

export type Random = () => number

export type YearInvoice = {
  readonly id: number
  readonly debtorId: number
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day
  readonly openCents: number
}

/** One of the kinds of a table of shares. */
export function drawn<Kind extends string>(shares: Readonly<Record<Kind, number>>, random: Random): Kind {
  const kinds = Object.keys(shares) as Kind[]
  let draw = random()
  return kinds.find((kind) => (draw -= shares[kind]) < 0) ?? (kinds[0] as Kind)
}
