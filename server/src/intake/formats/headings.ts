// What the columns of lists of open items, of customers and of bank movements are called, in French and English. For each field the surest heading
// comes first. Headings are compared by their words, so that each stands for all its spellings (see `foldHeading`).

import { foldHeading } from './fold-heading.ts'

const CODES =
  'code client, compte client, n° client, réf client, identifiant client, compte auxiliaire, code auxiliaire, auxiliaire, CompAuxNum, ' +
  'compte tiers, code tiers, n° tiers, customer id, customer number, customer code, customer ref, customer account, client id, ' +
  'debtor id, debtor number, debtor ref, account number, account code, n° compte, compte, account, code, n° compte tiers, numéro compte tiers, n° tiers'

const NAMES =
  'nom client, raison sociale client, raison sociale, nom tiers, intitulé tiers, intitulé compte, libellé compte, CompAuxLib, ' +
  'customer name, client name, debtor name, account name, company name, dénomination, client, customer, debtor, tiers, société, ' +
  'company, nom, name, intitulé, third-party name, third party, thirdparty'

const EMAILS =
  'email, adresse email, adresse mail, adresse électronique, courriel, mail, email address, email client, mail client, ' +
  'email facturation, billing email, customer email, contact email'

const MEANS =
  'mode de paiement, mode de règlement, moyen de paiement, moyen de règlement, payment method, payment means, payment mode'

const DEBTOR_KINDS =
  'type client, catégorie client, nature client, type tiers, customer type, debtor kind, kind, catégorie, type'

const LIST_HEADINGS = {
  number:
    'n° facture, réf facture, facture, invoice number, invoice ref, invoice, invoice id, n° pièce, réf pièce, pièce, n° document, ' +
    'réf document, document number, doc no, document, transaction number, num, réf, numéro, référence',
  debtorReference: CODES,
  debtorName: `${NAMES}, invoice partner display name, nom affiché partenaire facture, partenaire, partner, contact name, contact`,
  issueDate:
    'date facture, date de facturation, invoice bill date, date utc, created utc, date émission, invoice date, issue date, date issued, date pièce, date document, ' +
    'document date, issued, émise le, date création, created, date comptable, date écriture, date',
  dueDate:
    'date échéance, échéance, due date, due date utc, date limite, payment due date, due on, due, date limite de paiement, date limite de règlement, ' +
    'exigible le, date exigibilité, maturity date',
  total:
    'montant ttc, total ttc, total signed, total signé, total in currency signed, montant facture ttc, montant total ttc, amount incl vat, amount including vat, amount incl tax, ' +
    'total incl vat, total incl tax, gross amount, invoice total, invoice amount, montant facture, total facture, original amount, ' +
    'montant initial, montant origine, montant total, total amount, ttc, montant, amount, total, gross',
  open:
    'reste dû, reste à payer, amount due signed, montant dû signé, rest to pay, restant à payer, reste à régler, restant dû, montant restant dû, montant restant, solde dû, solde restant, solde ttc, ' +
    'montant dû, net à payer, montant impayé, montant ouvert, balance due, open balance, open amount, amount due, ' +
    'outstanding amount, outstanding balance, outstanding, remaining amount, remaining, unpaid amount, unpaid, residual amount, ' +
    'residual, due amount, solde, balance, impayé, encours, remain to pay, remainder to pay, remaining to pay, remaining unpaid, reliquat, reste, à payer, dû',
  paid:
    'montant payé, montant réglé, montant encaissé, déjà payé, déjà réglé, total payé, amount paid, total paid, amount received, ' +
    'payé, réglé, encaissé, règlements, paiements, paid, payments, received',
  debit: 'débit, montant débit, debit amount, débits',
  credit: 'crédit, montant crédit, credit amount, crédits',
  currency: 'devise, code devise, monnaie, currency, currency code',
  siren: 'siren, n° siren, siret, n° siret, siren siret, company number, registration number',
  email: EMAILS,
  debtorKind: DEBTOR_KINDS,
  documentKind:
    'type document, type facture, type pièce, nature pièce, nature document, doc type, invoice type, nature, type',
  paymentMeans: MEANS,
  disputed: 'litige, en litige, contesté, litigieux, disputed, dispute, in dispute',
  label: 'libellé, EcritureLib, description, désignation, objet, label, subject',
} as const

const CUSTOMER_HEADINGS = {
  account: `${CODES}, id, référence, numéro`,
  name: NAMES,
  kind: DEBTOR_KINDS,
  siren: 'siren, n° siren, company number, registration number',
  siret: 'siret, n° siret, siren siret',
  vat: 'tva intracommunautaire, n° tva, n° tva intracommunautaire, tva intracom, n° tva intracom, code tva, vat number, vat id, vat',
  email: EMAILS,
  contactName: 'nom contact, contact name, interlocuteur, contact',
  phone: 'téléphone, n° téléphone, téléphone fixe, phone, phone number, portable, mobile',
  address1:
    'adresse, adresse 1, adresse ligne 1, adresse facturation, rue, voie, address, address 1, address line 1, billing address, street',
  address2: 'adresse 2, adresse ligne 2, complément adresse, complément, address 2, address line 2',
  address3: 'adresse 3, adresse ligne 3, address 3, address line 3',
  postcode: 'code postal, cp, postcode, postal code, zip, zip code',
  city: 'ville, commune, localité, city, town',
  country: 'pays, code pays, country, country code',
  language: 'langue, language',
  terms:
    'conditions de paiement, conditions de règlement, délai de paiement, délai de règlement, échéance, mode échéance, ' +
    'payment terms, terms, credit terms, conditions, délai',
  paymentMeans: MEANS,
} as const

const BANK_HEADINGS = {
  bookingDate:
    'date comptabilisation, date comptable, date opération, date op, date écriture, booking date, operation date, transaction date, ' +
    'settlement date utc, date règlement utc, completed date, date, operation date utc, date opération utc',
  valueDate: 'date valeur, date val, value date, valeur',
  amount:
    'montant opération, montant net, montant, montant eur, total amount incl vat, montant total ttc, amount, amount eur, net amount, somme',
  debit: 'débit, montant débit, débits, debit amount, sortie, dépense, paid out, money out, withdrawals',
  credit: 'crédit, montant crédit, crédits, credit amount, entrée, recette, paid in, money in, deposits',
  label:
    'libellé opération, libellé, libellé simplifié, label, description, transaction name, nom transaction, opération, motif, narrative, wording',
  detail:
    'détail écriture, détail opération, informations complémentaires, détails, détail, libellé complémentaire, libellé court, reference text, memo, mémo, commentaire, comment, note, notes',
  counterparty:
    'counterparty name, nom contrepartie, contrepartie, nom tiers, tiers, bénéficiaire, émetteur, payee, payer, supplier found, name, nom',
  counterpartyIban: 'counterparty iban, iban contrepartie, iban tiers, counterparty account',
  reference: 'référence opération, référence, n° opération, transaction id, identifiant transaction, id, numéro',
  type: 'type opération, type transaction, transaction type, type, payment method, moyen de paiement',
  currency: 'devise, currency, monnaie',
  balance: 'solde, balance, accountbalance, account balance, solde compte, running balance',
  status: 'statut, status, state, état',
  account: 'account num, n° compte, iban compte, compte, account iban, account number',
} as const

export type ListField = keyof typeof LIST_HEADINGS
export type CustomerField = keyof typeof CUSTOMER_HEADINGS
export type BankField = keyof typeof BANK_HEADINGS

/** For each field its headings, folded, with their rank: 0 is the surest. */
export type Headings<Field extends string> = ReadonlyMap<Field, ReadonlyMap<string, number>>

export const listHeadings: Headings<ListField> = foldAll(LIST_HEADINGS)
export const customerHeadings: Headings<CustomerField> = foldAll(CUSTOMER_HEADINGS)
export const bankHeadings: Headings<BankField> = foldAll(BANK_HEADINGS)

function foldAll<Field extends string>(headings: Readonly<Record<Field, string>>): Headings<Field> {
  const ranks = (list: string): ReadonlyMap<string, number> =>
    // Reversed, so that the surer of two headings that fold alike wins.
    new Map(
      list
        .split(', ')
        .map((heading, rank) => [foldHeading(heading), rank] as const)
        .toReversed(),
    )
  return new Map((Object.keys(headings) as Field[]).map((field) => [field, ranks(headings[field])]))
}
