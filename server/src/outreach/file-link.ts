// The link to an invoice that was too large to travel: which document of which company, until when, and our signature under it. It
// opens that one file and nothing else, and it says nothing about anybody.

import { timingSafeEqual } from 'node:crypto'
import type { Secrets } from '#access'
import { type FilePlace, type PublicLinks, parseDay } from '#kernel'

const PURPOSE = 'linked-file'

/** `address`: where strangers reach the installation, without a slash at its end. */
export const fileLinks = (address: string, secrets: Secrets): PublicLinks => ({
  toFile: (place) => `${address}/f/${fileToken(secrets, place)}`,
})

export function fileToken(secrets: Secrets, { organisationId, documentId, untilDay }: FilePlace): string {
  const text = `${organisationId}.${documentId}.${untilDay}`
  return `${text}.${secrets.sign(PURPOSE, text)}`
}

/** Null for whatever we did not sign. */
export function placeOfFile(secrets: Secrets, token: string): FilePlace | null {
  const match = /^(([1-9]\d{0,9})\.([1-9]\d{0,9})\.(\d{4}-\d\d-\d\d))\.([A-Za-z0-9_-]{43})$/.exec(token)
  if (!match) return null
  const [, text = '', organisation, document, day = '', signature = ''] = match
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(secrets.sign(PURPOSE, text)))) return null
  const untilDay = parseDay(day)
  return untilDay && { organisationId: Number(organisation), documentId: Number(document), untilDay }
}
