// What incoming mail is called at the command line, by what it was taken for.

import type { Said } from '#kernel'
import type { MailKind } from './model.ts'

export const MAIL_KIND_WORDS: Readonly<Record<MailKind, Said>> = {
  answer: { fr: 'réponse', en: 'answer' },
  automatic: { fr: 'automatique', en: 'automatic' },
  bounce: { fr: 'revenu', en: 'returned' },
  delay: { fr: 'retardé', en: 'delayed' },
  receipt: { fr: 'remis', en: 'delivered' },
  complaint: { fr: 'signalement', en: 'complaint' },
}
