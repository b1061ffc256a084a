// Refusals: companies, people, settings and sign-in.

import type { RefusalEntry } from './entry.ts'

export const accessRefusals = {
  'access.already_set_up': {
    status: 409,
    fr: 'Cette installation a déjà son responsable. Connectez-vous, ou demandez-lui une invitation.',
    en: 'This installation already has its owner. Sign in, or ask them for an invitation.',
  },
  'access.signed_out': {
    status: 401,
    fr: 'Votre session est terminée. Reconnectez-vous.',
    en: 'Your session has ended. Sign in again.',
  },
  'access.sign_in_refused': {
    status: 401,
    fr: 'L’adresse ou le mot de passe ne convient pas. Vérifiez-les, puis réessayez.',
    en: 'The address or the password is not right. Check both, then try again.',
  },
  'access.too_many_attempts': {
    status: 429,
    fr: 'Trop d’essais de connexion. Attendez {minutes} minutes, puis réessayez.',
    en: 'Too many tries to sign in. Wait {minutes} minutes, then try again.',
  },
  'access.csrf': {
    status: 403,
    fr: 'Cette demande ne vient pas d’une page à jour de Quittance. Rechargez la page, puis recommencez.',
    en: 'This request does not come from a current page of Quittance. Reload the page, then try again.',
  },
  'access.password_too_short': {
    status: 422,
    fr: 'Le mot de passe est trop court. Prenez-en un d’au moins 8 caractères : une phrase convient très bien.',
    en: 'The password is too short. Choose one of at least 8 characters: a sentence does very well.',
  },
  'access.password_too_long': {
    status: 422,
    fr: 'Le mot de passe est trop long. Prenez-en un de 200 caractères au plus.',
    en: 'The password is too long. Choose one of at most 200 characters.',
  },
  'access.password_too_common': {
    status: 422,
    fr: 'Ce mot de passe est parmi les premiers que l’on essaie. Prenez-en un autre : trois mots sans rapport conviennent très bien.',
    en: 'This password is among the first that anybody tries. Choose another one: three unrelated words do very well.',
  },
  'access.password_missing': {
    status: 422,
    fr: 'Aucun compte n’existe pour {email} : donnez son mot de passe par --password-file ou --password-stdin.',
    en: 'There is no account for {email}: give its password with --password-file or --password-stdin.',
  },
  'access.person_not_found': {
    status: 404,
    fr: 'Personne n’a de compte à l’adresse {email}. Vérifiez l’adresse.',
    en: 'Nobody has an account at the address {email}. Check the address.',
  },
  'access.no_company': {
    status: 404,
    fr: 'Aucune société n’existe encore. Créez-la avec « quittance company create » ou dans les pages.',
    en: 'There is no company yet. Create it with “quittance company create” or in the pages.',
  },
  'access.company_not_found': {
    status: 404,
    fr: 'La société {name} n’existe pas ou ne vous est pas ouverte ({companies}). Corrigez --org.',
    en: 'The company {name} does not exist or is not open to you ({companies}). Correct --org.',
  },
  'access.company_ambiguous': {
    status: 409,
    fr: 'Plusieurs sociétés conviennent : {companies}. Précisez avec --org NOM ou --org NUMÉRO.',
    en: 'Several companies fit: {companies}. Say which with --org NAME or --org NUMBER.',
  },
  'access.email_invalid': {
    status: 422,
    fr: '« {email} » n’est pas une adresse e-mail. Écrivez une seule adresse, de la forme nom@domaine.',
    en: '“{email}” is not an e-mail address. Write one address, of the form name@domain.',
  },
  'access.siren_invalid': {
    status: 422,
    fr: '{siren} n’est pas un SIREN : neuf chiffres dont le dernier contrôle les autres. Vérifiez-le sur votre extrait Kbis.',
    en: '{siren} is not a SIREN: nine digits of which the last checks the others. Compare it with your Kbis.',
  },
  'access.vat_invalid': {
    status: 422,
    fr: '{vat} n’est pas un numéro de TVA de l’Union européenne, ou sa clé est fausse. Vérifiez-le sur vos factures.',
    en: '{vat} is not a VAT number of the European Union, or its key is wrong. Compare it with your invoices.',
  },
  'access.iban_invalid': {
    status: 422,
    fr: '{iban} n’est pas un IBAN : le pays ou la longueur ne convient pas. Recopiez-le depuis votre RIB.',
    en: '{iban} is not an IBAN: the country or the length is not right. Copy it from your bank details.',
  },
  'access.currency_twice': {
    status: 422,
    fr: 'Deux comptes sont donnés pour ce qui est dû en {currency}. Gardez celui où vous voulez être payé.',
    en: 'Two accounts are given for what is owed in {currency}. Keep the one into which you want to be paid.',
  },
  'access.iban_checksum': {
    status: 422,
    fr: 'L’IBAN {iban} contient une faute de frappe : sa clé ne correspond pas. Recopiez-le depuis votre RIB.',
    en: 'The IBAN {iban} contains a typing mistake: its check digits do not match. Copy it from your bank details.',
  },
  'access.bic_invalid': {
    status: 422,
    fr: '{bic} n’est pas un BIC : 8 ou 11 caractères. Recopiez-le depuis votre RIB.',
    en: '{bic} is not a BIC: 8 or 11 characters. Copy it from your bank details.',
  },
  'access.mail_password_needed': {
    status: 422,
    fr: 'Le serveur ou l’identifiant d’envoi change : saisissez aussi le mot de passe pour {host}.',
    en: 'The mail server or user changes: enter the password for {host} as well.',
  },
  'access.hours_backwards': {
    status: 422,
    fr: 'Les envois ne peuvent pas commencer à {from} h et finir à {until} h. Choisissez une fin après le début.',
    en: 'Sending cannot begin at {from}:00 and end at {until}:00. Choose an end after the beginning.',
  },
  'access.mail_account_unknown': {
    status: 404,
    fr: 'Aucun compte de messagerie ne porte le nom court « {account} ». Choisissez-en un dans les Réglages, ou créez-le d’abord.',
    en: 'No mail account has the short name “{account}”. Choose one in the settings, or create it first.',
  },
  'access.mail_account_in_use': {
    status: 409,
    fr: 'Les messages de {sender} partent par le compte « {account} ». Donnez d’abord un autre compte à cet expéditeur.',
    en: 'Messages of {sender} leave through the account “{account}”. Give that sender another account first.',
  },
  'access.mail_accounts_full': {
    status: 409,
    fr: 'Une société a {most} comptes de messagerie au plus, en plus du sien : chacun garde ses connexions ouvertes. Retirez-en un.',
    en: 'A company has {most} mail accounts at most beside its own: each keeps its connections open. Remove one.',
  },
  'access.sender_twice': {
    status: 422,
    fr: 'Deux expéditeurs portent le nom court « {sender} ». Donnez-en un autre à l’un d’eux.',
    en: 'Two senders have the short name “{sender}”. Give one of them another.',
  },
  'access.dkim_key_unusable': {
    status: 422,
    fr: 'Cette clé ne peut pas signer (lue : {found}). Donnez une clé privée RSA d’au moins 1024 bits, au format PEM, sans mot de passe.',
    en: 'This key cannot sign (found: {found}). Give an RSA private key of at least 1024 bits, in PEM form, without a password.',
  },
  'access.dkim_key_missing': {
    status: 422,
    fr: 'La signature DKIM du domaine {domain} n’a pas encore de clé. Donnez-la d’abord à la commande « quittance settings set mail.dkimKey », par l’entrée standard.',
    en: 'The DKIM signature of the domain {domain} has no key yet. Give it first to the command “quittance settings set mail.dkimKey”, on standard input.',
  },
  'access.secret_changed': {
    status: 500,
    fr: 'Le mot de passe du compte d’envoi ne peut plus être lu : le secret de l’installation a changé. Remettez QUITTANCE_SECRET, ou saisissez à nouveau le mot de passe dans les réglages.',
    en: 'The password of the mail account can no longer be read: the secret of the installation changed. Put QUITTANCE_SECRET back, or enter the password again in the settings.',
  },
  'access.person_already_there': {
    status: 409,
    fr: '{email} agit déjà pour cette société. Il n’y a rien à ajouter.',
    en: '{email} acts for this company already. There is nothing to add.',
  },
  'access.second_person_missing': {
    status: 409,
    fr: 'Deux validations demandent deux personnes, et la société n’en a qu’une : rien de cette taille ne partirait plus. Ouvrez-la d’abord à une seconde, sous Réglages, Personnes.',
    en: 'Two approvals need two people, and the company has one: nothing of that size would ever leave. Let a second one in first, under Settings, People.',
  },
  'access.owner_needed': {
    status: 403,
    fr: 'Se passer de la validation de deux personnes, ou en relever le seuil, revient à un responsable de la société. Demandez-le à l’un d’eux.',
    en: 'Doing without the approval of two people, or raising its limit, is up to an owner of the company. Ask one of them.',
  },
  'access.people_owner_needed': {
    status: 403,
    fr: 'Ouvrir ou fermer l’accès à la société, et dire qui en est responsable, revient à l’un de ses responsables. Demandez-le à l’un d’eux.',
    en: 'Letting people in and out, and saying who is an owner, is up to an owner of the company. Ask one of them.',
  },
  'access.last_owner': {
    status: 409,
    fr: 'La société n’aurait plus de responsable. Donnez d’abord ce rôle à quelqu’un d’autre.',
    en: 'The company would be left without an owner. Give that role to somebody else first.',
  },
  'access.person_gone': {
    status: 404,
    fr: 'Cette personne n’agit plus pour la société. Rechargez la page.',
    en: 'This person does not act for the company any more. Load the page again.',
  },
  'access.person_elsewhere': {
    status: 409,
    fr: '{name} agit aussi pour une autre société, où son nom changerait de même. Chacun change le sien sous Mon compte.',
    en: '{name} acts for another company too, where the name would change as well. Each changes their own under My account.',
  },
  'access.password_wrong': {
    status: 422,
    fr: 'Le mot de passe actuel ne convient pas. Saisissez celui avec lequel vous vous êtes connecté.',
    en: 'The current password is not right. Enter the one that you signed in with.',
  },
  'access.invitation_over': {
    status: 410,
    fr: 'Ce lien n’ouvre plus rien : il a servi, ses vingt-quatre heures sont passées, ou un autre l’a remplacé. Demandez-en un nouveau à qui vous l’a envoyé.',
    en: 'This link opens nothing any more: it was used, its twenty-four hours are over, or another replaced it. Ask whoever sent it for a new one.',
  },
  'access.password_link_over': {
    status: 410,
    fr: 'Ce lien n’ouvre plus rien : il a servi, ses vingt-quatre heures sont passées, ou un autre l’a remplacé. Demandez-en un nouveau à un responsable de la société.',
    en: 'This link opens nothing any more: it was used, its twenty-four hours are over, or another replaced it. Ask an owner of the company for a new one.',
  },
  'access.password_link_own': {
    status: 409,
    fr: 'Un lien se donne à quelqu’un d’autre. Changez votre mot de passe sous Mon compte ; s’il est oublié, demandez un lien à un autre responsable, ou à qui tient la machine.',
    en: 'A link is given to somebody else. Change your own password under My account; if it is forgotten, ask another owner for a link, or whoever keeps the machine.',
  },
  'access.password_elsewhere': {
    status: 409,
    fr: '{name} agit aussi pour une société dont vous n’êtes pas responsable, où ce mot de passe ouvrirait de même. Qui tient la machine en donne un autre par « quittance person password ».',
    en: '{name} acts for a company too of which you are no owner, and which this password would open as well. Whoever keeps the machine gives another one with “quittance person password”.',
  },
  'access.password_link_needs_mail': {
    status: 409,
    fr: 'Sans compte de messagerie, le lien de {name} passerait par vos mains : vous pourriez valider à deux en étant seul, ou agir sous ce nom ailleurs. Réglez d’abord un compte sous Réglages, Messagerie ; ou qui tient la machine donne un mot de passe par « quittance person password ».',
    en: 'Without a mail account, the link for {name} would pass through your hands: you could say yes for two alone, or act under this name elsewhere. Set up an account under Settings, Mail first; or whoever keeps the machine gives a password with “quittance person password”.',
  },
  'access.password_link_not_sent': {
    status: 502,
    fr: 'Le lien n’est pas parti : le serveur de messagerie l’a refusé pour {email}. Rien n’a changé. Vérifiez le compte sous Réglages, Messagerie, puis recommencez.',
    en: 'The link did not leave: the mail server refused it for {email}. Nothing has changed. Check the account under Settings, Mail, then try again.',
  },
  'access.not_yet_released': {
    status: 409,
    fr: 'Rien ne part tout seul avant qu’une première liste ait été lue et validée. Lisez celle d’Aujourd’hui et validez-la.',
    en: 'Nothing leaves by itself before a first list was read and released. Read the one under Today and release it.',
  },
  'access.payments_known_in_future': {
    status: 422,
    fr: 'Les paiements ne peuvent pas être à jour jusqu’au {day} : nous sommes le {today}. Donnez aujourd’hui ou un jour passé.',
    en: 'Payments cannot be recorded up to {day}: today is {today}. Give today or a day in the past.',
  },
  'access.rate_columns': {
    status: 422,
    fr: 'Le taux de l’intérêt légal a deux colonnes, créanciers professionnels et particuliers ; celui de la BCE une seule. Saisissez ce que le texte publie.',
    en: 'The legal interest rate has two columns, creditors in business and private persons; the ECB’s has one. Enter what is published.',
  },
  'access.rate_known': {
    status: 409,
    fr: 'Ce taux est déjà connu de cette version jusqu’au {knownThrough} : il ne se ressaisit pas. Saisissez un semestre suivant.',
    en: 'This version knows that rate through {knownThrough} already: it is not entered again. Enter a later half-year.',
  },
  'access.rate_not_next': {
    status: 409,
    fr: 'Le semestre du {halfYear} laisserait un trou : le prochain taux à saisir est celui du {next}.',
    en: 'The half-year of {halfYear} would leave a gap: the next rate to enter is that of {next}.',
  },
  'access.rate_too_early': {
    status: 409,
    fr: 'Le taux du {halfYear} n’est pas encore publié : saisissez-le à partir du {from}.',
    en: 'The rate of {halfYear} is not published yet: enter it from {from} on.',
  },
  'access.rate_not_last': {
    status: 409,
    fr: 'Seul le dernier taux saisi se retire ; celui du {halfYear} ne l’est pas, ou ne l’a jamais été. Rechargez la page.',
    en: 'Only the last rate entered is taken back; that of {halfYear} is not, or was never entered. Load the page again.',
  },
  'access.setting_unknown': {
    status: 422,
    fr: 'Le réglage {key} n’existe pas. Réglages possibles : {keys}.',
    en: 'There is no setting {key}. Possible settings: {keys}.',
  },
  'access.setting_value': {
    status: 422,
    fr: '{value} ne convient pas pour {key}. Attendu : {expected}.',
    en: '{value} does not fit {key}. Expected: {expected}.',
  },
  'access.ids_exhausted': {
    status: 507,
    fr: 'Cette société a épuisé ses numéros internes ({kind}). Signalez-le : ce nombre ne devrait jamais être atteint.',
    en: 'This company has used up its internal numbers ({kind}). Report it: this count should never be reached.',
  },
} as const satisfies Record<string, RefusalEntry>
