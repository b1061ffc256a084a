// The file behind a link: while its day has not passed, a message that was let go carries the link, and the invoice was not withdrawn.
// Whether it was paid meanwhile, or its debtor merged with another, changes nothing. Nothing is noted: programs open every link of a
// mail, so that an opening would prove nothing, and nobody here follows who reads what.

import { type Context, type FilePlace, Refusal } from '#kernel'
import { type LinkedFile, linkedFile } from './enclosure-store.ts'

export type OpenedFile = LinkedFile & { readonly sizeBytes: number }

/** `outreach.link_closed` in every other case, which is all that a stranger learns. */
export async function openLinkedFile(ctx: Context, place: FilePlace): Promise<OpenedFile> {
  const file = ctx.today > place.untilDay ? null : await linkedFile(ctx, place)
  const sizeBytes = file && (await ctx.files.size(ctx.organisationId, file.sha256))
  if (file === null || sizeBytes === null) throw new Refusal('outreach.link_closed')
  return { ...file, sizeBytes }
}
