// One statement written in the formats of banks, for tests: what is read of each must be the same movements.

import fc from 'fast-check'
import { dayOf, type Cents, type Day } from '#kernel'
import { openFile } from '../../open-file.ts'
import { bytesSource } from '../source.ts'
import type { StatementSummary } from './statement.ts'

export type Movement = {
  readonly day: Day
  readonly valueDay: Day
  readonly cents: Cents
  readonly text: string
  readonly reference: string
}

export type Statement = { readonly openingCents: Cents; readonly movements: readonly Movement[] }

const DAY_2026 = 20_454

/** Texts that every format can carry: no separators, no line ends, not longer than a label of CFONB. */
const texts = fc.stringMatching(/^[A-Z]{2,8}( [A-Z0-9]{1,8}){0,2}$/)

export const statements: fc.Arbitrary<Statement> = fc.record({
  openingCents: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  movements: fc.array(
    fc
      .record({
        offset: fc.integer({ min: 0, max: 300 }),
        later: fc.integer({ min: 0, max: 5 }),
        cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
        text: texts,
        reference: fc.stringMatching(/^[A-Z][0-9]{5,9}$/),
      })
      .map(({ offset, later, ...rest }) => ({
        day: dayOf(DAY_2026 + offset),
        valueDay: dayOf(DAY_2026 + offset + later),
        ...rest,
      })),
    { minLength: 1, maxLength: 12 },
  ),
})

export const closingOf = ({ openingCents, movements }: Statement): Cents =>
  movements.reduce((sum, { cents }) => sum + cents, openingCents)

export async function readText(
  name: string,
  text: string | Uint8Array,
  chunkBytes?: number,
): Promise<StatementSummary> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  const opened = await openFile(bytesSource(name, bytes, chunkBytes), {
    today: '2026-11-21',
    latestEntryDay: '2027-11-21',
  })
  if (opened.kind !== 'statement') throw new Error(`${name} is read as ${opened.kind}`)
  return opened.read()
}

const units = (cents: Cents, mark: string): string =>
  `${Math.floor(Math.abs(cents) / 100)}${mark}${String(Math.abs(cents) % 100).padStart(2, '0')}`
const signed = (cents: Cents, mark: string): string => `${cents < 0 ? '-' : ''}${units(cents, mark)}`
const sign = (cents: Cents): string => (cents < 0 ? 'DBIT' : 'CRDT')

export function camtOf(statement: Statement): string {
  const balance = (type: string, cents: Cents): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${units(cents, '.')}</Amt><CdtDbtInd>${sign(cents)}</CdtDbtInd><Dt><Dt>2026-01-01</Dt></Dt></Bal>`
  const entries = statement.movements.map(
    ({ day, valueDay, cents, text, reference }) =>
      `<Ntry><Amt Ccy="EUR">${units(cents, '.')}</Amt><CdtDbtInd>${sign(cents)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${valueDay}</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', statement.openingCents)}${balance('CLBD', closingOf(statement))}${entries.join('')}</Stmt></BkToCstmrStmt></Document>`
}

const ddmmyy = (day: Day): string => `${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`
const yymmdd = (day: Day): string => `${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8)}`

/** Fourteen characters of which the last is digit and sign. */
export function overpunch(cents: Cents): string {
  const digits = String(Math.abs(cents)).padStart(14, '0')
  return digits.slice(0, 13) + ((cents < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI')[Number(digits[13])] ?? '')
}

export function cfonbOf(statement: Statement): string {
  const balance = (kind: string, cents: Cents): string =>
    `${kind}30006    00001EUR2 12345678901  010126${' '.repeat(50)}${overpunch(cents)}${' '.repeat(16)}`
  const movements = statement.movements.map(
    ({ day, valueDay, cents, text, reference }) =>
      `0430006016200001EUR2 1234567890105${ddmmyy(day)}  ${ddmmyy(valueDay)}${text.padEnd(31)}  ${'0'.repeat(7)}  ${overpunch(cents)}${reference.padEnd(16)}`,
  )
  return [balance('01', statement.openingCents), ...movements, balance('07', closingOf(statement))].join('\n')
}

export function mt940Of(statement: Statement): string {
  const balance = (tag: string, cents: Cents): string => `:${tag}:${cents < 0 ? 'D' : 'C'}260101EUR${units(cents, ',')}`
  const movements = statement.movements.map(
    ({ day, valueDay, cents, text, reference }) =>
      `:61:${yymmdd(valueDay)}${day.slice(5, 7)}${day.slice(8)}${cents < 0 ? 'D' : 'C'}${units(cents, ',')}NTRFNONREF//${reference}\n:86:${text}`,
  )
  return [
    ':20:1',
    ':25:30006/00001',
    ':28C:1/1',
    balance('60F', statement.openingCents),
    ...movements,
    balance('62F', closingOf(statement)),
    '-',
  ].join('\r\n')
}

export function ofxOf(statement: Statement): string {
  const movements = statement.movements.map(
    ({ day, valueDay, cents, text, reference }) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day.replaceAll('-', '')}<DTAVAIL>${valueDay.replaceAll('-', '')}<TRNAMT>${signed(cents, ',')}<FITID>${reference}<MEMO>${text}</STMTTRN>`,
  )
  return `OFXHEADER:100\nDATA:OFXSGML\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901</BANKACCTFROM><BANKTRANLIST>${movements.join('\n')}</BANKTRANLIST><LEDGERBAL><BALAMT>${signed(closingOf(statement), '.')}<DTASOF>20261231</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
}

/** Days after the twelfth of their month, so that nothing is to be asked. */
export const plainDays = ({ movements, ...rest }: Statement): Statement => ({
  ...rest,
  movements: movements
    .map((movement) => ({ ...movement, day: `${movement.day.slice(0, 8)}2${movement.day.slice(9)}` as Day }))
    .map((movement) =>
      movement.day.endsWith('29') ? { ...movement, day: `${movement.day.slice(0, 8)}28` as Day } : movement,
    ),
})

export function qifOf({ movements }: Statement): string {
  const records = movements.map(
    ({ day, cents, text, reference }) =>
      `D${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}\nT${signed(cents, ',')}\nM${text}\nN${reference}\n^`,
  )
  return `!Type:Bank\n${records.join('\n')}\n`
}

/** As many French banks export: titles above, a column for each side, a balance beside each row. */
export function csvOf({ openingCents, movements }: Statement): string {
  let balance = openingCents
  const rows = movements.map(({ day, valueDay, cents, text, reference }) => {
    balance += cents
    const [debit, credit] = cents < 0 ? [signed(cents, ','), ''] : ['', units(cents, ',')]
    const french = (one: Day): string => one.split('-').toReversed().join('/')
    return [french(day), french(valueDay), debit, credit, text, reference, signed(balance, ',')].join(';')
  })
  return `Compte courant FR76 3000 6000 0112 3456 7890 189\n\nDate;Date de valeur;Débit;Crédit;Libellé;Référence;Solde\n${rows.join('\n')}\n`
}
