// The two e-mails about a forgotten password: the link to a new one, and that it was used.

import type { Locale } from '#kernel'
import { noticeMail } from './notice-mail.ts'

const LINK = {
  fr: {
    subject: (company: string) => `Votre nouveau mot de passe Quittance – ${company}`,
    lines: (name: string, by: string, company: string) => [
      `Bonjour ${name},`,
      `${by} vous envoie de quoi choisir un nouveau mot de passe pour ${company}, dans Quittance.`,
      'Ouvrez ce lien. Il sert une fois, pendant vingt-quatre heures, et ferme vos sessions :',
    ],
    otherwise: (by: string) =>
      `Si vous n’avez rien demandé, ne l’ouvrez pas et parlez-en à ${by} : votre mot de passe d’aujourd’hui reste le bon.`,
  },
  en: {
    subject: (company: string) => `Your new Quittance password – ${company}`,
    lines: (name: string, by: string, company: string) => [
      `Hello ${name},`,
      `${by} sends you the way to choose a new password for ${company}, in Quittance.`,
      'Open this link. It works once, for twenty-four hours, and ends your sessions:',
    ],
    otherwise: (by: string) =>
      `If you asked for nothing, do not open it and talk to ${by}: the password that you have stays the right one.`,
  },
} as const

export type PasswordLinkMailInput = {
  readonly name: string
  readonly madeBy: string
  readonly company: string
  readonly link: string
  readonly locale: Locale
}

export function passwordLinkMail({ name, madeBy, company, link, locale }: PasswordLinkMailInput) {
  const { subject, lines, otherwise } = LINK[locale]
  const before = lines(name, madeBy, company)
  return noticeMail({ subject: subject(company), before, link, after: [otherwise(madeBy)], locale })
}

const CHANGED = {
  fr: {
    subject: (company: string) => `Votre mot de passe Quittance a changé – ${company}`,
    lines: (name: string, by: string) => [
      `Bonjour ${name},`,
      `Un nouveau mot de passe vient d’être choisi pour votre compte, par le lien que ${by} vous a donné. Toutes vos sessions d’avant sont fermées.`,
    ],
    otherwise: (by: string) =>
      `Si ce n’est pas vous, quelqu’un agit sous votre nom : parlez-en aussitôt à ${by}, ou à un autre responsable. Le journal retient ce qui a été fait.`,
  },
  en: {
    subject: (company: string) => `Your Quittance password was changed – ${company}`,
    lines: (name: string, by: string) => [
      `Hello ${name},`,
      `A new password was just chosen for your account, by the link that ${by} gave you. All your sessions before it have ended.`,
    ],
    otherwise: (by: string) =>
      `If that was not you, somebody acts under your name: talk to ${by} at once, or to another owner. The journal keeps what was done.`,
  },
} as const

export function passwordChangedMail({ name, madeBy, company, locale }: Omit<PasswordLinkMailInput, 'link'>) {
  const { subject, lines, otherwise } = CHANGED[locale]
  const before = lines(name, madeBy)
  return noticeMail({ subject: subject(company), before, link: null, after: [otherwise(madeBy)], locale })
}
