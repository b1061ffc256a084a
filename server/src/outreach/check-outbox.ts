// Whether messages wait for something that only a person can settle. Pure: `quittance doctor` prints it.

import type { Finding } from '#kernel'
import type { OutboxCount } from './outbox-store.ts'

export function checkOutbox(counts: readonly OutboxCount[]): readonly Finding[] {
  const count = (state: OutboxCount['state']): number =>
    counts.filter((row) => row.state === state).reduce((sum, { messages }) => sum + messages, 0)
  return [unknownFinding(count('unknown')), failedFinding(count('failed') + count('bounced'))]
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

function failedFinding(messages: number): Finding {
  return {
    about: 'outbox.failed',
    state: messages === 0 ? 'well' : 'advice',
    fr:
      messages === 0
        ? 'Aucun message n’a été refusé.'
        : `${messages} message(s) refusé(s) ou revenu(s) : corrigez les adresses.`,
    en: messages === 0 ? 'No message was refused.' : `${messages} message(s) refused or returned: mend the addresses.`,
  }
}
