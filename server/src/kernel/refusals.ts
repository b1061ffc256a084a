// The catalogue of refusals: each code with its HTTP status and its sentence in French and English.
// A sentence says what, why and what to do next. `{name}` is filled from the refusal's data.
// A test requires for each code both sentences, a line in docs/refusals.md and a test that provokes it.

export type RefusalEntry = { readonly status: number; readonly fr: string; readonly en: string }

export const REFUSALS = {
  'access.already_set_up': {
    status: 409,
    fr: 'Cette installation a déjà son propriétaire. Connectez-vous, ou demandez-lui une invitation.',
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
    fr: 'Deux validations demandent deux personnes, et la société n’en a qu’une : rien de cette taille ne partirait plus. Ouvrez-la d’abord à une seconde (quittance person add).',
    en: 'Two approvals need two people, and the company has one: nothing of that size would ever leave. Let a second one in first (quittance person add).',
  },
  'access.owner_needed': {
    status: 403,
    fr: 'Se passer de la validation de deux personnes, ou en relever le seuil, revient à un responsable de la société. Demandez-le à l’un d’eux.',
    en: 'Doing without the approval of two people, or raising its limit, is up to an owner of the company. Ask one of them.',
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
  // evidence
  'evidence.altered': {
    status: 409,
    fr: 'Le journal a été altéré ({problem}, {place}). Conservez la base en l’état et comparez-la à une sauvegarde.',
    en: 'The journal was altered ({problem}, {place}). Keep the store as it is and compare it with a backup.',
  },
  'evidence.erase_without_reason': {
    status: 422,
    fr: 'Un effacement laisse sa raison dans le journal. Dites pourquoi ces contenus sont effacés.',
    en: 'An erasure leaves its reason in the journal. Say why these contents are erased.',
  },
  // law
  'law.parameter_unknown': {
    status: 422,
    fr: 'Le calcul demande {parameter} au {day}, connu du {knownFrom} au {knownThrough} seulement. Rien n’est deviné : choisissez une autre date, ou reprenez quand le chiffre sera publié et ajouté.',
    en: 'The answer needs {parameter} on {day}, known from {knownFrom} to {knownThrough} only. Nothing is guessed: choose another day, or come back when the figure is published and added.',
  },
  'law.input_wrong': {
    status: 422,
    fr: 'La valeur « {given} » de {field} ne convient pas : il faut une date du calendrier ou un nombre entier positif. Corrigez-la.',
    en: 'The value “{given}” of {field} will not do: a day of the calendar or a whole positive number is needed. Correct it.',
  },
  'law.contents_unreadable': {
    status: 422,
    fr: 'Le fichier {file} ne se lit pas comme le contenu d’un document : il faut un objet JSON dont chaque nom est un contenu connu et chaque valeur un texte. La liste des noms : law documents sans --file.',
    en: 'The file {file} cannot be read as the contents of a document: a JSON object is needed in which each name is a known content and each value a text. The names: law documents without --file.',
  },
  'law.text_unreadable': {
    status: 422,
    fr: 'Le fichier {file} ne s’ouvre pas : vérifiez son chemin et vos droits, puis recommencez.',
    en: 'The file {file} cannot be opened: check its path and your rights, then try again.',
  },
  'law.foreign_debtor': {
    status: 422,
    fr: 'Le débiteur est établi hors de France ({country}) : ni le tribunal ni la loi applicables ne se déduisent de règles françaises. Consultez un avocat, ou indiquez le pays du siège s’il est en France.',
    en: 'The debtor is established outside France ({country}): neither court nor law follows from French rules. See a lawyer, or say the country of the seat if it is France.',
  },
  'law.commune_table_unreadable': {
    status: 422,
    fr: 'Le fichier {file} n’est pas une table des tribunaux par commune : il faut un CSV dont l’en-tête nomme le code INSEE de la commune et le tribunal de commerce. Donnez-en un autre, ou indiquez seulement le département.',
    en: 'The file {file} is not a table of courts by commune: a CSV is needed whose heading names the INSEE code of the commune and the commercial court. Give another one, or only the département.',
  },
  'law.rate_set_by_law': {
    status: 422,
    fr: 'Le taux dû par un organisme public est fixé par décret (CCP R2192-31) : aucune clause ne le change. Refaites le calcul sans taux convenu.',
    en: 'What rate a public body owes is set by decree (CCP R2192-31): no clause changes it. Reckon again without an agreed rate.',
  },
  'law.terms_ambiguous': {
    status: 422,
    fr: '« {terms} » se lit de deux façons, toutes deux admises : {candidates}. Choisissez celle que le contrat nomme.',
    en: '“{terms}” can be read in two ways, both admitted: {candidates}. Choose the one that the contract names.',
  },
  'law.terms_missing': {
    status: 422,
    fr: 'La loi ne fixe pas de délai de paiement à un consommateur : indiquez celui qui a été convenu.',
    en: 'The law sets no term of payment for a consumer: say the one that was agreed.',
  },
  'law.public_body_missing': {
    status: 422,
    fr: 'Le délai d’un organisme public dépend de son genre : 30 jours (État, collectivités), 50 (santé), 60 (entreprise publique). Précisez-le : state-or-local, health ou undertaking.',
    en: 'The term of a public body depends on its kind: 30 days (State, local authorities), 50 (health), 60 (public undertaking). Say which: state-or-local, health or undertaking.',
  },
  // platform
  'platform.configuration': {
    status: 500,
    fr: 'La configuration ne permet pas de démarrer : {problems} Corrigez ces variables d’environnement (liste : docs/configuration.md).',
    en: 'The configuration does not allow a start: {problems} Correct these environment variables (list: docs/configuration.md).',
  },
  'platform.service_unreachable': {
    status: 502,
    fr: 'Le service {service} n’a pas répondu ({reason}). Rien n’est changé : réessayez plus tard, ou vérifiez son adresse.',
    en: 'The service {service} did not answer ({reason}). Nothing is changed: try again later, or check its address.',
  },
  'platform.data_unreachable': {
    status: 500,
    fr: 'Lancée par root, la base tourne sous le compte {user}, qui ne peut pas traverser {directory}. Ouvrez ce dossier au passage (chmod o+x), ou lancez Quittance sous un compte ordinaire.',
    en: 'Started by root, the database runs as the user {user}, who may not pass through {directory}. Open that directory for passage (chmod o+x), or run Quittance as an ordinary user.',
  },
  'platform.data_foreign': {
    status: 500,
    fr: 'Le dossier {directory} appartient à un autre utilisateur (uid {owner}). Lancez Quittance sous ce compte, ou choisissez un autre dossier avec --data.',
    en: 'The directory {directory} belongs to another user (uid {owner}). Run Quittance as that user, or choose another directory with --data.',
  },
  'platform.data_unwritable': {
    status: 500,
    fr: 'Impossible de créer ou d’écrire le dossier de données {directory} ({reason}). Choisissez-en un autre avec --data.',
    en: 'The data directory {directory} cannot be created or written ({reason}). Choose another one with --data.',
  },
  'platform.no_user_name': {
    status: 500,
    fr: 'Le compte qui lance Quittance (uid {uid}) n’a pas de nom sur cette machine, et la base intégrée en exige un. Lancez-la sous un compte nommé, ou donnez un serveur PostgreSQL par DATABASE_URL.',
    en: 'The account that runs Quittance (uid {uid}) has no name on this machine, and the embedded database needs one. Run it under a named account, or give a PostgreSQL server with DATABASE_URL.',
  },
  'platform.no_server_user': {
    status: 500,
    fr: 'PostgreSQL refuse de tourner sous root, et aucun autre compte n’a pu être trouvé ni créé ({reason}). Lancez Quittance sous un compte ordinaire, ou créez un compte système nommé quittance.',
    en: 'PostgreSQL refuses to run as root, and no other account could be found or created ({reason}). Run Quittance as an ordinary user, or create a system account named quittance.',
  },
  'platform.no_binaries': {
    status: 500,
    fr: 'Aucun PostgreSQL {wanted} n’est disponible pour {platform}. Installez le paquet postgresql du système (15 ou plus récent), relancez npm install, ou donnez un serveur par DATABASE_URL.',
    en: 'No PostgreSQL {wanted} is available for {platform}. Install the system package postgresql (15 or newer), run npm install again, or give a server with DATABASE_URL.',
  },
  'platform.cluster_failed': {
    status: 500,
    fr: 'La base intégrée n’a pas démarré : {reason} Le journal complet est dans {log}.',
    en: 'The embedded database did not start: {reason} The whole log is in {log}.',
  },
  'platform.store_busy': {
    status: 503,
    fr: 'Un autre processus démarre ou arrête ce même dossier de données depuis {seconds} secondes ({path}). Réessayez, ou terminez ce processus.',
    en: 'Another process has been starting or stopping this same data directory for {seconds} seconds ({path}). Try again, or end that process.',
  },
  'platform.database_unavailable': {
    status: 503,
    fr: 'La base de données ne répond pas ({reason}). Rien n’a été enregistré par cette action ; réessayez dans un instant.',
    en: 'The database does not answer ({reason}). Nothing was recorded by this action; try again in a moment.',
  },
  'platform.database_role': {
    status: 500,
    fr: 'Le compte {user} peut passer outre la séparation des entreprises ou manque de droits ({reason}). Faites exécuter par l’administrateur : {remedy}',
    en: 'The account {user} could bypass the separation of companies or lacks rights ({reason}). Have the administrator run: {remedy}',
  },
  'platform.database_version': {
    status: 500,
    fr: 'Ce serveur est un PostgreSQL {version} ; il faut la version 15 ou plus récente.',
    en: 'This server is a PostgreSQL {version}; version 15 or newer is needed.',
  },
  'platform.database_newer': {
    status: 500,
    fr: 'Cette base a été ouverte par une version plus récente de Quittance (migration {migration}). Mettez le programme à jour.',
    en: 'This store was opened by a newer version of Quittance (migration {migration}). Update the program.',
  },
  'platform.migration_changed': {
    status: 500,
    fr: 'La migration {migration} n’est plus celle qui a été appliquée à cette base. Remettez le fichier d’origine : une migration appliquée ne change plus.',
    en: 'The migration {migration} is not the one that was applied to this store. Put the original file back: an applied migration never changes.',
  },
  'platform.file_missing': {
    status: 500,
    fr: 'Le fichier {sha256} manque dans le dossier de données. Restaurez-le depuis une sauvegarde.',
    en: 'The file {sha256} is missing from the data directory. Restore it from a backup.',
  },
  'platform.port_not_available': {
    status: 500,
    fr: 'Le port {port} de {host} n’est pas disponible ({reason}) : Quittance y tourne peut-être déjà. Choisissez-en un autre avec --port.',
    en: 'Port {port} of {host} is not available ({reason}): Quittance may be running there already. Choose another one with --port.',
  },
  'platform.invalid_request': {
    status: 400,
    fr: 'La demande n’est pas comprise : {problems}. Corrigez ces champs et renvoyez-la.',
    en: 'The request is not understood: {problems}. Correct these fields and send it again.',
  },
  'platform.not_found': {
    status: 404,
    fr: 'Il n’y a rien à l’adresse {path}. Vérifiez-la, ou repartez de l’accueil.',
    en: 'There is nothing at {path}. Check the address, or start again from the home page.',
  },
  'platform.cross_site': {
    status: 403,
    fr: 'Cette action a été demandée depuis un autre site et n’a pas été exécutée. Refaites-la depuis Quittance.',
    en: 'This action was asked for from another site and was not carried out. Do it again from within Quittance.',
  },
  'platform.unknown_host': {
    status: 421,
    fr: 'Quittance n’est pas servie sous le nom {host}. Utilisez son adresse habituelle, ou déclarez ce nom par BASE_URL.',
    en: 'Quittance is not served under the name {host}. Use its usual address, or declare this name with BASE_URL.',
  },
  'platform.too_large': {
    status: 413,
    fr: 'Ce qui a été envoyé dépasse la taille permise. Envoyez-le en plusieurs fois.',
    en: 'What was sent exceeds the permitted size. Send it in several parts.',
  },
  'platform.too_many_requests': {
    status: 429,
    fr: 'Trop de demandes depuis cette adresse. Réessayez dans {seconds} s.',
    en: 'Too many requests from this address. Try again in {seconds} s.',
  },
  'platform.fault': {
    status: 500,
    fr: 'Défaut du programme : rien n’a été enregistré par cette action. Le journal le décrit sous le numéro {request} ; merci de le signaler.',
    en: 'A fault of the program: nothing was recorded by this action. The log describes it under the number {request}; please report it.',
  },
  'platform.file_altered': {
    status: 500,
    fr: 'Le fichier {sha256} a été modifié sur le disque (empreinte {found}). Restaurez-le depuis une sauvegarde.',
    en: 'The file {sha256} was altered on disk (checksum {found}). Restore it from a backup.',
  },
  // ledger
  'ledger.debtor_unknown': {
    status: 404,
    fr: 'Le débiteur {debtor} n’existe pas, ou a été réuni à un autre. Cherchez-le par son nom ou son compte.',
    en: 'The debtor {debtor} does not exist, or was merged into another one. Look for it by name or account.',
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
  // reconciliation
  'reconciliation.statement_unbalanced': {
    status: 422,
    fr: 'Le relevé du compte {account} ne tombe pas juste : solde initial et mouvements font {reachedCents}, le solde final est {closingCents} (écart {differenceCents}). Rien n’est enregistré ; demandez un relevé complet à la banque.',
    en: 'The statement of account {account} does not add up: opening balance and entries make {reachedCents}, the closing balance is {closingCents} (difference {differenceCents}). Nothing is recorded; ask the bank for a complete statement.',
  },
  'reconciliation.statement_unknown': {
    status: 404,
    fr: 'Aucun relevé {statement} à annuler : il n’existe pas, ou il est déjà annulé. La liste est dans Encaissements.',
    en: 'There is no statement {statement} to undo: it does not exist, or it is undone already. The list is under Money received.',
  },
  'reconciliation.statement_in_use': {
    status: 409,
    fr: 'Ce relevé ne peut pas être annulé : {count} de ses lignes ont été rapprochées par une personne, ou sont revenues impayées. Défaites d’abord ces rapprochements.',
    en: 'This statement cannot be undone: a person matched {count} of its lines, or they were returned unpaid. Undo those matches first.',
  },
  'reconciliation.gap_unknown': {
    status: 404,
    fr: 'Rien ne manque avant le relevé {statement}. Rechargez la page.',
    en: 'Nothing is missing before statement {statement}. Reload the page.',
  },
  'reconciliation.account_unknown': {
    status: 404,
    fr: 'Le compte bancaire {account} n’existe pas. Importez d’abord un relevé de ce compte.',
    en: 'Bank account {account} does not exist. Import a statement of this account first.',
  },
  'reconciliation.line_unknown': {
    status: 404,
    fr: 'La ligne {line} n’existe pas, ou le relevé qui la portait a été annulé. Rechargez la page.',
    en: 'Line {line} does not exist, or the statement that had it was undone. Reload the page.',
  },
  'reconciliation.line_not_open': {
    status: 409,
    fr: 'La ligne {line} n’est plus à affecter : quelqu’un, ou une règle, l’a traitée. Pour en décider autrement, reprenez-la d’abord.',
    en: 'Line {line} is not open any more: somebody, or a rule, has settled it. To decide otherwise, take it up again first.',
  },
  'reconciliation.line_not_settled': {
    status: 409,
    fr: 'Rien à reprendre sur la ligne {line} : elle n’a été ni rapprochée ni écartée.',
    en: 'There is nothing to take back on line {line}: it was neither matched nor left aside.',
  },
  'reconciliation.line_returned': {
    status: 409,
    fr: 'La ligne {line} est liée à un paiement revenu le {returnedOn} : elle ne peut plus être reprise. Annulez le relevé qui porte le rejet si celui-ci est une erreur.',
    en: 'Line {line} belongs to a payment that was returned on {returnedOn}: it cannot be taken back. If the return is a mistake, undo the statement that has it.',
  },
  'reconciliation.money_out': {
    status: 422,
    fr: 'La ligne {line} est une sortie d’argent : elle ne paie aucune facture. Si elle reprend un paiement, indiquez lequel.',
    en: 'Line {line} is money out: it pays no invoice. If it takes a payment back, say which one.',
  },
  'reconciliation.not_returnable': {
    status: 422,
    fr: 'La ligne {line} ne peut pas reprendre le paiement de la ligne {paid} : même compte, même montant et date antérieure sont nécessaires, et il ne doit pas être déjà revenu.',
    en: 'Line {line} cannot take back the payment of line {paid}: it has to be of the same account and amount, earlier, and not returned before.',
  },
  'reconciliation.proposal_unknown': {
    status: 409,
    fr: 'Cette proposition n’existe plus pour la ligne {line}. Rechargez la page pour voir les propositions du moment.',
    en: 'This proposal does not exist any more for line {line}. Reload the page to see those of the moment.',
  },
  'reconciliation.more_than_line': {
    status: 422,
    fr: 'La ligne vaut {amountCents}, vous en affectez {allocatedCents}. Réduisez les montants.',
    en: 'The line is worth {amountCents}, you allocate {allocatedCents} of it. Lower the amounts.',
  },
  'reconciliation.nobody_named': {
    status: 422,
    fr: 'La ligne {line} reste sans débiteur : choisissez une facture, ou le débiteur dont c’est un acompte.',
    en: 'Line {line} has no debtor: choose an invoice, or the debtor whose payment on account it is.',
  },
  'reconciliation.payer_unknown': {
    status: 404,
    fr: 'Le payeur {payer} n’est pas, ou plus, dans la liste. Rechargez la page.',
    en: 'Payer {payer} is not, or no longer, in the list. Reload the page.',
  },

  // outreach
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
    fr: 'Le résultat ne peut plus être annulé : la même étape ({step}) a été reprise depuis, dans l’acte {act}. Reprenez d’abord celui-ci.',
    en: 'The result can no longer be undone: the same step ({step}) has been taken again since, in act {act}. Take that one back first.',
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
    fr: '{debtor} : à partir de {totalCents} il faut deux personnes, et la société n’en a qu’une. Ouvrez-la à une seconde (quittance person add), ou relevez le montant dans Réglages → Envois.',
    en: '{debtor}: {totalCents} needs two people, and the company has one. Let a second one in (quittance person add), or raise the amount in Settings → Sending.',
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
    en: 'Passing over a step needs a reason: the journal keeps it. Say it in a few words.',
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
  'outreach.sender_not_found': {
    status: 404,
    fr: 'Aucun expéditeur ne s’appelle « {sender} ». Rechargez les réglages.',
    en: 'No sender is called “{sender}”. Load the settings again.',
  },
  'outreach.sender_unknown': {
    status: 409,
    fr: 'L’étape {step} part au nom de « {sender} », qui n’est plus parmi vos expéditeurs. Ajoutez-le dans Réglages → Messagerie, ou changez l’étape.',
    en: 'The step {step} leaves in the name of “{sender}”, who is no longer among your senders. Add them under Settings → Mail, or change the step.',
  },
  'outreach.no_mail_account': {
    status: 422,
    fr: 'Aucun compte d’envoi n’est réglé : les messages attendent dans la boîte d’envoi. Indiquez le serveur SMTP dans les réglages.',
    en: 'No mail account is set: messages wait in the outbox. Enter the SMTP server in the settings.',
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
  'outreach.template_invalid': {
    status: 422,
    fr: 'Le texte {template} ne peut pas être employé : {problem}. Corrigez-le, puis revoyez l’aperçu.',
    en: 'The text {template} cannot be used: {problem}. Correct it, then look at the preview again.',
  },
  'outreach.template_too_long': {
    status: 422,
    fr: 'Le texte {template} dépasse {most} caractères. Raccourcissez-le.',
    en: 'The text {template} is longer than {most} characters. Shorten it.',
  },
  'outreach.template_field_unknown': {
    status: 422,
    fr: 'Le texte {template} emploie le champ « {field} », qui n’existe pas ou n’est pas annoncé en tête (fields). Choisissez un champ de la liste.',
    en: 'The text {template} uses the field “{field}”, which does not exist or is not announced in its head (fields). Choose one from the list.',
  },
  'outreach.template_field_empty': {
    status: 422,
    fr: 'Le texte {template} demande « {field} », qui est vide pour ce débiteur. Complétez sa fiche ou vos réglages : aucun texte ne part avec un trou.',
    en: 'The text {template} asks for “{field}”, which is empty for this debtor. Complete their record or your settings: no text leaves with a hole.',
  },
  'outreach.template_markup': {
    status: 422,
    fr: 'Le texte {template} contient « {what} », que les messages ne savent pas montrer. Restez aux paragraphes, titres, listes, gras, italique et liens vers votre domaine.',
    en: 'The text {template} contains “{what}”, which messages cannot show. Keep to paragraphs, headings, lists, bold, italics and links to your own domain.',
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
  'outreach.text_unknown': {
    status: 404,
    fr: 'Il n’y a pas de texte « {name} ». La liste est dans Réglages, Textes, ou par : quittance texts list.',
    en: 'There is no text “{name}”. The list is in Settings, Texts, or by: quittance texts list.',
  },
  'outreach.text_incomplete': {
    status: 422,
    fr: 'Il manque au texte {template} : {missing}. Un débiteur doit y lire ce qu’il doit et comment payer ; ajoutez-le, seul sur sa ligne.',
    en: 'The text {template} lacks {missing}. A debtor must read in it what they owe and how to pay; add it, on a line of its own.',
  },
  'outreach.text_unlawful': {
    status: 422,
    fr: 'Le texte {template} demande à un particulier ce que seuls des professionnels doivent : {words} (C. com. L441-10, D441-5). Retirez-le.',
    en: 'The text {template} asks a consumer for what only professionals owe: {words} (C. com. L441-10, D441-5). Take it out.',
  },
  'outreach.text_words': {
    status: 422,
    fr: 'Le texte {template} dit « {words} », ce qu’une lettre de créancier ne dit pas. Changez ces mots, ou confirmez que vous les avez relus et les gardez.',
    en: 'The text {template} says “{words}”, which a creditor’s letter does not say. Change these words, or confirm that you have read them again and keep them.',
  },
  'outreach.text_changed': {
    status: 409,
    fr: 'Le texte {template} a été modifié entre-temps par {by}. Rechargez-le, puis reprenez votre changement.',
    en: 'The text {template} was changed meanwhile by {by}. Reload it, then make your change again.',
  },
  'outreach.text_version_unknown': {
    status: 404,
    fr: 'Le texte {template} n’a pas de version {version}. Choisissez-en une de la liste.',
    en: 'The text {template} has no version {version}. Choose one from the list.',
  },
  'outreach.texts_refused': {
    status: 422,
    fr: 'Aucun texte n’a été repris : {count} ne peuvent pas servir. Corrigez-les, puis recommencez.\n{problems}',
    en: 'No text was taken in: {count} cannot be used. Correct them, then try again.\n{problems}',
  },
  'outreach.nothing_to_show': {
    status: 422,
    fr: '{debtor} ne doit rien dont ce texte puisse parler aujourd’hui. Choisissez un autre débiteur, ou l’exemple.',
    en: '{debtor} owes nothing that this text could speak of today. Choose another debtor, or the example.',
  },
  'outreach.colour_unknown': {
    status: 422,
    fr: '« {colour} » n’est pas une couleur. Donnez-la en six chiffres hexadécimaux, comme #1a4f8b.',
    en: '“{colour}” is no colour. Give it in six hexadecimal figures, such as #1a4f8b.',
  },
  'outreach.colour_pale': {
    status: 422,
    fr: '{colour} se lit mal sur du blanc : contraste de {contrast}, il en faut {least}. La même, plus foncée : {suggestion}.',
    en: '{colour} is hard to read on white: contrast {contrast}, {least} is needed. The same, darker: {suggestion}.',
  },
  'outreach.logo_refused': {
    status: 422,
    fr: 'Ce fichier ne peut pas servir de logo : {problem}. Donnez un PNG ou un SVG simple de 200 ko au plus, 3000 pixels de côté au plus, sans script ni lien.',
    en: 'This file cannot be a logo: {problem}. Give a plain PNG or SVG of 200 kB at most, 3000 pixels a side at most, without script or link.',
  },
  'outreach.email_address_invalid': {
    status: 422,
    fr: 'L’adresse « {address} » n’est pas exactement une adresse électronique. Corrigez le contact : rien n’est envoyé à une adresse douteuse.',
    en: 'The address “{address}” is not exactly one e-mail address. Correct the contact: nothing is sent to a doubtful address.',
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
  'outreach.not_registered': {
    status: 422,
    fr: 'Le message {id} n’est pas un courrier recommandé : il n’a ni numéro ni accusé de réception.',
    en: 'Message {id} is no registered letter: it has neither number nor receipt.',
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
    en: 'The {day} is before the day on which the letter left ({posted}). Check the date on the receipt.',
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
    en: '“{number}” is no mobile number. Write it as it is dialled: 06 12 34 56 78, or +32 470 12 34 56 outside France.',
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
  // dialogue
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
  // strategy: the run and the release
  'strategy.not_a_choice': {
    status: 404,
    fr: 'La tâche {task} n’attend pas de choix après la dernière étape : elle est faite, ou d’une autre sorte. Actualisez la liste du jour.',
    en: 'Task {task} does not wait for a choice after the last step: it is done, or of another kind. Refresh today’s list.',
  },
  'strategy.choice_not_made': {
    status: 409,
    fr: 'Aucun choix n’est à reprendre pour la tâche {task} : il n’a pas été fait, ou a déjà été repris.',
    en: 'There is no choice to take back for task {task}: it was not made, or was taken back already.',
  },
  'strategy.choice_needs_day': {
    status: 422,
    fr: 'Ce choix ({choice}) demande un jour, le {today} au plus tôt : jusqu’où attendre avant que les relances reprennent.',
    en: 'This choice ({choice}) needs a day, {today} at the earliest: how long to wait before reminders go on.',
  },
  'strategy.nothing_to_release': {
    status: 409,
    fr: 'Rien à libérer : les actes choisis ({asked}) ne sont plus d’actualité ou sont déjà partis. Actualisez la liste du jour.',
    en: 'Nothing to release: the chosen acts ({asked}) no longer stand or have already left. Refresh today’s list.',
  },
  'strategy.act_changed': {
    status: 409,
    fr: 'Cet acte a changé, ou est déjà parti, depuis que la liste a été lue : il n’a pas été libéré. Actualisez la liste du jour.',
    en: 'This act has changed, or has already left, since the list was read: it was not released. Refresh today’s list.',
  },
  'strategy.subject_unknown': {
    status: 404,
    fr: 'Aucune pièce ouverte et aucun débiteur ne porte le nom « {subject} ». Vérifiez le numéro ; une pièce soldée n’est plus relancée.',
    en: 'No open item and no debtor is called “{subject}”. Check the number; a settled item is no longer chased.',
  },
  'strategy.plan_unknown': {
    status: 404,
    fr: 'Le scénario « {key} » n’existe pas. Les scénarios : {known}.',
    en: 'There is no plan “{key}”. The plans are: {known}.',
  },
  'strategy.plan_days_fall': {
    status: 422,
    fr: 'Dans le scénario {plan}, l’étape {step} viendrait avant la précédente. Donnez-lui un jour plus tardif, ou avancez la précédente.',
    en: 'In plan {plan}, step {step} would come before the previous one. Give it a later day, or move the previous one forward.',
  },
  'strategy.plan_too_early': {
    status: 422,
    fr: 'Dans le scénario {plan}, l’étape {step} est une relance : elle ne peut pas venir avant le lendemain de l’échéance. Donnez-lui un jour d’au moins 1.',
    en: 'In plan {plan}, step {step} is a reminder: it cannot come before the day after the due date. Give it a day of at least 1.',
  },
  'strategy.plan_text_unknown': {
    status: 422,
    fr: 'Dans le scénario {plan}, l’étape « {step} » nomme un texte qui n’existe pas. Choisissez un des textes de Quittance, ou retirez-le : le texte suit alors le ton de l’étape.',
    en: 'In plan {plan}, step “{step}” names a text that does not exist. Choose one of the texts of Quittance, or leave it out: the text then follows the tone of the step.',
  },
  'strategy.plan_exists': {
    status: 409,
    fr: 'Un scénario « {key} » existe déjà, ou a été retiré. Donnez un autre nom à celui-ci, ou reprenez l’autre.',
    en: 'There is already a plan “{key}”, or there was one. Give this one another name, or take up the other.',
  },
  'strategy.plan_in_use': {
    status: 409,
    fr: 'Le scénario « {plan} » sert encore. Règles : {rules} ; clients : {debtors} ; factures : {items} ; actes en cours : {acts}. Donnez-leur un autre scénario, puis retirez celui-ci.',
    en: 'The plan “{plan}” is still in use. Rules: {rules}; debtors: {debtors}; invoices: {items}; acts under way: {acts}. Give them another plan, then remove this one.',
  },
  'strategy.plan_of_kind': {
    status: 409,
    fr: 'Le scénario « {plan} » est celui de toute une nature de clients : il en faut un à chacune. Modifiez-le plutôt.',
    en: 'The plan “{plan}” is that of a whole kind of debtors: each kind needs one. Change it instead.',
  },
  'strategy.plan_not_retired': {
    status: 409,
    fr: 'Le scénario « {key} » n’est pas retiré : il n’y a rien à reprendre.',
    en: 'The plan “{key}” is not removed: there is nothing to take up.',
  },
  'strategy.plan_key_reused': {
    status: 409,
    fr: 'Dans le scénario {plan}, le nom d’étape « {step} » a déjà servi à une autre étape : ce qui est parti sous ce nom serait confondu. Donnez un autre nom à l’étape.',
    en: 'In plan {plan}, the step name “{step}” was already used for another step: what left under that name would be confused. Give the step another name.',
  },
  'strategy.plan_step_unknown': {
    status: 404,
    fr: 'Le scénario {plan} n’a pas d’étape « {step} ». Rechargez-le.',
    en: 'Plan {plan} has no step “{step}”. Load it again.',
  },
  'strategy.plan_version_unknown': {
    status: 404,
    fr: 'Le scénario {plan} n’a pas de version {version} ; la dernière est la {last}.',
    en: 'Plan {plan} has no version {version}; the last one is {last}.',
  },
  'strategy.plan_field': {
    status: 422,
    fr: 'Ce n’est pas un scénario que Quittance peut lire : à {place}, il devrait porter : {expected}. Rien n’a été changé ; exportez un scénario pour voir la forme attendue.',
    en: 'This is not a plan that Quittance can read: at {place} it should have: {expected}. Nothing was changed; export a plan to see the form it takes.',
  },
  'strategy.plan_file_too_large': {
    status: 422,
    fr: 'Le fichier {file} fait {bytes} octets ; un scénario n’en fait pas plus de {most}. Ce n’est sans doute pas le bon fichier.',
    en: 'The file {file} has {bytes} bytes; a plan has no more than {most}. It is probably not the right file.',
  },
  'strategy.plans_too_many': {
    status: 409,
    fr: 'Il y a déjà {count} scénarios, le plus que Quittance suit. Modifiez-en un plutôt que d’en ajouter.',
    en: 'There are already {count} plans, the most that Quittance follows. Change one rather than adding another.',
  },
  'strategy.plan_changed_since': {
    status: 409,
    fr: 'Le scénario « {key} » a changé depuis que vous l’avez ouvert (version {version}, pas {given}). Rouvrez-le pour ne rien écraser.',
    en: 'Plan “{key}” has changed since you opened it (version {version}, not {given}). Open it again so as not to overwrite anything.',
  },
  // demo
  'demo.store_not_empty': {
    status: 409,
    fr: 'Cette base contient déjà une société : la démonstration ne se mêle pas à de vraies données. Donnez-lui sa propre base, par exemple --data ./demo-data.',
    en: 'This store already holds a company: the demo does not mix with real data. Give it a store of its own, for example --data ./demo-data.',
  },
  // intake: storing and taking back
  'intake.already_imported': {
    status: 409,
    fr: '« {file} » est déjà importé (import {importId}, {recordedAt}) : rien n’a changé. Annulez cet import d’abord pour le reprendre.',
    en: '“{file}” is already imported (import {importId}, {recordedAt}): nothing changed. Undo that import first to take it again.',
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
  // intake: files that cannot be read, then lines that are refused inside a file that can.
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
    fr: 'Le fichier {file} pèse {sizeMegabytes} Mo ; la limite est de {limitMegabytes} Mo. Exportez une période plus courte, ou les seuls comptes clients.',
    en: 'The file {file} is {sizeMegabytes} MB; the limit is {limitMegabytes} MB. Export a shorter period, or the customer accounts only.',
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
    fr: 'Quittance ne reconnaît ni écritures comptables, ni liste de factures, ni liste de clients dans {file}, qui commence par « {start} ». Vérifiez le fichier, ou dites ce qu’il est.',
    en: 'Quittance recognises neither accounting entries, nor a list of invoices, nor a list of customers in {file}, which begins with “{start}”. Check the file, or say what it is.',
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
  'intake.entries_columns_missing': {
    status: 422,
    fr: 'Il manque à {file} les colonnes {missing}, obligatoires dans un fichier des écritures comptables. Refaites l’export au format FEC.',
    en: '{file} lacks the columns {missing}, which a file of accounting entries must have. Export it again in the FEC format.',
  },
  'intake.total_too_large': {
    status: 422,
    fr: 'Les montants de {file} dépassent, additionnés, ce qu’un grand livre peut contenir. Vérifiez le fichier.',
    en: 'The amounts of {file} add up to more than any ledger holds. Check the file.',
  },
  'intake.line_too_long': {
    status: 422,
    fr: 'La ligne {line} dépasse {limitKilobytes} Ko : ce n’est pas une ligne de tableau. Vérifiez les fins de ligne et les guillemets du fichier.',
    en: 'Line {line} is over {limitKilobytes} KB: that is no line of a table. Check the line ends and the quotation marks of the file.',
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
  'intake.columns_missing': {
    status: 422,
    fr: 'Quittance n’a pas trouvé dans {file} les colonnes {missing}. Colonnes du fichier : {columns}. Dites laquelle est laquelle, par exemple --map number=Pièce.',
    en: 'Quittance did not find the columns {missing} in {file}. Columns of the file: {columns}. Say which is which, for example --map number=Pièce.',
  },
  'intake.mapping_unknown': {
    status: 422,
    fr: 'La correspondance {mapping} ne peut pas être appliquée : champs connus {fields} ; colonnes du fichier {columns}.',
    en: 'The mapping {mapping} cannot be applied: known fields {fields}; columns of the file {columns}.',
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
  // intake: bank files
  'intake.file_encoding': {
    status: 422,
    fr: '{file} annonce un texte en {encoding}, mais contient des octets qui n’en sont pas. Demandez-le de nouveau à votre banque, sans passer par un éditeur de texte.',
    en: '{file} says that its text is {encoding}, but holds bytes that are not. Get it from your bank again, without a text editor in between.',
  },
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
  // intake: electronic invoices and status messages
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
  // strategy: situations and plans given as files.
  'strategy.file_unreadable': {
    status: 422,
    fr: 'Le fichier {file} n’a pas pu être lu ({reason}). Vérifiez son chemin et vos droits.',
    en: 'The file {file} could not be read ({reason}). Check its path and your rights.',
  },
  'strategy.file_not_json': {
    status: 422,
    fr: 'Le fichier {file} n’est pas du JSON : {reason}.',
    en: 'The file {file} is not JSON: {reason}.',
  },
  'strategy.plan_rules_changed_since': {
    status: 409,
    fr: 'Les règles d’attribution en sont à la version {version}, vous partez de la version {given}. Rechargez-les et refaites le changement.',
    en: 'The rules that give plans are at version {version}, you start from version {given}. Load them again and repeat the change.',
  },
  'strategy.situation_field': {
    status: 422,
    fr: 'À {place}, la situation devrait porter : {expected}. Le schéma est dans docs/situation.schema.json.',
    en: 'At {place} the situation should have: {expected}. The schema is in docs/situation.schema.json.',
  },
  'strategy.situation_duplicate': {
    status: 422,
    fr: 'À {place}, {id} est déjà pris : chaque identifiant ne sert qu’une fois.',
    en: 'At {place}, {id} is already taken: each identifier is used once.',
  },
  'strategy.situation_unknown_reference': {
    status: 422,
    fr: 'À {place}, {id} ne figure pas dans {list}. Ajoutez-le ou corrigez la référence.',
    en: 'At {place}, {id} is not in {list}. Add it or correct the reference.',
  },
  'strategy.situation_currency': {
    status: 422,
    fr: 'À {place}, la devise {currency} n’a pas deux décimales : Quittance ne la suit pas.',
    en: 'At {place}, the currency {currency} does not have two decimals: Quittance does not follow it.',
  },
  'strategy.situation_without_day': {
    status: 422,
    fr: 'La situation ne dit pas quel jour on est. Ajoutez "today" ou donnez --date.',
    en: 'The situation does not say which day it is. Add "today" or give --date.',
  },
  'strategy.plan_impossible': {
    status: 422,
    fr: 'Le scénario {plan} ne peut pas être suivi, étape {step} : {fault}. Corrigez l’étape.',
    en: 'The plan {plan} cannot be followed, step {step}: {fault}. Correct the step.',
  },
} as const satisfies Record<string, RefusalEntry>

export type RefusalCode = keyof typeof REFUSALS
