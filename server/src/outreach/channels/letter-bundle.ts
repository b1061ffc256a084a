// One file to print: the letters as they were kept when they were written, after a list on which each is ticked once posted.
// Behind each letter comes what it encloses; before it, where one likes, a sheet that parts it from the one before.

import type { Day, Id, Locale } from '#kernel'
import { cleanText, formatsOf } from '../typography.ts'
import { wordingOf } from '../wording.ts'
import { pageCount } from './letter.ts'
import { press } from './press.ts'

export type BundleInput = {
  readonly day: Day
  /** The language of whoever prints; French when not given. */
  readonly locale?: Locale
  /** A sheet before each letter that says whose it is. */
  readonly separators?: boolean
  readonly letters: readonly BundledLetter[]
}

export type BundledLetter = {
  readonly id: Id
  readonly recipient: string
  readonly debtor: string
  readonly subject: string
  readonly registered: boolean
  readonly pdf: Uint8Array
  readonly enclosures: readonly BundledEnclosure[]
}

/** `content` null: to be put in by hand. */
export type BundledEnclosure = { readonly fileName: string; readonly content: Uint8Array | null }

export type BundlePages = {
  readonly locale: Locale
  readonly day: Day
  /** Null: the letters alone, without a list in front. */
  readonly list: {
    readonly title: string
    readonly summary: string
    readonly explain: string
    readonly columns: readonly string[]
  } | null
  readonly separators: boolean
  /** Before the name of an enclosure that a person has to put in. */
  readonly byHand: string
  readonly rows: readonly {
    readonly number: string
    readonly debtor: string
    readonly recipient: string | null
    readonly subject: string
    readonly kind: string
    readonly pages: number
    /** `pages` 0: it is not in the file. */
    readonly enclosures: readonly { readonly name: string; readonly pages: number }[]
  }[]
}

/** Each letter begins on the front of a sheet, so that printing on both sides never puts two debtors on one. */
export function bundleLetters(input: BundleInput): Promise<Uint8Array> {
  return printed(bundlePages(input), input.letters, false)
}

/** A letter with what it encloses as one file, for a carrier who prints one; throws where a part cannot be printed. */
export function encloseInLetter(letter: Pick<BundledLetter, 'pdf' | 'enclosures'>, day: Day): Promise<Uint8Array> {
  const alone = { ...letter, id: 0, recipient: '', debtor: '', subject: '', registered: false }
  return printed({ ...bundlePages({ day, letters: [alone] }), list: null }, [alone], true)
}

async function printed(pages: BundlePages, letters: readonly BundledLetter[], isWhole: boolean): Promise<Uint8Array> {
  const files = letters.map((letter) => letter.pdf)
  const enclosures = letters.map((letter) => letter.enclosures.map(({ content }) => content))
  const [file] = await press.run([{ kind: 'bundle', pages, files, enclosures, isWhole }])
  if (!file) throw new Error('the press returned nothing')
  return file
}

function bundlePages({ day, locale = 'fr', separators = false, letters }: BundleInput): BundlePages {
  const words = wordingOf(locale).checklist
  const registered = letters.filter((letter) => letter.registered).length
  return {
    locale,
    day,
    separators,
    byHand: words.byHand,
    list: {
      title: words.title,
      summary: `${words.count(letters.length, registered)} – ${formatsOf(locale, 'EUR').day(day)}`,
      explain: words.explain,
      columns: [words.number, words.recipient, words.subject, words.pages, words.kind, words.posted],
    },
    rows: letters.map((letter) => ({
      number: String(letter.id),
      debtor: cleanText(letter.debtor),
      recipient: cleanText(letter.recipient) === cleanText(letter.debtor) ? null : cleanText(letter.recipient),
      subject: cleanText(letter.subject),
      kind: letter.registered ? words.registered : words.plain,
      pages: pageCount(letter.pdf),
      // Their pages are counted where they are read, in the child process.
      enclosures: letter.enclosures.map(({ fileName }) => ({ name: cleanText(fileName), pages: 0 })),
    })),
  }
}
