// Adds up an accounting entries file while it is read: what both its forms, text and XML, report at the end.

import type { Day } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  entriesFileName,
  REFUSED_SHOWN,
  type AccountKind,
  type EntriesSummary,
  type Journal,
  type JournalKind,
  type LineRefusal,
  type ReceivableLine,
} from '../model.ts'
import { readDay } from './day.ts'

export type EntriesOptions = {
  /** The file's name, which may tell the SIREN and the closing day. */
  readonly name: string
  /** Entries later than this day are refused; none when left out. */
  readonly latestDay?: Day
  /** Lines that stand above those of the file, which keep their numbers. */
  readonly linesAbove?: number
}

/** The accounts of one journal, counted to tell what the journal is for. */
export type JournalTally = { readonly code: string; name: string; lines: number; sales: number; treasury: number }

export type EntriesTally = {
  lines: number
  debitCents: number
  creditCents: number
  firstDay: Day | null
  lastDay: Day | null
  /** The last day on which money moved, and on which an account of customers was credited. */
  lastTreasuryDay: Day | null
  lastCreditDay: Day | null
  readonly journals: Map<string, JournalTally>
  readonly kinds: Readonly<Record<AccountKind, KindTally>>
  readonly refused: LineRefusal[]
  refusedLines: number
  readonly alerts: LineRefusal[]
  alertLines: number
}

type KindTally = { readonly customers: Set<string>; lines: number; openItems: number; openCents: number }

export const newTally = (): EntriesTally => ({
  lines: 0,
  debitCents: 0,
  creditCents: 0,
  firstDay: null,
  lastDay: null,
  lastTreasuryDay: null,
  lastCreditDay: null,
  journals: new Map(),
  kinds: { receivable: newKind(), 'bill-of-exchange': newKind(), doubtful: newKind(), accrued: newKind() },
  refused: [],
  refusedLines: 0,
  alerts: [],
  alertLines: 0,
})

const newKind = (): KindTally => ({ customers: new Set(), lines: 0, openItems: 0, openCents: 0 })

/** The account kinds that matter here, by the first three digits. */
export function accountKindOf(threeDigits: number): AccountKind | null {
  switch (threeDigits) {
    case 411:
      return 'receivable'
    case 413:
      return 'bill-of-exchange'
    case 416:
      return 'doubtful'
    case 418:
      return 'accrued'
    default:
      return null
  }
}

/** Counts a line of any account. */
export function tallyLine(
  tally: EntriesTally,
  journal: JournalTally,
  threeDigits: number,
  debit: number,
  credit: number,
): void {
  tally.lines++
  tally.debitCents += debit
  tally.creditCents += credit
  journal.lines++
  if (isSales(threeDigits)) journal.sales++
  else if (isTreasury(threeDigits)) journal.treasury++
}

const isSales = (threeDigits: number): boolean => Math.trunc(threeDigits / 10) === 70

function isTreasury(threeDigits: number): boolean {
  const twoDigits = Math.trunc(threeDigits / 10)
  return twoDigits === 51 || twoDigits === 53
}

export function tallyDay(tally: EntriesTally, day: Day, threeDigits: number): void {
  if (tally.firstDay === null || day < tally.firstDay) tally.firstDay = day
  if (tally.lastDay === null || day > tally.lastDay) tally.lastDay = day
  if (isTreasury(threeDigits) && (tally.lastTreasuryDay === null || day > tally.lastTreasuryDay))
    tally.lastTreasuryDay = day
}

export function tallyReceivable(tally: EntriesTally, line: ReceivableLine): void {
  const kind = tally.kinds[line.accountKind]
  kind.customers.add(line.auxiliary ?? line.account)
  kind.lines++
  if (line.creditCents > 0 && (tally.lastCreditDay === null || line.entryDate > tally.lastCreditDay))
    tally.lastCreditDay = line.entryDate
  if (line.lettering !== null) return
  kind.openItems++
  kind.openCents += line.debitCents - line.creditCents
}

export function journalOf(tally: EntriesTally, code: string, name: string): JournalTally {
  const known = tally.journals.get(code)
  if (known) {
    if (known.name === '') known.name = name
    return known
  }
  const journal = { code, name, lines: 0, sales: 0, treasury: 0 }
  tally.journals.set(code, journal)
  return journal
}

export function refuseLine(
  tally: EntriesTally,
  line: number,
  code: LineRefusal['code'],
  data: LineRefusal['data'] = {},
): void {
  tally.refusedLines++
  if (tally.refused.length < REFUSED_SHOWN) tally.refused.push({ line, code, data })
}

export function alertLine(
  tally: EntriesTally,
  line: number,
  code: LineRefusal['code'],
  data: LineRefusal['data'] = {},
): void {
  tally.alertLines++
  if (tally.alerts.length < REFUSED_SHOWN) tally.alerts.push({ line, code, data })
}

/** What two parts of a file come to together; `linesBefore` stand above the second. */
export function togetherWith(first: EntriesTally, second: EntriesTally, linesBefore: number): EntriesTally {
  const journals = new Map(first.journals)
  for (const [code, other] of second.journals) journals.set(code, sumOfJournals(journals.get(code), other))
  return {
    lines: first.lines + second.lines,
    debitCents: first.debitCents + second.debitCents,
    creditCents: first.creditCents + second.creditCents,
    firstDay: earlier(first.firstDay, second.firstDay),
    lastDay: later(first.lastDay, second.lastDay),
    lastTreasuryDay: later(first.lastTreasuryDay, second.lastTreasuryDay),
    lastCreditDay: later(first.lastCreditDay, second.lastCreditDay),
    journals,
    kinds: {
      receivable: sumOfKinds(first.kinds.receivable, second.kinds.receivable),
      'bill-of-exchange': sumOfKinds(first.kinds['bill-of-exchange'], second.kinds['bill-of-exchange']),
      doubtful: sumOfKinds(first.kinds.doubtful, second.kinds.doubtful),
      accrued: sumOfKinds(first.kinds.accrued, second.kinds.accrued),
    },
    refused: below(first.refused, second.refused, linesBefore),
    refusedLines: first.refusedLines + second.refusedLines,
    alerts: below(first.alerts, second.alerts, linesBefore),
    alertLines: first.alertLines + second.alertLines,
  }
}

const sumOfJournals = (first: JournalTally | undefined, second: JournalTally): JournalTally => ({
  code: second.code,
  name: first?.name || second.name,
  lines: (first?.lines ?? 0) + second.lines,
  sales: (first?.sales ?? 0) + second.sales,
  treasury: (first?.treasury ?? 0) + second.treasury,
})

const sumOfKinds = (first: KindTally, second: KindTally): KindTally => ({
  customers: new Set([...first.customers, ...second.customers]),
  lines: first.lines + second.lines,
  openItems: first.openItems + second.openItems,
  openCents: first.openCents + second.openCents,
})

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? (a ?? b) : a < b ? a : b)
const later = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? (a ?? b) : a > b ? a : b)

const below = (first: LineRefusal[], second: readonly LineRefusal[], linesBefore: number): LineRefusal[] =>
  [...first, ...second.map((refusal) => ({ ...refusal, line: refusal.line + linesBefore }))].slice(0, REFUSED_SHOWN)

export type EntriesForm = { readonly form: 'text' | 'xml'; readonly encoding: string; readonly closingDate: Day | null }

export function summarise(tally: EntriesTally, options: EntriesOptions, form: EntriesForm): EntriesSummary {
  if (!Number.isSafeInteger(tally.debitCents) || !Number.isSafeInteger(tally.creditCents)) {
    throw new Refusal('intake.total_too_large', { file: options.name })
  }
  const { siren, closing } = entriesFileName(options.name)
  const named = readDay(closing ?? '', null)
  const totals = ({ customers, lines, openItems, openCents }: KindTally) => ({
    accounts: customers.size,
    lines,
    openItems,
    openCents,
  })
  return {
    kind: 'accounting-entries',
    form: form.form,
    encoding: form.encoding,
    siren,
    closingDate: form.closingDate ?? (named.kind === 'day' ? named.day : null),
    lines: tally.lines,
    debitCents: tally.debitCents,
    creditCents: tally.creditCents,
    firstDay: tally.firstDay,
    lastDay: tally.lastDay,
    lastPaymentDay: tally.lastTreasuryDay ?? tally.lastCreditDay,
    journals: [...tally.journals.values()].map(toJournal).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    totals: {
      receivable: totals(tally.kinds.receivable),
      'bill-of-exchange': totals(tally.kinds['bill-of-exchange']),
      doubtful: totals(tally.kinds.doubtful),
      accrued: totals(tally.kinds.accrued),
    },
    refused: tally.refused,
    refusedLines: tally.refusedLines,
    alerts: tally.alerts,
    alertLines: tally.alertLines,
  }
}

const toJournal = (journal: JournalTally): Journal => ({
  code: journal.code,
  name: journal.name,
  kind: journalKind(journal),
  lines: journal.lines,
})

/**
 * An opening journal touches accounts of every class, so only its name tells it. The others show what they are for by their
 * accounts: sales post to 70, treasury to 51 and 53. Names decide where neither appears.
 */
function journalKind({ code, name, lines, sales, treasury }: JournalTally): JournalKind {
  const words = `${code} ${name}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (/^(an|anx|ano|anouv|ran)\b/.test(words) || /nouveau|opening|ouverture|reports?\b/.test(words)) return 'opening'
  // A miscellaneous journal may hold a transfer or a correction of a sale: below a tenth of its lines they do not make it one.
  if (sales > treasury && sales * 10 >= lines) return 'sales'
  if (treasury > sales && treasury * 10 >= lines) return 'treasury'
  if (sales + treasury > 0) return 'other'
  if (/^(ve|vt|vte|fac|inv|sal)\w*\b|vente|factur|sale|invoice/.test(words)) return 'sales'
  if (/^(bq|bnk|ba|ca)\w*\b|banque|bank|caisse|cash|encaissement|reglement/.test(words)) return 'treasury'
  return 'other'
}
