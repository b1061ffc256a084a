// Refusals: debtors, invoices, credits and holds.

import type { RefusalEntry } from './entry.ts'

export const ledgerRefusals = {
  'ledger.debtor_unknown': {
    status: 404,
    fr: 'Ce débiteur n’existe pas, ou a été réuni à un autre. Cherchez-le par son nom ou son compte.',
    en: 'This debtor does not exist, or was merged into another one. Look for it by name or account.',
  },
  'ledger.item_unknown': {
    status: 404,
    fr: 'La facture {item} n’existe pas, ou son import a été annulé. Cherchez-la par son numéro.',
    en: 'The invoice {item} does not exist, or its import was undone. Look for it by its number.',
  },
  'ledger.credit_unknown': {
    status: 404,
    fr: 'Le règlement ou l’avoir {credit} n’existe pas, ou a été annulé.',
    en: 'The payment or credit note {credit} does not exist, or was undone.',
  },
  'ledger.allocation_unknown': {
    status: 404,
    fr: 'L’imputation {entry} n’existe pas, ou a déjà été annulée. Rechargez la fiche du débiteur.',
    en: 'The allocation {entry} does not exist, or was undone already. Reload the debtor’s page.',
  },
  'ledger.hold_unknown': {
    status: 404,
    fr: 'La suspension {hold} n’existe pas. Rechargez la fiche du débiteur.',
    en: 'The hold {hold} does not exist. Reload the debtor’s page.',
  },
  'ledger.contact_unknown': {
    status: 404,
    fr: 'Le contact {contact} n’existe plus. Rechargez la fiche du débiteur.',
    en: 'The contact {contact} no longer exists. Reload the debtor’s page.',
  },
  'ledger.not_found': {
    status: 404,
    fr: 'Rien ne correspond à « {text} ». Donnez le numéro de la facture, le compte, le SIREN ou le nom du débiteur, ou son identifiant précédé de #.',
    en: 'Nothing matches “{text}”. Give the number of the invoice, the debtor’s account, SIREN or name, or its id after #.',
  },
  'ledger.ambiguous': {
    status: 409,
    fr: '« {text} » désigne plusieurs choses : {candidates}. Donnez l’identifiant précédé de #.',
    en: '“{text}” means several things: {candidates}. Give the id after #.',
  },
  'ledger.item_differs': {
    status: 409,
    fr: 'La facture {number} est déjà enregistrée pour {presentCents}, émise le {presentIssueDate} ; le fichier dit {givenCents}, émise le {givenIssueDate}. Rien n’a été changé : corrigez le fichier, ou enregistrez un avoir.',
    en: 'Invoice {number} is recorded already with {presentCents}, issued on {presentIssueDate}; the file says {givenCents}, issued on {givenIssueDate}. Nothing was changed: correct the file, or record a credit note.',
  },
  'ledger.item_repeated': {
    status: 422,
    fr: 'La facture {number} est deux fois dans le fichier, avec {presentCents} puis {givenCents}. Seule la première a été prise.',
    en: 'Invoice {number} is in the file twice, with {presentCents} and then {givenCents}. Only the first was taken.',
  },
  'ledger.credit_differs': {
    status: 409,
    fr: 'Le règlement {reference} du {onDay} est déjà enregistré autrement. Rien n’a été changé : vérifiez-le sur la fiche du débiteur.',
    en: 'The payment {reference} of {onDay} is recorded already in another way. Nothing was changed: check it on the debtor’s page.',
  },
  'ledger.allocation_across': {
    status: 422,
    fr: 'La facture {number} et ce règlement n’ont pas le même débiteur ou la même devise. Choisissez une facture de ce débiteur.',
    en: 'Invoice {number} and this payment have another debtor or another currency. Choose an invoice of this debtor.',
  },
  'ledger.allocation_does_not_fit': {
    status: 409,
    fr: 'Imputer {wantedCents} sur la facture {number} est trop : il y reste dû {openCents}, et {remainingCents} du règlement sont disponibles.',
    en: 'Allocating {wantedCents} to invoice {number} is too much: {openCents} of it is open, and {remainingCents} of the payment is left.',
  },
  'ledger.payment_in_future': {
    status: 422,
    fr: 'Un règlement daté du {onDay} n’est pas encore reçu : nous sommes le {today}. Notez plutôt un paiement annoncé.',
    en: 'A payment dated {onDay} has not been received yet: today is {today}. Note an announced payment instead.',
  },
  'ledger.credit_from_file': {
    status: 409,
    fr: 'Ce règlement vient d’un fichier : annulez l’import, ou seulement son imputation.',
    en: 'This payment came from a file: undo the import, or only its allocation.',
  },
  'ledger.import_in_use': {
    status: 409,
    fr: 'Cet import ne peut plus être annulé : {count} de ses factures ont servi depuis ({numbers}). Annulez d’abord ces imputations et suspensions ; ce qui est parti ne se reprend pas.',
    en: 'This import can no longer be undone: {count} of its invoices have been used since ({numbers}). Undo those allocations and holds first; what has left cannot be taken back.',
  },
  'ledger.debtor_changed': {
    status: 409,
    fr: 'La fiche de {name} a changé pendant que vous la modifiiez. Rechargez-la, puis refaites votre modification.',
    en: 'The record of {name} changed while you were editing it. Reload it, then make your change again.',
  },
  'ledger.siren_invalid': {
    status: 422,
    fr: '« {siren} » n’est pas un SIREN : la clé de contrôle est fausse. Vérifiez les neuf chiffres.',
    en: '“{siren}” is not a SIREN: the check digit is wrong. Check the nine digits.',
  },
  'ledger.siren_taken': {
    status: 409,
    fr: 'Le SIREN {siren} est déjà celui de {name}. Si c’est la même entreprise, réunissez les deux fiches.',
    en: 'The SIREN {siren} is that of {name} already. If it is the same company, merge the two records.',
  },
  'ledger.siren_differs': {
    status: 409,
    fr: '{name} a déjà le SIREN {presentSiren} ; le fichier dit {siren}. Rien n’a été changé : vérifiez lequel est juste.',
    en: '{name} has the SIREN {presentSiren} already; the file says {siren}. Nothing was changed: check which one is right.',
  },
  'ledger.reference_of_other': {
    status: 409,
    fr: 'La référence {reference} de {name} est celle de {otherName}. Si c’est le même débiteur, réunissez les deux fiches.',
    en: 'The reference {reference} of {name} belongs to {otherName}. If they are the same debtor, merge the two records.',
  },
  'ledger.email_invalid': {
    status: 422,
    fr: '« {email} » n’est pas une adresse électronique. Donnez-en une seule, sans nom autour.',
    en: '“{email}” is not an e-mail address. Give a single one, without a name around it.',
  },
  'ledger.day_in_future': {
    status: 422,
    fr: 'Le {day} n’est pas encore passé : la balance se lit jusqu’au {today}.',
    en: '{day} has not come yet: the board can be read up to {today}.',
  },
  'ledger.hold_too_large': {
    status: 422,
    fr: 'Suspendre {amountCents} sur la facture {number} est trop : son total est de {totalCents}.',
    en: 'Holding {amountCents} of invoice {number} is too much: its total is {totalCents}.',
  },
  'ledger.hold_needs_item': {
    status: 422,
    fr: 'Un montant ne se suspend que sur une facture. Choisissez-la, ou suspendez tout le débiteur sans montant.',
    en: 'An amount can be held on an invoice only. Choose it, or hold the whole debtor without an amount.',
  },
  'ledger.hold_of_other': {
    status: 422,
    fr: 'La facture {number} n’est pas à ce débiteur. Choisissez une de ses factures.',
    en: 'Invoice {number} is not this debtor’s. Choose one of its invoices.',
  },
  'ledger.hold_ends_before': {
    status: 422,
    fr: 'Une suspension jusqu’au {untilDay} serait déjà finie : nous sommes le {today}.',
    en: 'A hold until {untilDay} would be over already: today is {today}.',
  },
  'ledger.hold_running': {
    status: 409,
    fr: 'La même suspension court déjà depuis le {fromDay}. Levez-la d’abord pour en changer la date ou le motif.',
    en: 'The same hold has been running since {fromDay}. Lift it first to change its date or reason.',
  },
  'ledger.cause_unknown': {
    status: 404,
    fr: 'Aucune cause de retard ne porte le numéro {cause}. La page du débiteur donne celles qui sont notées.',
    en: 'No cause of lateness has number {cause}. The page of the debtor shows those that are noted.',
  },
  'ledger.cause_withdrawn': {
    status: 409,
    fr: 'La cause de retard n° {cause} est déjà reprise. Notez-la à nouveau si elle vaut toujours.',
    en: 'Cause of lateness {cause} was taken back already. Note it again if it still holds.',
  },
  'ledger.hold_lifted': {
    status: 409,
    fr: 'Cette suspension a déjà été levée le {liftedOn}.',
    en: 'This hold was lifted already on {liftedOn}.',
  },
  'ledger.hold_not_lifted': {
    status: 409,
    fr: 'Cette suspension court encore : il n’y a rien à rétablir.',
    en: 'This hold is still running: there is nothing to restore.',
  },
  'ledger.merge_with_itself': {
    status: 422,
    fr: 'Choisissez deux fiches différentes à réunir.',
    en: 'Choose two different records to merge.',
  },
  'ledger.merge_two_sirens': {
    status: 409,
    fr: '{keptName} ({keptSiren}) et {mergedName} ({mergedSiren}) ont deux SIREN : ce sont deux entreprises. Corrigez le SIREN qui est faux avant de les réunir.',
    en: '{keptName} ({keptSiren}) and {mergedName} ({mergedSiren}) have two SIREN: they are two companies. Correct the one that is wrong before merging them.',
  },
  'ledger.merge_same_numbers': {
    status: 409,
    fr: 'Les deux fiches portent les mêmes numéros de facture ({numbers}) : ce ne peut pas être le même débiteur, ou une facture y est en double. Vérifiez-les.',
    en: 'Both records hold the same invoice numbers ({numbers}): it cannot be one debtor, or an invoice is there twice. Check them.',
  },
  'ledger.not_merged': {
    status: 409,
    fr: 'La fiche {debtor} n’a pas été réunie à une autre : il n’y a rien à séparer.',
    en: 'The record {debtor} was not merged into another one: there is nothing to separate.',
  },
  'ledger.unmerge_order': {
    status: 409,
    fr: 'La fiche qui a repris celle-ci a été réunie à une troisième depuis. Séparez d’abord celle-là ({keptDebtor}).',
    en: 'The record that took this one in was merged into a third one since. Separate that one first ({keptDebtor}).',
  },
  'ledger.unmerge_settled_across': {
    status: 409,
    fr: 'Depuis la réunion, des règlements de l’une ont payé des factures de l’autre ({numbers}). Annulez ces imputations, puis séparez les fiches.',
    en: 'Since they were merged, payments of one have paid invoices of the other ({numbers}). Undo those allocations, then separate the records.',
  },
  'ledger.document_unknown': {
    status: 404,
    fr: 'Il n’y a pas de document n° {document}. Rouvrez la facture pour voir ceux qui lui sont joints.',
    en: 'There is no document no. {document}. Open the invoice again to see those attached to it.',
  },
} as const satisfies Record<string, RefusalEntry>
