// How a person said the columns of a table are to be read, remembered by company: the same headings are read so the next time, and
// what is said then replaces it. What was said of a file that is taken back is forgotten: perhaps that was the mistake.

import { createHash } from 'node:crypto'
import { latestFact } from '#evidence'
import type { Context } from '#kernel'
import type { SurveyOptions } from './formats/survey.ts'
import type { FileKind } from './model.ts'
import type { OpenedTable } from './opened-file.ts'
import { type ColumnMapping, columnMapping, type ImportRow, keepColumnMapping } from './store.ts'

export type Remembered = SurveyOptions & { readonly as: FileKind }

/** What tables with the same headings in the same order have in common. */
const signatureOf = ({ survey }: OpenedTable<string>): string =>
  createHash('sha256').update(survey.columns.join('\u001f')).digest('hex')

/** What was said of such a table before; null when nothing was. */
export async function rememberedColumns(ctx: Context, table: OpenedTable<string>): Promise<Remembered | null> {
  const row = await columnMapping(ctx, signatureOf(table))
  if (row === undefined || isForgotten(row)) return null
  const { kind, mapping, dayOrder, decimalMark } = row
  return { as: kind, mapping, ...(dayOrder && { dayOrder }), ...(decimalMark && { decimalMark }) }
}

/** Which headings something was said of, and what was remembered of them before. */
export type Replaced = { readonly signature: string; readonly before: ColumnMapping | null }

/** Keeps what was said of this table; null where nothing was. */
export async function rememberColumns(
  ctx: Context,
  table: OpenedTable<string>,
  kind: FileKind,
  { mapping, dayOrder, decimalMark }: SurveyOptions,
): Promise<Replaced | null> {
  if (mapping === undefined && dayOrder === undefined && decimalMark === undefined) return null
  const signature = signatureOf(table)
  const before = await columnMapping(ctx, signature)
  await keepColumnMapping(ctx, {
    signature,
    kind,
    mapping: mapping ?? before?.mapping ?? {},
    dayOrder: dayOrder ?? before?.dayOrder ?? null,
    decimalMark: decimalMark ?? before?.decimalMark ?? null,
    usedAt: ctx.now,
  })
  return { signature, before: before ?? null }
}

/** As if the file of this import had never been; what was said of a later one stays. */
export async function forgetColumns(
  ctx: Context,
  { id, recordedAt }: Pick<ImportRow, 'id' | 'recordedAt'>,
): Promise<void> {
  const fact = await latestFact(ctx, { kind: 'import.recorded', subjectKind: 'import', subjectId: id })
  const replaced = fact?.payload?.['columns'] as unknown as Replaced | undefined
  if (!replaced) return
  const { signature, before } = replaced
  const present = await columnMapping(ctx, signature)
  if (present?.usedAt !== recordedAt) return
  await keepColumnMapping(ctx, { ...(before ?? { ...present, ...FORGOTTEN }), signature })
}

const FORGOTTEN = { mapping: {}, dayOrder: null, decimalMark: null } as const

const isForgotten = ({ mapping, dayOrder, decimalMark }: ColumnMapping): boolean =>
  dayOrder === null && decimalMark === null && Object.keys(mapping).length === 0
