// Which settings are missing for what the company wants to send. Pure: `quittance doctor` prints it.

import { addDays, type Day, type Finding, type Locale, type Said } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import type { Settings } from './model.ts'

/** Payments older than this are asked for before overdue steps go on. */
const FRESH_DAYS = 4

export function checkSettings(settings: Settings, today: Day): readonly Finding[] {
  return [identityFinding(settings), bankFinding(settings), mailFinding(settings), sendingFinding(settings)].concat(
    paymentsFinding(settings, today),
  )
}

function identityFinding({ identity }: Settings): Finding {
  const missing = Object.entries({
    name: identity.name === null,
    siren: identity.siren === null,
    address: identity.addressLines.length === 0 || identity.city === null,
    signer: identity.signerName === null,
  } satisfies Record<keyof typeof IDENTITY_WORDS, boolean>).flatMap(([part, isMissing]) =>
    isMissing ? [IDENTITY_WORDS[part as keyof typeof IDENTITY_WORDS]] : [],
  )
  const isWhole = missing.length === 0
  const named = (locale: Locale): string => missing.map((words) => words[locale]).join(', ')
  return {
    about: 'company.identity',
    state: isWhole ? 'well' : 'advice',
    fr: isWhole
      ? 'La société est décrite comme les lettres et mises en demeure l’exigent.'
      : `Il manque à la société : ${named('fr')}. Les lettres et mises en demeure en ont besoin (Réglages → Société).`,
    en: isWhole
      ? 'The company is described as letters and formal notices need it.'
      : `The company lacks ${named('en')}. Letters and formal notices need it (Settings → Company).`,
  }
}

const IDENTITY_WORDS = {
  name: { fr: 'la dénomination', en: 'its name' },
  siren: { fr: 'le SIREN', en: 'its SIREN' },
  address: { fr: 'l’adresse', en: 'its address' },
  signer: { fr: 'le signataire', en: 'a signer' },
} as const satisfies Readonly<Record<string, Said>>

function bankFinding({ bank }: Settings): Finding {
  const isSet = bank.iban !== null
  return {
    about: 'company.bank',
    state: isSet ? 'well' : 'advice',
    fr: isSet
      ? 'Les messages disent où payer.'
      : 'Aucun IBAN : les messages ne disent pas où payer (Réglages → Banque).',
    en: isSet ? 'Messages say where to pay.' : 'No IBAN: messages do not say where to pay (Settings → Bank).',
  }
}

function mailFinding({ mailAccount }: Settings): Finding {
  if (mailAccount === null) {
    return {
      about: 'mail.account',
      state: 'advice',
      fr: 'Aucun compte d’envoi : les messages libérés attendent dans la boîte d’envoi (Réglages → Messagerie).',
      en: 'No mail account: released messages wait in the outbox (Settings → Mail).',
    }
  }
  const isClear = mailAccount.security === 'none'
  return {
    about: 'mail.account',
    state: isClear ? 'advice' : 'well',
    fr: isClear
      ? `Le compte ${mailAccount.host} est utilisé sans chiffrement : choisissez TLS s’il n’est pas sur cette machine.`
      : `Les messages partent par ${mailAccount.host}, chiffrés.`,
    en: isClear
      ? `The account at ${mailAccount.host} is used without encryption: choose TLS unless it is on this machine.`
      : `Messages leave by ${mailAccount.host}, encrypted.`,
  }
}

function sendingFinding({ sendingStopped, automation }: Settings): Finding {
  if (sendingStopped) {
    return {
      about: 'sending',
      state: 'wrong',
      fr: 'L’envoi est arrêté pour toute la société. Reprenez-le dans les Réglages quand la raison a disparu.',
      en: 'Sending is stopped for the whole company. Resume it in the settings once the reason is gone.',
    }
  }
  const said = {
    rehearsal: { fr: 'Répétition : rien ne peut partir.', en: 'Rehearsal: nothing can leave.' },
    released: { fr: 'Ce qu’une personne a libéré part.', en: 'What a person released leaves.' },
    automatic: { fr: 'Les étapes automatiques partent seules.', en: 'Automatic steps leave by themselves.' },
  }[automation]
  return { about: 'sending', state: 'well', ...said }
}

function paymentsFinding({ paymentsKnownTo: known }: Settings, today: Day): Finding {
  const isFresh = known !== null && known >= addDays(today, -FRESH_DAYS)
  const shown = (locale: Locale): string => (known === null ? '' : formatDay(known, locale))
  return {
    about: 'payments',
    state: isFresh ? 'well' : 'advice',
    fr: isFresh
      ? `Les paiements sont connus jusqu’au ${shown('fr')}.`
      : `Les paiements sont connus ${known === null ? 'jusqu’à une date inconnue' : `jusqu’au ${shown('fr')}`} : importez la banque ou les écritures avant de relancer.`,
    en: isFresh
      ? `Payments are known up to ${shown('en')}.`
      : `Payments are known ${known === null ? 'up to an unknown day' : `up to ${shown('en')}`}: import the bank or the books before reminding.`,
  }
}
