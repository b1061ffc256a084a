// The folders of the mailbox that are read: chosen from those that the server has, once the account is saved and it answers.

import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { OfferedFolders } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { MissingFolders } from '../dialogue/missing-folders.tsx'
import styles from './settings.module.css'

const MOST_FOLDERS = 8

type MailFoldersProps = {
  /** Null: the company's own account. */
  readonly accountKey: string | null
  readonly folders: readonly string[]
  readonly onFolders: (folders: readonly string[]) => void
}

export function MailFolders({ accountKey, folders, onFolders }: MailFoldersProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  const offered = useQuery({
    queryKey: ['mail', 'folders', 'offered', accountKey],
    queryFn: () => get<OfferedFolders>(`/mail/folders/offered${accountKey === null ? '' : `?account=${accountKey}`}`),
  })
  const there = offered.data?.folders ?? null
  // One that is gone stays in sight until somebody takes it out.
  const shown = [...new Set([...(there ?? []), ...folders])]
  return (
    <fieldset className={styles.folders}>
      <legend>{words.folders}</legend>
      <p className="muted small">{there === null && !offered.isPending ? words.foldersUnknown : words.foldersHint}</p>
      <MissingFolders ofAccount={accountKey} />
      <div className={styles.folderList}>
        {shown.map((folder) => {
          const isChosen = folders.includes(folder)
          return (
            <Checkbox
              key={folder}
              label={folder === 'INBOX' ? words.inbox : folder}
              checked={isChosen}
              // At least one is read.
              disabled={isChosen ? folders.length === 1 : folders.length >= MOST_FOLDERS}
              onChange={() => onFolders(isChosen ? folders.filter((one) => one !== folder) : [...folders, folder])}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
