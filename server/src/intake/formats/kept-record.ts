// How a kept line lies in memory, and what of it goes from one process to another.

/**
 * A line is a record of whole numbers, all of it side by side, because the lines of a customer lie scattered over the file. The first
 * four are its two amounts. Days, accounts and names come again and again: each is its place among the words, NONE where there
 * is none. The other texts stand one behind the other in a block of bytes: where, and how long each is.
 */
export const RECORD = 22
export const AT = {
  line: 4,
  journal: 5,
  entryDate: 6,
  account: 7,
  accountKind: 8,
  auxiliary: 9,
  name: 10,
  pieceDate: 11,
  letteringDate: 12,
  dueDate: 13,
  block: 14,
  begin: 15,
  end: 16,
  /** Whether a character takes two bytes. */
  isWide: 17,
  entryNumber: 18,
  pieceRef: 19,
  lettering: 20,
} as const
export const NONE = -1
/** The fields that are places among the words. */
export const WORDS = [
  AT.journal,
  AT.entryDate,
  AT.account,
  AT.auxiliary,
  AT.name,
  AT.pieceDate,
  AT.letteringDate,
  AT.dueDate,
] as const

/** Lines on their way from one process to another. The words are those that were not in an earlier parcel of the same sender. */
export type KeptParcel = {
  readonly count: number
  readonly lackDueDates: boolean
  readonly words: readonly string[]
  readonly numbers: Int32Array
  readonly texts: readonly Uint8Array[]
}

/** A byte for each character; returns the end, or NONE where one needs more, or something before it did. */
export function writeNarrow(block: Buffer, begin: number, text: string): number {
  if (begin === NONE) return NONE
  const { length } = text
  for (let place = 0; place < length; place++) {
    const code = text.charCodeAt(place)
    if (code > 0xff) return NONE
    block[begin + place] = code
  }
  return begin + length
}
