// Whether messages wait for something that only a person can settle. Pure: `quittance doctor` prints it.

import type { Finding } from '#kernel'
import type { OutboxCount } from './outbox-store.ts'

export function checkOutbox(counts: readonly OutboxCount[]): readonly Finding[] {
  const unknown = counts.filter(({ state }) => state === 'unknown')
  return [unknownFinding(unknown.reduce((sum, { messages }) => sum + messages, 0))]
}

function unknownFinding(messages: number): Finding {
  return {
    about: 'outbox.unknown',
    state: messages === 0 ? 'well' : 'wrong',
    fr:
      messages === 0
        ? 'Le sort de chaque message est connu.'
        : `Sort inconnu de ${messages} message(s) : regardez dans les messages envoyés du compte, puis dites-le dans la boîte d’envoi.`,
    en:
      messages === 0
        ? 'What became of each message is known.'
        : `What became of ${messages} message(s) is unknown: look in the account’s sent mail, then say so in the outbox.`,
  }
}
