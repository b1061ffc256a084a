// One drop of documents: a file, a folder, several files, the files of an archive. Each is read by itself; one that cannot be read is
// refused with its name and does not stop the others.

import { Refusal } from '#kernel/refusal.ts'
import { type LineRefusal, REFUSED_SHOWN } from '../../model.ts'
import type { ReadDocument } from '../../apart/requests.ts'
import type { Source } from '../source.ts'
import type { Document, Problem } from './document.ts'
import { documentsIn } from './document-reader.ts'

/** A document, and the file that it was read from. */
export type DocumentFile = {
  /** Its place in the drop, from 1: what refusals name beside the name of the file. */
  readonly line: number
  readonly file: Source
  readonly mediaType: 'application/pdf' | 'application/xml'
  readonly document: Document
}

export type DocumentsSummary = {
  readonly kind: 'documents'
  readonly files: number
  readonly invoices: number
  readonly statuses: number
  readonly refused: readonly LineRefusal[]
  readonly refusedLines: number
  readonly alerts: readonly LineRefusal[]
  readonly alertLines: number
}

/** Two processes read while this one goes on. */
const READERS = 2

/** Gives each document to `sink` in the order of the files. A single file that cannot be read is refused as such. */
export async function readDocumentFiles(
  files: readonly Source[],
  sink: (file: DocumentFile) => void,
): Promise<DocumentsSummary> {
  const readings = await readAll(files)
  const refused: LineRefusal[] = []
  const alerts: LineRefusal[] = []
  const counts = { invoice: 0, 'invoice-status': 0 }
  for (const [place, reading] of readings.entries()) {
    const line = place + 1
    const file = files[place] as Source
    if (reading instanceof Refusal) {
      if (files.length === 1) throw reading
      refused.push({ line, code: reading.code, data: reading.data })
      continue
    }
    for (const document of reading.documents) {
      counts[document.kind]++
      alerts.push(...document.problems.map((problem) => alertOf(problem, line, file)))
      sink({ line, file, mediaType: reading.mediaType, document })
    }
  }
  return {
    kind: 'documents',
    files: files.length,
    invoices: counts.invoice,
    statuses: counts['invoice-status'],
    refused: refused.slice(0, REFUSED_SHOWN),
    refusedLines: refused.length,
    alerts: alerts.slice(0, REFUSED_SHOWN),
    alertLines: alerts.length,
  }
}

const alertOf = ({ code, data }: Problem, line: number, file: Source): LineRefusal => ({
  line,
  code,
  data: { file: file.name, ...data },
})

/** Beside the files: what each holds, or why not. */
async function readAll(files: readonly Source[]): Promise<readonly (ReadDocument | Refusal)[]> {
  const readings: (ReadDocument | Refusal)[] = []
  const queue = files.entries()
  const work = async (): Promise<void> => {
    for (const [place, file] of queue) readings[place] = await readOne(file)
  }
  await Promise.all(Array.from({ length: Math.min(READERS, files.length) }, work))
  return readings
}

async function readOne(file: Source): Promise<ReadDocument | Refusal> {
  try {
    return await documentsIn(file)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
