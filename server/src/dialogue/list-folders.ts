// The folders that are read for answers, as the settings name them and as the last reading found them.

import { settingsOf } from '#access'
import type { Context } from '#kernel'
import { placesInFolders } from './mail-store.ts'
import type { MailFolder } from './model.ts'

/** None where no mailbox is read. One that was never read yet counts as there. */
export async function listFolders(ctx: Context): Promise<readonly MailFolder[]> {
  const { mailAccount } = await settingsOf(ctx)
  const folders = mailAccount?.imap?.folders ?? []
  const places = new Map((await placesInFolders(ctx, folders)).map((place) => [place.folder, place]))
  return folders.map((folder) => {
    const { missingSince = null, failure = null } = places.get(folder) ?? {}
    return { folder, missingSince, failure }
  })
}
