// Whether messages wait for something that only a person can settle. Pure: `quittance doctor` prints it.

import type { Finding } from '#kernel'
import type { OutboxCount, QueueTrouble } from './outbox-store.ts'

export function checkOutbox(counts: readonly OutboxCount[], troubles: readonly QueueTrouble[]): readonly Finding[] {
  const unknown = counts.filter(({ state }) => state === 'unknown')
  return [unknownFinding(unknown.reduce((sum, { messages }) => sum + messages, 0)), ...queueFindings(troubles)]
}

function queueFindings(troubles: readonly QueueTrouble[]): readonly Finding[] {
  const about = 'outbox.queue'
  if (troubles.length === 0)
    return [{ about, state: 'well', fr: 'Aucun e-mail n’attend son serveur.', en: 'No e-mail waits for its server.' }]
  return troubles.map(({ account, messages, said }) => ({
    about,
    state: 'wrong',
    fr: `${account === null ? '' : `Compte « ${account} » : `}${messages} e-mail(s) attendent : le serveur d’envoi a répondu « ${said} ». Ils partiront dès qu’il les prendra ; sinon, vérifiez le compte (quittance mail test).`,
    en: `${account === null ? '' : `Account “${account}”: `}${messages} e-mail(s) wait: the mail server said “${said}”. They leave as soon as it takes them; otherwise check the account (quittance mail test).`,
  }))
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
