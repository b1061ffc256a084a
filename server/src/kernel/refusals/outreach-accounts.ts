// Refusals: mail accounts and senders.

import type { RefusalEntry } from './entry.ts'

export const outreachAccountsRefusals = {
  'outreach.sender_not_found': {
    status: 404,
    fr: 'Aucun expéditeur ne s’appelle « {sender} ». Rechargez les réglages.',
    en: 'No sender is called “{sender}”. Load the settings again.',
  },
  'outreach.sender_unknown': {
    status: 409,
    fr: 'L’étape « {stepName} » part au nom de « {sender} », qui n’est plus parmi vos expéditeurs. Ajoutez-le dans Réglages → Messagerie, ou changez l’étape.',
    en: 'The step “{stepName}” leaves in the name of “{sender}”, who is no longer among your senders. Add them under Settings → Mail, or change the step.',
  },
  'outreach.no_mail_account': {
    status: 422,
    fr: 'Aucun compte d’envoi n’est réglé : les messages attendent dans la boîte d’envoi. Indiquez le serveur SMTP dans les réglages.',
    en: 'No mail account is set: messages wait in the outbox. Enter the SMTP server in the settings.',
  },
  'outreach.oauth_no_address': {
    status: 422,
    fr: 'Ce compte ne dit pas où l’autorisation se demande. Choisissez la connexion OAuth dans Réglages → Messagerie et donnez l’adresse d’autorisation, puis enregistrez.',
    en: 'This account does not say where permission is asked for. Choose OAuth in Settings → Mail and give the address of authorisation, then save.',
  },
  'outreach.oauth_state': {
    status: 409,
    fr: 'Cette autorisation n’a pas été demandée ici, ou il y a trop longtemps, ou le compte a changé depuis. Rien n’a été gardé : cliquez de nouveau sur « Connecter ».',
    en: 'This permission was not asked for here, or too long ago, or the account changed since. Nothing was kept: press “Connect” again.',
  },
  'outreach.oauth_refused': {
    status: 422,
    fr: '{host} n’a pas donné d’accès (« {said} »). Vérifiez l’identifiant et le secret de l’application, et l’adresse de retour qui y est déclarée, puis recommencez.',
    en: '{host} gave no access (“{said}”). Check the identifier and the secret of the application, and the return address declared there, then start again.',
  },
  'outreach.oauth_no_refresh': {
    status: 422,
    fr: '{host} a donné un accès d’une heure, sans jeton de renouvellement. Demandez aussi le droit « offline_access » (ou l’accès hors ligne), puis recommencez.',
    en: '{host} gave access for an hour, without a refresh token. Ask for the right “offline_access” (or offline access) as well, then start again.',
  },
  'outreach.mail_account_insecure': {
    status: 422,
    fr: 'Le compte d’envoi n’est pas chiffré et son serveur ({host}) n’est pas sur cette machine : mot de passe et messages passeraient en clair. Choisissez TLS (465) ou STARTTLS (587).',
    en: 'The sending account is not encrypted and its server ({host}) is not on this machine: password and messages would travel in clear. Choose TLS (465) or STARTTLS (587).',
  },
  'outreach.dns_silent': {
    status: 502,
    fr: 'Les enregistrements de {domain} n’ont pas pu être lus ({reason}) : aucun serveur de noms ne répond. Vérifiez la connexion, puis réessayez.',
    en: 'The records of {domain} could not be read ({reason}): no name server answers. Check the connection, then try again.',
  },
  'outreach.no_folder': {
    status: 422,
    fr: 'Sur {host}, le dossier « {folder} » n’existe pas, ou plus. Choisissez les dossiers à lire dans Réglages, Messagerie.',
    en: 'On {host}, there is no folder “{folder}”, or no longer. Choose the folders to read in Settings, Mail.',
  },
  'outreach.folder_unreadable': {
    status: 502,
    fr: 'Sur {host}, le dossier « {folder} » ne se laisse pas lire : « {said} ». Les autres sont lus ; celui-ci le sera dès que le serveur le permettra. Si cela dure, demandez à l’hébergeur de la messagerie, ou choisissez d’autres dossiers dans Réglages, Messagerie.',
    en: 'On {host}, the folder “{folder}” cannot be read: “{said}”. The others are read; this one will be as soon as the server allows it. If it lasts, ask whoever runs the mail server, or choose other folders in Settings, Mail.',
  },
  'outreach.no_sent_folder': {
    status: 422,
    fr: 'Sur {host}, aucun dossier n’est marqué comme celui des messages envoyés. Indiquez son nom dans les réglages du compte d’envoi (mail.imap, sentFolder).',
    en: 'On {host}, no folder is marked as that of sent messages. Enter its name in the settings of the mail account (mail.imap, sentFolder).',
  },
} as const satisfies Record<string, RefusalEntry>
