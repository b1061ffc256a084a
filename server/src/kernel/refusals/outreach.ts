// Refusals: messages, letters and tasks.

import type { RefusalEntry } from './entry.ts'

export const outreachRefusals = {
  'outreach.company_incomplete': {
    status: 422,
    fr: 'Rien ne peut être écrit au nom de la société : il manque {missing}. Complétez la société dans les réglages.',
    en: 'Nothing can be written in the company’s name: {missing} missing. Complete the company in the settings.',
  },
  'outreach.bank_missing': {
    status: 422,
    fr: 'Aucun compte où payer n’est connu : le message ne pourrait pas dire comment régler. Indiquez l’IBAN dans les réglages.',
    en: 'No account to pay into is known, so the message could not say how to pay. Enter the IBAN in the settings.',
  },
  'outreach.payee_unknown': {
    status: 422,
    fr: 'La facture {number} est cédée et l’IBAN du cessionnaire est inconnu. Indiquez-le sur la facture.',
    en: 'Invoice {number} was assigned and the assignee’s IBAN is not known. Enter it on the invoice.',
  },
  'outreach.payees_differ': {
    status: 409,
    fr: 'Les factures de {debtor} dans cet acte se paient sur plusieurs comptes. Actualisez la liste du jour : elles seront séparées.',
    en: 'The invoices of {debtor} in this act are payable to several accounts. Refresh today’s list: they will be told apart.',
  },
  'outreach.message_fault': {
    status: 500,
    fr: 'Le message à {debtor} n’a pas pu être écrit : c’est une erreur du programme, notée dans son journal. Les autres ne sont pas touchés ; signalez-la.',
    en: 'The message to {debtor} could not be written: it is a fault of the program, noted in its log. The others are not affected; please report it.',
  },
  'outreach.no_letter': {
    status: 404,
    fr: 'L’acte {id} n’est pas un courrier. Ouvrez son aperçu.',
    en: 'Act {id} is not a letter. Open its preview.',
  },
  'outreach.step_taken': {
    status: 409,
    fr: 'Le résultat ne peut plus être annulé : la même étape (« {stepName} ») a été reprise depuis, dans l’acte {act}. Reprenez d’abord celui-ci.',
    en: 'The result can no longer be undone: the same step (“{stepName}”) has been taken again since, in act {act}. Take that one back first.',
  },
  'outreach.task_without_reason': {
    status: 409,
    fr: 'La tâche {id} ne peut pas être rouverte : elle n’a plus de raison d’être. La liste du jour dit ce qui reste à faire.',
    en: 'Task {id} cannot be reopened: the reason for it is gone. Today’s list says what is still to be done.',
  },
  'outreach.debtor_gone': {
    status: 404,
    fr: 'Le débiteur {debtor} n’existe plus ici, peut-être a-t-il été fusionné. Actualisez la liste du jour.',
    en: 'Debtor {debtor} is no longer here, perhaps it was merged. Refresh today’s list.',
  },
  'outreach.item_gone': {
    status: 409,
    fr: 'Une pièce de {debtor} a été soldée ou retirée depuis que l’acte a été préparé. Actualisez la liste du jour : elle sera décidée à nouveau.',
    en: 'An item of {debtor} was settled or withdrawn since the act was prepared. Refresh today’s list: it will be decided afresh.',
  },
  'outreach.act_outdated': {
    status: 409,
    fr: 'Le reste dû de {number} ({debtor}) a changé depuis que l’acte a été préparé. Actualisez la liste du jour : il sera décidé à nouveau.',
    en: 'The open amount of {number} ({debtor}) has changed since the act was prepared. Refresh today’s list: it will be decided afresh.',
  },
  'outreach.no_email': {
    status: 422,
    fr: '{debtor} n’a pas d’adresse électronique utilisable. Ajoutez-la dans sa fiche, ou choisissez un courrier.',
    en: '{debtor} has no e-mail address that can be used. Add one to its page, or choose a letter.',
  },
  'outreach.no_address': {
    status: 422,
    fr: '{debtor} n’a pas d’adresse postale. Ajoutez-la dans sa fiche.',
    en: '{debtor} has no postal address. Add one to its page.',
  },
  'outreach.act_not_found': {
    status: 404,
    fr: 'L’acte {id} n’existe pas. Il a pu être remplacé depuis : actualisez la liste du jour.',
    en: 'There is no act {id}. It may have been replaced since: refresh today’s list.',
  },
  'outreach.second_person_missing': {
    status: 409,
    fr: '{debtor} : à partir de {totalCents} il faut deux personnes, et la société n’en a qu’une. Ouvrez-la à une seconde sous Réglages → Personnes, ou relevez le montant dans Réglages → Envois.',
    en: '{debtor}: {totalCents} needs two people, and the company has one. Let a second one in under Settings → People, or raise the amount in Settings → Sending.',
  },
  'outreach.second_person_needed': {
    status: 409,
    fr: '{debtor} : vous avez déjà validé ces {totalCents}. Une autre personne de la société doit les valider à son tour.',
    en: '{debtor}: you have approved these {totalCents} already. Another person of the company has to approve them as well.',
  },
  'outreach.owner_needed': {
    status: 409,
    fr: '{debtor} : {by} a déjà validé ces {totalCents}, et l’une des deux personnes doit être responsable de la société. Demandez à un responsable.',
    en: '{debtor}: {by} has approved these {totalCents}, and one of the two people has to be an owner of the company. Ask an owner.',
  },
  'outreach.approval_unnamed': {
    status: 409,
    fr: '{debtor} : {totalCents} demande deux personnes, et cette commande ne dit pas qui la lance. Ajoutez --by ADRESSE et son mot de passe.',
    en: '{debtor}: {totalCents} needs two people, and this command does not say who runs it. Add --by ADDRESS and their password.',
  },
  'outreach.act_unapproved': {
    status: 409,
    fr: 'Cet acte de {totalCents} n’a pas l’accord de deux personnes : l’une d’elles a pu retirer le sien. Actualisez la liste du jour.',
    en: 'This act of {totalCents} does not have the yes of two people: one of them may have taken theirs back. Refresh today’s list.',
  },
  'outreach.act_has_left': {
    status: 409,
    fr: 'L’acte {id} ne peut plus être repris : il est {state}. Ce qui est parti reste au journal.',
    en: 'Act {id} can no longer be taken back: it is {state}. What has left stays in the journal.',
  },
  'outreach.act_not_skipped': {
    status: 409,
    fr: 'L’acte {id} n’a pas été passé, ou l’est redevenu depuis : il n’y a rien à reprendre. Actualisez la liste du jour.',
    en: 'Act {id} was not skipped, or was taken up again since: there is nothing to take back. Refresh today’s list.',
  },
  'outreach.skip_without_reason': {
    status: 422,
    fr: 'Passer une étape demande une raison : le journal la garde. Dites-la en quelques mots.',
    en: 'Skipping a step needs a reason: the journal keeps it. Say it in a few words.',
  },
  'outreach.message_not_found': {
    status: 404,
    fr: 'Le message {id} n’existe pas. Vérifiez son numéro dans la boîte d’envoi.',
    en: 'There is no message {id}. Check its number in the outbox.',
  },
  'outreach.message_not_waiting': {
    status: 409,
    fr: 'Le message {id} n’attend plus son heure ({state}) : il n’y a rien à avancer. Actualisez la boîte d’envoi.',
    en: 'Message {id} no longer waits for its hour ({state}): there is nothing to bring forward. Refresh the outbox.',
  },
  'outreach.message_not_unknown': {
    status: 409,
    fr: 'L’issue du message {id} est déjà connue ({state}) : il n’y a rien à trancher.',
    en: 'The outcome of message {id} is already known ({state}): there is nothing to settle.',
  },
  'outreach.posted_in_future': {
    status: 422,
    fr: 'Un courrier ne peut pas avoir été posté le {day} : nous sommes le {today}. Indiquez le jour du dépôt.',
    en: 'A letter cannot have been posted on {day}: today is {today}. Enter the day it was posted.',
  },
  'outreach.posted_before_written': {
    status: 422,
    fr: 'Un courrier écrit le {written} ne peut pas avoir été posté le {day}. Indiquez le jour du dépôt.',
    en: 'A letter written on {written} cannot have been posted on {day}. Enter the day it was posted.',
  },
  'outreach.letter_not_waiting': {
    status: 409,
    fr: '{asked} courriers demandés, {waiting} attendent d’être postés. Actualisez la liste des courriers.',
    en: '{asked} letters asked for, {waiting} are waiting to be posted. Refresh the list of letters.',
  },
  'outreach.no_letters': {
    status: 404,
    fr: 'Aucun courrier n’attend d’être imprimé. Libérez d’abord des courriers dans la liste du jour.',
    en: 'No letter is waiting to be printed. Release letters from today’s list first.',
  },
  'outreach.enclosure_unprintable': {
    status: 422,
    fr: 'Une pièce jointe de la lettre à {recipient} ne peut pas être imprimée ({files}) : fichier disparu, chiffré ou abîmé. Postez cette lettre vous-même, avec sa pièce.',
    en: 'An enclosure of the letter to {recipient} cannot be printed ({files}): the file is gone, encrypted or damaged. Post this letter yourself, with its enclosure.',
  },
  'outreach.task_not_found': {
    status: 404,
    fr: 'La tâche {id} n’existe pas. Actualisez la liste des tâches.',
    en: 'There is no task {id}. Refresh the list of tasks.',
  },
  'outreach.task_already_done': {
    status: 409,
    fr: 'La tâche {id} est déjà faite ({at}). Rouvrez-la pour en changer le résultat.',
    en: 'Task {id} is already done ({at}). Reopen it to change its result.',
  },
  'outreach.not_a_contact': {
    status: 422,
    fr: '{email} n’est l’adresse d’aucun interlocuteur de {debtor}, ou elle est revenue. Ajoutez-la d’abord à ses interlocuteurs : on n’écrit qu’à une adresse que quelqu’un a confirmée.',
    en: '{email} is the address of no contact of {debtor}, or it came back. Add it to their contacts first: only an address that somebody confirmed is written to.',
  },
  'outreach.original_unknown': {
    status: 422,
    fr: 'Une facture choisie n’est plus due par {debtor}, ou sa copie PDF n’est pas gardée. Rechargez la page et choisissez de nouveau.',
    en: 'An invoice that was chosen is no longer owed by {debtor}, or no PDF copy of it is kept. Load the page again and choose anew.',
  },
  'outreach.original_gone': {
    status: 422,
    fr: 'Le fichier de la facture {number} a disparu du dossier de données. Répondez sans elle, ou restaurez le fichier d’une sauvegarde.',
    en: 'The file of invoice {number} is gone from the data directory. Answer without it, or restore the file from a backup.',
  },
  'outreach.enclosures_too_large': {
    status: 422,
    fr: 'Les pièces jointes font ensemble {kilobytes} ko ; les réglages en permettent {most} Mo. Joignez-en moins, ou relevez la limite dans Réglages, Messagerie.',
    en: 'The enclosures make {kilobytes} kB together; the settings allow {most} MB. Enclose fewer, or raise the limit in Settings, E-mail.',
  },
  'outreach.link_closed': {
    status: 404,
    fr: 'Ce lien n’ouvre aucun fichier : il est incomplet, sa date est passée, ou la pièce a été retirée. Copiez-le en entier depuis l’e-mail, ou demandez la pièce en répondant à cet e-mail.',
    en: 'This link opens no file: it is incomplete, its date has passed, or the document was withdrawn. Copy the whole of it from the e-mail, or ask for the document by answering that e-mail.',
  },
  'outreach.email_address_invalid': {
    status: 422,
    fr: 'L’adresse « {address} » n’est pas exactement une adresse électronique. Corrigez le contact : rien n’est envoyé à une adresse douteuse.',
    en: 'The address “{address}” is not exactly one e-mail address. Correct the contact: nothing is sent to a doubtful address.',
  },
  'outreach.not_registered': {
    status: 422,
    fr: 'Le message {id} n’est pas un courrier recommandé : il n’a ni numéro ni accusé de réception.',
    en: 'Message {id} is not a registered letter: it has neither number nor receipt.',
  },
  'outreach.registered_number_taken': {
    status: 409,
    fr: 'Le numéro de recommandé {number} est déjà celui du courrier {id}. Vérifiez le numéro sur la preuve de dépôt.',
    en: 'The registered number {number} is already that of letter {id}. Check the number on the proof of deposit.',
  },
  'outreach.letter_not_posted': {
    status: 409,
    fr: 'Le courrier {id} n’est pas noté comme posté. Notez d’abord le jour où il est parti.',
    en: 'Letter {id} is not noted as posted. Note first the day on which it left.',
  },
  'outreach.fate_before_posting': {
    status: 422,
    fr: 'Le {day} précède le jour où le courrier est parti ({posted}). Vérifiez la date sur l’accusé de réception.',
    en: '{day} is before the day on which the letter left ({posted}). Check the date on the receipt.',
  },
  'outreach.fate_known': {
    status: 409,
    fr: 'Ce que le courrier {id} est devenu est déjà noté ({day}) : il est parti. Le journal garde ce fait ; écrivez une nouvelle lettre si besoin.',
    en: 'What became of letter {id} is noted already ({day}): it left. The journal keeps that fact; write a new letter if need be.',
  },
  'outreach.carrier_insecure': {
    status: 422,
    fr: 'L’adresse du prestataire d’envoi ({host}) n’est pas chiffrée : la clé et les lettres passeraient en clair. Donnez une adresse en https://.',
    en: 'The address of the letter carrier ({host}) is not encrypted: key and letters would travel in clear. Give an https:// address.',
  },
  'outreach.carrier_refused': {
    status: 502,
    fr: '{carrier} refuse la lettre ({status} : {said}). Elle attend toujours : corrigez ce qui est dit, ou postez-la à la main.',
    en: '{carrier} refuses the letter ({status}: {said}). It still waits: mend what it says, or post it by hand.',
  },
  'outreach.no_carrier': {
    status: 422,
    fr: 'Aucun prestataire d’envoi de courrier n’est réglé : les lettres s’impriment et se postent à la main. Donnez LETTER_CARRIER_URL et LETTER_CARRIER_KEY à l’installation.',
    en: 'No letter carrier is set: letters are printed and posted by hand. Give LETTER_CARRIER_URL and LETTER_CARRIER_KEY to the installation.',
  },
  'outreach.letter_unprintable': {
    status: 422,
    fr: 'La lettre à {debtor} contient des caractères que sa police ne sait pas imprimer : {characters}. Écrivez ce nom ou cette adresse en lettres latines, ou envoyez un e-mail.',
    en: 'The letter to {debtor} contains characters that its face cannot print: {characters}. Write that name or address in Latin letters, or send an e-mail.',
  },
  'outreach.message_inconsistent': {
    status: 422,
    fr: 'Ce message n’a pas été écrit, car ses données se contredisent : {problems}. Corrigez-les, puis relancez la journée.',
    en: 'This message was not written, because its facts contradict each other: {problems}. Correct them, then run the day again.',
  },
} as const satisfies Record<string, RefusalEntry>
