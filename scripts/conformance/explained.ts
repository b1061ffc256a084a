// Why a sample is rightly read otherwise than its row in expected.json has it. An entry that explains nothing any more is reported.

export type Explanation = {
  /** Samples whose path contains this. */
  readonly file: string
  readonly field: string
  readonly because: string
}

const TAX_NUMBER =
  'The row holds the first tax registration of the seller, which here is its number at the tax office (scheme FC); the VAT number (BT-31) is the one with scheme VAT.'

const PENDING = 'Its only entry is pending: what a bank has not booked is not taken, and that is said.'
const MADE_UP =
  'Its SIREN is made up and lacks the check digit: it is refused with its place, as nobody can be found by it.'

export const EXPLAINED: readonly Explanation[] = [
  { file: 'camt/genkgo__camt052.v6.xml', field: 'entries', because: PENDING },
  { file: 'camt/genkgo__camt052.v6.xml', field: 'debits', because: PENDING },
  { file: 'camt/genkgo__camt052.v6.xml', field: 'remittance', because: PENDING },
  {
    file: 'cfonb/pennylane__invalid_date.txt',
    field: 'closingCents',
    because:
      'The balance that the row takes stands on a record of another account behind the end of the statement: it is refused, and the statement says that it does not add up.',
  },
  {
    file: 'mt940/wolph__betterplace_sepa_snippet_broken.sta',
    field: 'accounts',
    because: 'A text stands under the tag of an account (:25:) inside a movement: it is refused, and no account.',
  },
  {
    file: 'mt940/wolph__self-provided_raphaelm.sta',
    field: 'closingCents',
    because: 'Closing balances without a currency are read; the row leaves them out.',
  },
  {
    file: 'ofx/ofxparse__fidelity-savings.ofx',
    field: 'entries',
    because: 'Three amounts have parts of a cent: each is refused with its line.',
  },
  {
    file: 'ofx/ofxparse__fidelity-savings.ofx',
    field: 'sum',
    because: 'Three amounts have parts of a cent: each is refused with its line.',
  },
  { file: 'sirene/annuaire__search-123456789', field: 'sirens', because: MADE_UP },
  { file: 'sirene/annuaire__search-123456789', field: 'names', because: MADE_UP },
  { file: 'sirene/annuaire__search-123456789', field: 'states', because: MADE_UP },
  { file: 'sirene/annuaire__search-123456789', field: 'seats', because: MADE_UP },
  { file: 'sirene/annuaire__search-123456789', field: 'activities', because: MADE_UP },
  { file: 'sirene/annuaire__search-123456789', field: 'legalForms', because: MADE_UP },
  { file: 'sirene/rechent__search-123456789', field: 'sirens', because: MADE_UP },
  { file: 'sirene/rechent__search-123456789', field: 'names', because: MADE_UP },
  { file: 'sirene/rechent__search-123456789', field: 'states', because: MADE_UP },
  { file: 'sirene/rechent__search-123456789', field: 'seats', because: MADE_UP },
  { file: 'sirene/rechent__search-123456789', field: 'activities', because: MADE_UP },
  { file: 'sirene/rechent__search-123456789', field: 'legalForms', because: MADE_UP },
  {
    file: 'sirene/annuaire__siren-908595879_c6cb',
    field: 'sirens',
    because: 'The row only names its fields; it is one company, and read as one.',
  },
  {
    file: 'sirene/annuaire__siren-908595879_c6cb',
    field: 'names',
    because: 'The row only names its fields; it is one company, and read as one.',
  },
  {
    file: 'sirene/annuaire__siren-908595879_c6cb',
    field: 'states',
    because: 'The row only names its fields; it is one company, and read as one.',
  },
  {
    file: 'sirene/annuaire__siren-908595879_c6cb',
    field: 'seats',
    because: 'The row only names its fields; it is one company, and read as one.',
  },
  {
    file: 'sirene/annuaire__siren-908595879_c6cb',
    field: 'activities',
    because: 'The row only names its fields; it is one company, and read as one.',
  },
  {
    file: 'sirene/annuaire__siren-908595879_c6cb',
    field: 'legalForms',
    because: 'The row only names its fields; it is one company, and read as one.',
  },
  { file: 'einvoice-ubl/xmlrechnung__', field: 'seller.vat', because: TAX_NUMBER },
  { file: 'einvoice-ubl/xr302__ubl-inv_01.04a', field: 'seller.vat', because: TAX_NUMBER },
]

/** Why a sample is rightly refused although the row names no error. */
export const EXPLAINED_REFUSALS: readonly Omit<Explanation, 'field'>[] = []
