// For tests: a situation in few words, and its decision in lines that can be read and compared.

import { type Day, dayNumber, dayOf } from '#kernel'
import { compileSituation } from './compile-situation.ts'
import { decide } from './decide.ts'
import { type DecisionDocument, decisionDocument } from './document.ts'
import { parseSituation, type Situation } from './situation.ts'

/** Friday, with no holiday near. */
export const FRIDAY: Day = '2026-11-20'

/** Before the due date, three reminders, notice: offsets -7, 3, 15, 30, 45; gap 7. */
export const PLAN = {
  key: 'plan',
  minimumGapDays: 7,
  steps: [
    { key: 'before', level: 0, offsetDays: -7, channel: 'email' },
    { key: 'r1', level: 1, offsetDays: 3, channel: 'email' },
    { key: 'r2', level: 2, offsetDays: 15, channel: 'email' },
    { key: 'r3', level: 3, offsetDays: 30, channel: 'letter', mode: 'confirm', deadlineDays: 8 },
    { key: 'notice', level: 4, offsetDays: 45, channel: 'registered-letter', mode: 'confirm', deadlineDays: 15 },
  ],
} as const

type Fields = Readonly<Record<string, unknown>>
export type Facts = Fields & { readonly invoices: readonly Fields[] }

/** One debtor D who can be reached, one plan, 100 € per invoice, unless told otherwise. */
export function situation(fields: Facts): Situation {
  const debtors = (fields['debtors'] as readonly Fields[] | undefined) ?? [{ id: 'D' }]
  return parseSituation({
    today: FRIDAY,
    plans: [PLAN],
    calendar: { holidays: 'FR', sendOn: [1, 2, 3, 4, 5] },
    bank: { freshAsOf: fields['today'] ?? FRIDAY },
    ...fields,
    debtors: debtors.map((debtor) => ({ email: 'd@debtor.example', postal: true, phone: true, ...debtor })),
    invoices: fields.invoices.map((invoice) => ({ debtor: 'D', totalCents: 100_00, ...invoice })),
  })
}

export type Told = { readonly acts: readonly string[]; readonly waits: readonly string[] }

/**
 * Acts as `email r2 automatic 250.00: A/r2 B/r1 (C/r1)`, listed lines in brackets, the debtor in front when it is not D;
 * waits as `A gap 2026-11-24`.
 */
export function told(fields: Facts): Told {
  return tell(documentOf(situation(fields)))
}

export function tell({ actions, waits }: DecisionDocument): Told {
  return {
    acts: actions.map((action) => {
      const lines = action.invoices.map(({ id, step, advances }) => {
        if (action.channel === 'task') return String(id)
        return advances ? `${id}/${step}` : `(${id}/${step})`
      })
      const debtor = action.debtor === 'D' ? '' : `${action.debtor} `
      const currency = action.currency === 'EUR' ? '' : ` ${action.currency}`
      return `${debtor}${action.channel} ${action.step} ${action.mode} ${(action.totalCents / 100).toFixed(2)}${currency}: ${lines.join(' ')}`
    }),
    waits: waits.map((wait) => `${wait.invoice} ${wait.code}${wait.until === null ? '' : ` ${wait.until}`}`),
  }
}

export function documentOf(read: Situation, today: Day = read.today ?? FRIDAY): DecisionDocument {
  const compiled = compileSituation(read, today)
  return decisionDocument(decide(compiled), compiled, 'fr')
}

/**
 * Plays days one after another: each act of a day is accepted on it and is the past of the next. Lines as `2026-11-20 email r1
 * automatic 100.00: A/r1`; days without acts are left out. Facts may change with the day.
 */
export function played(facts: Facts | ((today: Day) => Facts), days: readonly Day[]): string[] {
  const history: Fields[] = []
  return days.flatMap((today) => {
    const fields = typeof facts === 'function' ? facts(today) : facts
    const before = (fields['history'] as readonly Fields[] | undefined) ?? []
    const read = situation({ bank: { freshAsOf: today }, ...fields, today, history: [...before, ...history] })
    const compiled = compileSituation(read, today)
    const decision = decide(compiled)
    for (const { channel, origin, items, deadlineDay } of decision.actions) {
      for (const { id, step, cycle, advances } of items) {
        if (origin === 'task' || !advances) continue
        const deadline = deadlineDay === null ? null : dayOf(deadlineDay)
        history.push({ invoice: compiled.itemNames[id], step, cycle, channel, date: today, deadline })
      }
    }
    return tell(decisionDocument(decision, compiled, 'fr')).acts.map((act) => `${today} ${act}`)
  })
}

/** Every day from one to another. */
export const days = (from: Day, until: Day): Day[] =>
  Array.from({ length: dayNumber(until) - dayNumber(from) + 1 }, (_, ahead) => dayOf(dayNumber(from) + ahead))

/** So many days before (after, when negative) the Friday of these tests. */
export const ago = (count: number): Day => dayOf(dayNumber(FRIDAY) - count)
