// What the link of an invitation carries: the company, whose rows it is looked up among, and a secret of 32 bytes.

import type { Id } from '#kernel'
import { tokenDigest } from './session-token.ts'

export const invitationToken = (organisationId: Id, secret: string): string => `${organisationId}.${secret}`

/** Null for what cannot be one. */
export function placeOfInvitation(token: string): { readonly organisationId: Id; readonly digest: Buffer } | null {
  const match = /^([1-9]\d{0,8})\.([A-Za-z0-9_-]{43})$/.exec(token)
  return match && { organisationId: Number(match[1]), digest: tokenDigest(match[2] ?? '') }
}
