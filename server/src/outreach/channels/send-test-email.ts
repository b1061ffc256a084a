// A message from the company to itself: proves the account before the first debtor is written to, and says in plain words
// what is wrong with it.

import { randomUUID } from 'node:crypto'
import type { Locale } from '#kernel'
import { type Mailbox, type SenderOptions, type SendingAccount, openSender } from './email.ts'
import { type EmailProblem, explainEmailProblem } from './email-problem.ts'

export type TestEmailResult =
  | { readonly kind: 'sent'; readonly to: string; readonly explanation: string }
  | { readonly kind: 'failed'; readonly problem: EmailProblem; readonly explanation: string }
  /** The server broke off after taking the message: the mailbox tells. */
  | { readonly kind: 'unknown'; readonly to: string; readonly explanation: string }

export type TestEmailInput = {
  readonly locale: Locale
  /** In whose name; the account's own when not given. */
  readonly from?: Mailbox
}

export async function sendTestEmail(
  account: SendingAccount,
  { locale, from = account.from }: TestEmailInput,
  options: SenderOptions = {},
): Promise<TestEmailResult> {
  const words = WORDS[locale]
  const to = from.email
  const sender = openSender(account, { connections: 1, ...options })
  try {
    const outcome = await sender.send(
      {
        messageId: `<test.${randomUUID()}@${to.slice(to.lastIndexOf('@') + 1)}>`,
        from,
        to: from,
        subject: words.subject,
        text: `${words.body}\n`,
        html: `<!doctype html><html lang="${locale}"><body><p>${words.body}</p></body></html>`,
      },
      { onDataStart: () => Promise.resolve() },
    )
    switch (outcome.kind) {
      case 'accepted':
        return { kind: 'sent', to, explanation: words.sent(to) }
      case 'unknown':
        return { kind: 'unknown', to, explanation: words.unknown(to) }
      case 'rejected':
        return {
          kind: 'failed',
          problem: outcome.problem,
          explanation: explainEmailProblem(outcome.problem, account, locale),
        }
    }
  } finally {
    await sender.close()
  }
}

const fr = {
  subject: 'Quittance : essai de votre compte d’envoi',
  body: 'Ce message prouve que Quittance peut envoyer vos relances depuis ce compte. Il n’appelle pas de réponse.',
  sent: (to: string) =>
    `Message d’essai remis au serveur pour ${to}. Vérifiez qu’il arrive, et pas dans les indésirables.`,
  unknown: (to: string) =>
    `Le serveur a reçu le message sans confirmer. Regardez s’il est arrivé à ${to}, puis réessayez.`,
}
const en: typeof fr = {
  subject: 'Quittance: trial of your sending account',
  body: 'This message proves that Quittance can send your reminders from this account. It needs no answer.',
  sent: (to) => `Trial message handed to the server for ${to}. Check that it arrives, and not among the junk.`,
  unknown: (to) => `The server took the message without confirming. See whether it reached ${to}, then try again.`,
}
const WORDS: Readonly<Record<Locale, typeof fr>> = { fr, en }
