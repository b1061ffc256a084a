// The parsers that are tried with broken files, each with whole files to break. What reads a workbook or an electronic document does so
// here in this process: what a file does to it must not be hidden by the one that is sacrificed for it.

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
import { writeWorkbook, writeZip } from '../../server/src/intake/formats/workbook/workbook-fixture.ts'
import { readWorkbook } from '../../server/src/intake/formats/workbook/workbook.ts'
import { readZipDirectory, unpackEntry, ZipError } from '../../server/src/intake/formats/workbook/zip.ts'
import { openFile } from '../../server/src/intake/open-file.ts'
import { tableOf } from '../../server/src/intake/opened-file.ts'
import { archiveMembers } from '../../server/src/intake/formats/archive.ts'
import { bytesSource, headOf } from '../../server/src/intake/formats/source.ts'
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

const FEC =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n' +
  'VE|Ventes|1|20260901|411000|Clients|DUPONT|Dupont SARL|F-101|20260901|Travaux|1200,00|0,00|A|20261102|20260901||\n' +
  'VE|Ventes|1|20260901|706000|Prestations|||F-101|20260901|Travaux|0,00|1200,00|||20260901||\n' +
  'BQ|Banque|3|20261102|411000|Clients|DUPONT|Dupont SARL|R-1|20261102|Virement|0,00|1200,00|A|20261102|20261102||\n'
const FEC_XML =
  '<?xml version="1.0" encoding="UTF-8"?><comptabilite><exercice><DateCloture>2026-12-31</DateCloture><journal><JournalCode>VE</JournalCode><JournalLib>Ventes</JournalLib><ecriture><EcritureNum>1</EcritureNum><EcritureDate>2026-09-01</EcritureDate><EcritureLib>Travaux</EcritureLib><PieceRef>F-101</PieceRef><PieceDate>2026-09-01</PieceDate><ValidDate>2026-09-01</ValidDate><ligne><CompteNum>411000</CompteNum><CompteLib>Clients</CompteLib><CompAuxNum>DUPONT</CompAuxNum><CompAuxLib>Dupont</CompAuxLib><Debit>1200.00</Debit></ligne><ligne><CompteNum>706000</CompteNum><CompteLib>Ventes</CompteLib><Credit>1200.00</Credit></ligne></ecriture></journal></exercice></comptabilite>'
const EBP =
  '1,01092026,VE,411DUPON,"Dupont","FA-1",1200.00,D,01102026\n2,01092026,VE,706000,"Vente","FA-1",1200.00,C,\n'
const CEGID = '01092026;VE;411000;DUPONT;D;1200,00;Dupont;FA-1\n01092026;VE;706000;;C;1200,00;Vente;FA-1\n'
const QUADRA = `M411DUPON VE000010926 ${'FACTURE FA-1'.padEnd(20)}D+000000120000${' '.repeat(8)}011026${' '.repeat(30)}FA-1\n`
const CIEL = `    1VE2026090120261001FA-1        411DUPON   ${'Facture FA-1'.padEnd(25)}      1200.00D${' '.repeat(18)}${'Dupont'.padEnd(34)}O2003\n`
const OPEN_ITEMS =
  'Client;Facture;Date facture;Échéance;Montant TTC;Reste dû;Devise\nDupont;F-1;15/09/2026;15/10/2026;1 200,00;400,00;EUR\nDupont;AV-1;16/09/2026;;-50,00;-50,00;EUR\n'
const CUSTOMERS =
  'Compte;Nom;Type;E-mail;SIREN;Adresse;Code postal;Ville\nDUPONT;Dupont SARL;entreprise;compta@dupont.example;552100554;1 rue du Port;44000;Nantes\n'
const AGEING =
  'A/R Aging Summary\nAtelier\nAs of November 21 2026\n\n,Current,1 - 30,31 - 60,61 - 90,91 and over,Total\nDupont,"1,200.00",80.00,,,,"1,280.00"\nTOTAL,"1,200.00",80.00,,,,"1,280.00"\n'
const NOTICES = JSON.stringify({
  results: [
    {
      registre: ['732829320', '732 829 320'],
      dateparution: '2026-11-10',
      numeroannonce: 12,
      typeavis: 'annonce',
      familleavis: 'collective',
      tribunal: 'Greffe du Tribunal de Commerce de Reims',
      commercant: 'DUPONT',
      jugement: JSON.stringify({
        famille: "Jugement d'ouverture",
        nature: 'Jugement de liquidation',
        date: '2026-11-03',
      }),
    },
  ],
})
const REGISTER = JSON.stringify({
  results: [{ siren: '732829320', nom_complet: 'DUPONT', etat_administratif: 'A', siege: { siret: '73282932000074' } }],
})

const SHEET = 'xl/worksheets/sheet1.xml'
const WORKBOOK = writeWorkbook([
  {
    name: 'Ouvertes',
    rows: [
      ['Client', 'Facture', 'Échéance', 'Reste dû'],
      ['Dupont', 'F-1', { serial: 46_310 }, 1200],
    ],
  },
])

/** The files of that workbook, unpacked. */
async function partsOfWorkbook(): Promise<readonly { readonly name: string; readonly content: Buffer }[]> {
  const parts = []
  for (const [name, entry] of readZipDirectory(WORKBOOK)) {
    const pieces: Buffer[] = []
    for await (const piece of unpackEntry(WORKBOOK, entry, { left: 1_000_000 })) pieces.push(piece)
    parts.push({ name, content: Buffer.concat(pieces) })
  }
  return parts
}

const refusing = async (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    throw error instanceof ZipError ? new Refusal('intake.spreadsheet_damaged', { file: 'a.xlsx' }) : error
  })

const workbook = (archive: Buffer): Promise<unknown> =>
  refusing(readWorkbook(archive, { head: () => undefined, row: () => undefined }))

const PARTS = await partsOfWorkbook()

async function unpackAll(bytes: Uint8Array): Promise<void> {
  for (const member of await archiveMembers(bytesSource('a.zip', bytes))) await headOf(member, 1_000_000)
}

const ARCHIVE = writeZip([
  { name: 'ouvertes/impayes.csv', content: OPEN_ITEMS },
  { name: 'releve.ofx', content: ofxOf(STATEMENT) },
])

export const TABLE_TARGETS: readonly FuzzTarget[] = [
  target('fec', FEC),
  target('fec-xml', FEC_XML),
  target('entry-layouts', EBP, CEGID, QUADRA, CIEL),
  target('lists', OPEN_ITEMS, CUSTOMERS, AGEING),
  target('open-data', NOTICES, REGISTER),
  { name: 'workbook', seeds: [WORKBOOK], read: (bytes) => workbook(Buffer.from(bytes)) },
  { name: 'archive', seeds: [ARCHIVE], read: unpackAll },
  {
    // A broken archive hardly lets anything through: the sheet inside is broken too, in an archive that is whole.
    name: 'sheet',
    seeds: PARTS.filter(({ name }) => name === SHEET).map(({ content }) => content),
    read: (bytes) =>
      workbook(writeZip(PARTS.map((part) => (part.name === SHEET ? { ...part, content: Buffer.from(bytes) } : part)))),
  },
]
