// A file that somebody attached to a message that came in.

import { type Context, type Id, Refusal } from '#kernel'
import { mailById } from './mail-store.ts'

export type ReadAttachmentInput = { readonly mailId: Id; readonly sha256: string }

export async function readAttachment(
  ctx: Context,
  { mailId, sha256 }: ReadAttachmentInput,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const mail = await mailById(ctx, mailId)
  const attachment = mail?.attachments.find((one) => one.sha256 === sha256)
  if (!attachment) throw new Refusal('dialogue.mail_unknown', { mail: mailId })
  return { name: attachment.name, content: await ctx.files.read(ctx.organisationId, sha256) }
}
