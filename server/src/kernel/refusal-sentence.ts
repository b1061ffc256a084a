// The sentence of a refusal in a language, its `{names}` filled from the refusal's data. Amounts (`…Cents`) are shown as money,
// days and columns (`…Fields`) as people write and call them, whoever did something (`by`) by name, and words
// that come in both languages in the one that is spoken.

import { parseDay } from '@quittance/law'
import { actorName } from './actor.ts'
import { namedField } from './field-names.ts'
import { formatDay, formatMoney } from './format.ts'
import type { Locale, Said } from './locale.ts'
import type { RefusalData } from './refusal.ts'
import { REFUSALS, type RefusalCode } from './refusals.ts'

export function refusalSentence(code: RefusalCode, data: RefusalData, locale: Locale): string {
  return REFUSALS[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name]
    if (typeof value === 'number' && name.endsWith('Cents')) return money(value, data, locale)
    if (Array.isArray(value) && name.endsWith('Fields'))
      return value.map((field) => namedField(String(field), locale)).join(', ')
    return shown(value, locale, name)
  })
}

const money = (cents: number, { currency }: RefusalData, locale: Locale): string =>
  formatMoney(cents, typeof currency === 'string' ? currency : 'EUR', locale)

/** What a person or a file wrote is repeated as it is, also where it looks like a day. */
const QUOTED: ReadonlySet<string> = new Set(['id', 'key', 'name', 'number', 'numbers', 'reference', 'text', 'value'])

function shown(value: unknown, locale: Locale, name: string): string {
  if (Array.isArray(value)) return value.map((part) => shown(part, locale, name)).join(', ')
  if (typeof value === 'number') return value.toLocaleString(locale)
  if (value === null || value === undefined) return '–'
  if (name === 'by' && typeof value === 'string') return actorName(value, locale)
  if (isSaid(value)) return value[locale]
  if (typeof value !== 'string') return JSON.stringify(value)
  // Of a moment (`…At`) its day is enough.
  const day = QUOTED.has(name) ? null : parseDay(name.endsWith('At') ? value.slice(0, 10) : value)
  return day === null ? value : formatDay(day, locale)
}

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && 'fr' in value && 'en' in value
