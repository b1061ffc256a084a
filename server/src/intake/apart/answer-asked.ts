// Answers what the program asks about a file, in the process that reads it: opens it, gives its rows in parts, unpacks one file of an
// archive, reads a document. The file that was asked about last stays open.

import { Refusal } from '#kernel/refusal.ts'
import type { BankEntry } from '#reconciliation/model.ts'
import { detectFormat } from '../formats/detect.ts'
import { DocumentError } from '../formats/documents/document-error.ts'
import { readDocument } from '../formats/documents/read-document.ts'
import { cutEntries, type EntriesCut, readEntriesHalf } from '../formats/entries-halves.ts'
import type { EntriesSink } from '../formats/entries-text.ts'
import { KeptLines } from '../formats/kept-lines.ts'
import { LIMITS } from '../formats/limits.ts'
import { bytesSource, fileSource, headOf, type Source } from '../formats/source.ts'
import type { CustomerRow, ListRow } from '../model.ts'
import { entriesOptions, openFile } from '../open-file.ts'
import type { OpenedFile, OpenOptions } from '../opened-file.ts'
import { rowsOf } from './movement-rows.ts'
import type { Asked, Described, GivenSource, ReadDocument, Said } from './requests.ts'

let source: Source | null = null
let opened: OpenedFile | null = null

export async function answerAsked({ source: given, wanted }: Asked): Promise<void> {
  try {
    if (given !== null) {
      opened = null
      source = await sourceOf(given)
    }
    if (source === null) throw new Error('nothing was asked about')
    const file = source
    switch (wanted.what) {
      case 'open':
        opened = await open(file, wanted.options)
        return say({ said: 'done', answer: describe(opened, file) })
      case 'read':
        return say({ said: 'done', answer: await read(await kept(file, wanted.options), wanted.withRows) })
      case 'member':
        await giveMember(await kept(file, wanted.options), wanted.place)
        return say({ said: 'done', answer: null })
      case 'cut':
        return say({ said: 'done', answer: await cutOf(file, wanted.options) })
      case 'half': {
        const { cut, half } = wanted
        const options = entriesOptions(file, wanted.options)
        const answer = await inParcels((sink) => readEntriesHalf(file, { cut, half }, options, sink))
        return say({ said: 'done', answer })
      }
      case 'document':
        return say({ said: 'done', answer: await documentIn(file) })
    }
  } catch (error) {
    say(failureOf(error))
  }
}

/** What was said and not yet taken by the program. */
const untaken: Promise<void>[] = []
const MOST_UNTAKEN = 8

function say(said: Said): void {
  untaken.push(new Promise((resolve) => process.send?.(said, undefined, undefined, () => resolve())))
}

/** Before more is read: the program is waited for where it is slower. */
async function keepPace(): Promise<void> {
  while (untaken.length > MOST_UNTAKEN) await untaken.shift()
}

async function sourceOf(given: GivenSource): Promise<Source> {
  const { name, size } = given
  const whole = 'path' in given ? await fileSource(given.path, name) : bytesSource(name, given.bytes)
  return {
    name,
    size,
    async *chunks() {
      for await (const chunk of whole.chunks()) {
        yield chunk
        await keepPace()
      }
    },
  }
}

async function open(file: Source, options: OpenOptions): Promise<OpenedFile> {
  say({ said: 'format', format: (await detectFormat(file)).kind })
  return openFile(file, options)
}

const kept = async (file: Source, options: OpenOptions): Promise<OpenedFile> => (opened ??= await open(file, options))

function describe(file: OpenedFile, of: Source): Described {
  if (file.kind === 'documents') {
    const isItself = file.files.length === 1 && file.files[0] === of
    return { kind: 'documents', members: isItself ? null : file.files.map(({ name, size }) => ({ name, size })) }
  }
  const { read: _, ...described } = file
  return described
}

function read(file: OpenedFile, withRows: boolean): Promise<unknown> {
  switch (file.kind) {
    case 'entries':
      return readEntries(file, withRows)
    case 'list':
      return inRows(file.read)
    case 'customers':
      return inRows(file.read)
    case 'statement':
      return readStatement(file)
    case 'documents':
      throw new Error('documents are read one by one')
    case 'notices':
    case 'register':
    case 'ageing':
    case 'payments':
      return file.read()
  }
}

async function readEntries(file: Extract<OpenedFile, { kind: 'entries' }>, withRows: boolean): Promise<unknown> {
  return withRows ? inParcels(file.read) : file.read(() => undefined)
}

async function inParcels<Answer>(readLines: (sink: EntriesSink) => Promise<Answer>): Promise<Answer> {
  const lines = new KeptLines()
  const answer = await readLines((line) => {
    lines.keep(line)
    if (lines.count < PARCEL) return
    say({ said: 'lines', parcel: lines.handOver() })
  })
  say({ said: 'lines', parcel: lines.handOver() })
  return answer
}

async function cutOf(file: Source, { as }: OpenOptions): Promise<EntriesCut | null> {
  const isText = (as === undefined || as === 'entries') && (await detectFormat(file)).kind === 'entries-text'
  return isText ? cutEntries(file) : null
}

const PARCEL = 4096
const ROWS = 500

async function inRows(readRows: (sink: (row: ListRow | CustomerRow) => void) => Promise<unknown>): Promise<unknown> {
  let rows: (ListRow | CustomerRow)[] = []
  const give = (): void => {
    say({ said: 'rows', rows })
    rows = []
  }
  const summary = await readRows((row) => {
    rows.push(row)
    if (rows.length === ROWS) give()
  })
  give()
  return summary
}

async function readStatement(file: Extract<OpenedFile, { kind: 'statement' }>): Promise<unknown> {
  let entries: BankEntry[] = []
  let account = 0
  const give = (): void => {
    if (entries.length > 0) say({ said: 'movements', account, entries: rowsOf(entries) })
    entries = []
  }
  const take = (place: number, entry: BankEntry): void => {
    if (place !== account || entries.length === ROWS) give()
    account = place
    entries.push(entry)
  }
  const summary = await file.read(take)
  for (const [place, held] of summary.accounts.entries()) for (const entry of held.entries) take(place, entry)
  give()
  return { ...summary, accounts: summary.accounts.map((each) => ({ ...each, entries: [] })) }
}

async function giveMember(file: OpenedFile, place: number): Promise<void> {
  const member = file.kind === 'documents' ? file.files[place] : undefined
  if (member === undefined) throw new Error(`no file ${place}`)
  // They are documents: of a larger one it is enough to know its size.
  let left: number = LIMITS.documentBytes
  for await (const chunk of member.chunks()) {
    say({ said: 'bytes', bytes: chunk.subarray(0, left) })
    left -= chunk.length
    if (left <= 0) return
    await keepPace()
  }
}

async function documentIn(file: Source): Promise<ReadDocument> {
  if ((await detectFormat(file)).kind !== 'document') throw new Refusal('intake.file_not_document', { file: file.name })
  const bytes = Buffer.from(await headOf(file, LIMITS.documentBytes))
  const mediaType = bytes.subarray(0, 1024).includes('%PDF-') ? 'application/pdf' : 'application/xml'
  try {
    return { mediaType, documents: readDocument(bytes) }
  } catch (error) {
    throw error instanceof DocumentError ? new Refusal(error.code, { file: file.name, ...error.data }) : error
  }
}

const failureOf = (error: unknown): Said =>
  error instanceof Refusal
    ? { said: 'refused', code: error.code, data: error.data }
    : { said: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
