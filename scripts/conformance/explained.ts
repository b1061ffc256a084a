// Why a sample is rightly read otherwise than its row in expected.json has it. An entry that explains nothing any more is reported.

export type Explanation = {
  /** Samples whose path contains this. */
  readonly file: string
  readonly field: string
  readonly because: string
}

const TAX_NUMBER =
  'The row holds the first tax registration of the seller, which here is its number at the tax office (scheme FC); the VAT number (BT-31) is the one with scheme VAT.'

export const EXPLAINED: readonly Explanation[] = [
  { file: 'einvoice-ubl/xmlrechnung__', field: 'seller.vat', because: TAX_NUMBER },
  { file: 'einvoice-ubl/xr302__ubl-inv_01.04a', field: 'seller.vat', because: TAX_NUMBER },
]

/** Why a sample is rightly refused although the row names no error. */
export const EXPLAINED_REFUSALS: readonly Omit<Explanation, 'field'>[] = []
