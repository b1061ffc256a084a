// What the import just brought, and where to go from here.

import { CircleCheck } from 'lucide-react'
import type { Stored } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'
import { countsText } from './counts-text.ts'

export function StoredNotice({ stored }: { readonly stored: Stored }) {
  const { t, format } = useSpeech()
  const isOfBank = (stored.counts['newLines'] ?? 0) > 0
  return (
    <Notice
      icon={<CircleCheck size={20} />}
      action={
        <LinkButton to={isOfBank ? '/bank' : '/debtors'} size="xs">
          {isOfBank ? t.intake.seeBank : t.intake.seeBoard}
        </LinkButton>
      }
    >
      {t.intake.stored} {countsText(stored.counts, t, format)}
    </Notice>
  )
}
