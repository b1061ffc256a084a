// Sends what was let go, on days on which something may leave: the calendar moves the sending, never what it says.

import { type SendMessagesInput, type SentMessages, sendMessages } from '#outreach'
import type { Company, Shell } from '#kernel'
import { isSendingDay } from './calendar.ts'
import { companyPolicy } from './company-policy.ts'
import { companyCalendar } from './settings.ts'

export async function sendQueue(shell: Shell, company: Company, input: SendMessagesInput): Promise<SentMessages> {
  const maySend = await shell.inCompany(company, async (ctx) => {
    const { settings } = await companyPolicy(ctx)
    return isSendingDay(companyCalendar(settings), settings.today)
  })
  // On other days only what a dead process left behind is cleared up.
  return sendMessages(shell, company, maySend ? input : { ...input, openSender: () => Promise.resolve(null) })
}
