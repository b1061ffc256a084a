// Refusals: files that cannot be read or stored.

import type { RefusalEntry } from './entry.ts'

export const intakeFilesRefusals = {
  'intake.already_imported': {
    status: 409,
    fr: '« {file} » est déjà importé (import {importId}, {recordedAt}) : rien n’a changé. Annulez cet import d’abord pour le reprendre.',
    en: '“{file}” is already imported (import {importId}, {recordedAt}): nothing changed. Undo that import first to take it again.',
  },
  'intake.file_too_heavy': {
    status: 422,
    fr: 'La lecture de « {file} » a été arrêtée : elle demande trop de mémoire ou de temps. Rien n’en est pris. Vérifiez d’où vient ce fichier, ou exportez une période plus courte.',
    en: 'Reading “{file}” was stopped: it takes too much memory or time. Nothing of it is taken. Check where this file comes from, or export a shorter period.',
  },
  'intake.terms_needed': {
    status: 422,
    fr: 'Ce fichier ne donne pas d’échéance (ligne {line}) et aucun délai de paiement n’est connu. Indiquez vos conditions, par exemple 30 jours.',
    en: 'This file gives no due date (line {line}) and no payment terms are known. Enter your terms, for example 30 days.',
  },
  'intake.lines_refused': {
    status: 422,
    fr: '{refused} ligne(s) de « {file} » ne peuvent pas être lues : rien n’est importé. Corrigez-les, ou importez le reste en l’acceptant expressément.',
    en: '{refused} line(s) of “{file}” cannot be read: nothing is imported. Correct them, or import the rest by accepting so.',
  },
  'intake.completeness_unknown': {
    status: 422,
    fr: 'Factures ouvertes ici et absentes de cette liste : {items} ({openCents}). Dites si elle contient tout ce qui est ouvert, celles-là étant alors payées (--complete yes), ou si c’est un extrait (--complete no).',
    en: 'Invoices open here and absent from this list: {items} ({openCents}). Say whether it holds all that is open, so that these were paid (--complete yes), or is an extract (--complete no).',
  },
  'intake.more_open': {
    status: 409,
    fr: 'La liste laisse plus ouvert sur {number} ({listedCents}) que le registre ({openCents}) : un règlement connu ici n’y est pas. Rien n’est changé ; voyez lequel des deux a raison.',
    en: 'The list leaves more open on {number} ({listedCents}) than the ledger ({openCents}): a payment known here is not in it. Nothing is changed; see which of the two is right.',
  },
  'intake.opening_differs': {
    status: 409,
    fr: 'Les écritures d’ouverture du client {account} reprennent {carriedCents} au {firstDay}, alors que {knownCents} étaient connus ici la veille. Ses factures étant connues, rien n’est dû deux fois ; voyez ce qui manque d’un côté ou de l’autre.',
    en: 'The opening entries of customer {account} carry over {carriedCents} on {firstDay}, while {knownCents} were known here the day before. As its invoices are known, nothing is owed twice; see what is missing on either side.',
  },
  'intake.gone_from_books': {
    status: 409,
    fr: '{number} ({openCents}, du {issueDate}) était dans vos écritures et n’est plus dans celles-ci, qui couvrent pourtant sa date. Elle n’est pas tenue pour payée et reste ouverte : si elle est annulée ou réglée, saisissez l’avoir ou le règlement ; sinon refaites l’export.',
    en: '{number} ({openCents}, of {issueDate}) was in your books and is not in these, although they cover its date. It is not taken for paid and stays open: if it was cancelled or settled, enter the credit note or the payment; else export again.',
  },
  'intake.import_not_found': {
    status: 404,
    fr: 'L’import {importId} n’existe pas. Voyez l’historique des imports.',
    en: 'There is no import {importId}. See the history of imports.',
  },
  'intake.import_undone': {
    status: 409,
    fr: 'L’import {importId} est déjà annulé ({undoneAt}).',
    en: 'Import {importId} is already undone ({undoneAt}).',
  },
  'intake.import_followed': {
    status: 409,
    fr: 'L’import {importId} a été suivi d’un autre (import {later}, « {file} ») qui peut reprendre les mêmes pièces. Les importations s’annulent de la dernière à la première : annulez d’abord celle-là.',
    en: 'Import {importId} was followed by another (import {later}, “{file}”) that may state the same items. Imports are undone from the last to the first: undo that one first.',
  },
  'intake.upload_missing': {
    status: 422,
    fr: 'Aucun fichier n’a été reçu. Déposez-le de nouveau.',
    en: 'No file was received. Drop it again.',
  },
  'intake.upload_gone': {
    status: 404,
    fr: 'Le fichier lu n’est plus là. Déposez-le de nouveau.',
    en: 'The file that was read is no longer there. Drop it again.',
  },
  'intake.file_not_found': {
    status: 404,
    fr: 'Aucun fichier à {path}. Vérifiez le chemin.',
    en: 'There is no file at {path}. Check the path.',
  },
  'intake.file_empty': {
    status: 422,
    fr: 'Le fichier {file} est vide. Refaites l’export, puis déposez-le de nouveau.',
    en: 'The file {file} is empty. Export it again, then drop it again.',
  },
  'intake.file_too_large': {
    status: 413,
    fr: 'Le fichier {file} pèse {sizeMegabytes} Mo ; la limite pour ce format est de {limitMegabytes} Mo. Exportez une période plus courte, ou partagez-le en plusieurs fichiers.',
    en: 'The file {file} is {sizeMegabytes} MB; the limit for this format is {limitMegabytes} MB. Export a shorter period, or split it into several files.',
  },
  'intake.file_unsupported': {
    status: 415,
    fr: '{file} est un fichier {what}, que Quittance ne lit pas. Exportez les écritures en texte (FEC), ou la liste en CSV ou XLSX.',
    en: '{file} is a {what} file, which Quittance does not read. Export the entries as text (FEC), or the list as CSV or XLSX.',
  },
  'intake.file_binary': {
    status: 415,
    fr: '{file} ne contient pas du texte mais des données binaires. Exportez les écritures en texte (FEC), ou la liste en CSV ou XLSX.',
    en: '{file} holds binary data, not text. Export the entries as text (FEC), or the list as CSV or XLSX.',
  },
  'intake.file_unknown': {
    status: 422,
    fr: 'Quittance ne reconnaît pas {file}, qui commence par « {start} » : ni écritures comptables, ni liste de factures ou de clients, ni relevé de banque, ni facture électronique. Vérifiez le fichier, ou dites ce qu’il est.',
    en: 'Quittance does not recognise {file}, which begins with “{start}”: neither accounting entries, nor a list of invoices or customers, nor a bank statement, nor an electronic invoice. Check the file, or say what it is.',
  },
  'intake.entries_in_workbook': {
    status: 422,
    fr: '{file} est un classeur : les écritures comptables ne s’y lisent pas sûrement. Exportez-les en texte (FEC).',
    en: '{file} is a workbook: accounting entries cannot be read from it with certainty. Export them as text (FEC).',
  },
  'intake.list_in_xml': {
    status: 422,
    fr: '{file} contient des écritures en XML, pas une liste. Laissez Quittance reconnaître le fichier, ou déposez une liste en CSV ou XLSX.',
    en: '{file} holds entries as XML, not a list. Let Quittance recognise the file, or drop a list as CSV or XLSX.',
  },
  'intake.total_too_large': {
    status: 422,
    fr: 'Les montants de {file} dépassent, additionnés, ce qu’un grand livre peut contenir. Vérifiez le fichier.',
    en: 'The amounts of {file} add up to more than any ledger holds. Check the file.',
  },
  'intake.too_many_columns': {
    status: 422,
    fr: 'La ligne {line} a plus de {limit} colonnes. Vérifiez le séparateur, ou ne gardez que les colonnes utiles.',
    en: 'Line {line} has more than {limit} columns. Check the separator, or keep only the columns that matter.',
  },
  'intake.too_many_cells': {
    status: 422,
    fr: 'Le tableau dépasse {limit} cellules. Exportez-le en CSV, ou par parties.',
    en: 'The table holds more than {limit} cells. Export it as CSV, or in parts.',
  },
  'intake.too_many_rows': {
    status: 413,
    fr: 'Le fichier contient plus de {limit} lignes à retenir. Exportez une période plus courte, ou partagez-le en plusieurs fichiers.',
    en: 'The file holds more than {limit} lines to keep. Export a shorter period, or split it into several files.',
  },
  'intake.quote_unclosed': {
    status: 422,
    fr: 'Un guillemet ouvert à la ligne {line} n’est jamais refermé. Corrigez cette ligne ou refaites l’export.',
    en: 'A quotation mark opened on line {line} is never closed. Mend that line or export the file again.',
  },
  'intake.xml_malformed': {
    status: 422,
    fr: 'Le XML de {file} est mal formé à la ligne {line} : {detail}. Refaites l’export.',
    en: 'The XML of {file} is malformed on line {line}: {detail}. Export it again.',
  },
  'intake.xml_refused': {
    status: 422,
    fr: 'Le XML de {file} contient, à la ligne {line}, ce qu’un tel fichier ne contient jamais ({detail}) : il n’est pas lu, par prudence. Refaites l’export.',
    en: 'The XML of {file} holds on line {line} what such a file never holds ({detail}): it is not read, for safety. Export it again.',
  },
  'intake.spreadsheet_damaged': {
    status: 422,
    fr: 'Le classeur {file} est abîmé ou incomplet et ne peut pas être lu. Ouvrez-le dans votre tableur et enregistrez-le de nouveau au format .xlsx.',
    en: 'The workbook {file} is damaged or incomplete and cannot be read. Open it in your spreadsheet program and save it again as .xlsx.',
  },
  'intake.spreadsheet_too_large': {
    status: 413,
    fr: 'Décompressé, le classeur {file} dépasse {limitMegabytes} Mo. Ne gardez que la feuille utile, ou exportez-la en CSV.',
    en: 'Unpacked, the workbook {file} is over {limitMegabytes} MB. Keep only the sheet that matters, or export it as CSV.',
  },
  'intake.spreadsheet_too_heavy': {
    status: 413,
    fr: 'Le classeur {file} demande trop de mémoire ou de temps pour être lu. Ne gardez que la feuille utile, ou exportez-la en CSV.',
    en: 'The workbook {file} takes too much memory or time to read. Keep only the sheet that matters, or export it as CSV.',
  },
  'intake.service_off': {
    status: 409,
    fr: 'Ce service public n’est pas interrogé : {setting} n’est pas défini. Donnez son adresse dans la configuration, ou téléchargez le fichier et importez-le.',
    en: 'This public service is not asked: {setting} is not set. Give its address in the configuration, or download the file and import it.',
  },
  'intake.json_malformed': {
    status: 422,
    fr: '{file} n’est pas du JSON complet ({detail}). Téléchargez-le de nouveau.',
    en: '{file} is not complete JSON ({detail}). Download it again.',
  },
  'intake.file_other_kind': {
    status: 422,
    fr: '{file} est un fichier de banque : il ne se lit pas comme {as}. Retirez --as.',
    en: '{file} is a file of a bank: it cannot be read as {as}. Leave --as out.',
  },
  'intake.file_encoding': {
    status: 422,
    fr: '{file} annonce un texte en {encoding}, mais contient des octets qui n’en sont pas. Demandez-le de nouveau à votre banque, sans passer par un éditeur de texte.',
    en: '{file} says that its text is {encoding}, but holds bytes that are not. Get it from your bank again, without a text editor in between.',
  },
  'intake.archive_damaged': {
    status: 422,
    fr: 'L’archive {file} est abîmée, ou ses en-têtes mentent. Refaites-la, ou importez ses fichiers.',
    en: 'The archive {file} is damaged, or its headers lie. Make it again, or import its files.',
  },
  'intake.archive_too_large': {
    status: 413,
    fr: 'L’archive {file} contient trop de fichiers, ou plus de {limitMegabytes} Mo une fois dépliée. Importez-la en plusieurs fois.',
    en: 'The archive {file} holds too many files, or more than {limitMegabytes} MB once unpacked. Import it in several parts.',
  },
  'intake.folder_empty': {
    status: 422,
    fr: '« {folder} » ne contient aucun fichier. Vérifiez que c’est le bon.',
    en: '“{folder}” holds no file. Check that it is the right one.',
  },
  'intake.folder_too_large': {
    status: 413,
    fr: '« {folder} » contient {files} fichiers ; {limit} à la fois au plus. Importez-les en plusieurs fois.',
    en: '“{folder}” holds {files} files; at most {limit} at a time. Import them in several parts.',
  },
} as const satisfies Record<string, RefusalEntry>
