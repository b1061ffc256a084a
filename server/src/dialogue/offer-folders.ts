// The folders that the mail server has, to choose from. A server that does not answer offers nothing; that is no reason to show
// no settings.

import type { Secrets } from '#access'
import type { Company, Shell } from '#kernel'
import { companyInbox } from '#outreach'

/** Null where no mailbox is set, or where its server does not answer. */
export async function offerFolders(
  shell: Shell,
  company: Company,
  { secrets, account = null }: { readonly secrets: Secrets; readonly account?: string | null },
): Promise<readonly string[] | null> {
  const inbox = await shell.inCompany(company, (ctx) => companyInbox(ctx, secrets, account))
  if (inbox === null) return null
  try {
    return await inbox.list()
  } catch (error) {
    shell.log.warn('dialogue.folders_unknown', { error })
    return null
  }
}
