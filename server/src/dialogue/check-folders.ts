// Whether every folder of the mailbox that is to be read is there and can be read. Pure: `quittance doctor` prints it.

import type { Day, Finding, Instant } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import type { MailFolder } from './model.ts'

const about = 'mail.folders'

export function checkFolders(folders: readonly MailFolder[]): readonly Finding[] {
  const wrong = folders.flatMap((folder) => wrongWith(folder))
  if (wrong.length > 0 || folders.length === 0) return wrong
  return [{ about, state: 'well', fr: 'Chaque dossier à lire est là.', en: 'Every folder to read is there.' }]
}

function wrongWith({ account, folder, missingSince, failure }: MailFolder): readonly Finding[] {
  const state = 'wrong' as const
  const the =
    account === null ? { fr: 'Le', en: 'The' } : { fr: `Compte « ${account} » : le`, en: `Account “${account}”: the` }
  if (missingSince !== null) {
    const day = dayOf(missingSince)
    return [
      {
        about,
        state,
        fr: `${the.fr} dossier « ${folder} » est introuvable depuis le ${formatDay(day, 'fr')} : déplacé, renommé ou supprimé. Les réponses n’y sont plus lues ; choisissez les dossiers (Réglages → Messagerie).`,
        en: `${the.en} folder “${folder}” cannot be found since ${formatDay(day, 'en')}: moved, renamed or removed. Answers in it are no longer read; choose the folders (Settings → Mail).`,
      },
    ]
  }
  if (failure === null) return []
  const day = dayOf(failure.since)
  return [
    {
      about,
      state,
      fr: `${the.fr} dossier « ${folder} » ne se laisse plus lire depuis le ${formatDay(day, 'fr')} : le serveur répond « ${failure.said} ». Les réponses n’y sont plus lues ; demandez à l’hébergeur de la messagerie, ou choisissez d’autres dossiers (Réglages → Messagerie).`,
      en: `${the.en} folder “${folder}” cannot be read since ${formatDay(day, 'en')}: the server says “${failure.said}”. Answers in it are no longer read; ask whoever runs the mail server, or choose other folders (Settings → Mail).`,
    },
  ]
}

const dayOf = (instant: Instant): Day => instant.slice(0, 10) as Day
