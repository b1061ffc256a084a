// Whether every folder of the mailbox that is to be read is there. Pure: `quittance doctor` prints it.

import type { Finding } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import type { MailFolder } from './model.ts'

export function checkFolders(folders: readonly MailFolder[]): readonly Finding[] {
  const about = 'mail.folders'
  const missing = folders.filter(({ missingSince }) => missingSince !== null)
  if (missing.length === 0) {
    return folders.length === 0
      ? []
      : [{ about, state: 'well', fr: 'Chaque dossier à lire est là.', en: 'Every folder to read is there.' }]
  }
  return missing.map(({ account, folder, missingSince }) => {
    const day = (missingSince ?? '').slice(0, 10) as `${number}-${number}-${number}`
    return {
      about,
      state: 'wrong' as const,
      fr: `${account === null ? '' : `Compte « ${account} » : `}${account === null ? 'Le' : 'le'} dossier « ${folder} » est introuvable depuis le ${formatDay(day, 'fr')} : déplacé, renommé ou supprimé. Les réponses n’y sont plus lues ; choisissez les dossiers (Réglages → Messagerie).`,
      en: `${account === null ? '' : `Account “${account}”: `}${account === null ? 'The' : 'the'} folder “${folder}” cannot be found since ${formatDay(day, 'en')}: moved, renamed or removed. Answers in it are no longer read; choose the folders (Settings → Mail).`,
    }
  })
}
