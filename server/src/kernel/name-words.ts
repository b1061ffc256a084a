// A text as it is compared, and the words that tell one name from another: without accents and legal forms, in any order.

/** Capitals, no accents, no marks; Unicode look-alikes as what they look like. */
export const plainText = (text: string): string =>
  // Nearly every number is plain already, and a ledger has them by the million.
  /^[A-Z0-9/._ -]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()

/** The ledger keeps the words of names (debtor_name_word): one that is taken off this list has to be added there. */
const EMPTY_WORDS = new Set(
  'SARL SAS SASU SA EURL SCI SNC SCP SELARL SCOP SCA GIE ETS ETABLISSEMENTS ET DE DU DES LA LE LES L D AU AUX EN STE SOCIETE CIE M MME MR MONSIEUR MADAME OU VIR VIREMENT SEPA RECU INST GMBH LTD BV SRL'.split(
    ' ',
  ),
)

export const nameWords = (name: string): readonly string[] =>
  [...new Set(plainText(name).match(/[A-Z0-9]+/g) ?? [])].filter((word) => !EMPTY_WORDS.has(word))

/** The same name typed otherwise has the same key: words in the order of the alphabet. */
export const nameKey = (name: string): string => nameWords(name).toSorted().join(' ')
