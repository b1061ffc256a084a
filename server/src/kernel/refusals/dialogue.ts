// Refusals: calls and answers.

import type { RefusalEntry } from './entry.ts'

export const dialogueRefusals = {
  'dialogue.call_not_made': {
    status: 409,
    fr: 'Aucun appel n’est noté pour cette tâche ({task}) : il n’y a rien à reprendre.',
    en: 'No call is noted for this task ({task}): there is nothing to take back.',
  },
  'dialogue.question_unknown': {
    status: 404,
    fr: 'Ce lien ne mène à aucune question. Copiez-le en entier depuis l’e-mail, ou demandez-en un nouveau à qui vous l’a envoyé.',
    en: 'This link leads to no question. Copy the whole of it from the e-mail, or ask whoever sent it for a new one.',
  },
  'dialogue.question_expired': {
    status: 410,
    fr: 'Ce lien valait jusqu’au {until}. Demandez-en un nouveau à qui vous l’a envoyé.',
    en: 'This link was good until {until}. Ask whoever sent it for a new one.',
  },
  'dialogue.question_answered': {
    status: 409,
    fr: 'Une réponse a déjà été donnée par ce lien, et il ne sert qu’une fois. Pour la changer, écrivez à qui vous l’a envoyé.',
    en: 'An answer was given by this link already, and it serves once. To change it, write to whoever sent it.',
  },
  'dialogue.task_of_nobody': {
    status: 422,
    fr: 'La tâche {task} ne concerne aucun débiteur, ou elle est faite : il n’y a rien à demander à un collègue.',
    en: 'Task {task} is about no debtor, or it is done: there is nothing to ask a colleague.',
  },
  'dialogue.no_answer': {
    status: 422,
    fr: 'Personne n’a écrit le message {mail} : c’est un automate, ou il n’a pas d’expéditeur. Écrivez plutôt depuis la fiche du débiteur.',
    en: 'Nobody wrote message {mail}: it comes from a machine, or has no sender. Write from the debtor’s page instead.',
  },
  'dialogue.day_past': {
    status: 422,
    fr: 'Le {day} est passé. Donnez un jour à venir, ou aujourd’hui.',
    en: '{day} is past. Give a day to come, or today.',
  },
  'dialogue.nobody_reached': {
    status: 422,
    fr: 'Personne n’a été joint ({outcome}) : aucune promesse ni aucun litige ne peut en venir. Choisissez « Joint ».',
    en: 'Nobody was reached ({outcome}): no promise or dispute can come of it. Choose “Reached”.',
  },
  'dialogue.not_a_call': {
    status: 404,
    fr: 'La tâche {task} n’est pas un appel à passer aujourd’hui : déjà fait, ou plus rien d’échu. Rechargez la liste.',
    en: 'Task {task} is not a call to make today: done already, or nothing overdue any more. Reload the list.',
  },
  'dialogue.mail_of_nobody': {
    status: 409,
    fr: 'Ce message ({mail}) n’est encore à aucun débiteur : dites d’abord de qui il vient.',
    en: 'This message ({mail}) is nobody’s yet: say first whom it comes from.',
  },
  'dialogue.mail_read': {
    status: 409,
    fr: 'Ce message ({mail}) est déjà lu. Rouvrez-le pour en décider autrement.',
    en: 'This message ({mail}) is read already. Reopen it to decide otherwise.',
  },
  'dialogue.mail_unknown': {
    status: 404,
    fr: 'Aucun message reçu ne porte le numéro {mail}. Rechargez la liste.',
    en: 'No incoming message has the number {mail}. Reload the list.',
  },
  'dialogue.mail_too_large': {
    status: 413,
    fr: 'Ce message pèse {bytes} octets, plus que les 30 millions acceptés. Lisez-le dans votre messagerie.',
    en: 'This message is {bytes} bytes, more than the 30 million that are taken. Read it in your mail program.',
  },
  'dialogue.mail_unreadable': {
    status: 422,
    fr: 'Ce fichier n’est pas un message lisible ({reason}). Donnez le message d’origine, au format .eml.',
    en: 'This file is not a readable message ({reason}). Give the original message, as .eml.',
  },
} as const satisfies Record<string, RefusalEntry>
