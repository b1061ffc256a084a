// Who really gets an act: the contact that its step names and whom its channel reaches; once a text was written, whoever is on it.

import type { Context, Id } from '#kernel'
import { messagesOfActs } from './outbox-store.ts'
import { addressedTo, debtorFacts } from './situation-store.ts'
import { phoneContacts } from './sms-store.ts'
import type { ActRow } from './store.ts'
import { type SmsReach, reachOf } from './write-sms.ts'

export type Recipient = {
  readonly name: string
  readonly email: string | null
  /** Their town. */
  readonly postal: string | null
  readonly phone: string | null
}

type Addressed = Pick<ActRow, 'id' | 'debtorId' | 'channel' | 'recipientRole'>

export async function recipientsOf(ctx: Context, acts: readonly Addressed[]): Promise<ReadonlyMap<Id, Recipient>> {
  const debtorIds = [...new Set(acts.map(({ debtorId }) => debtorId))]
  const debtors = await debtorFacts(ctx, debtorIds)
  const messages = await messagesOfActs(
    ctx,
    acts.map(({ id }) => id),
  )
  const messageOf = new Map(messages.map((message) => [message.actId, message]))
  const spoken = acts.filter(({ channel }) => channel === 'call').map(({ debtorId }) => debtorId)
  const phonesOf = Map.groupBy(spoken.length === 0 ? [] : await phoneContacts(ctx, spoken), ({ debtorId }) => debtorId)
  const texted = acts.filter(({ channel }) => channel === 'sms').map(({ debtorId }) => debtorId)
  const mobilesOf: SmsReach = texted.length === 0 ? new Map() : await reachOf(ctx, texted)
  return new Map(acts.map((act) => [act.id, recipientOf(act)]))

  function recipientOf({ id, debtorId, channel, recipientRole: role }: Addressed): Recipient {
    const debtor = debtors.get(debtorId)
    const postal = debtor?.city ?? null
    const nobody = { name: debtor?.name ?? '', email: null, postal, phone: null }
    const message = messageOf.get(id)
    if (message) {
      const { recipientName: name, recipientEmail: email, recipientPhone: phone } = message
      return { name, email, phone, postal }
    }
    if (!debtor) return nobody
    if (channel === 'call' || channel === 'sms') {
      const numbers = (channel === 'call' ? phonesOf : mobilesOf).get(debtorId) ?? []
      const contact = numbers.find((one) => one.role === role) ?? numbers[0]
      return contact ? { ...nobody, name: contact.name ?? debtor.name, phone: contact.phone } : nobody
    }
    const { contactName, email } = addressedTo(debtor, role)
    return { ...nobody, name: contactName ?? debtor.name, email: channel === 'email' ? email : null }
  }
}
