// Five thousand Factur-X invoices in a folder: read, and stored, by the commands that everybody uses.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ciiXml, pdfWith } from '../server/src/intake/formats/documents/document-fixture.ts'
import { stopwatch } from '../server/src/platform/clock.ts'
import { type Figure, type Run, figureOf } from './figure.ts'
import { PROGRAM, runProgram } from './processes.ts'
import { scanFile } from './references.ts'
import { type ScratchStore, createCompanyByCommand, withScratchStore } from './scratch-store.ts'

const RUNS = 3
const INVOICES = 5_000
/** Before the day on which benches stand. */
const DAYS = { issueDate: '2026-05-01', dueDates: ['2026-06-01'] } as const
/** Whose invoices the fixture makes. */
const SELLER_SIREN = '732829320'
/** As much as the page, its fonts and its pictures take in a usual one. */
const PAGE_BYTES = 60_000

export const invoiceFigures = (): Promise<Figure[]> =>
  withScratchStore(async (store) => {
    const folder = join(store.folder, 'invoices')
    const paths = await writeInvoices(folder)
    return [await readFigure(folder, paths), await storeFigure(store, folder)]
  })

async function writeInvoices(folder: string): Promise<readonly string[]> {
  await mkdir(folder)
  const paths: string[] = []
  for (let i = 0; i < INVOICES; i++) {
    const path = join(folder, `F-${i}.pdf`)
    const buyer = { name: `Debtor ${i % 500}`, email: `debtor${i % 500}@debtors.example` }
    const xml = ciiXml({ number: `F-${i}`, total: `${100 + (i % 900)}.00`, buyer, ...DAYS })
    await writeFile(path, pdfWith(xml, { padBytes: PAGE_BYTES, isPacked: i % 2 === 0, place: 'associated' }))
    paths.push(path)
  }
  return paths
}

async function readFigure(folder: string, paths: readonly string[]): Promise<Figure> {
  const runs: Run[] = []
  const scans: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const took = stopwatch()
    for (const path of paths) await scanFile(path)
    scans.push(took())
    runs.push(await runProgram('', [PROGRAM, 'read', folder, '--json']))
  }
  return figureOf({
    name: 'Factur-X invoices, PDF: read (quittance read FOLDER)',
    count: INVOICES,
    unit: 'invoices',
    runs,
    reference: { name: 'byte scan of the same files', milliseconds: scans },
    target: { milliseconds: 60_000 },
  })
}

async function storeFigure({ data }: ScratchStore, folder: string): Promise<Figure> {
  const runs: Run[] = []
  for (let run = 1; run <= RUNS; run++) {
    await createCompanyByCommand(data, PROGRAM, `Company ${run}`, SELLER_SIREN)
    runs.push(await runProgram(data, [PROGRAM, 'import', folder, '--org', `Company ${run}`, '--json']))
  }
  return figureOf({
    name: 'the same folder: stored, originals kept (quittance import)',
    count: INVOICES,
    unit: 'invoices',
    runs,
    target: { milliseconds: 60_000 },
  })
}
