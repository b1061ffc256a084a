// How a person said the columns of a table are to be read, remembered by company: the same headings are read so the next time, and
// what is said then replaces it.

import { createHash } from 'node:crypto'
import type { Context } from '#kernel'
import type { SurveyOptions } from './formats/survey.ts'
import type { FileKind } from './model.ts'
import type { OpenedTable } from './opened-file.ts'
import { columnMapping, keepColumnMapping } from './store.ts'

export type Remembered = SurveyOptions & { readonly as: FileKind }

/** What tables with the same headings in the same order have in common. */
const signatureOf = ({ survey }: OpenedTable<string>): string =>
  createHash('sha256').update(survey.columns.join('\u001f')).digest('hex')

/** What was said of such a table before; null when nothing was. */
export async function rememberedColumns(ctx: Context, table: OpenedTable<string>): Promise<Remembered | null> {
  const row = await columnMapping(ctx, signatureOf(table))
  if (row === undefined) return null
  const { kind, mapping, dayOrder, decimalMark } = row
  return { as: kind, mapping, ...(dayOrder && { dayOrder }), ...(decimalMark && { decimalMark }) }
}

/** Keeps what was said of this table, if anything was. */
export async function rememberColumns(
  ctx: Context,
  table: OpenedTable<string>,
  kind: FileKind,
  { mapping, dayOrder, decimalMark }: SurveyOptions,
): Promise<void> {
  if (mapping === undefined && dayOrder === undefined && decimalMark === undefined) return
  const signature = signatureOf(table)
  const before = await columnMapping(ctx, signature)
  await keepColumnMapping(ctx, {
    signature,
    kind,
    mapping: mapping ?? before?.mapping ?? {},
    dayOrder: dayOrder ?? before?.dayOrder ?? null,
    decimalMark: decimalMark ?? before?.decimalMark ?? null,
  })
}
