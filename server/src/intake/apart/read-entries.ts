// Accounting entries from the processes that read them: a large file that is imported comes from two at once, each with one half, and
// is the same as if one had read it.

import { Refusal } from '#kernel/refusal.ts'
import type { EntriesCut } from '../formats/entries-halves.ts'
import { type EntriesOptions, summarise, togetherWith } from '../formats/entries-tally.ts'
import type { EntriesPart } from '../formats/entries-text.ts'
import type { KeptLines } from '../formats/kept-lines.ts'
import type { KeptParcel } from '../formats/kept-record.ts'
import { LIMITS } from '../formats/limits.ts'
import type { Source } from '../formats/source.ts'
import type { EntriesSummary } from '../model.ts'
import type { OpenOptions } from '../opened-file.ts'
import { type FileReader, fileReader } from './reading-process.ts'
import type { Part } from './requests.ts'

export type EntriesFile = { readonly source: Source; readonly reader: FileReader; readonly options: OpenOptions }

/** Without lines to keep, the file is only counted. */
export async function readEntries(file: EntriesFile, lines: KeptLines | null): Promise<EntriesSummary> {
  const { source, reader, options } = file
  if (lines === null) return reader.ask({ what: 'read', options, withRows: false })
  if (source.path !== undefined && source.size >= LIMITS.halvedBytes) return readInHalves(file, lines)
  return reader.ask({ what: 'read', options, withRows: true }, keeping(lines))
}

async function readInHalves({ source, reader, options }: EntriesFile, lines: KeptLines): Promise<EntriesSummary> {
  const second = fileReader(source)
  // It starts while the first one finds the place to cut.
  const [cut] = await Promise.all([
    reader.ask<EntriesCut | null>({ what: 'cut', options }),
    second.ask({ what: 'open', options }),
  ])
  if (cut === null) return reader.ask({ what: 'read', options, withRows: true }, keeping(lines))
  return takeHalves(lines, { cut, options: { name: source.name, latestDay: options.latestEntryDay } }, (half, hear) =>
    (half === 'first' ? reader : second).ask({ what: 'half', options, cut, half }, hear),
  )
}

type AskHalf = (half: 'first' | 'second', hear: (part: Part) => void) => Promise<EntriesPart>
type Halves = { readonly cut: Pick<EntriesCut, 'encoding'>; readonly options: EntriesOptions }

/** What the second half says waits for the end of the first, which tells how many lines are above it. */
export async function takeHalves(lines: KeptLines, { cut, options }: Halves, ask: AskHalf): Promise<EntriesSummary> {
  const waiting: KeptParcel[] = []
  const [first, second] = await Promise.allSettled([
    ask('first', keeping(lines)),
    ask('second', (part) => void (part.said === 'lines' && waiting.push(part.parcel))),
  ])
  if (first.status === 'rejected') throw first.reason
  const { tally, lines: linesBefore } = first.value
  if (second.status === 'rejected') throw below(second.reason, linesBefore)
  const take = keeping(lines, linesBefore)
  for (const parcel of waiting) take({ said: 'lines', parcel })
  const whole = togetherWith(tally, second.value.tally, linesBefore)
  return summarise(whole, options, { form: 'text', encoding: cut.encoding, closingDate: null })
}

function keeping(lines: KeptLines, linesBefore = 0): (part: Part) => void {
  const take = lines.taker()
  return (part) => {
    if (part.said !== 'lines') return
    take(part.parcel, linesBefore)
    if (lines.count > LIMITS.receivableLines)
      throw new Refusal('intake.too_many_rows', { limit: LIMITS.receivableLines })
  }
}

/** A refusal of the second half that names a line names it by its place in the half. */
function below(reason: unknown, linesBefore: number): unknown {
  const line = reason instanceof Refusal ? reason.data['line'] : undefined
  return reason instanceof Refusal && typeof line === 'number'
    ? new Refusal(reason.code, { ...reason.data, line: line + linesBefore })
    : reason
}
