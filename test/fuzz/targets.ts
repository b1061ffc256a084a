// The parsers that are tried with broken files, each with whole files to break.

import {
  camtOf,
  cfonbOf,
  csvOf,
  mt940Of,
  ofxOf,
  qifOf,
  type Statement,
} from '../../server/src/intake/formats/bank/bank-fixture.ts'
import { ciiXml, pdfWith, statusXml, ublXml } from '../../server/src/intake/formats/documents/document-fixture.ts'
import { DocumentError } from '../../server/src/intake/formats/documents/document-error.ts'
import { readDocument } from '../../server/src/intake/formats/documents/read-document.ts'
import { Refusal } from '../../server/src/kernel/index.ts'
import { openFile, tableOf } from '../../server/src/intake/open-file.ts'
import { bytesSource } from '../../server/src/intake/formats/source.ts'
import type { FuzzTarget } from './fuzz.ts'

const STATEMENT: Statement = {
  openingCents: 123_456,
  movements: [
    { day: '2026-03-16', valueDay: '2026-03-17', cents: 120_000, text: 'VIR DUPONT FA2026', reference: 'B12345' },
    { day: '2026-03-18', valueDay: '2026-03-18', cents: -4_550, text: 'FRAIS', reference: 'B12346' },
    { day: '2026-03-31', valueDay: '2026-04-02', cents: 99, text: 'VIR MARTIN', reference: 'B12347' },
  ],
}

const CFONB240 = [
  `31000001  160326E    300060000112345678901${' '.repeat(198)}`,
  `34000002201603260E   300060000112345678901DUPONT${' '.repeat(162)}F2026${' '.repeat(8)}${'000000120000'.padStart(24)}`,
].join('\n')

const PAIN =
  '<?xml version="1.0"?><Document><CstmrPmtStsRpt><GrpHdr><MsgId>1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>O1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>'

/** Reads a file as `quittance read` does, whatever it turns out to be. */
async function read(name: string, bytes: Uint8Array): Promise<void> {
  const opened = await openFile(bytesSource(name, bytes), { today: '2026-11-21', latestEntryDay: '2027-11-21' })
  if ((tableOf(opened)?.missing.length ?? 0) === 0) await opened.read(() => undefined)
}

const target = (name: string, ...seeds: readonly string[]): FuzzTarget => ({
  name,
  seeds: seeds.map((seed) => Buffer.from(seed)),
  read: (bytes) => read(`a.${name}`, bytes),
})

export const BANK_TARGETS: readonly FuzzTarget[] = [
  target('camt', camtOf(STATEMENT)),
  target('pain', PAIN),
  target('cfonb', cfonbOf(STATEMENT), CFONB240),
  target('mt940', mt940Of(STATEMENT)),
  target('ofx', ofxOf(STATEMENT)),
  target('qif', qifOf(STATEMENT)),
  target('bank-csv', csvOf(STATEMENT)),
]

/** In this process: what an invoice does to a reader must not be hidden by the one that is sacrificed for it. */
async function readInside(bytes: Uint8Array): Promise<void> {
  try {
    readDocument(Buffer.from(bytes))
  } catch (error) {
    throw error instanceof DocumentError ? new Refusal(error.code, error.data) : error
  }
}

const documents = (name: string, ...seeds: readonly (string | Buffer)[]): FuzzTarget => ({
  name,
  seeds: seeds.map((seed) => Buffer.from(seed)),
  read: readInside,
})

export const DOCUMENT_TARGETS: readonly FuzzTarget[] = [
  documents('cii', ciiXml({ notes: [['PMD', 'Pénalités : 12 % par an.']], paid: '10.00', due: '1190.00' })),
  documents('ubl', ublXml({ preceding: ['F-1'] }), ublXml({ typeCode: '381' })),
  documents('cdar', statusXml({ reasons: [['PU_ERR', 'Prix']], amounts: [['MNATTC', '30.00']] })),
  documents('pdf', pdfWith(ciiXml()), pdfWith(ciiXml(), { isPacked: true }), pdfWith(ciiXml(), { isBroken: true })),
]
