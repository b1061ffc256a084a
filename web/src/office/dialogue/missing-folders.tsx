// Folders that are to be read and that the last reading did not find, or could not read.

import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { FolderX } from 'lucide-react'
import { get } from '../../api.ts'
import type { MailFolder } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'

type MissingFoldersProps = {
  /** The way to the settings, where they are not in sight. */
  readonly action?: ReactNode
  /** Of one account alone; null is the company's own. */
  readonly ofAccount?: string | null
}

export function MissingFolders({ action, ofAccount }: MissingFoldersProps) {
  const { t, format } = useSpeech()
  const known = useQuery({
    queryKey: ['mail', 'folders'],
    queryFn: () => get<{ readonly folders: readonly MailFolder[] }>('/mail/folders'),
  })
  return known.data?.folders.map(({ account, folder, missingSince, failure }) => {
    if (missingSince === null && failure === null) return null
    if (ofAccount !== undefined && ofAccount !== account) return null
    const name = account === null ? folder : t.ui.of(account, folder)
    return (
      <Notice key={name} tone="alarm" icon={<FolderX size={20} />} action={action}>
        {missingSince !== null
          ? t.settings.mail.folderMissing(name, format.instant(missingSince))
          : failure && t.settings.mail.folderFailing(name, format.instant(failure.since), failure.said)}
      </Notice>
    )
  })
}
