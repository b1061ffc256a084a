// Holds and e-invoice statuses of a situation file. What cannot be read holds: a typing error never lets a reminder leave.

import { type Day, type DayNumber, dayNumber, parseDay } from '#kernel'
import { type Hold, HOLD_KINDS, type HoldKind, NEVER, NO_DAY } from './model.ts'
import type { SituationHold, SituationInvoice } from './situation.ts'

export const UNREADABLE: Hold = { kind: 'unreadable', fromDay: NO_DAY, untilDay: NEVER, amountCents: null }

export function readHold(raw: SituationHold): Hold {
  const kind = kindOf(raw.kind)
  const fromDay = dayOrAbsent(raw.from, NO_DAY)
  const untilDay = dayOrAbsent(raw.until, NEVER)
  const amountCents = raw.amountCents ?? null
  if (!kind || fromDay === undefined || untilDay === undefined || fromDay > untilDay) return UNREADABLE
  if (amountCents !== null && !(Number.isSafeInteger(amountCents) && (amountCents as number) > 0)) return UNREADABLE
  return { kind, fromDay, untilDay, amountCents: amountCents as number | null }
}

/** The hold that the statuses of an e-invoice place, as the module that receives them would: the last one that says so. */
export function holdsOfStatuses(invoice: SituationInvoice): Hold[] {
  let blocking: Hold | null = null
  let announced: Hold | null = null
  for (const status of invoice.statuses) {
    const { code, date, amountCents } = typeof status === 'string' ? { code: status } : status
    const hold = (kind: HoldKind): Hold => ({
      kind,
      fromDay: date ? dayNumber(date) : NO_DAY,
      untilDay: NEVER,
      amountCents: kind === 'dispute' ? (amountCents ?? null) : null,
    })
    const kind = KIND_OF_STATUS[code]
    if (kind) blocking = hold(kind)
    else if (ANSWERED.has(code)) blocking = null
    else if (code === '211' && date) announced = hold('payment-announced')
  }
  return [blocking, announced].filter((hold) => hold !== null)
}

/** The last thing said of its electronic invoice, 0 where nothing was: by its day, and among those of one day by its place. */
export function lastStatus({ statuses }: SituationInvoice): number {
  const said = statuses.map((status) => (typeof status === 'string' ? { code: status } : status))
  const [last] = said.toReversed().toSorted((a, b) => (dayOfStatus(b) < dayOfStatus(a) ? -1 : 1))
  return Number(last?.code ?? 0)
}

/** One without a day comes after those that have one: it is what holds today. */
const dayOfStatus = ({ date }: { readonly date?: Day }): string => date ?? '9999'

/** Statuses after which the claim belongs to somebody else, who has said so. */
export const isAssignedByStatus = (invoice: SituationInvoice): boolean =>
  invoice.statuses.some((status) => ASSIGNED.has(typeof status === 'string' ? status : status.code))

const KIND_OF_STATUS: Readonly<Record<string, HoldKind>> = {
  '206': 'dispute',
  '207': 'dispute',
  '208': 'missing-piece',
  '210': 'invoice-refused',
  '213': 'invoice-rejected',
  '220': 'exclusion',
  '221': 'invoice-rejected',
  '501': 'invoice-rejected',
}
/** Approved, completed, collected: what stood in the way was answered. */
const ANSWERED = new Set(['205', '209', '212'])
const ASSIGNED = new Set(['225', '227', '228'])

function kindOf(kind: unknown): HoldKind | undefined {
  if (kind === 'agency') return 'collection-agency'
  return HOLD_KINDS.find((known) => known === kind)
}

function dayOrAbsent(value: unknown, absent: DayNumber): DayNumber | undefined {
  if (value === undefined || value === null) return absent
  const day: Day | null = typeof value === 'string' ? parseDay(value) : null
  return day === null ? undefined : dayNumber(day)
}
