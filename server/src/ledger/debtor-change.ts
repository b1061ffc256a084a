// What a change of debtors comes to, pure: which fields really differ, what is refused and why. The same function restores them.

import { formatTerms } from '@quittance/law'
import type { Id } from '#kernel'
import { parseEmailAddress } from '#kernel/email-address.ts'
import { parseSiren } from '#kernel/identifiers.ts'
import type { MainContact } from './debtor-identity.ts'
import { DEBTOR_FIELDS, type Contact, type ContactFields, type Debtor, type DebtorFields } from './model.ts'
import { type Refused, refused } from './rules.ts'

/** A field that is absent stays as it is. */
export type DebtorChange = { readonly debtorId: Id } & Partial<DebtorFields> & Partial<MainContact>

/** `fill` only adds what is not known, and never contradicts a person. */
export type ChangeMode = 'overwrite' | 'fill'

type KeptFields = DebtorFields & { readonly kindKnown: boolean }
export type KeptDebtor = Omit<Debtor, 'references'>

export type ChangedDebtor = {
  readonly debtorId: Id
  readonly before: Partial<KeptFields>
  readonly after: Partial<KeptFields>
  /** The main contact, when it changes; before is null when there was none. */
  readonly contact: { readonly before: Contact | null; readonly after: ContactFields } | null
}

export type PlannedChange =
  | { readonly kind: 'changed'; readonly change: ChangedDebtor }
  | { readonly kind: 'same' }
  | Refused

export function planChange(
  debtor: KeptDebtor,
  main: Contact | null,
  wanted: DebtorChange,
  mode: ChangeMode,
): PlannedChange {
  const siren = wanted.siren ? parseSiren(wanted.siren) : wanted.siren
  if (wanted.siren && !siren) return refused('ledger.siren_invalid', { siren: wanted.siren })
  const email = wanted.email ? parseEmailAddress(wanted.email) : wanted.email
  if (wanted.email && !email) return refused('ledger.email_invalid', { email: wanted.email })

  const stated = { ...wanted, ...(siren !== undefined && { siren }), ...(email !== undefined && { email }) }
  const { before, after } = fieldChanges(debtor, stated, mode)
  const contact = contactChange(main, stated, mode)
  if (Object.keys(after).length === 0 && contact === null) return { kind: 'same' }
  return { kind: 'changed', change: { debtorId: debtor.id, before, after, contact } }
}

function fieldChanges(
  debtor: KeptDebtor,
  wanted: DebtorChange,
  mode: ChangeMode,
): Pick<ChangedDebtor, 'before' | 'after'> {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const field of DEBTOR_FIELDS) {
    const value = wanted[field]
    if (value === undefined || (mode === 'fill' && (value === null || isKnown(debtor, field)))) continue
    if (isSameValue(debtor, field, value)) continue
    before[field] = debtor[field]
    after[field] = value
  }
  // Saying the kind that was assumed makes it known.
  if (wanted.kind !== undefined && !debtor.kindKnown) {
    before['kindKnown'] = false
    after['kindKnown'] = true
  }
  return { before, after }
}

/** Country and language always have a value; a file that merely fills gaps leaves them alone. */
function isKnown(debtor: KeptDebtor, field: keyof DebtorFields): boolean {
  if (field === 'kind') return debtor.kindKnown
  const value = debtor[field]
  return Array.isArray(value) ? value.length > 0 : value !== null
}

export function isSameValue(debtor: KeptDebtor, field: keyof DebtorFields, value: unknown): boolean {
  if (field === 'addressLines') return debtor.addressLines.join('\n') === (value as readonly string[]).join('\n')
  if (field !== 'terms') return debtor[field] === value
  return debtor.terms === null || value === null
    ? debtor.terms === value
    : formatTerms(debtor.terms) === formatTerms(value as NonNullable<Debtor['terms']>)
}

function contactChange(main: Contact | null, wanted: DebtorChange, mode: ChangeMode): ChangedDebtor['contact'] {
  const { name, role, email, phone } = main ?? NOBODY
  const next = (
    value: string | null | undefined,
    present: string | null,
    isUsable = present !== null,
  ): string | null => (value === undefined || (mode === 'fill' && (value === null || isUsable)) ? present : value)
  const after = {
    name: next(wanted.contactName, name),
    role,
    // An address that bounced is as good as none.
    email: next(wanted.email, email, email !== null && !main?.emailRefusedOn),
    phone: next(wanted.phone, phone),
  }
  return after.name === name && after.email === email && after.phone === phone ? null : { before: main, after }
}

const NOBODY: ContactFields = { name: null, role: 'accounts-payable', email: null, phone: null }

/** A contact with other fields; a changed address is not the one that bounced. */
export const withFields = (contact: Contact, fields: ContactFields): Contact => ({
  ...contact,
  ...fields,
  emailRefusedOn: fields.email === contact.email ? contact.emailRefusedOn : null,
})
