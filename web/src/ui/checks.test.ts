import { describe, expect, test } from 'vitest'
import { groupIban, groupSiren, isIban, isSiren } from './checks.ts'

describe('identifiers while typing', () => {
  test.each(['732829320', '732 829 320', '356000000'])('%s is a SIREN', (text) => {
    expect(isSiren(text)).toBe(true)
  })
  test.each(['732829321', '73282932', 'ABC829320', ''])('%s is not a SIREN', (text) => {
    expect(isSiren(text)).toBe(false)
  })
  test.each(['FR76 3000 6000 0112 3456 7890 189', 'fr7630006000011234567890189', 'DE89370400440532013000'])(
    '%s is an IBAN',
    (text) => {
      expect(isIban(text)).toBe(true)
    },
  )
  test.each(['FR76 3000 6000 0112 3456 7890 188', 'FR763000600001123456789018', 'DE89', ''])(
    '%s is not an IBAN',
    (text) => {
      expect(isIban(text)).toBe(false)
    },
  )
  test('they are shown in groups', () => {
    expect(groupIban('FR7630006000011234567890189')).toBe('FR76 3000 6000 0112 3456 7890 189')
    expect(groupSiren('732829320')).toBe('732 829 320')
  })
})
