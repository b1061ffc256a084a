// Answers that came in and nobody has read: while they wait nothing else leaves for these debtors.

import { useSpeech } from '../../ui/locale.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import type { IncomingMail } from '../../api-types.ts'
import { Section } from '../../ui/page.tsx'
import { MailTable } from '../dialogue/mail-table.tsx'
import type { Worklist } from './use-worklist.ts'
import { mailKey } from './work-rows.ts'

type AnswersSectionProps = {
  readonly mails: readonly IncomingMail[]
  readonly hasMore: boolean
  readonly work: Worklist
}

export function AnswersSection({ mails, hasMore, work }: AnswersSectionProps) {
  const { t } = useSpeech()
  if (mails.length === 0) return null
  return (
    <Section title={t.today.answers.title(mails.length, hasMore)} aside={t.today.answers.hint}>
      <MailTable
        rows={mails}
        openedId={work.opened?.kind === 'answer' ? work.opened.mail.id : null}
        onOpen={(id) => work.open(mailKey(id))}
        onLook={(id) => work.look(mailKey(id))}
        more={
          hasMore && (
            <LinkButton to="/mail" variant="subtle">
              {t.today.answers.all}
            </LinkButton>
          )
        }
      />
    </Section>
  )
}
