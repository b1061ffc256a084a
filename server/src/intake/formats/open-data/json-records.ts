// The records of a JSON document, wherever the service that answered it puts them.

import { Refusal } from '#kernel/refusal.ts'
import { decodeStrictly } from '../decode.ts'
import { LIMITS } from '../limits.ts'
import type { Source } from '../source.ts'

export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first of these fields that holds a text or a number, as text without blanks around it. */
export function textAt(record: JsonRecord, ...fields: readonly string[]): string {
  for (const field of fields) {
    const value = record[field]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return ''
}

export async function readJsonRecords(source: Source): Promise<readonly JsonRecord[]> {
  if (source.size > LIMITS.jsonBytes) {
    const megabytes = (bytes: number): number => Math.round(bytes / (1 << 20))
    throw new Refusal('intake.file_too_large', {
      file: source.name,
      sizeMegabytes: megabytes(source.size),
      limitMegabytes: megabytes(LIMITS.jsonBytes),
    })
  }
  let text = ''
  for await (const piece of decodeStrictly(source, 'utf-8')) text += piece
  return recordsOf(source.name, text)
}

/** `name` is what a refusal calls the document. */
export const recordsOf = (name: string, text: string): readonly JsonRecord[] =>
  recordsIn(parsed(name, text.replace(/^\ufeff/, '')))

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // Too deep a nesting is a RangeError.
    const detail = error instanceof Error ? error.message.slice(0, 120) : ''
    throw new Refusal('intake.json_malformed', { file, detail })
  }
}

/** `[…]`, `{results: […]}`, `{records: [{fields}]}`, any of them below `result`; else the document itself. */
function recordsIn(value: unknown): readonly JsonRecord[] {
  if (Array.isArray(value))
    return value.filter(isRecord).map((record) => (isRecord(record['fields']) ? record['fields'] : record))
  if (!isRecord(value)) return []
  for (const field of ['results', 'records', 'result']) {
    if (value[field] !== undefined) return recordsIn(value[field])
  }
  return [value]
}
