// node matching.ts SEED LINES INVOICES DEBTORS: matches a generated year and prints how much of it was right, as JSON.

import { stopwatch } from '../server/src/platform/clock.ts'
import { matchLines } from '../server/src/reconciliation/match-lines.ts'
import type { Proposal } from '../server/src/reconciliation/model.ts'
import { NO_CUSTOMER, learnPayer, openBook, payerOf } from '../server/src/reconciliation/open-book.ts'
import { type YearLine, matchingYear } from './matching-year.ts'

export type MatchingFigures = {
  readonly lines: number
  readonly automatic: number
  readonly wrong: number
  /** Not of customers, as a person had said of the payer before. */
  readonly ignored: number
  readonly wrongIgnored: number
  /** Lines left to a person whose first proposal, or one of the five, is the truth. */
  readonly left: number
  readonly leftFirst: number
  readonly leftAmong: number
  readonly bookMilliseconds: number
  readonly matchMilliseconds: number
  readonly cpuMilliseconds: number
  readonly peakBytes: number
  /** Of all lines the slowest, in milliseconds. */
  readonly slowest: number
  readonly wrongByRule: Readonly<Record<string, number>>
  readonly leftByKind: Readonly<Record<string, number>>
}

function measure([
  seed = 2,
  lines = 100_000,
  invoices = 1_000_000,
  debtors = 25_000,
]: readonly number[]): MatchingFigures {
  const year = matchingYear({ seed, lines, invoices, debtors })
  const took = stopwatch()
  const book = openBook({
    items: year.invoices,
    debtors: year.debtors.map(({ id, name }) => ({ id, name, siren: null })),
    creditNotes: year.creditNotes.map((note) => ({ ...note })),
    payers: [],
  })
  const bookMilliseconds = took()
  const truth = new Map(year.lines.map((line) => [line.entry, line]))
  const entries = year.lines.map(({ entry }) => entry)
  const count = { automatic: 0, wrong: 0, ignored: 0, wrongIgnored: 0, left: 0, leftFirst: 0, leftAmong: 0 }
  const wrongByRule: Record<string, number> = {}
  const leftByKind: Record<string, number> = {}
  const note = (table: Record<string, number>, key: string): void => void (table[key] = (table[key] ?? 0) + 1)
  let slowest = 0
  const matching = stopwatch()
  let before = 0
  const cpu = process.cpuUsage()
  for (const { line, certain, proposals, isStranger } of matchLines(book, entries)) {
    slowest = Math.max(slowest, matching() - before)
    before = matching()
    const meant = truth.get(line) as YearLine
    if (isStranger) {
      count.ignored++
      if (meant.kind !== 'notCustomer') count.wrongIgnored++
    } else if (certain) {
      count.automatic++
      if (isRight(certain, meant)) continue
      count.wrong++
      note(wrongByRule, `${certain.score} ${certain.reasons.map(({ code }) => code).join(' ')}`)
      if (process.env['SHOW'] === 'wrong') show(meant, proposals)
    } else {
      count.left++
      // A person says once that this payer is no customer.
      if (meant.kind === 'notCustomer') learnPayer(book, payerOf(line), NO_CUSTOMER)
      note(leftByKind, `${meant.kind} ${proposals[0]?.score ?? 0}`)
      const places = proposals.map((proposal) => isRight(proposal, meant))
      if (places[0]) count.leftFirst++
      if (places.includes(true)) count.leftAmong++
      if (process.env['SHOW'] === `${meant.kind} ${proposals[0]?.score ?? 0}`) show(meant, proposals)
    }
  }
  const figures = {
    lines,
    ...count,
    bookMilliseconds,
    matchMilliseconds: matching(),
    cpuMilliseconds: process.cpuUsage(cpu).user / 1000,
    slowest,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
  return { ...figures, wrongByRule, leftByKind }

  function show({ entry, pays, kind }: YearLine, proposals: readonly Proposal[]): void {
    const number = (id: number): string => year.invoices[id - 1]?.number ?? ''
    console.log(kind, entry.bookingDate, entry.amountCents, entry.counterparty, '|', entry.remittance)
    console.log(
      '   ',
      pays
        .map(
          ({ itemId, cents }) =>
            `${number(itemId)}:${cents}/${year.invoices[itemId - 1]?.openCents} ${year.debtors[(year.invoices[itemId - 1]?.debtorId ?? 1) - 1]?.name}`,
        )
        .join(' '),
    )
    for (const { score, reasons, allocations } of proposals.slice(0, 3))
      console.log(
        '     ',
        score,
        allocations
          .slice(0, 3)
          .map(({ itemId, cents }) => `${number(itemId)}:${cents}`)
          .join(' '),
        JSON.stringify(reasons).slice(0, 150),
      )
  }
}

/** The same invoices settled by the same amounts, by the line and the credit notes taken off together. */
function isRight({ allocations, creditNotes }: Proposal, { pays }: YearLine): boolean {
  const settled = new Map<number, number>()
  for (const { itemId, cents } of [...allocations, ...creditNotes])
    settled.set(itemId, (settled.get(itemId) ?? 0) + cents)
  return settled.size === pays.length && pays.every(({ itemId, cents }) => settled.get(itemId) === cents)
}

console.log(JSON.stringify(measure(process.argv.slice(2).map(Number)), null, 1))
