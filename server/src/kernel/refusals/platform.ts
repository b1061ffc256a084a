// Refusals: the machine, the store and the doors.

import type { RefusalEntry } from './entry.ts'

export const platformRefusals = {
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
  'platform.address_inside': {
    status: 422,
    fr: 'Le serveur {host} ({address}) est dans le réseau interne de cette installation, que les sociétés n’atteignent pas. Employez son nom public, ou demandez à l’exploitant de l’autoriser (INTERNAL_NETWORKS, docs/configuration.md).',
    en: 'The server {host} ({address}) is in the own network of this installation, which companies do not reach. Use its public name, or ask the operator to allow it (INTERNAL_NETWORKS, docs/configuration.md).',
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
    fr: 'La base intégrée n’a pas démarré ({reason}). Le journal complet est dans {log}.',
    en: 'The embedded database did not start ({reason}). The whole log is in {log}.',
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
} as const satisfies Record<string, RefusalEntry>
