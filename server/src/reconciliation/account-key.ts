// One account under one key in every format: French banks give it as an IBAN, or as bank, branch and number.

const FRENCH_IBAN = /^FR\d\d(\d{5})(\d{5})([A-Z0-9]{11})\d\d$/

export function accountKey({ iban, account }: { readonly iban: string | null; readonly account: string }): string {
  const typed = squeezed(iban ?? account)
  const [, bank = '', branch = '', number = ''] = FRENCH_IBAN.exec(typed) ?? []
  if (bank !== '') return bank + branch + number
  // Bank, branch, number and perhaps the two digits of its check.
  return /^\d{10}[A-Z0-9]{11}(\d\d)?$/.test(typed) ? typed.slice(0, 21) : typed
}

const squeezed = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
