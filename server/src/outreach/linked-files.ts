// What a message says of the files that it links to.

import type { Locale } from '#kernel'
import type { LinkedCopy } from './model.ts'
import type { LinkedFiles } from './render-text.ts'
import { formatsOf } from './typography.ts'
import { wordingOf } from './wording.ts'

/** All to the same day: they were linked together. Null where there are none. */
export function linkedFilesOf(linked: readonly LinkedCopy[], locale: Locale): LinkedFiles | null {
  const [first] = linked
  if (!first) return null
  const { day, size } = formatsOf(locale, 'EUR')
  return {
    title: wordingOf(locale).linked(linked.length, day(first.linkedUntil)),
    files: linked.map(({ fileName, sizeBytes, url }) => ({ name: fileName, size: size(sizeBytes), url })),
  }
}
