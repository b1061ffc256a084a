// The rate of late-payment interest that an invoice's notes state (in France the note with subject code PMD is mandatory). Read only
// where the sentence leaves no doubt; two different rates in one invoice, or a percentage that may be something else, are no rate.

import { type AgreedRate, formatAgreedRate, parseAgreedRate } from '@quittance/law/agreed-rate'

export type Note = { readonly subject: string | null; readonly text: string }

export function agreedRateIn(notes: readonly Note[], termsText: string | null): AgreedRate | null {
  const sentences = [...notes, { subject: null, text: termsText ?? '' }].flatMap(({ subject, text }) =>
    sentencesOf(text.slice(0, MOST_TEXT)).filter((sentence) => subject === 'PMD' || LATE.test(sentence)),
  )
  const found = new Map(
    sentences.flatMap((sentence) => {
      const rate = rateIn(sentence)
      return rate === null ? [] : [[formatAgreedRate(rate), rate] as const]
    }),
  )
  return found.size === 1 ? ([...found.values()][0] ?? null) : null
}

const MOST_TEXT = 4_000
const LATE = /penalites? de retard|interets? de retard|retard de paiement|late payment|default interest/
const WORDS: Readonly<Record<string, string>> = { trois: '3', three: '3', sept: '7', huit: '8', dix: '10', ten: '10' }

/** Folded, and cut at full stops that are not decimal points. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/\b(trois|three|sept|huit|dix|ten)\b/g, (word) => WORDS[word] ?? word)
    .split(/[.;\n](?=\s|$)/)

const LEGAL =
  /\b(\d{1,2}) ?(?:fois|x|times)(?: \(\d\))?,? ?(?:le |the )?(?:taux |interest rate )?(?:de l'|d'|of )?(?:interet )?legal/
const ECB =
  /(?:bce|banque centrale europeenne|ecb|european central bank)[^%]{0,160}?(?:majore|augmente|\+|plus|increased)[^%\d]{0,30}(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|points?|percentage)/
const PERCENT = /(\d{1,2}(?:[.,]\d{1,2})?) ?%/g
const YEARLY = /par an\b|l'an\b|annuel|per year|per annum|a year/
const MONTHLY = /par mois|mensuel|per month|a month/

function rateIn(sentence: string): AgreedRate | null {
  const legal = LEGAL.exec(sentence)
  if (legal) return parseAgreedRate(`${legal[1]}xlegal`)
  const ecb = ECB.exec(sentence)
  if (ecb) return parseAgreedRate(`ecb+${ecb[1]}`)
  // A discount for early payment, or a lump sum of so many per cent, is no rate.
  if (/escompte|discount|bce|ecb|legal|centrale/.test(sentence)) return null
  const [percent, another] = [...sentence.matchAll(PERCENT)]
  if (percent === undefined || another !== undefined) return null
  const isMonthly = MONTHLY.test(sentence)
  if (isMonthly === YEARLY.test(sentence)) return null
  const rate = parseAgreedRate(percent[1] ?? '')
  return rate?.kind === 'fixed' && isMonthly ? { kind: 'fixed', basisPoints: rate.basisPoints * 12 } : rate
}
