// Refusals: electronic invoices and status messages.

import type { RefusalEntry } from './entry.ts'

export const intakeDocumentsRefusals = {
  'intake.document_encoding': {
    status: 422,
    fr: '{file} n’est pas dans le codage que son en-tête annonce ({encoding}) : ses lettres et ses montants ne seraient pas sûrs. Demandez à l’émetteur de la refaire.',
    en: '{file} is not in the encoding that its header announces ({encoding}): its letters and amounts would not be certain. Ask the issuer to make it again.',
  },
  'intake.document_malformed': {
    status: 422,
    fr: 'Le XML de {file} n’est pas bien formé (ligne {line} : {detail}). Refaites l’export, ou demandez à l’émetteur de le refaire.',
    en: 'The XML of {file} is not well formed (line {line}: {detail}). Export it again, or ask the issuer to make it again.',
  },
  'intake.document_doctype': {
    status: 422,
    fr: '{file} déclare un type de document (ligne {line}), ce qu’une facture ne fait jamais : elle n’est pas lue, par prudence. Demandez à l’émetteur de la refaire.',
    en: '{file} declares a document type (line {line}), which an invoice never does: it is not read, for safety. Ask the issuer to make it again.',
  },
  'intake.document_too_deep': {
    status: 422,
    fr: '{file} a plus d’éléments qu’aucune facture ({what}) : elle n’est pas lue, par prudence. Vérifiez d’où elle vient.',
    en: '{file} has more elements than any invoice ({what}): it is not read, for safety. Check where it comes from.',
  },
  'intake.document_too_heavy': {
    status: 422,
    fr: 'La lecture de {file} demande trop de mémoire ou de temps : elle a été arrêtée. Vérifiez d’où vient ce fichier.',
    en: 'Reading {file} takes too much memory or time: it was stopped. Check where this file comes from.',
  },
  'intake.document_unknown': {
    status: 415,
    fr: '{file} contient un document « {root} », qui n’est ni une facture ni un statut de facture (CII, UBL, CDAR). Importez la facture elle-même.',
    en: '{file} holds a “{root}” document, which is neither an invoice nor a status of one (CII, UBL, CDAR). Import the invoice itself.',
  },
  'intake.status_empty': {
    status: 422,
    fr: '{file} est un message de statut qui ne parle d’aucune facture. Demandez à la plateforme de l’émettre de nouveau.',
    en: '{file} is a status message that speaks of no invoice. Ask the platform to issue it again.',
  },
  'intake.pdf_damaged': {
    status: 422,
    fr: 'Le PDF {file} est abîmé ou incomplet et ne peut pas être lu. Téléchargez-le de nouveau, ou importez son XML.',
    en: 'The PDF {file} is damaged or incomplete and cannot be read. Download it again, or import its XML.',
  },
  'intake.pdf_encrypted': {
    status: 422,
    fr: 'Le PDF {file} est protégé par un mot de passe. Enregistrez-le sans protection, ou importez son XML.',
    en: 'The PDF {file} is protected by a password. Save it without protection, or import its XML.',
  },
  'intake.pdf_filter': {
    status: 422,
    fr: 'Le PDF {file} range ses fichiers joints d’une façon qui n’est pas lue ({filter}). Importez son XML.',
    en: 'The PDF {file} stores its attachments in a way that is not read ({filter}). Import its XML.',
  },
  'intake.pdf_too_heavy': {
    status: 422,
    fr: 'Le PDF {file} contient, une fois déplié, bien plus qu’aucune facture : il n’est pas lu, par prudence. Importez son XML.',
    en: 'The PDF {file} unpacks to far more than any invoice: it is not read, for safety. Import its XML.',
  },
  'intake.pdf_no_invoice': {
    status: 422,
    fr: 'Le PDF {file} ne contient pas de facture électronique (fichiers joints : {attachments}). Importez une facture Factur-X, son XML, ou une liste de factures.',
    en: 'The PDF {file} holds no electronic invoice (attachments: {attachments}). Import a Factur-X invoice, its XML, or a list of invoices.',
  },
  'intake.pdf_several_invoices': {
    status: 422,
    fr: 'Le PDF {file} contient {count} factures électroniques différentes : rien ne dit laquelle vaut. Demandez à l’émetteur de le refaire, ou importez le bon XML.',
    en: 'The PDF {file} holds {count} different electronic invoices: nothing says which one counts. Ask the issuer to make it again, or import the right XML.',
  },
  'intake.field_amount': {
    status: 422,
    fr: '« {value} » n’est pas un montant en centimes entiers ({field}).',
    en: '“{value}” is not an amount in whole cents ({field}).',
  },
  'intake.field_day': {
    status: 422,
    fr: '« {value} » n’est pas une date ({field}).',
    en: '“{value}” is not a date ({field}).',
  },
  'intake.company_unidentified': {
    status: 422,
    fr: 'Quittance ne sait pas encore quelle société vous êtes, et ne peut donc pas dire si les factures de {seller} sont les vôtres. Indiquez votre SIREN ou votre numéro de TVA dans les réglages, puis recommencez.',
    en: 'Quittance does not know yet which company you are, and cannot tell whether the invoices of {seller} are yours. Enter your SIREN or VAT number in the settings, then try again.',
  },
  'intake.invoice_of_other': {
    status: 422,
    fr: '{file} : la facture {number} est émise par {seller} ({identifier}), non par votre société. C’est une facture d’achat : elle n’a rien à faire ici.',
    en: '{file}: invoice {number} was issued by {seller} ({identifier}), not by your company. It is a purchase invoice: it does not belong here.',
  },
  'intake.invoice_no_claim': {
    status: 422,
    fr: '{file} : {number} est un document de type {typeCode} (facture pro forma ou simple information) : il ne demande aucun paiement. Importez la facture qui le suit.',
    en: '{file}: {number} is a document of type {typeCode} (a proforma invoice or mere information): it asks for no payment. Import the invoice that follows it.',
  },
  'intake.invoice_type_missing': {
    status: 422,
    fr: '{file} : {number} ne dit pas si c’est une facture ou un avoir (BT-3). Demandez à votre logiciel de le préciser, ou saisissez la facture par une liste.',
    en: '{file}: {number} does not say whether it is an invoice or a credit note (BT-3). Make your program state it, or enter the invoice by a list.',
  },
  'intake.invoice_sign_unclear': {
    status: 422,
    fr: '{file} : l’avoir {number} a un total négatif ({totalCents}) : rien ne dit s’il réduit la dette ou l’augmente. Corrigez le signe, puis importez-le de nouveau.',
    en: '{file}: credit note {number} has a negative total ({totalCents}): nothing says whether it lowers the debt or raises it. Correct the sign, then import it again.',
  },
  'intake.invoice_sums_differ': {
    status: 422,
    fr: '{file} : les montants de {number} se contredisent : total {totalCents}, déjà payé {paidCents}, arrondi {roundingCents}, à payer {dueCents}. Corrigez la facture, puis importez-la de nouveau.',
    en: '{file}: the amounts of {number} contradict each other: total {totalCents}, paid {paidCents}, rounding {roundingCents}, to pay {dueCents}. Correct the invoice, then import it again.',
  },
  'intake.invoice_buyer_missing': {
    status: 422,
    fr: '{file} : la facture {number} ne dit pas à qui elle s’adresse. Corrigez-la, puis importez-la de nouveau.',
    en: '{file}: invoice {number} does not say whom it is addressed to. Correct it, then import it again.',
  },
  'intake.invoice_nothing': {
    status: 422,
    fr: '{file} : {number} a un total nul, rien n’est dû.',
    en: '{file}: {number} has a total of zero, nothing is owed.',
  },
  'intake.invoice_due_in_parts': {
    status: 422,
    fr: '{file} : {number} a plusieurs échéances, du {first} au {last}, sans montant pour chacune ; elle n’est relancée qu’après la dernière.',
    en: '{file}: {number} has several due dates, from {first} to {last}, without an amount for each; reminders only follow the last one.',
  },
  'intake.invoice_kept_whole': {
    status: 422,
    fr: '{number} se règle en plusieurs échéances, mais elle était connue en une fois et un règlement, une relance, un statut ou une suspension s’y rattache déjà : elle reste entière et compte à sa dernière échéance, le {last}.',
    en: '{number} falls due in several parts, but it was known as one and a payment, a reminder, a status or a hold hangs on it already: it stays whole and counts from its last due date, {last}.',
  },
  'intake.invoice_corrects_unknown': {
    status: 422,
    fr: '{file} : la facture rectificative {number} ne nomme pas celle qu’elle remplace. Vérifiez que l’ancienne n’est pas restée ouverte.',
    en: '{file}: the corrected invoice {number} does not name the one that it replaces. Check that the old one has not stayed open.',
  },
  'intake.status_invoice_unknown': {
    status: 422,
    fr: '{file} : le statut {statusCode} parle de la facture {number}, que vos factures ne contiennent pas, ou pas une seule fois. Importez d’abord la facture.',
    en: '{file}: status {statusCode} speaks of invoice {number}, which your invoices do not contain, or not just once. Import the invoice first.',
  },
  'intake.status_original_missing': {
    status: 422,
    fr: 'L’original électronique de la facture {number} n’est pas ici : rien ne dit à quels taux de TVA elle est soumise. Importez la facture électronique d’abord.',
    en: 'The electronic original of invoice {number} is not here: nothing says which rates of VAT it falls under. Import the electronic invoice first.',
  },
  'intake.status_vat_at_issue': {
    status: 422,
    fr: 'La TVA de la facture {number} n’est pas due à l’encaissement : le statut 212 n’est pas demandé. Il n’y a rien à faire.',
    en: 'The VAT of invoice {number} does not fall due on receipts: status 212 is not asked for. There is nothing to do.',
  },
  'intake.status_nothing_collected': {
    status: 422,
    fr: 'Facture {number} : {leftCents} encaissés et pas encore déclarés ; le statut 212 ne peut pas dire davantage, ni rien. Enregistrez le règlement d’abord.',
    en: 'Invoice {number}: {leftCents} collected and not yet told; status 212 cannot say more than that, nor nothing. Record the payment first.',
  },
  'intake.status_siren_missing': {
    status: 422,
    fr: 'Le statut 212 de la facture {number} demande votre SIREN et celui du débiteur. Complétez-les, puis recommencez.',
    en: 'Status 212 of invoice {number} needs your SIREN and that of the debtor. Complete them, then try again.',
  },
  'intake.status_vat_unclear': {
    status: 422,
    fr: 'Facture {number} : les parts par taux de TVA ({vatCents}) ne font pas le total ({totalCents}). Déclarez l’encaissement sur votre plateforme.',
    en: 'Invoice {number}: the parts by rate of VAT ({vatCents}) do not make up the total ({totalCents}). State the collection on your platform.',
  },
  'intake.file_not_document': {
    status: 415,
    fr: '{file} n’est ni une facture électronique ni un statut. Importez ce fichier seul.',
    en: '{file} is neither an electronic invoice nor a status. Import this file by itself.',
  },
} as const satisfies Record<string, RefusalEntry>
