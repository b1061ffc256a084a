// Sends what was let go: the calendar moves the sending, never what it says. E-mails keep to the days and hours of their debtors
// by themselves, text messages to the sending days of the company.

import { type SendMessagesInput, type SentMail, type SmsGateway, earliest, sendAllMail, sendSms } from '#outreach'
import type { Company, Shell } from '#kernel'

export type SendQueueInput = Omit<SendMessagesInput, 'accountKey'> & {
  /** Null or not given: text messages are typed by a person. */
  readonly smsGateway?: SmsGateway | null
}

export async function sendQueue(shell: Shell, company: Company, input: SendQueueInput): Promise<SentMail> {
  const sent = await sendAllMail(shell, company, input)
  const { smsGateway: gateway, processName } = input
  if (!gateway) return sent
  const sms = await sendSms(shell, company, { gateway, processName })
  if (sms.problem !== null) shell.log.warn('outreach.sms_gateway', { gateway: gateway.name, said: sms.problem })
  return {
    ...sent,
    sent: sent.sent + sms.sent,
    failed: sent.failed + sms.failed,
    ambiguous: sent.ambiguous + sms.ambiguous,
    nextTry: earliest(sent.nextTry, sms.nextTry),
  }
}
