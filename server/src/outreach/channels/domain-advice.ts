// What a finding about a sending domain means, in words that whoever keeps the domain can act on.

import type { Locale } from '#kernel'
import type { DomainAdvice, DomainFinding } from './check-domain.ts'

export const adviseOn = ({ advice, name, value }: DomainFinding, locale: Locale): string =>
  ADVICE[locale][advice]({ name, value: value ?? '' })

type Said = { readonly name: string; readonly value: string }
type Advice = Readonly<Record<DomainAdvice, (said: Said) => string>>

const fr: Advice = {
  'spf-right': ({ name }) => `SPF : ${name} dit quels serveurs envoient pour lui.`,
  'spf-missing': ({ name, value }) =>
    `SPF manque : vos messages peuvent passer pour faux. Ajoutez à ${name} l’enregistrement TXT « ${value} ».`,
  'spf-several': ({ name }) =>
    `SPF : ${name} a plusieurs enregistrements, donc aucun ne compte. Réunissez-les en un seul.`,
  'spf-everybody': ({ name, value }) =>
    `SPF : ${name} autorise tout le monde à envoyer en son nom. Remplacez l’enregistrement par « ${value} ».`,
  'spf-provider-missing': ({ name, value }) =>
    `SPF : ${name} ne cite pas le serveur par lequel vous envoyez. Remplacez l’enregistrement par « ${value} ».`,
  'spf-lookups': ({ name }) =>
    `SPF : l’enregistrement de ${name} demande plus de dix recherches et ne compte plus. Retirez les services que vous n’employez pas.`,
  'dkim-right': ({ name }) => `DKIM : la clé de signature est publiée (${name}).`,
  'dkim-missing': ({ name, value }) =>
    `DKIM manque : vos messages sont signés par une clé que personne ne trouve. Ajoutez à ${name} l’enregistrement TXT « ${value} ».`,
  'dkim-other-key': ({ name, value }) =>
    `DKIM : ${name} publie une autre clé que celle qui signe, les signatures passent pour fausses. Remplacez l’enregistrement par « ${value} ».`,
  'dkim-by-provider': ({ name }) =>
    `DKIM manque : activez la signature dans l’administration de votre fournisseur, puis publiez l’enregistrement qu’il vous donne (${name}).`,
  'dkim-ask-provider': () =>
    'DKIM : d’ici on ne peut pas voir si votre fournisseur signe. Demandez-lui son sélecteur, ou envoyez-vous un message et cherchez « dkim=pass » dans ses en-têtes.',
  'dmarc-right': ({ name }) => `DMARC : la règle du domaine est publiée (${name}).`,
  'dmarc-missing': ({ name, value }) =>
    `DMARC manque : les grands fournisseurs l’exigent. Ajoutez à ${name} l’enregistrement TXT « ${value} ».`,
  'dmarc-several': ({ name }) =>
    `DMARC : ${name} a plusieurs enregistrements, donc aucun ne compte. Gardez-en un seul.`,
  'dmarc-no-policy': ({ name, value }) =>
    `DMARC : l’enregistrement de ${name} ne dit pas quoi faire (p=). Remplacez-le par « ${value} ».`,
}

const en: Advice = {
  'spf-right': ({ name }) => `SPF: ${name} says which servers send for it.`,
  'spf-missing': ({ name, value }) =>
    `SPF is missing: your messages may pass for forged. Add the TXT record “${value}” to ${name}.`,
  'spf-several': ({ name }) => `SPF: ${name} has several records, so none counts. Merge them into one.`,
  'spf-everybody': ({ name, value }) =>
    `SPF: ${name} lets everybody send in its name. Replace the record with “${value}”.`,
  'spf-provider-missing': ({ name, value }) =>
    `SPF: ${name} does not name the server that you send through. Replace the record with “${value}”.`,
  'spf-lookups': ({ name }) =>
    `SPF: the record of ${name} asks for more than ten look-ups and no longer counts. Take out the services that you do not use.`,
  'dkim-right': ({ name }) => `DKIM: the signing key is published (${name}).`,
  'dkim-missing': ({ name, value }) =>
    `DKIM is missing: your messages are signed with a key that nobody finds. Add the TXT record “${value}” to ${name}.`,
  'dkim-other-key': ({ name, value }) =>
    `DKIM: ${name} publishes another key than the one that signs, so signatures pass for forged. Replace the record with “${value}”.`,
  'dkim-by-provider': ({ name }) =>
    `DKIM is missing: turn signing on in your provider’s administration, then publish the record that it gives you (${name}).`,
  'dkim-ask-provider': () =>
    'DKIM: whether your provider signs cannot be seen from here. Ask it for its selector, or send yourself a message and look for “dkim=pass” in its headers.',
  'dmarc-right': ({ name }) => `DMARC: the policy of the domain is published (${name}).`,
  'dmarc-missing': ({ name, value }) =>
    `DMARC is missing: the large providers require it. Add the TXT record “${value}” to ${name}.`,
  'dmarc-several': ({ name }) => `DMARC: ${name} has several records, so none counts. Keep one.`,
  'dmarc-no-policy': ({ name, value }) =>
    `DMARC: the record of ${name} does not say what to do (p=). Replace it with “${value}”.`,
}

const ADVICE: Readonly<Record<Locale, Advice>> = { fr, en }
