// How a sentence reads a fact: payloads are as old as the journal, so any field may be missing, and none makes a sentence fail.

import type { Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import type { Json } from '../canonical.ts'
import type { Fact } from '../model.ts'

export type Reading = {
  /** A text, or the empty text. */
  readonly text: (name: string) => string
  /** ` (…)` around a text, or nothing. */
  readonly aside: (name: string) => string
  readonly money: (name: string) => string
  readonly day: (name: string) => string
  readonly count: (name: string) => number
  /** Whether the field is there. */
  readonly has: (name: string) => boolean
  /** One field of each element of a list, joined: the numbers of invoices, say. */
  readonly each: (name: string, field: string) => string
  /** The names of the members of an object: the fields that were changed. */
  readonly names: (name: string) => readonly string[]
  readonly onDay: string
}

export function readingOf(fact: Pick<Fact, 'payload' | 'onDay'>, locale: Locale): Reading {
  const payload = fact.payload ?? {}
  const text = (name: string): string => asText(payload[name])
  const currency = text('currency') || 'EUR'
  return {
    text,
    aside: (name) => (text(name) === '' ? '' : ` (${text(name)})`),
    money: (name) => formatMoney(asNumber(payload[name]), currency, locale),
    day: (name) => (text(name) === '' ? '' : formatDay(text(name) as Day, locale)),
    count: (name) => (isList(payload[name]) ? payload[name].length : asNumber(payload[name])),
    has: (name) => payload[name] !== undefined && payload[name] !== null && payload[name] !== '',
    each: (name, field) => (isList(payload[name]) ? payload[name].map((part) => fieldOf(part, field)).join(', ') : ''),
    names: (name) => Object.keys(asObject(payload[name])),
    onDay: formatDay(fact.onDay, locale),
  }
}

const asText = (value: Json | undefined): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value)
const asNumber = (value: Json | undefined): number => (typeof value === 'number' ? value : 0)
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
const asObject = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {}
const fieldOf = (value: Json, field: string): string => asText(asObject(value)[field])
