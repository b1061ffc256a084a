// The sentence of a refusal in a language, its `{names}` filled from the refusal's data. Amounts (`…Cents`) are shown as money.

import { formatMoney } from './format.ts'
import type { Locale } from './locale.ts'
import type { RefusalData } from './refusal.ts'
import { REFUSALS, type RefusalCode } from './refusals.ts'

export function refusalSentence(code: RefusalCode, data: RefusalData, locale: Locale): string {
  return REFUSALS[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name]
    return typeof value === 'number' && name.endsWith('Cents') ? money(value, data, locale) : shown(value, locale)
  })
}

const money = (cents: number, { currency }: RefusalData, locale: Locale): string =>
  formatMoney(cents, typeof currency === 'string' ? currency : 'EUR', locale)

function shown(value: unknown, locale: Locale): string {
  if (Array.isArray(value)) return value.map((part) => shown(part, locale)).join(', ')
  if (typeof value === 'number') return value.toLocaleString(locale)
  if (value === null || value === undefined) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
