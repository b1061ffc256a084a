// The folders that are read for answers, as the settings name them and as the last reading found them.

import { accountWithKey, settingsOf } from '#access'
import { mailAccountKeys } from '#access/model.ts'
import type { Context } from '#kernel'
import { type FolderOfAccount, placesInFolders } from './mail-store.ts'
import type { MailFolder } from './model.ts'

/** None where no mailbox is read. One that was never read yet counts as there. */
export async function listFolders(ctx: Context): Promise<readonly MailFolder[]> {
  const settings = await settingsOf(ctx)
  const folders = mailAccountKeys(settings).flatMap((account) =>
    (accountWithKey(settings, account)?.imap?.folders ?? []).map((folder) => ({ account, folder })),
  )
  const nameOf = ({ account, folder }: FolderOfAccount): string => `${account ?? ''} ${folder}`
  const places = new Map((await placesInFolders(ctx, folders)).map((place) => [nameOf(place), place]))
  return folders.map((one) => {
    const { missingSince = null, failure = null } = places.get(nameOf(one)) ?? {}
    return { ...one, missingSince, failure }
  })
}
