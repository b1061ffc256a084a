// The IBAN of a French account from bank, branch and account number, with the two keys that they imply: the same account is then
// recognised in CFONB and OFX files, which name it so, and in CAMT files, which name the IBAN.

/** Null unless the three have the form of a French account. */
export function frenchIban(bank: string, branch: string, account: string): string | null {
  if (!/^\d{5}$/.test(bank) || !/^\d{5}$/.test(branch) || !/^[0-9A-Z]{11}$/.test(account)) return null
  // The letters of account numbers count 1 to 9, 1 to 9 and 2 to 9.
  const digits = account.replace(/[A-Z]/g, (letter) => {
    const rank = letter.charCodeAt(0) - 65
    return String(rank < 18 ? (rank % 9) + 1 : rank - 16)
  })
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(digits)) % 97n)
  const number = `${bank}${branch}${account}${String(key).padStart(2, '0')}`
  return `FR${ibanKey(number)}${number}`
}

/** 98 less the remainder of the number with the country behind it; letters count 10 to 35. */
function ibanKey(number: string): string {
  const digits = `${number}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return String(98n - (BigInt(digits) % 97n)).padStart(2, '0')
}
