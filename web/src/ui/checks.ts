// Checks made while typing, to catch a slip early. The server checks again and decides.

/** Nine digits with a right Luhn key. */
export function isSiren(text: string): boolean {
  const digits = text.replace(/\s/g, '')
  return /^\d{9}$/.test(digits) && luhnSum(digits) % 10 === 0
}

/** Country, key and length-bounded body whose remainder modulo 97 is 1 (ISO 13616). */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false
  if (iban.startsWith('FR') && iban.length !== 27) return false
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n
}

/** FR76 3000 6000 … : groups of four, as a bank prints them. */
export const groupIban = (text: string): string =>
  text
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ')

/** 732 829 320: groups of three. */
export const groupSiren = (text: string): string => text.replace(/\s/g, '').replace(/(\d{3})(?=\d)/g, '$1 ')

function luhnSum(digits: string): number {
  return Array.from(digits)
    .toReversed()
    .reduce((sum, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
}
