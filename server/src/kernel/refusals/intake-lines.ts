// Refusals: lines that are refused inside a file that can be read.

import type { RefusalEntry } from './entry.ts'

export const intakeLinesRefusals = {
  'intake.entries_columns_missing': {
    status: 422,
    fr: 'Il manque à {file} les colonnes {missing}, obligatoires dans un fichier des écritures comptables. Refaites l’export au format FEC.',
    en: '{file} lacks the columns {missing}, which a file of accounting entries must have. Export it again in the FEC format.',
  },
  'intake.line_too_long': {
    status: 422,
    fr: 'La ligne {line} dépasse {limitKilobytes} Ko : ce n’est pas une ligne de tableau. Vérifiez les fins de ligne et les guillemets du fichier.',
    en: 'Line {line} is over {limitKilobytes} KB: that is no line of a table. Check the line ends and the quotation marks of the file.',
  },
  'intake.columns_missing': {
    status: 422,
    fr: 'Quittance n’a pas trouvé dans {file} ces colonnes : {missingFields}. Colonnes du fichier : {columns}. Dites laquelle est laquelle, par exemple --map number=Pièce (d’abord le mot entre parenthèses).',
    en: 'Quittance did not find these columns in {file}: {missingFields}. Columns of the file: {columns}. Say which is which, for example --map number=Pièce (first the word in brackets).',
  },
  'intake.mapping_unknown': {
    status: 422,
    fr: 'La correspondance {mapping} ne peut pas être appliquée : champs connus {knownFields} ; colonnes du fichier {columns}.',
    en: 'The mapping {mapping} cannot be applied: known fields {knownFields}; columns of the file {columns}.',
  },
  'intake.line_columns': {
    status: 422,
    fr: '{found} colonnes au lieu de {expected}.',
    en: '{found} columns instead of {expected}.',
  },
  'intake.line_amount': {
    status: 422,
    fr: '« {value} » n’est pas un montant lisible ({column}).',
    en: '“{value}” is not a readable amount ({column}).',
  },
  'intake.line_amount_ambiguous': {
    status: 422,
    fr: '« {value} » peut se lire de deux façons ({column}) : dites si la virgule ou le point marque les décimales.',
    en: '“{value}” can be read in two ways ({column}): say whether the comma or the point is the decimal mark.',
  },
  'intake.line_amount_missing': {
    status: 422,
    fr: 'Aucun montant.',
    en: 'No amount.',
  },
  'intake.line_amount_zero': {
    status: 422,
    fr: 'Montant nul.',
    en: 'The amount is zero.',
  },
  'intake.line_amounts_disagree': {
    status: 422,
    fr: 'Les montants se contredisent : total {totalCents}, payé {paidCents}, reste dû {openCents}.',
    en: 'The amounts contradict each other: total {totalCents}, paid {paidCents}, open {openCents}.',
  },
  'intake.line_amount_negative': {
    status: 422,
    fr: 'Montant négatif sur une ligne qui dit être une facture.',
    en: 'A negative amount on a line that says it is an invoice.',
  },
  'intake.line_two_sides': {
    status: 422,
    fr: 'Débit et crédit sont tous deux remplis.',
    en: 'Both debit and credit are filled in.',
  },
  'intake.line_no_side': {
    status: 422,
    fr: 'Ni débit ni crédit.',
    en: 'Neither debit nor credit.',
  },
  'intake.line_sense': {
    status: 422,
    fr: '« {value} » n’est pas un sens : D ou C attendu.',
    en: '“{value}” is no side: D or C expected.',
  },
  'intake.line_day': {
    status: 422,
    fr: '« {value} » n’est pas une date lisible ({column}).',
    en: '“{value}” is not a readable date ({column}).',
  },
  'intake.line_day_ambiguous': {
    status: 422,
    fr: '« {value} » peut être deux dates ({column}) : dites si le jour ou le mois vient en premier.',
    en: '“{value}” can be two dates ({column}): say whether the day or the month comes first.',
  },
  'intake.line_day_missing': {
    status: 422,
    fr: 'Ni date d’émission ni échéance.',
    en: 'Neither issue date nor due date.',
  },
  'intake.line_day_implausible': {
    status: 422,
    fr: 'La date {day} est hors de toute vraisemblance ({column}).',
    en: 'The date {day} cannot be true ({column}).',
  },
  'intake.line_days_reversed': {
    status: 422,
    fr: 'L’échéance {due} précède la date d’émission {issue}.',
    en: 'The due date {due} is before the issue date {issue}.',
  },
  'intake.line_account': {
    status: 422,
    fr: '« {value} » n’est pas un numéro de compte : il doit commencer par trois chiffres.',
    en: '“{value}” is not an account number: it must begin with three digits.',
  },
  'intake.line_encoding': {
    status: 422,
    fr: 'Un caractère est illisible : la ligne a été coupée ou mal encodée.',
    en: 'A character is unreadable: the line was cut or wrongly encoded.',
  },
  'intake.line_debtor_missing': {
    status: 422,
    fr: 'Ni code, ni nom, ni SIREN du client.',
    en: 'Neither code, nor name, nor SIREN of the customer.',
  },
  'intake.line_number_missing': {
    status: 422,
    fr: 'Numéro de facture absent.',
    en: 'The invoice number is missing.',
  },
  'intake.line_too_much_text': {
    status: 422,
    fr: 'Texte trop long ({column}) : {limit} caractères au plus.',
    en: 'Text too long ({column}): {limit} characters at most.',
  },
  'intake.line_repeated': {
    status: 422,
    fr: 'La facture {number} de ce client est déjà à la ligne {first}, avec la même échéance.',
    en: 'Invoice {number} of this customer is already on line {first}, with the same due date.',
  },
  'intake.line_siren': {
    status: 422,
    fr: '« {value} » n’est ni un SIREN ni un SIRET : la clé de contrôle est fausse.',
    en: '“{value}” is neither a SIREN nor a SIRET: the check digit is wrong.',
  },
  'intake.line_vat': {
    status: 422,
    fr: '« {value} » n’est pas un numéro de TVA intracommunautaire valable.',
    en: '“{value}” is not a valid European VAT number.',
  },
  'intake.line_sirens_differ': {
    status: 422,
    fr: 'SIREN, SIRET et numéro de TVA désignent des entreprises différentes : {sirens}.',
    en: 'SIREN, SIRET and VAT number are of different companies: {sirens}.',
  },
  'intake.line_language': {
    status: 422,
    fr: 'La langue « {value} » n’est pas encore écrite : les messages partiront en anglais.',
    en: 'The language “{value}” is not written yet: messages will leave in English.',
  },
  'intake.line_email': {
    status: 422,
    fr: '« {value} » n’est pas une adresse électronique.',
    en: '“{value}” is not an e-mail address.',
  },
  'intake.line_emails_several': {
    status: 422,
    fr: '« {value} » contient plusieurs adresses électroniques : gardez-en une par ligne.',
    en: '“{value}” holds several e-mail addresses: keep one per line.',
  },
  'intake.line_currency': {
    status: 422,
    fr: '« {value} » n’est pas une devise que Quittance suit (trois lettres, deux décimales).',
    en: '“{value}” is not a currency that Quittance follows (three letters, two decimals).',
  },
  'intake.line_choice': {
    status: 422,
    fr: '« {value} » n’est pas reconnu ({column}).',
    en: '“{value}” is not recognised ({column}).',
  },
  'intake.line_terms': {
    status: 422,
    fr: '« {value} » ne dit pas clairement des conditions de paiement.',
    en: '“{value}” does not clearly say terms of payment.',
  },
  'intake.line_terms_ambiguous': {
    status: 422,
    fr: '« {value} » se lit de deux façons : {readings}. Dites laquelle.',
    en: '“{value}” can be read in two ways: {readings}. Say which.',
  },
  'intake.line_account_repeated': {
    status: 422,
    fr: 'Le compte {account} est déjà à la ligne {first}.',
    en: 'Account {account} is already on line {first}.',
  },
  'intake.ageing_without_invoices': {
    status: 422,
    fr: '{file} est une balance âgée : {debtors} clients, {totalCents}, mais aucune facture. Elle sert à vérifier vos totaux par client (quittance read), pas à relancer : exportez plutôt les factures ouvertes, avec numéro, échéance et reste dû.',
    en: '{file} is an aged balance: {debtors} customers, {totalCents}, but no invoice. It serves to check your totals per customer (quittance read), not to remind anybody: export the open invoices instead, with number, due date and what is left to pay.',
  },
} as const satisfies Record<string, RefusalEntry>
