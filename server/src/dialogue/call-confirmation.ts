// The e-mail that confirms what was said on the telephone: a text to read, change and send. A written agreement to pay is worth
// more than a spoken one (it acknowledges the debt, C. civ. 2240).

import type { Cents, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import type { CallAnswer } from './model.ts'

export type Confirmation = { readonly subject: string; readonly text: string }

export type ConfirmationFacts = {
  readonly company: string
  readonly caller: string | null
  readonly contact: string | null
  readonly numbers: readonly string[]
  readonly currency: string
  readonly cents: Cents
}

export function callConfirmation(answer: CallAnswer, facts: ConfirmationFacts, locale: Locale): Confirmation {
  const { company, caller, contact, numbers } = facts
  const lines = locale === 'fr' ? inFrench(answer, facts) : inEnglish(answer, facts)
  const hello = { fr: `Bonjour${contact === null ? '' : ` ${contact}`},`, en: `Dear ${contact ?? 'Sir or Madam'},` }[
    locale
  ]
  const bye = { fr: 'Bien cordialement,', en: 'Kind regards,' }[locale]
  const about = { fr: 'Notre appel', en: 'Our call' }[locale]
  const signed = caller === null ? company : `${caller}\n${company}`
  return {
    subject: numbers.length === 0 || numbers.length > MOST_IN_SUBJECT ? about : `${about} – ${numbers.join(', ')}`,
    text: [hello, ...lines, bye, signed].join('\n\n'),
  }
}

/** A subject is read on a telephone. */
const MOST_IN_SUBJECT = 3

/** As a sentence ends. */
const ended = (reason: string): string => (/[.!?…]$/.test(reason.trim()) ? reason.trim() : `${reason.trim()}.`)

const listed = (numbers: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(numbers)

function inFrench(answer: CallAnswer, { numbers, currency, cents }: ConfirmationFacts): readonly string[] {
  const what = numbers.length === 1 ? `la facture ${numbers[0]}` : `les factures ${listed(numbers, 'fr')}`
  const amount = formatMoney(cents, currency, 'fr')
  switch (answer.kind) {
    case 'promise':
      return [
        'Merci pour notre échange de ce jour.',
        `Comme convenu, vous réglerez ${what}, soit ${amount}, au plus tard le ${formatDay(answer.untilDay, 'fr')}. Pourriez-vous me le confirmer en répondant à ce message\u202f?`,
      ]
    case 'dispute':
      return [
        'Merci pour notre échange de ce jour.',
        `J’ai noté votre désaccord sur ${what}${answer.amountCents === null ? '' : `, pour ${formatMoney(answer.amountCents, currency, 'fr')}`}\u00a0: ${ended(answer.reason)}`,
        answer.amountCents === null
          ? 'Je reviens vers vous avec une réponse.'
          : 'Je reviens vers vous avec une réponse. Le reste, que vous ne contestez pas, peut être réglé dès maintenant.',
      ]
    case 'call-back':
      return [`Comme convenu, je vous rappelle le ${formatDay(answer.onDay, 'fr')}.`]
  }
}

function inEnglish(answer: CallAnswer, { numbers, currency, cents }: ConfirmationFacts): readonly string[] {
  const what = numbers.length === 1 ? `invoice ${numbers[0]}` : `invoices ${listed(numbers, 'en')}`
  const amount = formatMoney(cents, currency, 'en')
  switch (answer.kind) {
    case 'promise':
      return [
        'Thank you for our conversation today.',
        `As agreed, you will pay ${what}, ${amount}, by ${formatDay(answer.untilDay, 'en')}. Would you confirm it by answering this message?`,
      ]
    case 'dispute':
      return [
        'Thank you for our conversation today.',
        `I have noted that you disagree about ${what}${answer.amountCents === null ? '' : `, for ${formatMoney(answer.amountCents, currency, 'en')}`}: ${ended(answer.reason)}`,
        answer.amountCents === null
          ? 'I will come back to you with an answer.'
          : 'I will come back to you with an answer. The rest, which you do not dispute, can be paid now.',
      ]
    case 'call-back':
      return [`As agreed, I will call you again on ${formatDay(answer.onDay, 'en')}.`]
  }
}
