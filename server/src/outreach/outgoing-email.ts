// A message of the queue as the channel takes it: the same message is always the same e-mail, whether it is sent or filed.

import { type FileStore, type Id, isRefusal } from '#kernel'
import { PERSONAL } from './act.ts'
import type { EmailAttachment, EmailMessage } from './channels/email.ts'
import type { OutgoingMessage } from './message-store.ts'

export type OutgoingEmail = {
  readonly email: EmailMessage
  /** Files that should have travelled with it and are gone or altered: it goes without them, and that is said. */
  readonly missing: readonly string[]
}

/** Files are read when it is their message's turn; of how many at once: attachment-room.ts. */
export async function asEmail(files: FileStore, organisationId: Id, message: OutgoingMessage): Promise<OutgoingEmail> {
  const attachments: EmailAttachment[] = []
  const missing: string[] = []
  for (const { fileName, sha256 } of message.enclosures) {
    const content = await files.read(organisationId, sha256).catch((error: unknown) => {
      if (isRefusal(error)) return null
      throw error
    })
    if (content === null) missing.push(fileName)
    else attachments.push({ fileName, contentType: 'application/pdf', content })
  }
  return { email: { ...bareEmail(message), attachments }, missing }
}

/** One that no file travels with. */
export const bareEmail = (message: OutgoingMessage): EmailMessage => ({
  messageId: message.messageId,
  to: { name: message.recipientName, email: message.recipientEmail },
  subject: message.subject,
  text: message.text,
  html: message.packedHtml,
  date: message.datedAt,
  thread: message.thread,
  isPersonal: message.standing === PERSONAL,
  ...senderOf(message),
})

function senderOf({ senderName, senderEmail, senderReplyTo }: OutgoingMessage): Pick<EmailMessage, 'from' | 'replyTo'> {
  if (senderName === null || senderEmail === null) return {}
  return {
    from: { name: senderName, email: senderEmail },
    replyTo: { name: senderName, email: senderReplyTo ?? senderEmail },
  }
}
