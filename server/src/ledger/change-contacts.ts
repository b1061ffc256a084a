// The people and addresses of a debtor, one at a time, as a person edits them.

import { type FactKind, record } from '#evidence'
import { takeIds } from '#access'
import { Refusal, type Context, type Id } from '#kernel'
import { parseEmailAddress } from '#kernel/email-address.ts'
import { copyContacts, deleteContacts, refuseEmail, selectContacts, updateContacts } from './contact-store.ts'
import { lockNewDebtors } from './debtor-store.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Contact, ContactFields } from './model.ts'
import { raiseVersions } from './store.ts'

export async function addContact(
  ctx: Context,
  { debtorId, ...fields }: ContactFields & { readonly debtorId: Id },
): Promise<Contact> {
  const checked = withCheckedEmail(fields)
  await lockNewDebtors(ctx)
  await lockDebtors(ctx, [debtorId])
  const id = await takeIds(ctx, 'contact', 1)
  await copyContacts(ctx, [{ id, debtorId, ...checked }])
  const contact = { id, debtorId, ...checked, emailRefusedOn: null }
  await note(ctx, 'contact.added', contact, {})
  return contact
}

/** Saying an address again makes one that bounced usable again. */
export async function changeContact(
  ctx: Context,
  { contactId, ...fields }: ContactFields & { readonly contactId: Id },
): Promise<Contact> {
  const checked = withCheckedEmail(fields)
  const before = await lockedContact(ctx, contactId)
  const contact = { ...before, ...checked, emailRefusedOn: null }
  await updateContacts(ctx, [contact])
  await note(ctx, 'contact.changed', contact, { before })
  return contact
}

export async function removeContact(ctx: Context, { contactId }: { readonly contactId: Id }): Promise<void> {
  const contact = await lockedContact(ctx, contactId)
  await deleteContacts(ctx, [contactId])
  await note(ctx, 'contact.removed', contact, {})
}

/** An address bounced: it is not written to again before somebody changes it. Returns whether it was known. */
export async function noteBounce(
  ctx: Context,
  { debtorId, email }: { readonly debtorId: Id; readonly email: string },
): Promise<boolean> {
  await lockDebtors(ctx, [debtorId])
  const contactIds = await refuseEmail(ctx, debtorId, email)
  if (contactIds.length > 0) await raiseVersions(ctx, [debtorId])
  return contactIds.length > 0
}

function withCheckedEmail<Fields extends ContactFields>(fields: Fields): Fields {
  if (fields.email === null) return fields
  const email = parseEmailAddress(fields.email)
  if (email === null) throw new Refusal('ledger.email_invalid', { email: fields.email })
  return { ...fields, email }
}

async function lockedContact(ctx: Context, contactId: Id): Promise<Contact> {
  const [found] = await selectContacts(ctx, [contactId])
  if (found) await lockDebtors(ctx, [found.debtorId])
  const [contact] = await selectContacts(ctx, [contactId])
  if (!contact) throw new Refusal('ledger.contact_unknown', { contact: contactId })
  return contact
}

type ContactFact = Extract<FactKind, `contact.${string}`>

async function note(
  ctx: Context,
  kind: ContactFact,
  contact: Contact,
  more: { readonly before?: Contact },
): Promise<void> {
  const { id, debtorId, name, role, email, phone } = contact
  await raiseVersions(ctx, [debtorId])
  await record(ctx, [
    { kind, subjectKind: 'contact', subjectId: id, debtorId, payload: { name, role, email, phone, ...more } },
  ])
}
