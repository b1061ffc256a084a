// What an import counted, as a sentence.

import type { Counts } from '../../api-types.ts'
import type { Messages } from '../../messages/index.ts'
import type { Format } from '../../ui/format.ts'

/** Counts of an import in words: those that are named, none that is zero. */
export function countsText(counts: Counts, t: Messages, format: Format): string {
  const parts = Object.entries(counts).flatMap(([name, n]) => {
    const say = t.intake.counts[name]
    return say && n > 0 ? [say(n)] : []
  })
  return parts.length === 0 ? t.intake.nothingNew : `${format.list(parts)}.`
}
