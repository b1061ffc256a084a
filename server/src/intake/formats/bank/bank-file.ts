// Files of banks: told by their beginning, and read.

import { Refusal } from '#kernel/refusal.ts'
import { decodeText, encodingOf } from '../decode.ts'
import type { Encoding } from '../encoding.ts'
import type { Source } from '../source.ts'
import { type CamtFormat, readCamt } from './camt.ts'
import { CFONB120_LENGTH, readCfonb120 } from './cfonb120.ts'
import { CFONB240_LENGTH, readCfonb240 } from './cfonb240.ts'
import { MT940_FIELD, readMt940 } from './mt940.ts'
import { readOfx } from './ofx.ts'
import { type PainKind, painKindOf } from './pain.ts'
import type { GiveEntry, StatementSummary } from './statement.ts'

export type BankFile =
  | { readonly form: 'camt'; readonly format: CamtFormat; readonly encoding: Encoding }
  | { readonly form: 'pain'; readonly message: PainKind; readonly encoding: Encoding }
  | { readonly form: 'cfonb120' | 'cfonb240' | 'mt940' | 'ofx' }
  | { readonly form: 'qif' }

/** What an XML document is by its beginning; null when it is none of a bank's. */
export function bankXml(start: string, encoding: Encoding): BankFile | null {
  if (/<OFX>/i.test(start)) return { form: 'ofx' }
  const message = /<(?:[\w.-]+:)?Document\b[^>]*>(?:\s|<!--.*?-->)*<(?:[\w.-]+:)?([\w.-]+)/s.exec(start)?.[1]
  if (message === undefined) return null
  const camt = CAMT_MESSAGES.find(([name]) => message.startsWith(name))
  if (camt) return { form: 'camt', format: camt[1], encoding }
  const pain = painKindOf(message)
  return pain === null ? null : { form: 'pain', message: pain, encoding }
}

const CAMT_MESSAGES: readonly (readonly [string, CamtFormat])[] = [
  ['BkToCstmrStmt', 'camt.053'],
  ['BkToCstmrAcctRpt', 'camt.052'],
  ['BkToCstmrDbtCdtNtfctn', 'camt.054'],
]

/** What a text is by its beginning; null when it is none of a bank's. */
export function bankText(start: string): BankFile | null {
  if (/^OFXHEADER\s*:/i.test(start) || /^<OFX>/i.test(start)) return { form: 'ofx' }
  if (/^!(type:|account|option:|clear:)/i.test(start)) return { form: 'qif' }
  const line = /^[^\r\n]*/.exec(start)?.[0] ?? ''
  if (/^0[14]\d{5}/.test(line) && isRecord(line, CFONB120_LENGTH)) return { form: 'cfonb120' }
  if (/^31\d{6}/.test(line) && isRecord(line, CFONB240_LENGTH)) return { form: 'cfonb240' }
  return start.split(/[\r\n]+/, 20).some((text) => MT940_FIELD.test(text)) ? { form: 'mt940' } : null
}

/** Editors cut blanks off the end of a record; programs leave line ends out. */
const isRecord = (line: string, length: number): boolean =>
  line.length % length === 0 || (line.length < length && line.length > length - 20)

export type StatementFile =
  | Extract<BankFile, { form: 'camt' }>
  | { readonly form: 'cfonb120' | 'cfonb240' | 'mt940' | 'ofx' }

/** Reads a statement that needs no question answered; what takes its entries gets them, and the summary has none. */
export async function readStatementFile(
  source: Source,
  file: StatementFile,
  give: GiveEntry | null = null,
): Promise<StatementSummary> {
  const summary = await readForm(source, file, give)
  if (summary.accounts.length === 0 && summary.refusedLines === 0)
    throw new Refusal('intake.statement_empty', { file: source.name })
  return summary
}

async function readForm(source: Source, file: StatementFile, give: GiveEntry | null): Promise<StatementSummary> {
  if (file.form === 'camt') return readCamt(source, file.encoding, file.format, give)
  const texts = decodeText(source, await encodingOf(source))
  switch (file.form) {
    case 'cfonb120':
      return readCfonb120(texts, give)
    case 'cfonb240':
      return readCfonb240(texts, give)
    case 'mt940':
      return readMt940(texts, give)
    case 'ofx':
      return readOfx(texts, give)
  }
}
