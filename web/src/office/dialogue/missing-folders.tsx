// Folders that are to be read and that the last reading did not find, or could not read.

import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { FolderX } from 'lucide-react'
import { get } from '../../api.ts'
import type { MailFolder } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'

/** `action`: the way to the settings, where they are not in sight. */
export function MissingFolders({ action }: { readonly action?: ReactNode }) {
  const { t, format } = useSpeech()
  const known = useQuery({
    queryKey: ['mail', 'folders'],
    queryFn: () => get<{ readonly folders: readonly MailFolder[] }>('/mail/folders'),
  })
  return known.data?.folders.map(({ folder, missingSince, failure }) => {
    if (missingSince === null && failure === null) return null
    return (
      <Notice key={folder} tone="alarm" icon={<FolderX size={20} />} action={action}>
        {missingSince !== null
          ? t.settings.mail.folderMissing(folder, format.instant(missingSince))
          : failure && t.settings.mail.folderFailing(folder, format.instant(failure.since), failure.said)}
      </Notice>
    )
  })
}
