// Refusals: bank lines and their matches.

import type { RefusalEntry } from './entry.ts'

export const reconciliationRefusals = {
  'reconciliation.statement_unbalanced': {
    status: 422,
    fr: 'Le relevé du compte {account} ne tombe pas juste : solde initial et mouvements font {reachedCents}, le solde final est {closingCents} (écart {differenceCents}). Rien n’est enregistré ; demandez un relevé complet à la banque.',
    en: 'The statement of account {account} does not add up: opening balance and entries make {reachedCents}, the closing balance is {closingCents} (difference {differenceCents}). Nothing is recorded; ask the bank for a complete statement.',
  },
  'reconciliation.statement_unknown': {
    status: 404,
    fr: 'Aucun relevé {statement} à annuler : il n’existe pas, ou il est déjà annulé. La liste est dans Encaissements.',
    en: 'There is no statement {statement} to undo: it does not exist, or it is undone already. The list is under Money received.',
  },
  'reconciliation.statement_in_use': {
    status: 409,
    fr: 'Ce relevé ne peut pas être annulé : {count} de ses lignes ont été rapprochées par une personne, ou sont revenues impayées. Défaites d’abord ces rapprochements.',
    en: 'This statement cannot be undone: a person matched {count} of its lines, or they were returned unpaid. Undo those matches first.',
  },
  'reconciliation.gap_unknown': {
    status: 404,
    fr: 'Rien ne manque avant le relevé {statement}. Rechargez la page.',
    en: 'Nothing is missing before statement {statement}. Reload the page.',
  },
  'reconciliation.account_unknown': {
    status: 404,
    fr: 'Le compte bancaire {account} n’existe pas. Importez d’abord un relevé de ce compte.',
    en: 'Bank account {account} does not exist. Import a statement of this account first.',
  },
  'reconciliation.line_unknown': {
    status: 404,
    fr: 'La ligne {line} n’existe pas, ou le relevé qui la portait a été annulé. Rechargez la page.',
    en: 'Line {line} does not exist, or the statement that had it was undone. Reload the page.',
  },
  'reconciliation.line_not_open': {
    status: 409,
    fr: 'La ligne {line} n’est plus à affecter : quelqu’un, ou une règle, l’a traitée. Pour en décider autrement, reprenez-la d’abord.',
    en: 'Line {line} is not open any more: somebody, or a rule, has settled it. To decide otherwise, reopen it first.',
  },
  'reconciliation.line_not_settled': {
    status: 409,
    fr: 'Rien à reprendre sur la ligne {line} : elle n’a été ni rapprochée ni écartée.',
    en: 'There is nothing to take back on line {line}: it was neither matched nor set aside.',
  },
  'reconciliation.line_returned': {
    status: 409,
    fr: 'La ligne {line} est liée à un paiement revenu le {returnedOn} : elle ne peut plus être reprise. Annulez le relevé qui porte le rejet si celui-ci est une erreur.',
    en: 'Line {line} belongs to a payment that was returned on {returnedOn}: it cannot be taken back. If the return is a mistake, undo the statement that has it.',
  },
  'reconciliation.money_out': {
    status: 422,
    fr: 'La ligne {line} est une sortie d’argent : elle ne paie aucune facture. Si elle reprend un paiement, indiquez lequel.',
    en: 'Line {line} is money out: it pays no invoice. If it takes a payment back, say which one.',
  },
  'reconciliation.not_returnable': {
    status: 422,
    fr: 'La ligne {line} ne peut pas reprendre le paiement de la ligne {paid} : même compte, même montant et date antérieure sont nécessaires, et il ne doit pas être déjà revenu.',
    en: 'Line {line} cannot take back the payment of line {paid}: it has to be of the same account and amount, earlier, and not returned before.',
  },
  'reconciliation.proposal_unknown': {
    status: 409,
    fr: 'Cette proposition n’existe plus pour la ligne {line}. Rechargez la page pour voir les propositions du moment.',
    en: 'This proposal does not exist any more for line {line}. Reload the page to see the current ones.',
  },
  'reconciliation.more_than_line': {
    status: 422,
    fr: 'La ligne vaut {amountCents}, vous en affectez {allocatedCents}. Réduisez les montants.',
    en: 'The line is worth {amountCents}, you allocate {allocatedCents} of it. Lower the amounts.',
  },
  'reconciliation.nobody_named': {
    status: 422,
    fr: 'La ligne {line} reste sans débiteur : choisissez une facture, ou le débiteur dont c’est un acompte.',
    en: 'Line {line} has no debtor: choose an invoice, or the debtor whose payment on account it is.',
  },
  'reconciliation.payer_unknown': {
    status: 404,
    fr: 'Le payeur {payer} n’est pas, ou plus, dans la liste. Rechargez la page.',
    en: 'Payer {payer} is not, or no longer, in the list. Reload the page.',
  },
} as const satisfies Record<string, RefusalEntry>
