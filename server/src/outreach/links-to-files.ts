// Where a message may send its reader for an invoice that is too large to travel, and until when.

import { type Context, addDays } from '#kernel'
import type { LinkTo } from './enclosures.ts'

/** Longer than a plan goes on writing: whoever looks at it late, or hands it on, still has the invoice. */
const LINK_DAYS = 60

/** Null where the installation has no address that strangers reach. */
export function linksToFiles({ links, organisationId, today }: Context): LinkTo | null {
  if (links === null) return null
  const untilDay = addDays(today, LINK_DAYS)
  return (documentId) => ({ url: links.toFile({ organisationId, documentId, untilDay }), untilDay })
}
