// The e-mail by which somebody is asked to act for a company.

import type { Locale } from '#kernel'
import { noticeMail } from './notice-mail.ts'

const WORDS = {
  fr: {
    subject: (company: string) => `Votre accès à Quittance – ${company}`,
    lines: (name: string, by: string, company: string) => [
      `Bonjour ${name},`,
      `${by === '' ? 'On vous invite' : `${by} vous invite`} à suivre les règlements clients de ${company} dans Quittance.`,
      'Ouvrez ce lien et choisissez votre mot de passe. Il sert une fois, pendant vingt-quatre heures :',
    ],
    otherwise: 'Si vous n’attendiez pas ce message, ne faites rien : le lien s’éteint de lui-même.',
  },
  en: {
    subject: (company: string) => `Your access to Quittance – ${company}`,
    lines: (name: string, by: string, company: string) => [
      `Hello ${name},`,
      `${by === '' ? 'You are invited' : `${by} invites you`} to follow what customers pay ${company}, in Quittance.`,
      'Open this link and choose your password. It works once, for twenty-four hours:',
    ],
    otherwise: 'If you did not expect this message, do nothing: the link goes out by itself.',
  },
} as const

export type InvitationMailInput = {
  readonly name: string
  readonly invitedBy: string
  readonly company: string
  readonly link: string
  readonly locale: Locale
}

export function invitationMail({ name, invitedBy, company, link, locale }: InvitationMailInput) {
  const { subject, lines, otherwise } = WORDS[locale]
  const before = lines(name, invitedBy, company)
  return noticeMail({ subject: subject(company), before, link, after: [otherwise], locale })
}
