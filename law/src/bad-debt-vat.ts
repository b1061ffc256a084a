// Whether the VAT of an invoice that will never be paid can be recovered, and what the correcting invoice says.
// CGI 272-1: the tax collected on sales or services is recovered « lorsque ces ventes ou services sont … impayés » once
// the loss is final. Services taxed on receipts have paid no VAT on what was not received. CGI recodified in the CIBS on
// 1 September 2026; the old references are tolerated to the end of 2027. Not handled: credit insurance (accountant).

import { doesNotApply, type DoesNotApply, explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { WrongInput } from './errors.ts'
import { type Cents, type Day, dayFrom, timesFraction } from './values.ts'

export const LOSS_PROOFS = [
  'liquidation-judgment',
  'plan-remission',
  'failed-pursuit',
  'debtor-vanished',
  'none',
] as const

export type LossProof = (typeof LOSS_PROOFS)[number]

export type BadDebtVatInput = {
  /** When VAT fell due: on debits (goods, or by option), or on receipts. */
  readonly vatDue: 'debits' | 'receipts'
  readonly netCents: Cents
  readonly vatCents: Cents
  /** Of net and VAT together. */
  readonly paidCents?: Cents | undefined
  readonly proof: LossProof
  /** When the loss became final. */
  readonly lostOn: Day
}

export type BadDebtVat = {
  readonly vatCents: Cents
  readonly netCents: Cents
  /** The sentence of the duplicate invoice, in French as the tax office wants it. */
  readonly wording: string
  readonly recoverBy: Day
}

type Bare = { readonly given: { readonly lostOn: Day }; readonly gives: string }

export type BadDebtVatSteps = {
  'bad-debt-vat.on-receipts': Bare
  'bad-debt-vat.paid': Bare
  'bad-debt-vat.no-proof': Bare
  'bad-debt-vat.proof': { readonly given: { readonly proof: LossProof }; readonly gives: string }
  'bad-debt-vat.unpaid-part': {
    readonly given: { readonly unpaidCents: Cents; readonly totalCents: Cents; readonly vatCents: Cents }
    readonly gives: Cents
  }
  'bad-debt-vat.duplicate-invoice': { readonly given: { readonly netCents: Cents }; readonly gives: string }
  'bad-debt-vat.recover-by': { readonly given: { readonly lostOn: Day }; readonly gives: Day }
  'bad-debt-vat.recovered': { readonly given: { readonly netCents: Cents }; readonly gives: Cents }
}

/**
 * The VAT to recover, the sentence of the correcting invoice and the last day; does not apply without proof of the loss.
 * @article CGI 272-1; CGI ann. II 208; BOI-TVA-DED-40-10-20
 */
export function badDebtVat(
  input: BadDebtVatInput,
): Explained<BadDebtVat, BadDebtVatSteps> | DoesNotApply<BadDebtVatSteps> {
  const { vatDue, netCents, vatCents, paidCents = 0, proof, lostOn } = input
  assertDays({ lostOn })
  for (const [field, cents] of Object.entries({ netCents, vatCents, paidCents })) assertWhole(field, cents)
  const totalCents = netCents + vatCents
  if (paidCents > totalCents) {
    throw new WrongInput({ field: 'paidCents', given: paidCents, because: 'more-than-owed' })
  }
  const bare = (rule: 'on-receipts' | 'paid' | 'no-proof'): Step<BadDebtVatSteps> => ({
    rule: `bad-debt-vat.${rule}`,
    article: 'CGI 272-1',
    given: { lostOn },
    gives: 'nothing',
  })
  if (vatDue === 'receipts') return doesNotApply([bare('on-receipts')])
  if (paidCents === totalCents) return doesNotApply([bare('paid')])
  if (proof === 'none') return doesNotApply([bare('no-proof')])

  const unpaidCents = totalCents - paidCents
  const lostVatCents = timesFraction(vatCents, unpaidCents, totalCents)
  const lostNetCents = unpaidCents - lostVatCents
  const wording = correctingWords(lostNetCents, lostVatCents)
  const recoverBy = dayFrom(Number(lostOn.slice(0, 4)) + 2, 12, 31)
  const value = { vatCents: lostVatCents, netCents: lostNetCents, wording, recoverBy }
  const article = 'CGI 272-1'
  return explained(value, [
    { rule: 'bad-debt-vat.proof', article, given: { proof }, gives: 'final' },
    { rule: 'bad-debt-vat.unpaid-part', article, given: { unpaidCents, totalCents, vatCents }, gives: lostVatCents },
    {
      rule: 'bad-debt-vat.duplicate-invoice',
      article: 'BOI-TVA-DED-40-10-20',
      given: { netCents: lostNetCents },
      gives: wording,
      // Its wording differs slightly between sources.
      unconfirmed: true,
    },
    { rule: 'bad-debt-vat.recover-by', article: 'CGI ann. II 208', given: { lostOn }, gives: recoverBy },
    { rule: 'bad-debt-vat.recovered', article, given: { netCents: lostNetCents }, gives: lostVatCents },
  ])
}

/** The prescribed sentence, with the amounts of what was not paid. */
const correctingWords = (netCents: Cents, vatCents: Cents): string =>
  `Facture demeurée impayée pour la somme de ${euros(netCents)} euros (prix net) et pour la somme de ${euros(vatCents)} euros (taxe correspondante) qui ne peut faire l'objet d'une déduction (CGI, art. 272).`

const euros = (cents: Cents): string => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`
