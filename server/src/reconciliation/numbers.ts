// Numbers of invoices as they stand in texts: with or without separators and prefix, only their last digits, cut in two, read
// wrongly from paper. A number and a text are brought to the same keys; a key says how much of the number it holds.

import { plainText } from '#kernel/name-words.ts'

/** `whole`: all of it. `digits`: all its digits. `ending`: its last digits, without the zeros before them. */
export type KeyKind = 'whole' | 'digits' | 'ending'

/** Letters that are taken for digits when a number is read from paper. */
const LOOKS: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', S: '5', B: '8', Z: '2', G: '6' }

export const unmistaken = (text: string): string => text.replace(/[OQILSBZG]/g, (letter) => LOOKS[letter] ?? letter)

const squeezed = (number: string): string => plainText(number).replace(/[^A-Z0-9]/g, '')

export const wholeKey = (number: string): string => unmistaken(squeezed(number))
export const digitsKey = (number: string): string => number.replace(/\D/g, '')

const SHORTEST_ENDING = 2

/** What people type who type only the end: of `F2026-0001234` it is 1234, of `250700303` 303 and 700303. */
export function endingKeys(number: string): readonly string[] {
  const run = /(\d+)\D*$/.exec(number)?.[1] ?? ''
  const keys = [run, run.slice(-7), run.slice(-6), run.slice(-5), run.slice(-4)].map((end) => end.replace(/^0+/, ''))
  return [...new Set(keys)].filter((key) => key.length >= SHORTEST_ENDING)
}

/** Whether the last digits of a number are these; what stands after them does not count. Told without making texts: thousands are asked. */
export function endsWith(number: string, digits: string): boolean {
  let end = number.length
  while (end > 0 && !isDigit(number.charCodeAt(end - 1))) end--
  return number.startsWith(digits, end - digits.length) && end >= digits.length
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** A piece of the text that may be the number of an invoice. */
export type Quoted = {
  /** The runs of letters and digits that it is made of: from, and up to but without. */
  readonly from: number
  readonly to: number
  readonly whole: string
  /** Null where letters stand between the digits. */
  readonly digits: string | null
  readonly ending: string | null
  /** Nothing comes after it: perhaps there was no room. */
  readonly isLast: boolean
}

type Run = { readonly text: string; readonly start: number; readonly end: number }

/** A year alone, or with the letters of a number that was cut after it. */
const YEAR = /^[A-Z]*20[23]\d$/
const MOST_RUNS = 60
const LONGEST_SPAN = 4
/** Blanks, dots, dashes, slashes: what stands inside of a number. A comma or a plus sign stands between two. */
const INSIDE = /^[\s./_\-–—]{1,3}$/

/** Days and amounts are no numbers of invoices; they stand alone, between blanks. */
const NO_NUMBER = [
  /(?<=^|\s)(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:20)?\d\d(?=[\s,;]|$)/g,
  /(?<=^|\s)(?:0[1-9]|1[0-2])\/20\d\d(?=[\s,;]|$)/g,
  /(?<=\bECH[.:]? ?)\d\d\/\d\d(?=\s|$)/g,
  /(?<=^|\s)(?:\d{1,3}(?:[ .]\d{3}){1,5}|\d{1,15}),\d\d ?(?:EUR|EUROS?|€)?(?=[\s,;]|$)/g,
]
const blanked = (text: string): string => NO_NUMBER.reduce((left, pattern) => left.replace(pattern, '|'), text)

/** Words after which stands a number, but not that of an invoice: only all of it would be taken for one. */
const OTHER_NUMBER =
  /^(CLIENTS?|CLI|CDE|CMD|COMMANDE|BC|PO|DOSSIER|CONTRAT|DEVIS|SIREN|SIRET|TEL|ECR|CHEQUE|CHQ|MANDAT|RUM)\d*$/

/** Every piece that may be a number, longer ones first at each place. */
export function readNumbers(text: string): readonly Quoted[] {
  const plain = blanked(plainText(text))
  const places = [...plain.matchAll(/[A-Z0-9]+/g)]
    .slice(0, MOST_RUNS)
    .map(({ 0: run, index }): Run => ({ text: run, start: index, end: index + run.length }))
  const found: Quoted[] = []
  for (let from = 0; from < places.length; from++) {
    const longest = longestSpan(plain, places, from)
    for (let to = longest; to > from; to--) {
      const quoted = quotedOf(places, from, to)
      if (quoted) found.push(quoted)
    }
  }
  return found
}

function longestSpan(text: string, runs: readonly Run[], from: number): number {
  let to = from + 1
  while (to < runs.length && to - from < LONGEST_SPAN) {
    const between = text.slice(runs[to - 1]?.end, runs[to]?.start)
    if (!INSIDE.test(between)) break
    to++
  }
  return to
}

function quotedOf(runs: readonly Run[], from: number, to: number): Quoted | null {
  const joined = runs
    .slice(from, to)
    .map(({ text }) => text)
    .join('')
  if (!/\d/.test(joined) || joined.length > 30) return null
  const whole = unmistaken(joined)
  const bare = unmistaken(joined.replace(/^[A-Z]+(?=\d)/, ''))
  // A word before a number is left to the piece that begins after it.
  const isWordBefore = to > from + 1 && /^[A-Z]+$/.test(runs[from]?.text ?? '')
  const digits = /^\d+$/.test(bare) && !isWordBefore ? bare : null
  const ending = digits?.replace(/^0+/, '') ?? ''
  if (whole.length < SHORTEST_ENDING && digits === null) return null
  const before = runs[from - 1]?.text ?? ''
  const isOther = OTHER_NUMBER.test(before) || OTHER_NUMBER.test(joined)
  const isEnding = to === from + 1 && ending.length >= SHORTEST_ENDING && !isOther && !YEAR.test(joined)
  return { from, to, whole, digits, ending: isEnding ? ending : null, isLast: to === runs.length }
}

/** After `F2026-0001234`, `35` stands for `F2026-0001235`: the digits given replace as many at the end. */
export function completed(previous: string, typed: string): string | null {
  if (!/^\d{1,3}$/.test(typed) || !/\d$/.test(previous)) return null
  const end = /\d+$/.exec(previous)?.[0] ?? ''
  return end.length > typed.length ? previous.slice(0, previous.length - typed.length) + typed : null
}

/** All but the end of a number: the text was cut. */
export const isBeginning = (typed: string, meant: string): boolean => typed.length >= 5 && meant.startsWith(typed)

/** One digit wrong, left out, too many, or two exchanged. */
export function isNearly(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1 || meant.length < 4) return false
  let start = 0
  while (start < typed.length && start < meant.length && typed[start] === meant[start]) start++
  const [a, b] = [typed.slice(start), meant.slice(start)]
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
}
