// The invoices that may travel with a reply; those that the message asks for by their numbers are marked, a person confirms.

import { type Context, type Id, Refusal } from '#kernel'
import { type OfferedOriginal, offerOriginals } from '#outreach'
import { mailById } from './mail-store.ts'
import { numbersIn, plainNumber } from './rules.ts'

export type OriginalsForReply = {
  readonly mostBytes: number
  /** What is larger together is linked instead. */
  readonly linksLarger: boolean
  readonly originals: readonly (OfferedOriginal & { readonly isAskedFor: boolean })[]
}

export async function originalsForReply(ctx: Context, { mailId }: { readonly mailId: Id }): Promise<OriginalsForReply> {
  const mail = await mailById(ctx, mailId)
  if (mail === null) throw new Refusal('dialogue.mail_unknown', { mail: mailId })
  if (mail.debtorId === null) throw new Refusal('dialogue.mail_of_nobody', { mail: mailId })
  const { originals, ...limits } = await offerOriginals(ctx, { debtorId: mail.debtorId })
  const asks = mail.suggestions.some(({ kind }) => kind === 'invoice-wanted')
  const named = new Set(asks ? numbersIn(`${mail.subject}\n${mail.body}`) : [])
  return {
    ...limits,
    originals: originals.map((original) => ({ ...original, isAskedFor: named.has(plainNumber(original.number)) })),
  }
}
