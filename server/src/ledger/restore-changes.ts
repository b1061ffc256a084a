// What an import changed, put back as it was before: facts of items and of debtors. What somebody changed again since stays.

import { latestFact } from '#evidence'
import type { Context, Id } from '#kernel'
import { deleteContacts, selectContactsOfDebtors, updateContacts } from './contact-store.ts'
import { type ChangedDebtor, type KeptDebtor, isSameValue } from './debtor-change.ts'
import { selectDebtorRows, selectKnownDebtors, updateDebtors } from './debtor-store.ts'
import { DEBTOR_FIELDS, type Contact, type ContactFields, type DebtorFields } from './model.ts'
import type { ItemChange, ItemLine } from './receivables.ts'
import { updateItems } from './receivable-store.ts'
import { lockDebtorRows, raiseVersions, selectItems } from './store.ts'

export type ChangedItem = {
  readonly itemId: Id
  readonly number: string
  readonly before: ItemChange
  readonly after: ItemChange
}

export async function restoreItems(ctx: Context, importId: Id): Promise<void> {
  const changes = await changesOf<ChangedItem>(ctx, 'item.changed', importId)
  if (changes.length === 0) return
  const items = new Map(
    (
      await selectItems(
        ctx,
        changes.map(({ itemId }) => itemId),
      )
    ).map((item) => [item.id, item]),
  )
  const lines = changes.flatMap(({ itemId, before, after }): ItemLine[] => {
    const item = items.get(itemId)
    if (!item || Object.entries(after).some(([field, value]) => item[field as keyof ItemChange] !== value)) return []
    const { id, openCents } = item
    // Which part of an invoice an item is never changes, and is not written.
    const known = { ...item, part: 0, withdrawn: false }
    return [{ id, state: 'changed', given: item, known, change: before, openCents }]
  })
  await lockDebtorRows(
    ctx,
    lines.map(({ given }) => given.debtorId),
  )
  await updateItems(ctx, importId, lines)
  await raiseVersions(
    ctx,
    lines.map(({ given }) => given.debtorId),
  )
}

export async function restoreDebtors(ctx: Context, importId: Id): Promise<void> {
  const changes = await changesOf<ChangedDebtor>(ctx, 'debtor.changed', importId)
  if (changes.length === 0) return
  const present = await lockDebtorRows(
    ctx,
    changes.map(({ debtorId }) => debtorId),
  )
  const debtors = new Map((await selectDebtorRows(ctx, present)).map((debtor) => [debtor.id, debtor]))
  const contacts = Map.groupBy(await selectContactsOfDebtors(ctx, present), ({ debtorId }) => debtorId)
  const sirens = changes.flatMap(({ before }) => before.siren ?? [])
  const takenSirens = new Set((await selectKnownDebtors(ctx, { ids: [], sirens })).map(({ siren }) => siren))
  await updateDebtors(
    ctx,
    changes.flatMap((change) => restoredDebtor(debtors.get(change.debtorId), change, takenSirens) ?? []),
  )
  const contactChanges = changes.flatMap(({ debtorId, contact }) => {
    const current = contact && contacts.get(debtorId)?.find((candidate) => isAs(candidate, contact.after))
    return current ? [{ current, before: contact.before }] : []
  })
  await updateContacts(
    ctx,
    contactChanges.flatMap(({ before }) => before ?? []),
  )
  await deleteContacts(
    ctx,
    contactChanges.flatMap(({ current, before }) => (before ? [] : [current.id])),
  )
  await raiseVersions(ctx, present)
}

/** The list in the fact that the import left; empty when it changed nothing, or when the fact was erased. */
async function changesOf<Change>(
  ctx: Context,
  kind: 'item.changed' | 'debtor.changed',
  importId: Id,
): Promise<readonly Change[]> {
  const fact = await latestFact(ctx, { kind, subjectKind: 'import', subjectId: importId })
  return (fact?.payload?.['changes'] ?? []) as unknown as readonly Change[]
}

/** With the fields that are still as the import left them; a SIREN that another debtor took since stays there. */
function restoredDebtor(
  debtor: KeptDebtor | undefined,
  { before, after }: ChangedDebtor,
  takenSirens: ReadonlySet<string | null>,
): KeptDebtor | null {
  if (!debtor) return null
  const isTaken = (field: keyof DebtorFields): boolean => field === 'siren' && takenSirens.has(before.siren ?? null)
  const fields = DEBTOR_FIELDS.filter(
    (field) => field in after && isSameValue(debtor, field, after[field]) && !isTaken(field),
  )
  const restored = Object.fromEntries(fields.map((field): [keyof DebtorFields, unknown] => [field, before[field]]))
  const isKindKnown = 'kindKnown' in after && debtor.kind === (after.kind ?? debtor.kind) ? false : debtor.kindKnown
  return { ...debtor, ...restored, kindKnown: isKindKnown }
}

const isAs = (contact: Contact, fields: ContactFields): boolean =>
  contact.name === fields.name && contact.email === fields.email && contact.phone === fields.phone
