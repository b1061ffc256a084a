// Refusals: bank files.

import type { RefusalEntry } from './entry.ts'

export const intakeBankRefusals = {
  'intake.too_many_movements': {
    status: 413,
    fr: 'Le fichier contient plus de {limit} opérations. Demandez une période plus courte.',
    en: 'The file holds more than {limit} movements. Ask for a shorter period.',
  },
  'intake.statement_empty': {
    status: 422,
    fr: '{file} ne contient aucun relevé de compte. Choisissez une période qui a des opérations, puis exportez-le de nouveau.',
    en: '{file} holds no account statement. Choose a period with movements, then export it again.',
  },
  'intake.statement_unbalanced': {
    status: 422,
    fr: 'Compte {account} : l’ancien solde ({openingCents}) et les opérations ({entriesCents}) donnent {expectedCents}, or le relevé annonce {closingCents}. Il manque une opération ou il y en a une de trop : demandez le relevé de nouveau.',
    en: 'Account {account}: the opening balance ({openingCents}) and the entries ({entriesCents}) come to {expectedCents}, but the statement says {closingCents}. An entry is missing or one too many: get the statement again.',
  },
  'intake.statement_total_differs': {
    status: 422,
    fr: 'Le total annoncé ({statedCents}) n’est pas la somme des opérations ({entriesCents}). Le fichier est incomplet : demandez-le de nouveau.',
    en: 'The total stated ({statedCents}) is not the sum of the entries ({entriesCents}). The file is incomplete: get it again.',
  },
  'intake.statement_not_stored': {
    status: 422,
    fr: '{file} est un ordre donné à la banque : il se lit (quittance read), mais rien n’est encore payé. Importez la réponse de la banque, puis le relevé.',
    en: '{file} is an order given to the bank: it can be read (quittance read), but nothing is paid yet. Import the answer of the bank, then the statement.',
  },
  'intake.rejects_unnamed': {
    status: 422,
    fr: 'La banque rejette tout l’ordre {order} sans nommer ses prélèvements : rien ne dit lesquels n’ont pas été payés. Corrigez l’ordre et remettez-le, ou demandez le détail à la banque.',
    en: 'The bank rejects the whole order {order} without naming its direct debits: nothing says which were not paid. Mend the order and send it again, or ask the bank for the details.',
  },
  'intake.reject_without_amount': {
    status: 422,
    fr: 'Le rejet du prélèvement {reference} ne dit pas son montant : il n’est pas pris. Le relevé le dira ; importez-le quand il arrive.',
    en: 'The reject of direct debit {reference} does not say its amount: it is not taken. The statement will; import it when it comes.',
  },
  'intake.running_balance': {
    status: 422,
    fr: 'Compte {account} : la colonne des soldes ne suit pas les montants, des opérations manquent ou l’ordre est mêlé. Le solde n’est pas pris.',
    en: 'Account {account}: the balance column does not follow the amounts, as entries are missing or out of order. The balance is not taken.',
  },
  'intake.record_unplaced': {
    status: 422,
    fr: 'L’enregistrement {record} ne suit aucun relevé ou aucune opération : il n’est pas pris.',
    en: 'Record {record} follows no statement or no entry: it is not taken.',
  },
  'intake.entry_not_booked': {
    status: 422,
    fr: 'Opération de {value} non comptabilisée ({status}) : elle sera prise quand la banque l’aura passée.',
    en: 'Entry of {value} not booked ({status}): it is taken once the bank has booked it.',
  },
  'intake.entry_day_missing': {
    status: 422,
    fr: 'L’opération n’a pas de date de comptabilisation : elle est prise au {day}.',
    en: 'The entry has no booking day: it is taken on {day}.',
  },
} as const satisfies Record<string, RefusalEntry>
