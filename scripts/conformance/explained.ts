// Why a sample is rightly read otherwise than its row in expected.json has it. An entry that explains nothing any more is reported.

export type Explanation = {
  /** Samples whose path contains this. */
  readonly file: string
  readonly field: string
  readonly because: string
}

const TAX_NUMBER =
  'The row holds the first tax registration of the seller, which here is its number at the tax office (scheme FC); the VAT number (BT-31) is the one with scheme VAT.'

const PENDING = 'The only entry of this statement is pending; what the bank has not booked is not taken.'
const NOT_SPLIT =
  'An entry in crowns of three payments in francs is not split, as their amounts do not make its own; it has no reference of one of them.'
const OTHER_SCHEME =
  'The tax scheme of this number is called UK VAT, which is no code of the norm: only a number with scheme VAT is the VAT number (BT-48).'
const PARTS_OF_A_CENT = 'Amounts with parts of a cent are refused one by one, with their lines; the row counts them.'

const MADE_UP =
  'Its SIREN is made up and lacks the check digit: it is refused with its place, as nobody can be found by it.'

export const EXPLAINED: readonly Explanation[] = [
  {
    file: 'email/dsn__lhost-gmail-06.eml',
    field: 'kind',
    because: 'It says that delivery is delayed and will be tried again: nothing came back yet. It has no machine part.',
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
  { file: 'camt/genkgo__camt052.v6.xml', field: 'entries', because: PENDING },
  { file: 'camt/genkgo__camt052.v6.xml', field: 'debitCents', because: PENDING },
  { file: 'camt/genkgo__camt052.v6.xml', field: 'lackingTexts', because: PENDING },
  { file: 'camt/genkgo__camt052.v6.xml', field: 'lackingEndToEndIds', because: PENDING },
  { file: 'camt/genkgo__camt054.v8.xml', field: 'lackingReferences', because: NOT_SPLIT },
  { file: 'camt/genkgo__camt054.v8.xml', field: 'lackingEndToEndIds', because: NOT_SPLIT },
  { file: 'einvoice-ubl/gobl__parse_en16931_', field: 'buyer.vat', because: OTHER_SCHEME },
  {
    file: 'cfonb/pennylane__invalid_date.txt',
    field: 'closingCents',
    because:
      'The record of the closing balance names another account: it ends no statement, and is refused with its line.',
  },
  {
    file: 'mt940/wolph__self-provided_raphaelm.sta',
    field: 'closingCents',
    because:
      'These closing balances have no currency of their own; they are read in that of the opening balance, the row leaves them out.',
  },
  { file: 'ofx/ofxparse__fidelity-savings.ofx', field: 'entries', because: PARTS_OF_A_CENT },
  { file: 'ofx/ofxparse__fidelity-savings.ofx', field: 'sumCents', because: PARTS_OF_A_CENT },
  { file: 'einvoice-ubl/xmlrechnung__', field: 'seller.vat', because: TAX_NUMBER },
  { file: 'einvoice-ubl/xr302__ubl-inv_01.04a', field: 'seller.vat', because: TAX_NUMBER },
]

/** Folders of samples that are no files which come in. */
export const NOT_INCOMING: Readonly<Record<string, string>> = {
  'epc-qr':
    'These are cases for writing the payment code of the European Payments Council, not a file that comes in; Quittance writes no such code.',
}

/** Why a sample is rightly refused although the row names no error. */
export const EXPLAINED_REFUSALS: readonly Omit<Explanation, 'field'>[] = []
