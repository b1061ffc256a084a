// What one debtor may have paid with a line: the invoices named, all of them or some, and where none is named those whose amount
// fits. Every way of understanding the line is a draft with a score; rules.ts says which of them is certain.

import type { Cents } from '#kernel'
import { type FoundSum, findAny, findNeighbours } from './find-sums.ts'
import type { Proposal, Reason } from './model.ts'
import { isBeginning, isNearly, wholeKey } from './numbers.ts'
import { type OpenBook, itemsOfAmount } from './open-book.ts'
import type { Clues, PayerClue, Token } from './read-clues.ts'
import { SCORES, discountOf, isFee, isRoundSum, isRounding, isUsualPart } from './rules.ts'

/** Rows of items with what each gets; put into the words of the ledger by propose-matches.ts. */
export type Draft = Pick<Proposal, 'score' | 'reasons' | 'difference'> & {
  readonly pays: readonly { readonly row: number; readonly cents: Cents }[]
  readonly creditNotes: Proposal['creditNotes']
  readonly unappliedCents: Cents
  /** Whose credit what is left over becomes, where no item says it. */
  readonly debtor?: number
}

export type Judged = {
  readonly book: OpenBook
  readonly clues: Clues
  readonly amountCents: Cents
  readonly debtor: number
}

export function judgeDebtor(judged: Judged): readonly Draft[] {
  const { clues, debtor } = judged
  const payer = clues.payers.get(debtor) ?? null
  const named = namedItems(judged)
  const exact = exactOfNamed(judged, named, payer)
  if (exact.length > 0) return exact
  const whole = named.flatMap(({ token, rows }) => (token.kind !== 'ending' && rows.length === 1 ? rows : []))
  const rows = [...new Set(whole)]
  const short = rows.length > 0 ? nearNamed(judged, rows, payer) : []
  if (payer === null) return short
  const byAmount = byAmountAlone(judged, payer, rows.length > 0)
  if (byAmount.length > 0) return [...short, ...byAmount]
  const sums = bySum(judged, payer, rows.length > 0)
  const partOfEnding = rows.length === 0 ? partOfEndings(judged, named, payer) : []
  return [...short, ...sums, ...byCreditNote(judged, payer), ...byDifference(judged, payer), ...partOfEnding]
}

type Named = { readonly token: Token; readonly rows: readonly number[] }

function namedItems({ book, clues, debtor }: Judged): readonly Named[] {
  return clues.tokens.flatMap((token) => {
    const rows = token.rows.filter((row) => book.debtorOf[row] === debtor && (book.openCents[row] ?? 0) > 0)
    return rows.length === 0 ? [] : [{ token, rows }]
  })
}

const MOST_STEPS = 2000

type Chosen = { readonly rows: readonly number[]; readonly endings: number; readonly skippedWhole: number }

/** The named items whose sum is the amount; a token may be left out, but a complete number that is left out counts against. */
function exactOfNamed({ book, clues, amountCents }: Judged, named: readonly Named[], payer: PayerClue | null): Draft[] {
  const found: Chosen[] = []
  let steps = 0
  const walk = (at: number, left: Cents, chosen: Chosen): void => {
    if (steps++ > MOST_STEPS || left < 0) return
    const next = named[at]
    if (next === undefined) {
      if (left === 0 && chosen.rows.length > 0) found.push(chosen)
      return
    }
    const { token, rows } = next
    const isEnding = token.kind === 'ending'
    for (const row of rows) {
      if (chosen.rows.includes(row)) continue
      const endings = chosen.endings + (isEnding ? 1 : 0)
      walk(at + 1, left - (book.openCents[row] ?? 0), { ...chosen, rows: [...chosen.rows, row], endings })
    }
    walk(at + 1, left, { ...chosen, skippedWhole: chosen.skippedWhole + (isEnding ? 0 : 1) })
  }
  walk(0, amountCents, { rows: [], endings: 0, skippedWhole: 0 })
  const best = distinctSets(found).toSorted((a, b) => a.skippedWhole - b.skippedWhole || a.endings - b.endings)
  const tried = steps * book.amountShare(amountCents)
  return best.slice(0, 3).map((chosen) => ({
    ...plain(chosen.rows.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))),
    score: scoreOfNamed(book, chosen, payer, { clues, named, tried, amountShare: book.amountShare(amountCents) }),
    reasons: [...reasonsOfNamed(book, chosen), ...payerReasons(clues, payer), { code: 'amount-exact' }],
  }))
}

type Odds = {
  readonly clues: Clues
  readonly named: readonly Named[]
  /** How many of the sums looked at would fit by chance. */
  readonly tried: number
  readonly amountShare: number
}

function scoreOfNamed(
  book: OpenBook,
  chosen: Chosen,
  payer: PayerClue | null,
  { clues, tried, amountShare }: Odds,
): number {
  const isOther = payer === null && [...clues.payers.values()].some(({ strength }) => strength === 'sure')
  if (chosen.endings === 0)
    return isOther && isDoubtful(book, chosen, clues) ? SCORES.numbersOfOther : SCORES.numbers - chosen.skippedWhole
  if (payer) return SCORES.endingsOfPayer - (tried > 0.01 ? 2 : 0)
  if (isOther) return SCORES.endingsOfOther
  const chances =
    chosen.rows.length > 1
      ? tried
      : Math.max(...clues.tokens.filter(({ kind }) => kind === 'ending').map(({ rows }) => rows.length)) * amountShare
  return chances < 0.005 ? SCORES.endings : SCORES.endingsByChance
}

/** Another payer than the debtor: a mistyped number can hit an invoice of a round amount, or the payer's own one is named too. */
function isDoubtful(book: OpenBook, { rows }: Chosen, { tokens, payers }: Clues): boolean {
  const whole = tokens.filter(({ kind }) => kind !== 'ending')
  const isOfPayer = whole.some((token) => token.rows.some((row) => payers.has(book.debtorOf[row] ?? 0)))
  return isOfPayer || (rows.length === 1 && (book.openCents[rows[0] ?? 0] ?? 0) % 1000 === 0)
}

const distinctSets = (found: readonly Chosen[]): Chosen[] =>
  found.filter(
    (chosen, place) =>
      found.findIndex(
        (o) => o.rows.length === chosen.rows.length && o.rows.every((row) => chosen.rows.includes(row)),
      ) === place,
  )

function reasonsOfNamed(book: OpenBook, { rows, endings }: Chosen): readonly Reason[] {
  const numbers = rows.map((row) => book.numbers[row] ?? '')
  return [{ code: endings > 0 ? 'endings' : 'numbers', numbers }]
}

const payerReasons = ({ payers }: Clues, payer: PayerClue | null): readonly Reason[] => {
  if (payer) return [payer.reason]
  return payers.size > 0 ? [{ code: 'payer-other' }] : []
}

const plain = (pays: Draft['pays']): Omit<Draft, 'score' | 'reasons'> => ({
  pays,
  creditNotes: [],
  unappliedCents: 0,
  difference: null,
})

/** Complete numbers, another amount: less, or more. */
function nearNamed(judged: Judged, rows: readonly number[], payer: PayerClue | null): Draft[] {
  const { book, clues, amountCents } = judged
  const sum = rows.reduce((total, row) => total + (book.openCents[row] ?? 0), 0)
  const numbers: Reason = { code: 'numbers', numbers: rows.map((row) => book.numbers[row] ?? '') }
  const reasons = [numbers, ...payerReasons(clues, payer)]
  return amountCents < sum
    ? [lessThanNamed(judged, { rows, sum, payer, reasons })]
    : moreThanNamed(judged, { rows, sum, payer, reasons })
}

type Near = {
  readonly rows: readonly number[]
  readonly sum: Cents
  readonly payer: PayerClue | null
  readonly reasons: readonly Reason[]
}

function lessThanNamed(judged: Judged, { rows, sum, payer, reasons }: Near): Draft {
  const { book, amountCents, debtor } = judged
  const short = sum - amountCents
  const note = creditNotesOf(book, debtor, short, judged.clues.bookedDay)
  if (note) return withCreditNotes(judged, { rows, notes: note, score: SCORES.numbersLessCreditNote, reasons })
  const pays = fill(book, rows, amountCents)
  const rounding = isRounding(short)
  const discount = discountOf(sum, short)
  const fee = isFee(short, sum)
  const kind = rounding ? 'rounding' : discount ? 'discount' : fee ? 'bank-fee' : null
  const isOne = rows.length === 1
  const isAllNamed = isNothingElse(judged, rows)
  const score = rounding
    ? SCORES.numbersRounded
    : isOne && payer && isAllNamed && (kind !== null || payer.strength === 'sure' || isUsualPart(amountCents, sum))
      ? SCORES.numberInPart
      : isOne && isAllNamed && judged.clues.payers.size === 0 && kind === 'discount'
        ? SCORES.numberInPart
        : isOne
          ? SCORES.numberInPartOfOther
          : SCORES.numbersInPart
  return {
    ...plain(pays),
    score,
    reasons: [...reasons, kind ? { code: 'difference', kind, cents: short } : { code: 'part', leftCents: short }],
    difference: kind ? { kind, cents: short } : null,
  }
}

function moreThanNamed(judged: Judged, { rows, sum, payer, reasons }: Near): Draft[] {
  const { book, clues, amountCents } = judged
  const over = amountCents - sum
  const named = rows.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))
  const rests = restsOf(judged, rows, over)
  const isMistyped = rests.sets.some(([row, another]) => another === undefined && isNearlyTyped(judged, row ?? 0))
  const isCertain =
    (payer !== null || clues.payers.size === 0) && !isRoundSum(over) && (isMistyped || isNothingElse(judged, rows))
  const more = rests.sets.map((rest): Draft => ({
    ...plain([...named, ...rest.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))]),
    score: rests.isRare && isCertain ? SCORES.numbersAndMore : SCORES.numbersAndSome,
    reasons: [...reasons, { code: 'sum-exact', count: rows.length + rest.length, how: 'any' }],
  }))
  const tooMuch: Draft = {
    ...plain(named),
    score: isRounding(over) ? SCORES.numbersRounded : more.length > 0 ? SCORES.tooMuchOrMore : SCORES.tooMuch,
    reasons: [...reasons, { code: 'too-much', cents: over }],
    unappliedCents: over,
  }
  return [...more.slice(0, 3), tooMuch]
}

/** A number in the text, of whichever invoice or none, differs from this one by a slip. */
function isNearlyTyped({ book, clues }: Judged, row: number): boolean {
  const whole = wholeKey(book.numbers[row] ?? '')
  return [...clues.unknown, ...clues.tokens.map(({ typed }) => typed)].some((typed) => isNearly(typed, whole))
}

type Rests = { readonly sets: readonly (readonly number[])[]; readonly isRare: boolean }

/** Invoices of the debtor that were not named and make up the rest: one of this amount, or neighbours by their due dates. */
function restsOf(judged: Judged, named: readonly number[], over: Cents): Rests {
  const { book, debtor } = judged
  const ones = itemsOfAmount(book, over)
    .filter((row) => book.debtorOf[row] === debtor && !named.includes(row) && isDue(judged, row))
    .map((row) => [row])
  if (ones.length > 0) return { sets: ones, isRare: ones.length === 1 }
  const { sums, tried } = sumsOf(
    judged,
    openItems(judged).filter((row) => !named.includes(row)),
    over,
  )
  return { sets: sums.map(({ rows }) => rows), isRare: sums.length === 1 && isRareSum(tried, over) }
}

type Sums = {
  readonly sums: readonly (Pick<FoundSum, 'how'> & { readonly rows: readonly number[] })[]
  readonly tried: number
}

/** Neighbours are those that fell due, or were issued, one after the other. */
function sumsOf({ book }: Judged, byDue: readonly number[], wanted: Cents): Sums {
  const byIssue = byDue.toSorted((a, b) => (book.issueDay[a] ?? 0) - (book.issueDay[b] ?? 0) || a - b)
  const centsOf = (rows: readonly number[]): number[] => rows.map((row) => book.openCents[row] ?? 0)
  const inOrder = [byDue, byIssue].map((rows) => ({ rows, ...findNeighbours(centsOf(rows), wanted) }))
  const searches = inOrder.some(({ found }) => found.length > 0)
    ? inOrder
    : [{ rows: byDue, ...findAny(centsOf(byDue), wanted) }]
  const sums = searches.flatMap(({ rows, found }) =>
    found.map(({ places, how }) => ({ how, rows: places.map((place) => rows[place] ?? 0).toSorted((x, y) => x - y) })),
  )
  const distinct = new Map(sums.map((sum) => [sum.rows.join(), sum]))
  return { sums: [...distinct.values()], tried: searches.reduce((total, { tried }) => total + tried, 0) }
}

/** How many sums of this size would fit by chance, if cents were drawn by lot. */
const isRareSum = (tried: number, cents: Cents): boolean => (tried * 2) / Math.max(1, cents) < 0.008

/** No other number of an invoice stands in the text. */
const isNothingElse = ({ clues }: Judged, rows: readonly number[]): boolean =>
  clues.tokens.every((token) => token.rows.some((row) => rows.includes(row)))

/** In the order named, each to the full as far as it goes. */
function fill(book: OpenBook, rows: readonly number[], amountCents: Cents): Draft['pays'] {
  let left = amountCents
  return rows.flatMap((row) => {
    const cents = Math.min(left, book.openCents[row] ?? 0)
    left -= cents
    return cents > 0 ? [{ row, cents }] : []
  })
}

/** One credit note of this amount, or all of them together. */
function creditNotesOf(book: OpenBook, debtor: number, cents: Cents, bookedDay: number): readonly Note[] | null {
  const notes = (book.creditNotesOf.get(debtor) ?? []).filter(({ remainingCents }) => remainingCents > 0)
  const one = notes.find(({ remainingCents }) => remainingCents === cents)
  if (one) return [one]
  const all = notes.reduce((sum, { remainingCents }) => sum + remainingCents, 0)
  return all === cents && notes.length > 0 && bookedDay > 0 ? notes : null
}
type Note = { readonly id: number; readonly remainingCents: Cents }

type LessNotes = {
  readonly rows: readonly number[]
  readonly notes: readonly Note[]
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** The credit notes settle the first items, the payment what is left of all. */
function withCreditNotes({ book }: Judged, { rows, notes, score, reasons }: LessNotes): Draft {
  const left = new Map(rows.map((row) => [row, book.openCents[row] ?? 0]))
  const creditNotes: { creditId: number; itemId: number; cents: Cents }[] = []
  for (const { id, remainingCents } of notes) {
    let toUse = remainingCents
    for (const [row, open] of left) {
      const cents = Math.min(toUse, open)
      if (cents === 0) continue
      creditNotes.push({ creditId: id, itemId: book.itemId[row] ?? 0, cents })
      left.set(row, open - cents)
      toUse -= cents
    }
  }
  const cents = notes.reduce((sum, { remainingCents }) => sum + remainingCents, 0)
  return {
    ...plain([...left].flatMap(([row, open]) => (open > 0 ? [{ row, cents: open }] : []))),
    creditNotes,
    score,
    reasons: [...reasons, { code: 'credit-note', cents }],
  }
}

const isDue = ({ book, clues }: Judged, row: number): boolean => (book.issueDay[row] ?? 0) <= clues.bookedDay + 10

/** No number helps: the payer is known and one of its invoices is of this amount. */
function byAmountAlone(judged: Judged, payer: PayerClue, othersNamed: boolean): Draft[] {
  const { book, clues, amountCents, debtor } = judged
  const rows = itemsOfAmount(book, amountCents).filter((row) => book.debtorOf[row] === debtor && isDue(judged, row))
  const nearly = rows.filter((row) => isMeant(clues, book.numbers[row] ?? ''))
  const meant = nearly.length === 1 ? nearly : rows
  const reasons: readonly Reason[] = [payer.reason, { code: 'amount-exact' }]
  const score = othersNamed ? SCORES.amountDespiteNumber : scoreOfAmount(judged, payer)
  return meant
    .toSorted((a, b) => (book.dueDay[a] ?? 0) - (book.dueDay[b] ?? 0))
    .slice(0, 3)
    .map((row, place) => ({
      ...plain([{ row, cents: amountCents }]),
      score: nearly.length === 1 ? SCORES.numberNearly : meant.length === 1 ? score : SCORES.oldestOfSame - place,
      reasons: [
        ...reasons,
        ...(nearly.length === 1 ? [{ code: 'number-nearly', number: book.numbers[row] ?? '' } as const] : []),
        ...(meant.length > 1 ? [{ code: 'same-amounts', count: meant.length } as const] : []),
      ],
    }))
}

function scoreOfAmount({ amountCents, clues }: Judged, { strength }: PayerClue): number {
  if (strength === 'new') return SCORES.amountOfNewPayer
  if (isRoundSum(amountCents) || (amountCents % 5000 === 0 && namesUnknown(clues))) return SCORES.roundAmountOfPayer
  return strength === 'sure' ? SCORES.amountOfPayer : SCORES.amountOfLikelyPayer
}

/** Something in the text is nearly this number, or the beginning of it. */
const isMeant = ({ unknown, cutOff }: Clues, number: string): boolean => {
  const whole = wholeKey(number)
  return (cutOff !== null && isBeginning(cutOff, whole)) || unknown.some((typed) => isNearly(typed, whole))
}

/** Something like the number of an invoice, which is not ours: what fits by its amount alone may be a coincidence. */
const namesUnknown = ({ unknown }: Clues): boolean => unknown.some((typed) => typed.replace(/\D/g, '').length >= 7)

/** Sums are searched among what falls due around the day: nobody gathers invoices of another year. */
const MOST_DAYS_LATE = 90
const MOST_DAYS_EARLY = 20
const MOST_ITEMS = 150

function openItems(judged: Judged): readonly number[] {
  const { book, clues, debtor } = judged
  const late = (row: number): number => clues.bookedDay - (book.dueDay[row] ?? 0)
  const rows = Array.from(book.itemsOf(debtor)).filter((row) => (book.openCents[row] ?? 0) > 0 && isDue(judged, row))
  // Where little is open, all of it may be meant.
  const near =
    rows.length <= 12 ? rows : rows.filter((row) => late(row) <= MOST_DAYS_LATE && late(row) >= -MOST_DAYS_EARLY)
  return near.toSorted((a, b) => (book.dueDay[a] ?? 0) - (book.dueDay[b] ?? 0) || a - b).slice(-MOST_ITEMS)
}

function bySum(judged: Judged, payer: PayerClue, othersNamed: boolean): Draft[] {
  const { book, amountCents } = judged
  const { sums, tried } = sumsOf(judged, openItems(judged), amountCents)
  const isRare = sums.length === 1 && isRareSum(tried, amountCents) && !isRoundSum(amountCents)
  return sums.map(({ rows, how }) => ({
    ...plain(rows.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))),
    score: othersNamed ? SCORES.anySum : scoreOfSum(how, payer, isRare),
    reasons: [payer.reason, { code: 'sum-exact', count: rows.length, how }],
  }))
}

/** An invoice of the payer less a usual discount, a fee or a rounding, where no number says which. */
function byDifference(judged: Judged, payer: PayerClue): Draft[] {
  const { book, amountCents } = judged
  return openItems(judged).flatMap((row): Draft[] => {
    const whole = book.openCents[row] ?? 0
    const short = whole - amountCents
    const kind = isRounding(short) ? 'rounding' : short > 0 && discountOf(whole, short) ? 'discount' : null
    if (kind === null) return []
    const reasons: readonly Reason[] = [payer.reason, { code: 'difference', kind, cents: short }]
    const difference = { kind, cents: short } as const
    return [{ ...plain([{ row, cents: amountCents }]), score: SCORES.amountLessDifference, reasons, difference }]
  })
}

function scoreOfSum(how: FoundSum['how'], { strength }: PayerClue, isRare: boolean): number {
  if (how === 'any') return isRare && strength === 'sure' ? SCORES.neighboursOfPayer : SCORES.anySum
  return isRare && strength === 'sure' ? SCORES.neighboursOfPayer : SCORES.neighbours
}

function byCreditNote(judged: Judged, payer: PayerClue): Draft[] {
  const { book, amountCents, debtor } = judged
  const notes = book.creditNotesOf.get(debtor) ?? []
  return notes.flatMap((note) => {
    const rows = itemsOfAmount(book, amountCents + note.remainingCents).filter(
      (row) => book.debtorOf[row] === debtor && isDue(judged, row),
    )
    const [row, another] = rows
    if (row === undefined || note.remainingCents === 0) return []
    const isCertain = payer.strength === 'sure' && another === undefined && amountCents % 1000 !== 0
    const score = isCertain ? SCORES.amountLessCreditNote : SCORES.amountLessSomeCreditNote
    return [withCreditNotes(judged, { rows: [row], notes: [note], score, reasons: [payer.reason] })]
  })
}

/** One invoice of the payer ends with what was typed, and less was paid. */
function partOfEndings({ book, amountCents }: Judged, named: readonly Named[], payer: PayerClue): Draft[] {
  const rows = [...new Set(named.flatMap(({ rows: all }) => all))]
  const [row] = rows
  if (row === undefined || rows.length > 1 || (book.openCents[row] ?? 0) <= amountCents) return []
  const leftCents = (book.openCents[row] ?? 0) - amountCents
  const isDiscount = discountOf(book.openCents[row] ?? 0, leftCents)
  return [
    {
      ...plain([{ row, cents: amountCents }]),
      score: isDiscount && payer.strength === 'sure' ? SCORES.endingDiscounted : SCORES.endingInPart,
      reasons: [{ code: 'endings', numbers: [book.numbers[row] ?? ''] }, payer.reason, { code: 'part', leftCents }],
    },
  ]
}
