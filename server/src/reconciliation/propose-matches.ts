// What a line of money in may pay, the most certain first. Pure: the book says what is open, the line what was paid.

import type { Cents } from '#kernel'
import type { Draft } from './draft.ts'
import { judgeDebtor } from './judge-debtor.ts'
import type { Proposal, Receipt } from './model.ts'
import { plainText } from '#kernel/name-words.ts'
import { isNearly, wholeKey } from './numbers.ts'
import { type OpenBook, itemsOfAmount } from './open-book.ts'
import { type Clues, readClues } from './read-clues.ts'
import { SCORES } from './rules.ts'

export const MOST_PROPOSALS = 5

export type Proposed = {
  readonly proposals: readonly Proposal[]
  /** A person said before that this payer is no customer. */
  readonly isStranger: boolean
}

export function proposeMatches(book: OpenBook, line: Receipt): Proposed {
  const clues = readClues(book, line)
  const { amountCents } = line
  if (amountCents <= 0) return { proposals: [], isStranger: false }
  const debtors = candidateDebtors(book, clues, amountCents)
  const drafts = [
    ...debtors.flatMap((debtor) => judgeDebtor({ book, clues, amountCents, debtor })),
    ...ofSeveralDebtors(book, clues, amountCents),
    ...withEnding(book, clues, amountCents),
    ...nearlyNamed(book, clues, amountCents),
    ...onAccount(clues, line),
  ]
  const fallback = drafts.some(({ score }) => score > SCORES.oldestFirst)
    ? []
    : [...oldestFirst(book, clues, amountCents), ...amountOnly(book, clues, amountCents)]
  const ranked = distinct([...drafts, ...fallback].toSorted((a, b) => b.score - a.score))
  return {
    proposals: ranked.slice(0, MOST_PROPOSALS).map((draft) => proposalOf(book, draft)),
    isStranger: clues.isStranger,
  }
}

const MOST_DEBTORS = 40
/** The end of more numbers than this leads to nobody by itself. */
const MOST_TELLING = 300

/** Payers by name or account, debtors whose invoices are named, and those whose invoice ends so and is of this amount. */
function candidateDebtors(book: OpenBook, { tokens, payers }: Clues, amountCents: Cents): readonly number[] {
  const debtors = new Set(payers.keys())
  const tokensOf = new Map<number, number>()
  for (const { kind, rows } of tokens) {
    for (const row of rows)
      if (kind !== 'ending' || book.openCents[row] === amountCents) debtors.add(book.debtorOf[row] ?? 0)
    if (tokens.length === 1 || rows.length > MOST_TELLING) continue
    for (const debtor of new Set(rows.map((row) => book.debtorOf[row] ?? 0)))
      tokensOf.set(debtor, (tokensOf.get(debtor) ?? 0) + 1)
  }
  for (const [debtor, count] of tokensOf) if (count > 1) debtors.add(debtor)
  return [...debtors].slice(0, MOST_DEBTORS)
}

/** More readings of the numbers together than this are not tried. */
const MOST_READINGS = 64

/** Complete numbers of several debtors, and their sum: one pays for its group. */
function ofSeveralDebtors(book: OpenBook, { tokens }: Clues, amountCents: Cents): Draft[] {
  const whole = tokens.filter(({ kind }) => kind !== 'ending')
  const readings = whole.reduce((product, { rows }) => product * rows.length, 1)
  if (whole.length < 2 || readings > MOST_READINGS) return []
  const sets = whole.reduce<readonly (readonly number[])[]>(
    (before, { rows }) => before.flatMap((set) => rows.map((row) => (set.includes(row) ? set : [...set, row]))),
    [[]],
  )
  return sets
    .filter((rows) => new Set(rows.map((row) => book.debtorOf[row])).size > 1)
    .filter((rows) => rows.reduce((total, row) => total + (book.openCents[row] ?? 0), 0) === amountCents)
    .map((rows) => severalOf(book, rows))
}

const severalOf = (book: OpenBook, rows: readonly number[]): Draft => ({
  score: SCORES.several,
  reasons: [
    { code: 'numbers', numbers: rows.map((row) => book.numbers[row] ?? '') },
    { code: 'amount-exact' },
    { code: 'several-debtors', count: new Set(rows.map((row) => book.debtorOf[row])).size },
  ],
  pays: rows.map((row) => ({ row, cents: book.openCents[row] ?? 0 })),
  creditNotes: [],
  unappliedCents: 0,
  difference: null,
})

/** One invoice of this amount, of whomever, whose number is nearly what was typed. */
function nearlyNamed(book: OpenBook, { unknown, tokens, payers, bookedDay }: Clues, amountCents: Cents): Draft[] {
  const understood = tokens.filter(({ kind }) => kind !== 'ending').map(({ typed }) => typed)
  if (unknown.length + understood.length === 0) return []
  const isOther = [...payers.values()].some(({ strength }) => strength === 'sure')
  const scoreOf = (row: number): number => {
    if (payers.has(book.debtorOf[row] ?? 0)) return SCORES.numberNearly
    if (isOther) return SCORES.endingsOfOther
    return amountCents % 1000 === 0 ? SCORES.numberNearlyOfNobody : SCORES.numberNearly
  }
  return itemsOfAmount(book, amountCents)
    .filter((row) => (book.issueDay[row] ?? 0) <= bookedDay)
    .filter((row) => {
      const whole = wholeKey(book.numbers[row] ?? '')
      return [...unknown, ...understood].some((typed) => isNearly(typed, whole))
    })
    .slice(0, 3)
    .map((row) => ({
      score: scoreOf(row),
      reasons: [{ code: 'number-nearly', number: book.numbers[row] ?? '' }, { code: 'amount-exact' }],
      pays: [{ row, cents: amountCents }],
      creditNotes: [],
      unappliedCents: 0,
      difference: null,
    }))
}

/** A complete number and the end of another one, of two debtors, whose sum fits. */
function withEnding(book: OpenBook, { tokens, payers }: Clues, amountCents: Cents): Draft[] {
  const [whole, ...more] = tokens.filter(({ kind }) => kind !== 'ending')
  const [ending, ...others] = tokens.filter(({ kind }) => kind === 'ending')
  const [first, second] = whole?.rows ?? []
  if (!ending || first === undefined || second !== undefined || more.length + others.length > 0) return []
  const rest = amountCents - (book.openCents[first] ?? 0)
  const rows = ending.rows.filter((row) => book.openCents[row] === rest && book.debtorOf[row] !== book.debtorOf[first])
  const isRare = book.isRare(rest, ending.rows.length, 0.005) && rest % 1000 !== 0
  const isOfPayer = payers.size === 0 || payers.has(book.debtorOf[first] ?? 0)
  return rows.slice(0, 3).map((row) => ({
    ...severalOf(book, [first, row]),
    score: isRare && isOfPayer && rows.length === 1 ? SCORES.severalWithEnding : SCORES.numbersAndSome,
  }))
}

const DEPOSIT = /\b(ACOMPTE|ARRHES|AVANCE|PROVISION|DEPOSIT|DOWN ?PAYMENT)\b/

/** The text says that it is paid ahead: credit of the payer, for no invoice. */
function onAccount({ payers, tokens }: Clues, line: Receipt): Draft[] {
  if (tokens.some(({ kind }) => kind !== 'ending') || !DEPOSIT.test(plainText(line.remittance))) return []
  return [...payers].slice(0, 3).map(([debtor, { strength, reason }]) => ({
    score: strength === 'sure' ? SCORES.onAccount : SCORES.oldestOfSame,
    reasons: [reason, { code: 'on-account' }],
    pays: [],
    debtor,
    creditNotes: [],
    unappliedCents: line.amountCents,
    difference: null,
  }))
}

/** The payer is known, nothing fits: the oldest debt first, as the law has it where nobody says otherwise (C. civ. 1342-10). */
function oldestFirst(book: OpenBook, clues: Clues, amountCents: Cents): Draft[] {
  return [...clues.payers].slice(0, 3).map(([debtor, { reason }]) => {
    const rows = Array.from(book.itemsOf(debtor)).filter((row) => (book.issueDay[row] ?? 0) <= clues.bookedDay)
    let left = amountCents
    const pays = rows
      .toSorted((a, b) => (book.dueDay[a] ?? 0) - (book.dueDay[b] ?? 0))
      .flatMap((row) => {
        const cents = Math.min(left, book.openCents[row] ?? 0)
        left -= cents
        return cents > 0 ? [{ row, cents }] : []
      })
    return {
      score: SCORES.oldestFirst,
      reasons: [reason, { code: 'oldest-first' }],
      pays,
      debtor,
      creditNotes: [],
      unappliedCents: left,
      difference: null,
    }
  })
}

/** More of the same amount than this, and the amount says nothing. */
const MOST_OF_AMOUNT = 5

function amountOnly(book: OpenBook, { bookedDay }: Clues, amountCents: Cents): Draft[] {
  const rows = itemsOfAmount(book, amountCents).filter((row) => (book.issueDay[row] ?? 0) <= bookedDay)
  if (rows.length > MOST_OF_AMOUNT) return []
  return rows.map((row) => ({
    score: SCORES.amountOnly,
    reasons: [{ code: 'amount-only', count: rows.length }],
    pays: [{ row, cents: amountCents }],
    creditNotes: [],
    unappliedCents: 0,
    difference: null,
  }))
}

/** The same items paid with the same amounts are one proposal, whatever led to it. */
function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Set<string>()
  return drafts.filter(({ pays, creditNotes, unappliedCents, debtor }) => {
    const paid = pays.map(({ row, cents }) => `${row}=${cents}`).toSorted()
    const key = `${paid.join()}|${creditNotes.map(({ creditId }) => creditId).join()}|${unappliedCents && pays.length === 0 ? debtor : ''}`
    return !seen.has(key) && seen.add(key) !== null
  })
}

function proposalOf(book: OpenBook, { pays, unappliedCents, debtor, ...draft }: Draft): Proposal {
  const allocations = pays.map(({ row, cents }) => ({
    itemId: book.itemId[row] ?? 0,
    debtorId: idOf(book, book.debtorOf[row] ?? 0),
    cents,
  }))
  const debtorId = allocations[0]?.debtorId ?? (debtor === undefined ? null : idOf(book, debtor))
  return {
    ...draft,
    allocations,
    unapplied: unappliedCents > 0 && debtorId !== null ? { debtorId, cents: unappliedCents } : null,
  }
}

const idOf = (book: OpenBook, debtor: number): number => book.debtors[debtor]?.id ?? 0
