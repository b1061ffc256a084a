// node matching.ts SEED LINES INVOICES DEBTORS: matches a generated year and prints how much of it was right, as JSON. A person is
// played as well: of a payer that is no customer it says so the first time.

import { stopwatch } from '../server/src/platform/clock.ts'
import { matchLines } from '../server/src/reconciliation/match-lines.ts'
import type { Proposal } from '../server/src/reconciliation/model.ts'
import { NO_CUSTOMER, learnPayer, openBook, payerOf } from '../server/src/reconciliation/open-book.ts'
import { type Year, type YearLine, matchingYear } from './matching-year.ts'

export type MatchingFigures = {
  readonly lines: number
  /** Matched with invoices by rule, and how many of these to others than in truth. */
  readonly automatic: number
  readonly wrong: number
  /** Left aside by rule: a person had said of the payer that it is no customer. */
  readonly ignored: number
  readonly wronglyIgnored: number
  /** Left to a person: in all, and those of which the first proposal, or one of the five, is the truth. */
  readonly left: number
  readonly leftFirst: number
  readonly leftAmong: number
  readonly bookMilliseconds: number
  readonly matchMilliseconds: number
  readonly matchCpuMilliseconds: number
  /** The line that took longest. */
  readonly slowestMilliseconds: number
  /** Lines that quote a number exactly and pay exactly its amount, by one look into a table. */
  readonly reference: { readonly matched: number; readonly milliseconds: number }
  readonly wrongByReason: Readonly<Record<string, number>>
  readonly leftByKind: Readonly<Record<string, number>>
}

function measure([
  seed = 2,
  lines = 100_000,
  invoices = 1_000_000,
  debtors = 25_000,
]: readonly number[]): MatchingFigures {
  const year = matchingYear({ seed, lines, invoices, debtors })
  const reference = exactMatches(year)
  const took = stopwatch()
  const book = openBook({
    items: year.invoices,
    debtors: year.debtors.map(({ id, name }) => ({ id, name, siren: null })),
    creditNotes: year.creditNotes.map((note) => ({ ...note })),
    payers: [],
  })
  const bookMilliseconds = took()
  const truth = new Map(year.lines.map((line) => [line.entry, line]))
  const count = { automatic: 0, wrong: 0, ignored: 0, wronglyIgnored: 0, left: 0, leftFirst: 0, leftAmong: 0 }
  const wrongByReason: Record<string, number> = {}
  const leftByKind: Record<string, number> = {}
  const matching = stopwatch()
  const cpu = process.cpuUsage()
  let [slowestMilliseconds, before] = [0, 0]
  for (const { line, certain, proposals, isStranger } of matchLines(book, truth.keys())) {
    slowestMilliseconds = Math.max(slowestMilliseconds, matching() - before)
    before = matching()
    const meant = truth.get(line) as YearLine
    if (certain) {
      count.automatic++
      if (isRight(certain, meant)) continue
      count.wrong++
      add(wrongByReason, certain.reasons.map(({ code }) => code).join(' '))
    } else if (isStranger) {
      count.ignored++
      if (meant.kind !== 'notCustomer') count.wronglyIgnored++
    } else {
      if (meant.kind === 'notCustomer') learnPayer(book, payerOf(line), NO_CUSTOMER)
      const places = proposals.map((proposal) => isRight(proposal, meant))
      count.left++
      if (places[0]) count.leftFirst++
      if (places.includes(true)) count.leftAmong++
      add(leftByKind, meant.kind)
    }
  }
  const { user, system } = process.cpuUsage(cpu)
  const matchCpuMilliseconds = (user + system) / 1000
  const times = { bookMilliseconds, matchMilliseconds: matching(), matchCpuMilliseconds, slowestMilliseconds }
  return { lines, ...count, ...times, reference, wrongByReason, leftByKind }
}

const add = (counts: Record<string, number>, key: string): void => void (counts[key] = (counts[key] ?? 0) + 1)

/** The same invoices settled by the same amounts, by the line and the credit notes taken off together. */
function isRight({ allocations, creditNotes }: Proposal, { pays }: YearLine): boolean {
  const settled = new Map<number, number>()
  for (const { itemId, cents } of [...allocations, ...creditNotes])
    settled.set(itemId, (settled.get(itemId) ?? 0) + cents)
  return settled.size === pays.length && pays.every(({ itemId, cents }) => settled.get(itemId) === cents)
}

function exactMatches({ invoices, lines }: Year): MatchingFigures['reference'] {
  const took = stopwatch()
  const byNumber = new Map(invoices.map((invoice) => [invoice.number, invoice]))
  let matched = 0
  for (const { entry } of lines) {
    const words = entry.remittance.split(' ')
    if (words.some((word) => byNumber.get(word)?.openCents === entry.amountCents)) matched++
  }
  return { matched, milliseconds: took() }
}

console.log(JSON.stringify(measure(process.argv.slice(2).map(Number)), null, 1))
