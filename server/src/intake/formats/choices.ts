// Words for a few kinds of things, in French and English: kinds of debtor and of document, means of payment, yes and no, countries,
// languages, currencies. A word that is not known is null: it is said, never guessed.

import type { DebtorKind, PaymentMeans } from '#ledger/model.ts'
import type { ListRow } from '../model.ts'

export const debtorKindOf = chooser<DebtorKind>({
  business:
    'business entreprise entreprises professionnel professionnels pro societe company companies b2b commercant artisan',
  public:
    'public publique organisme_public organismes_publics etablissement_public secteur_public_local administration collectivite mairie commune etat hopital b2g public_body public_sector secteur_public',
  consumer: 'consumer consumers consommateur particulier particuliers individual private person personne b2c',
  association: 'association associations asso ong nonprofit non_profit charity',
})

export const documentKindOf = chooser<ListRow['documentKind']>({
  invoice: 'invoice facture fac fact fa inv facture_de_vente facture_client standard 380 sale vente debit',
  'credit-note': 'credit_note credit_memo creditnote avoir av avoirs credit 381 note_de_credit refund_invoice',
  deposit: 'deposit acompte facture_d_acompte prepayment down_payment 386',
  retention: 'retention retenue retenue_de_garantie rg',
})

export const paymentMeansOf = chooser<PaymentMeans>({
  transfer:
    'transfer virement virements vir vrt virement_bancaire virement_sepa credit_transfer bank_transfer wire sepa 30 58',
  'direct-debit':
    'direct_debit directdebit prelevement prelevements prlv prl prelevement_sepa prelevement_automatique sdd sepa_direct_debit 49 59',
  'bill-of-exchange':
    'bill_of_exchange lcr bor traite effet effets billet_a_ordre lettre_de_change promissory_note 24 60',
  cheque: 'cheque cheques chq check checks 20',
  card: 'card cards cb carte carte_bancaire carte_bleue credit_card stripe 48 54 55',
})

/** A column "dispute" that holds anything but a no says that there is one, as it may hold the reason. */
export const saysYes = (text: string): boolean =>
  !/^(|0|0[.,]0+|n|non|no|false|faux|none|aucun|neant|-)$/.test(plain(text))

function chooser<Word extends string>(words: Readonly<Record<Word, string>>): (text: string) => Word | null {
  const known = new Map<string, Word>()
  for (const word of Object.keys(words) as Word[])
    for (const text of words[word].split(' ')) known.set(text.replaceAll('_', ' '), word)
  return (text) => known.get(plain(text).replace(/[.,]/g, '')) ?? null
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.,-]+|-/g, ' ')
    .trim()

// ISO 4217: those whose minor unit is not a hundredth, which the ledger does not follow.
const NOT_HUNDREDTHS = new Set(
  'BHD BIF CLF CLP DJF GNF IQD ISK JOD JPY KMF KRW KWD LYD OMR PYG RWF TND UGX UYI UYW VND VUV XAF XOF XPF'.split(' '),
)
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', EURO: 'EUR', EUROS: 'EUR', $: 'USD', '£': 'GBP' }

/** A currency of two decimals. */
export function currencyOf(text: string): string | null {
  const upper = text.trim().toUpperCase()
  const code = SIGNS[upper] ?? upper
  return CURRENCIES.has(code) && !NOT_HUNDREDTHS.has(code) ? code : null
}

/** Two letters, from themselves or from the name of the country in French or English. */
export function countryOf(text: string): string | null {
  return countries().get(plain(text)) ?? null
}

let countryNames: ReadonlyMap<string, string> | null = null

function countries(): ReadonlyMap<string, string> {
  if (countryNames !== null) return countryNames
  const known = new Map<string, string>([
    ['uk', 'GB'],
    ['angleterre', 'GB'],
    ['england', 'GB'],
    ['usa', 'US'],
    ['hollande', 'NL'],
  ])
  const names = (['fr', 'en'] as const).map(
    (locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }),
  )
  const letters = 'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'.split(' ')
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    // Codes that are no country of their own, among them EU and UN, and withdrawn ones that Intl still names.
    if (/^(AN|BU|CS|DD|EU|EZ|FX|NT|QO|SU|TP|UK|UN|XA|XB|YD|YU|ZR|ZZ)$/.test(code)) continue
    for (const name of names.map((display) => display.of(code)))
      if (name !== undefined) known.set(plain(name), code).set(plain(code), code)
  }
  countryNames = known
  return known
}

/** The language to write in: French or English. Any other language that is known is written to in English. */
export function languageOf(text: string): 'fr' | 'en' | 'other' | null {
  const word = plain(text)
  if (/^(fr|fra|fre|francais|french|fr fr)$/.test(word)) return 'fr'
  if (/^(en|eng|anglais|english|en gb|en us)$/.test(word)) return 'en'
  return /^[a-z]{2}( [a-z]{2})?$/.test(word) ||
    /^(allemand|german|deutsch|espagnol|spanish|italien|italian|neerlandais|dutch|portugais|portuguese)$/.test(word)
    ? 'other'
    : null
}
