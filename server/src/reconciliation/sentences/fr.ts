// Why a line may pay what is proposed, in French. This file is the source: en.ts has the same names.

import type { DifferenceKind, Reason } from '../model.ts'
import type { Wording } from './wording.ts'

type Words = { readonly [Code in Reason['code']]: (reason: Extract<Reason, { code: Code }>, say: Wording) => string }

const differences: Readonly<Record<DifferenceKind, string>> = {
  discount: 'un escompte',
  'bank-fee': 'des frais bancaires',
  rounding: 'un arrondi',
}
const invoices = (numbers: readonly string[]): string =>
  numbers.length === 1 ? `la facture ${numbers[0]}` : `les factures ${numbers.join(', ')}`

export const fr: Words = {
  numbers: ({ numbers }) => `le libellé cite ${invoices(numbers)}`,
  endings: ({ numbers }) => `le libellé cite la fin du numéro : ${invoices(numbers)}`,
  'number-nearly': ({ number }) => `le libellé cite presque la facture ${number}, à une faute de frappe près`,
  'amount-exact': () => 'montant exact',
  'sum-exact': ({ count, how }) =>
    how === 'all' ? `somme exacte de tout ce qui est dû (${count} factures)` : `somme exacte de ${count} factures`,
  'payer-iban': () => 'paie d’habitude depuis ce compte',
  'payer-learned': () => 'paie d’habitude sous ce nom',
  'payer-siren': () => 'le libellé cite son SIREN',
  'payer-name': ({ name }) => `le payeur est ${name}`,
  'payer-like': ({ name }) => `le nom du payeur ressemble à ${name}`,
  'payer-other': () => 'payé par un autre',
  'several-debtors': ({ count }) => `un seul virement pour ${count} débiteurs`,
  part: ({ leftCents }, say) => `règlement partiel, reste ${say.money(leftCents)}`,
  difference: ({ kind, cents }, say) => `il manque ${say.money(cents)} : sans doute ${differences[kind]}`,
  'too-much': ({ cents }, say) => `${say.money(cents)} de trop, qui restent à son crédit`,
  'credit-note': ({ cents }, say) => `avoir de ${say.money(cents)} déduit`,
  'same-amounts': ({ count }) => `${count} factures de ce montant : la plus ancienne`,
  'oldest-first': () => 'rien ne correspond : la dette la plus ancienne d’abord (C. civ. 1342-10)',
  'on-account': () => 'le libellé annonce un acompte',
  'amount-only': ({ count }) =>
    count === 1
      ? 'seule facture de ce montant, rien d’autre ne le confirme'
      : `l’une des ${count} factures de ce montant`,
  recorded: ({ onDay }, say) => `déjà dans vos comptes, au ${say.day(onDay)}`,
  'by-person': () => 'choisi par une personne',
}
