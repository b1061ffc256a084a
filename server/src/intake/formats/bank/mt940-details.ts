// What a bank says of a movement in field 86 of MT940, in three dialects: sub-fields `?20` to `?63` with a code in front (Germany, and
// French banks that offer the format), words between slashes (`/REMI/`, Netherlands), or plain text.

import type { BankEntry } from '#reconciliation/model.ts'
import { givenReference, joinPieces, orNull, plainText } from './statement.ts'

export type Mt940Details = Pick<
  BankEntry,
  'counterparty' | 'counterpartyIban' | 'creditorReference' | 'endToEndId' | 'mandateId' | 'returnReason'
> & { readonly purpose: string }

/** A line of the field holds 65 characters, a piece of a sub-field 27: one that is full goes on in the next. */
const LINE = [65]
const PIECE = [27, 35]

export function detailsOf(lines: readonly string[]): Mt940Details {
  const joined = lines.join('')
  if (/\?(00|10|2\d|3[0-48])/.test(joined)) return subFields(joined)
  const text = joinPieces(lines, LINE)
  return /\/(REMI|EREF|NAME|IBAN|CNTP|BENM|ORDP|TRCD|RTRN)\//.test(joined) ? slashWords(joined) : plainDetails(text)
}

const plainDetails = (purpose: string): Mt940Details => ({
  purpose,
  counterparty: null,
  counterpartyIban: null,
  creditorReference: null,
  endToEndId: null,
  mandateId: null,
  returnReason: null,
})

/** `?20`–`?29` and `?60`–`?63` the purpose, `?30` BIC, `?31` or `?38` account, `?32` `?33` name, `?34` reason. */
function subFields(text: string): Mt940Details {
  const [code = '', ...parts] = text.split(/\?(?=\d\d)/)
  const at = (numbers: RegExp): string[] =>
    parts.filter((part) => numbers.test(part.slice(0, 2))).map((part) => part.slice(2))
  const words = keywords(joinPieces(at(/^(2\d|6[0-3])$/), PIECE))
  const account = ibanOf(at(/^38$/).join('')) ?? ibanOf(at(/^31$/).join('')) ?? ibanOf(words.get('IBAN') ?? '')
  return {
    purpose: words.get('SVWZ') ?? words.get('') ?? '',
    counterparty: orNull(plainText(at(/^3[23]$/).join(''))) ?? orNull(words.get('ABWA') ?? ''),
    counterpartyIban: account,
    creditorReference: null,
    endToEndId: givenReference(words.get('EREF')),
    mandateId: givenReference(words.get('MREF')),
    returnReason: isReturn(code) ? (orNull(plainText(at(/^34$/).join(''))) ?? code.trim()) : null,
  }
}

/** The business codes of direct debits and transfers that came back. */
const isReturn = (code: string): boolean => /^\s*(108|109|159|184)\b/.test(code)

const KEYWORD = /(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT|MTLG)[+:]/g

/** `EREF+… SVWZ+…`: what follows each word; what stands before the first one under ''. */
function keywords(text: string): ReadonlyMap<string, string> {
  const [before = '', ...rest] = text.split(KEYWORD)
  const words = new Map([['', plainText(before)]])
  for (let i = 0; i < rest.length; i += 2) {
    const [word = '', value = ''] = [rest[i], rest[i + 1]]
    if (!words.has(word)) words.set(word, plainText(value))
  }
  if (!words.has('SVWZ') && words.has('MTLG')) words.set('SVWZ', words.get('MTLG') ?? '')
  return words
}

const WORDS =
  'EREF|IREF|PREF|MARF|CSID|CREF|REMI|RTRN|BENM|ORDP|NAME|ID|ADDR|ISDT|CNTP|TRCD|TYPE|IBAN|BIC|ULTB|ULTD|PURP|OCMT|CHGS'

function slashWords(text: string): Mt940Details {
  const parts = text.split(new RegExp(`/(${WORDS})/`))
  const words = new Map<string, string>()
  for (let i = 1; i < parts.length; i += 2) {
    const [word = '', value = ''] = [parts[i], parts[i + 1]]
    if (!words.has(word)) words.set(word, plainText(value.replace(/\/+$/, '')))
  }
  const [iban = '', , name = ''] = (words.get('CNTP') ?? '').split('/')
  // `/REMI/USTD//text` and `/REMI/STRD/CUR/reference` say what kind the text is.
  const [, kind, remittance = ''] = /^(?:(USTD|STRD)\/(?:CUR)?\/)?(.*)$/s.exec(words.get('REMI') ?? '') ?? []
  return {
    purpose: plainText(remittance),
    counterparty: orNull(words.get('NAME') ?? name),
    counterpartyIban: ibanOf(words.get('IBAN') ?? iban),
    creditorReference: kind === 'STRD' ? orNull(plainText(remittance)) : null,
    endToEndId: givenReference(words.get('EREF')),
    mandateId: givenReference(words.get('MARF')),
    returnReason: orNull(words.get('RTRN') ?? ''),
  }
}

const ibanOf = (text: string): string | null =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.exec(text.replace(/\s/g, ''))?.[0] ?? null
