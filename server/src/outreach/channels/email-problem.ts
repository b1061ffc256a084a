// What can go wrong between us and a mail server, in words: what happened, why, and what to do next.

import type { Locale } from '#kernel'

export type EmailProblem = {
  readonly kind: EmailProblemKind
  /** Enhanced status or SMTP code where the server gave one, else the name of the fault. */
  readonly code: string
  /** The server's own words, or the system's. */
  readonly response: string
  /** True when every other message of this account would meet it as well: the run stops instead of failing them all. */
  readonly accountWide: boolean
}

export type EmailProblemKind =
  | 'host-not-found'
  | 'address-inside'
  | 'connection-refused'
  | 'timeout'
  | 'not-a-mail-server'
  | 'tls-missing'
  | 'certificate'
  | 'tls'
  | 'authentication'
  | 'sender-refused'
  | 'recipient-refused'
  | 'policy'
  | 'temporary'
  | 'rate-limited'
  | 'too-large'
  | 'message-refused'
  | 'connection-lost'
  | 'withdrawn'

export type ProblemPlace = { readonly host: string; readonly port: number }

export const explainEmailProblem = (problem: EmailProblem, place: ProblemPlace, locale: Locale): string =>
  EXPLANATIONS[locale][problem.kind]({ ...place, said: problem.response.slice(0, 200) })

type Said = ProblemPlace & { readonly said: string }
type Explanations = Readonly<Record<EmailProblemKind, (said: Said) => string>>

const fr: Explanations = {
  'host-not-found': ({ host }) =>
    `Le serveur « ${host} » est introuvable. Vérifiez son nom, ou votre connexion à Internet.`,
  'address-inside': ({ host }) =>
    `${host} est dans le réseau interne de cette installation, que les sociétés n’atteignent pas. Employez son nom public, ou demandez à l’exploitant de l’autoriser (INTERNAL_NETWORKS, docs/configuration.md).`,
  'connection-refused': ({ host, port }) =>
    `${host} refuse la connexion sur le port ${port}. Vérifiez le port (le plus souvent 587 avec STARTTLS, 465 avec TLS) et le pare-feu.`,
  timeout: ({ host, port }) =>
    `${host} ne répond pas sur le port ${port}. Vérifiez le port, le pare-feu, ou réessayez plus tard.`,
  'not-a-mail-server': ({ host, port, said }) =>
    `Ce qui répond sur ${host}:${port} n’est pas un serveur d’envoi (« ${said} »). Vérifiez le port et le mode de sécurité.`,
  'tls-missing': ({ host }) =>
    `${host} ne propose pas le chiffrement demandé (STARTTLS). Rien n’a été envoyé, mot de passe compris. Essayez TLS sur le port 465.`,
  certificate: ({ host, said }) =>
    `Le certificat de ${host} n’est pas valable pour ce nom (${said}). Employez le nom donné par votre fournisseur, ou ajoutez votre autorité de certification.`,
  tls: ({ host, said }) =>
    `La connexion chiffrée avec ${host} a échoué (${said}). Vérifiez le couple port et sécurité : 465 avec TLS, 587 avec STARTTLS.`,
  authentication: ({ host, said }) =>
    `${host} refuse l’identifiant ou le mot de passe (« ${said} »). Vérifiez-les ; beaucoup de fournisseurs exigent un mot de passe d’application.`,
  'sender-refused': ({ said }) =>
    `Le serveur refuse l’adresse d’expédition (« ${said} »). Employez une adresse de ce compte.`,
  'recipient-refused': ({ said }) =>
    `Le serveur refuse l’adresse du destinataire (« ${said} »). Vérifiez-la ou choisissez un autre contact.`,
  policy: ({ said }) =>
    `Le serveur refuse ce message par sa politique (« ${said} »). Voyez avec votre fournisseur : relais, SPF, DKIM ou DMARC.`,
  temporary: ({ said }) => `Le serveur demande de réessayer plus tard (« ${said} »).`,
  'rate-limited': ({ host, said }) =>
    `${host} limite le nombre d’envois (« ${said} »). La suite partira plus tard ; indiquez dans les réglages ce que votre fournisseur accepte par minute.`,
  'too-large': ({ said }) =>
    `Le message est trop volumineux pour ce serveur (« ${said} »). Envoyez des liens plutôt que des pièces jointes.`,
  'message-refused': ({ said }) => `Le serveur a refusé le message (« ${said} »). Rien n’a été remis.`,
  'connection-lost': ({ host }) => `La connexion à ${host} s’est interrompue avant l’envoi. Réessayez.`,
  withdrawn: () => 'Le message a été retenu juste avant son départ. Rien n’a été envoyé.',
}

const en: Explanations = {
  'host-not-found': ({ host }) => `The server “${host}” cannot be found. Check its name, or your Internet connection.`,
  'address-inside': ({ host }) =>
    `${host} is in the own network of this installation, which companies do not reach. Use its public name, or ask the operator to allow it (INTERNAL_NETWORKS, docs/configuration.md).`,
  'connection-refused': ({ host, port }) =>
    `${host} refuses connections on port ${port}. Check the port (mostly 587 with STARTTLS, 465 with TLS) and the firewall.`,
  timeout: ({ host, port }) =>
    `${host} does not answer on port ${port}. Check the port and the firewall, or try again later.`,
  'not-a-mail-server': ({ host, port, said }) =>
    `What answers on ${host}:${port} is not a sending server (“${said}”). Check the port and the kind of security.`,
  'tls-missing': ({ host }) =>
    `${host} does not offer the encryption asked for (STARTTLS). Nothing was sent, the password included. Try TLS on port 465.`,
  certificate: ({ host, said }) =>
    `The certificate of ${host} is not valid for that name (${said}). Use the name that your provider gives, or add your certificate authority.`,
  tls: ({ host, said }) =>
    `The encrypted connection to ${host} failed (${said}). Check port and security together: 465 with TLS, 587 with STARTTLS.`,
  authentication: ({ host, said }) =>
    `${host} refuses the user name or the password (“${said}”). Check them; many providers require an application password.`,
  'sender-refused': ({ said }) =>
    `The server refuses the sender’s address (“${said}”). Use an address of this account.`,
  'recipient-refused': ({ said }) =>
    `The server refuses the recipient’s address (“${said}”). Check it or choose another contact.`,
  policy: ({ said }) =>
    `The server refuses this message by its policy (“${said}”). Ask your provider about relaying, SPF, DKIM or DMARC.`,
  temporary: ({ said }) => `The server asks to try again later (“${said}”).`,
  'rate-limited': ({ host, said }) =>
    `${host} limits how much is sent (“${said}”). The rest leaves later; tell the settings what your provider takes in a minute.`,
  'too-large': ({ said }) =>
    `The message is too large for this server (“${said}”). Send links rather than attachments.`,
  'message-refused': ({ said }) => `The server refused the message (“${said}”). Nothing was delivered.`,
  'connection-lost': ({ host }) => `The connection to ${host} broke before sending. Try again.`,
  withdrawn: () => 'The message was held back just before it left. Nothing was sent.',
}

const EXPLANATIONS: Readonly<Record<Locale, Explanations>> = { fr, en }
