// What a text message may say, where anybody who stands near may read it: who writes, how many invoices, how to answer, STOP.
// Neither an amount nor an invoice by its number; to a consumer nothing of a debt, only whom to contact.

import type { Audience } from './model.ts'
import type { Template } from './template.ts'

const OF_ALL = ['creditor.name', 'creditor.phone', 'creditor.email', 'creditor.signer']
const OF_PROFESSIONALS = ['items.count', 'items.overdue', 'items.upcoming', 'has.previous', 'today', 'deadline']

export const smsFields = (audience: Audience): readonly string[] =>
  audience === 'consumer' ? OF_ALL : [...OF_ALL, ...OF_PROFESSIONALS]

/** Places that it must have: who writes, how to answer them, how to get no more. */
export function smsPlacesMissing({ fields }: Pick<Template, 'fields'>, body: string): readonly string[] {
  return [
    ...(fields.includes('creditor.name') ? [] : ['{{ creditor.name }}']),
    ...(fields.includes('creditor.phone') || fields.includes('creditor.email') ? [] : ['{{ creditor.email }}']),
    ...(/\bSTOP\b/.test(body) ? [] : ['STOP']),
  ]
}

const AMOUNT = /(?:€|\bEUR\b) ?\d[\d  .,]*|\d[\d  .,]* ?(?:€|\bEUR\b|\beuros?\b)/gi
const TABLE = /\[\[\w+\]\]/g
const DEBT =
  /\b(?:factures?|dettes?|créances?|impayée?s?|échue?s?|échéances?|relances?|rappels?|règlements?|régler|paiements?|paye[rz]|retards?|dus?|mises? en demeure|huissiers?|invoices?|bills?|debts?|overdue|unpaid|pay|payments?|owed?|owing|arrears|reminders?)\b/giu

/** What must not light up on a screen: fields and words, each once. */
export function smsReveals({ fields }: Pick<Template, 'fields'>, body: string, audience: Audience): readonly string[] {
  const allowed = smsFields(audience)
  // Of a field the words that its filter writes are spoken, its name is not.
  const spoken = body
    .replace(/\{%.*?%\}/gs, ' ')
    .replace(/\{\{.*?\}\}/gs, (field) => ` ${(field.match(/"[^"]*"/g) ?? []).join(' ')} `)
  const words = [TABLE, AMOUNT, ...(audience === 'consumer' ? [DEBT] : [])].flatMap(
    (found) => spoken.match(found) ?? [],
  )
  return [...new Set([...fields.filter((field) => !allowed.includes(field)), ...words.map((word) => word.trim())])]
}
