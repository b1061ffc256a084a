// Insolvency notices (BODACC records), as the open data portal gives them and as other programs keep them: a record per notice, the
// judgment as JSON inside a text. What a notice means is told by the nature of its judgment.

import type { Proceedings } from '@quittance/law'
import { parseDay, type Day } from '#kernel/day.ts'
import { parseSiren } from '#kernel/identifiers.ts'
import type { LineRefusal } from '../../model.ts'
import { isRecord, type JsonRecord, textAt } from './json-records.ts'

/** `other`: lists of claims, personal sanctions and whatever else does not change what a creditor does. */
export type NoticeEvent = 'opening' | 'conversion' | 'plan' | 'closure' | 'other'

export type Notice = {
  /** Place of the record in its file, counted from 1. */
  readonly line: number
  readonly sirens: readonly string[]
  readonly name: string | null
  readonly publishedOn: Day
  readonly number: string | null
  readonly court: string
  readonly family: string
  readonly nature: string
  readonly judgmentDate: Day | null
  readonly event: NoticeEvent
  readonly proceedings: Proceedings | null
  /** `cancellation` and `correction` take back or replace an earlier notice. */
  readonly kind: 'notice' | 'correction' | 'cancellation'
  readonly text: string
}

export type NoticesSummary = {
  readonly kind: 'insolvency-notices'
  readonly notices: readonly Notice[]
  /** Records of persons without a SIREN: nobody can be found by them. */
  readonly withoutSiren: number
  readonly refused: readonly LineRefusal[]
  readonly refusedLines: number
}

export const isNotice = (record: JsonRecord): boolean =>
  'registre' in record && ['jugement', 'contenu', 'familleavis', 'famille'].some((field) => field in record)

export function readNotices(records: readonly JsonRecord[]): NoticesSummary {
  const notices: Notice[] = []
  const refused: LineRefusal[] = []
  let withoutSiren = 0
  for (const [place, record] of records.entries()) {
    const line = place + 1
    const sirens = sirensIn(record['registre'])
    const publishedOn = parseDay(textAt(record, 'dateparution', 'date_parution').slice(0, 10))
    if (sirens.length === 0) withoutSiren++
    else if (publishedOn === null)
      refused.push({
        line,
        code: 'intake.line_day',
        data: { value: textAt(record, 'dateparution', 'date_parution'), column: 'dateparution' },
      })
    else notices.push(noticeOf(record, { line, sirens, publishedOn }))
  }
  return { kind: 'insolvency-notices', notices, withoutSiren, refused, refusedLines: refused.length }
}

function noticeOf(record: JsonRecord, known: Pick<Notice, 'line' | 'sirens' | 'publishedOn'>): Notice {
  const judgment = innerRecord(record['jugement'] ?? record['contenu'])
  const nature = textAt(judgment, 'nature') || textAt(record, 'nature')
  const family = textAt(judgment, 'famille')
  const type = `${textAt(record, 'typeavis', 'type_annonce')} ${textAt(judgment, 'type')}`.toLowerCase()
  return {
    ...known,
    name: textAt(record, 'commercant', 'nom_entreprise') || null,
    number: textAt(record, 'numeroannonce', 'numero_annonce') || null,
    court: textAt(record, 'tribunal'),
    family,
    nature,
    judgmentDate: parseDay(textAt(judgment, 'date').slice(0, 10)),
    ...meaningOf(family, nature),
    kind: type.includes('annulation') ? 'cancellation' : type.includes('rectificatif') ? 'correction' : 'notice',
    text: textAt(judgment, 'complementJugement'),
  }
}

/** A list of claims "after the opening judgment" opens nothing: only a judgment does. */
function meaningOf(family: string, nature: string): Pick<Notice, 'event' | 'proceedings'> {
  const text = nature.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (/^avis de d/i.test(family) || !/^(extrait de )?jugement/.test(text)) return { event: 'other', proceedings: null }
  const proceedings = /liquidation/.test(text)
    ? 'liquidation'
    : /sauvegarde/.test(text)
      ? 'safeguard'
      : /redressement/.test(text)
        ? 'receivership'
        : null
  if (/cloture/.test(text)) return { event: 'closure', proceedings }
  if (/conversion|resolution du plan/.test(text)) return { event: 'conversion', proceedings }
  if (/ouverture/.test(text)) return { event: 'opening', proceedings }
  return /\bplan\b/.test(text) ? { event: 'plan', proceedings } : { event: 'other', proceedings: null }
}

/** A text, or a list of them, each written with and without blanks. */
function sirensIn(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : []
  return [...new Set(texts.flatMap((text) => parseSiren(text) ?? []))]
}

function innerRecord(value: unknown): JsonRecord {
  if (isRecord(value)) return value
  if (typeof value !== 'string') return {}
  try {
    const parsed: unknown = JSON.parse(value)
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {}
  }
}
