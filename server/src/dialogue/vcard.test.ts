import { expect, test } from 'vitest'
import { vcards } from './vcard.ts'

test('a contact becomes a card; what would end a field is escaped, long lines are folded between letters', () => {
  const name = `Anne; Petit, dite « ${'é'.repeat(40)} »`
  const card = vcards([
    { name, organisation: 'Moulin\nFrères', role: 'other', phone: '+33 4 72 11 11 11', email: null },
  ])
  expect(card).toBe(
    [
      'BEGIN:VCARD',
      'VERSION:4.0',
      `FN:Anne\\; Petit\\, dite « ${'é'.repeat(24)}`,
      ` ${'é'.repeat(16)} »`,
      'ORG:Moulin\\nFrères',
      'ROLE:other',
      'TEL;TYPE=work:+33 4 72 11 11 11',
      'END:VCARD',
      '',
    ].join('\r\n'),
  )
})
