// One file to print: the letters as they were kept when they were written, after a list on which each is ticked once posted.

import type { Day, Id, Locale } from '#kernel'
import { cleanText, formatsOf } from '../typography.ts'
import { wordingOf } from '../wording.ts'
import { pageCount } from './letter.ts'
import { press } from './press.ts'

export type BundleInput = {
  readonly day: Day
  /** The language of whoever prints; French when not given. */
  readonly locale?: Locale
  readonly letters: readonly BundledLetter[]
}

export type BundledLetter = {
  readonly id: Id
  readonly recipient: string
  readonly debtor: string
  readonly subject: string
  readonly registered: boolean
  readonly pdf: Uint8Array
}

export type BundlePages = {
  readonly locale: Locale
  readonly day: Day
  readonly title: string
  readonly summary: string
  readonly explain: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly number: string
    readonly debtor: string
    readonly recipient: string | null
    readonly subject: string
    readonly kind: string
    readonly pages: number
  }[]
}

/** Each letter begins on the front of a sheet, so that printing on both sides never puts two debtors on one. */
export async function bundleLetters(input: BundleInput): Promise<Uint8Array> {
  const [file] = await press.run([
    { kind: 'bundle', pages: bundlePages(input), files: input.letters.map((letter) => letter.pdf) },
  ])
  if (!file) throw new Error('the press returned nothing')
  return file
}

function bundlePages({ day, locale = 'fr', letters }: BundleInput): BundlePages {
  const words = wordingOf(locale).checklist
  const registered = letters.filter((letter) => letter.registered).length
  return {
    locale,
    day,
    title: words.title,
    summary: `${words.count(letters.length, registered)} – ${formatsOf(locale, 'EUR').day(day)}`,
    explain: words.explain,
    columns: [words.number, words.recipient, words.subject, words.pages, words.kind, words.posted],
    rows: letters.map((letter) => ({
      number: String(letter.id),
      debtor: cleanText(letter.debtor),
      recipient: cleanText(letter.recipient) === cleanText(letter.debtor) ? null : cleanText(letter.recipient),
      subject: cleanText(letter.subject),
      kind: letter.registered ? words.registered : words.plain,
      pages: pageCount(letter.pdf),
    })),
  }
}
