// Refusals: text messages by telephone.

import type { RefusalEntry } from './entry.ts'

export const outreachSmsRefusals = {
  'outreach.no_mobile': {
    status: 422,
    fr: '{debtor} n’a pas de numéro de portable qui accepte les SMS : un fixe n’en reçoit pas, un numéro qui a dit STOP n’en reçoit plus. Complétez le contact, ou choisissez un autre canal.',
    en: '{debtor} has no mobile number that takes text messages: a landline gets none, a number that said STOP no more. Complete the contact, or choose another channel.',
  },
  'outreach.sms_hook_off': {
    status: 404,
    fr: 'Les comptes rendus de SMS ne sont pas reçus ici : aucune clé n’est donnée. Donnez SMS_WEBHOOK_KEY au programme, puis à votre service d’envoi.',
    en: 'Reports of text messages are not taken here: no key is given. Give SMS_WEBHOOK_KEY to the program, then to your gateway.',
  },
  'outreach.sms_hook_key': {
    status: 401,
    fr: 'La clé des comptes rendus de SMS n’est pas la bonne. Donnez à votre service d’envoi celle de SMS_WEBHOOK_KEY.',
    en: 'The key of these reports of text messages is wrong. Give your gateway the one of SMS_WEBHOOK_KEY.',
  },
  'outreach.sms_unknown': {
    status: 404,
    fr: 'Aucun SMS parti d’ici ne porte la clé {key}. Rendez au compte rendu la clé qui était donnée avec le message.',
    en: 'No text message that left here has the key {key}. Give the report the key that came with the message.',
  },
  'outreach.sms_reveals': {
    status: 422,
    fr: 'Un SMS s’affiche sur un écran que d’autres voient : {template} n’y dit ni {what}. Dites qui écrit, combien de factures (à un professionnel), et comment répondre.',
    en: 'A text message lights up on a screen that others see: {template} does not say {what} there. Say who writes, how many invoices (to a professional), and how to answer.',
  },
  'outreach.sms_incomplete': {
    status: 422,
    fr: 'Il manque au SMS {template} : {missing}. Qui le reçoit doit y lire qui écrit, comment répondre, et comment n’en plus recevoir.',
    en: 'The text message {template} lacks {missing}. Whoever gets it must read in it who writes, how to answer, and how to get no more.',
  },
  'outreach.sms_too_long': {
    status: 422,
    fr: 'Le SMS à {debtor} ferait {segments} messages, {most} au plus. Raccourcissez son texte ou le nom de la société, ou ôtez-en les lettres rares, qui réduisent la place.',
    en: 'The text message to {debtor} would take {segments} messages, at most {most}. Shorten its text or the name of the company, or take out rare letters, which leave less room.',
  },
  'outreach.not_a_mobile': {
    status: 422,
    fr: '« {number} » n’est pas un numéro de portable. Écrivez-le comme on le compose : 06 12 34 56 78, ou +32 470 12 34 56 hors de France.',
    en: '“{number}” is not a mobile number. Write it as it is dialled: 06 12 34 56 78, or +32 470 12 34 56 outside France.',
  },
  'outreach.sms_not_stopped': {
    status: 409,
    fr: 'Le {number} n’a pas dit STOP et n’est pas noté injoignable : il reçoit déjà les SMS. Vérifiez le numéro.',
    en: '{number} has not said STOP and is not noted as unreachable: it gets text messages already. Check the number.',
  },
  'outreach.no_sms_gateway': {
    status: 422,
    fr: 'Aucun service d’envoi de SMS n’est réglé : les SMS sont des tâches, faites à la main. Donnez SMS_GATEWAY_URL et SMS_GATEWAY_KEY à l’installation.',
    en: 'No service that sends text messages is set: they are tasks, done by hand. Give SMS_GATEWAY_URL and SMS_GATEWAY_KEY to the installation.',
  },
  'outreach.sms_gateway_insecure': {
    status: 422,
    fr: 'L’adresse du service de SMS ({host}) n’est pas chiffrée : la clé et les numéros passeraient en clair. Donnez une adresse en https://.',
    en: 'The address of the text message service ({host}) is not encrypted: key and numbers would travel in clear. Give an https:// address.',
  },
} as const satisfies Record<string, RefusalEntry>
