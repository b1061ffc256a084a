// Contacts as vCard 4.0 (RFC 6350), so that a telephone knows who calls back.

export type CardFacts = {
  readonly name: string
  readonly organisation: string
  readonly role: string
  readonly phone: string | null
  readonly email: string | null
}

export const vcards = (cards: readonly CardFacts[]): string => cards.map(vcard).join('')

function vcard({ name, organisation, role, phone, email }: CardFacts): string {
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${escaped(name)}`,
    `ORG:${escaped(organisation)}`,
    `ROLE:${escaped(role)}`,
    ...(phone === null ? [] : [`TEL;TYPE=work:${escaped(phone)}`]),
    ...(email === null ? [] : [`EMAIL;TYPE=work:${escaped(email)}`]),
    'END:VCARD',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n]/g, '\\n')

/** Lines hold 75 bytes at most; the next one begins with a blank. No letter is cut in two. */
function folded(line: string): string {
  const rows: string[] = []
  let row = ''
  for (const letter of line) {
    if (Buffer.byteLength(row + letter) > 74) {
      rows.push(row)
      row = ''
    }
    row += letter
  }
  return [...rows, row].join('\r\n ')
}
