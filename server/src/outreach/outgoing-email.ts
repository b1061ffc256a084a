// A message of the queue as the channel takes it: the same message is always the same e-mail, whether it is sent or filed.

import { PERSONAL } from './act.ts'
import type { EmailMessage } from './channels/email.ts'
import type { OutgoingMessage } from './message-store.ts'

export const asEmail = (message: OutgoingMessage): EmailMessage => ({
  messageId: message.messageId,
  to: { name: message.recipientName, email: message.recipientEmail },
  subject: message.subject,
  text: message.text,
  html: message.html,
  date: message.datedAt,
  thread: message.thread,
  isPersonal: message.standing === PERSONAL,
})
