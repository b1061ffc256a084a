// Records the debtors that a source names: finds each by any of its references, creates what is new, and learns new references of
// known ones. What is known of a debtor is not changed here: that is `changeDebtors`.

import { record } from '#evidence'
import { takeIds } from '#access'
import type { Context, Id } from '#kernel'
import { copyContacts } from './contact-store.ts'
import { type DebtorLine, type DebtorsPlan, type NewDebtor, planDebtors } from './debtor-identity.ts'
import {
  copyDebtors,
  copyReferences,
  lockNewDebtors,
  selectKnownDebtors,
  selectReferenceOwners,
  updateSirens,
} from './debtor-store.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Conflict } from './model.ts'
import { raiseVersions } from './store.ts'

export type RecordDebtorsInput = {
  readonly debtors: readonly NewDebtor[]
  /** Null: entered by hand, and recorded as such in the journal. */
  readonly importId: Id | null
}

export type RecordedDebtors = {
  /** Beside the debtors given. */
  readonly ids: readonly Id[]
  readonly added: number
  readonly addedIds: ReadonlySet<Id>
  readonly conflicts: readonly Conflict[]
}

export async function recordDebtors(ctx: Context, { debtors, importId }: RecordDebtorsInput): Promise<RecordedDebtors> {
  await lockNewDebtors(ctx)
  const plan = await planFor(ctx, debtors)
  const lines = [...new Set(plan.lines)]
  const added = lines.filter((line) => line.isNew)
  if (added.length > 0) await addDebtors(ctx, added)
  await learnReferences(ctx, lines)
  if (importId === null) {
    await record(
      ctx,
      added.map((line) => ({
        kind: 'debtor.recorded',
        subjectKind: 'debtor',
        subjectId: idOf(line),
        debtorId: idOf(line),
        payload: { name: line.given.name, siren: line.siren },
      })),
    )
  }
  return {
    ids: plan.lines.map(idOf),
    added: added.length,
    addedIds: new Set(added.map(idOf)),
    conflicts: plan.conflicts,
  }
}

/** What `recordDebtors` would do; writes nothing. New debtors go by negative ids. */
export async function previewDebtors(ctx: Context, debtors: readonly NewDebtor[]): Promise<RecordedDebtors> {
  const plan = await planFor(ctx, debtors)
  const added = [...new Set(plan.lines)].filter((line) => line.isNew)
  for (const [place, line] of added.entries()) line.id = -1 - place
  return {
    ids: plan.lines.map(idOf),
    added: added.length,
    addedIds: new Set(added.map(idOf)),
    conflicts: plan.conflicts,
  }
}

async function planFor(ctx: Context, debtors: readonly NewDebtor[]): Promise<DebtorsPlan> {
  const byReference = await selectReferenceOwners(
    ctx,
    debtors.flatMap(({ references }) => references),
  )
  const ids = [...new Set(byReference.map(({ debtorId }) => debtorId))]
  const sirens = debtors.flatMap(({ siren }) => siren ?? [])
  return planDebtors(debtors, { byReference, debtors: await selectKnownDebtors(ctx, { ids, sirens }) })
}

async function addDebtors(ctx: Context, lines: readonly DebtorLine[]): Promise<void> {
  const firstId = await takeIds(ctx, 'debtor', lines.length)
  for (const [place, line] of lines.entries()) line.id = firstId + place
  await copyDebtors(ctx, lines)
  const reachable = lines.filter(({ given }) => given.email || given.phone || given.contactName)
  if (reachable.length === 0) return
  const firstContactId = await takeIds(ctx, 'contact', reachable.length)
  await copyContacts(
    ctx,
    reachable.map((line, place) => ({
      id: firstContactId + place,
      debtorId: idOf(line),
      name: line.given.contactName ?? null,
      role: 'accounts-payable',
      email: line.given.email ?? null,
      phone: line.given.phone ?? null,
    })),
  )
}

async function learnReferences(ctx: Context, lines: readonly DebtorLine[]): Promise<void> {
  const learning = lines.filter((line) => !line.isNew && (line.newReferences.length > 0 || line.isSirenNew))
  if (learning.length > 0) await lockDebtors(ctx, learning.map(idOf))
  await copyReferences(
    ctx,
    lines.flatMap((line) => line.newReferences.map((reference) => ({ ...reference, debtorId: idOf(line) }))),
  )
  const named = learning.filter((line) => line.isSirenNew)
  if (named.length > 0) await updateSirens(ctx, named)
  await raiseVersions(ctx, learning.map(idOf))
}

function idOf({ id }: DebtorLine): Id {
  if (id === null) throw new Error('a debtor without id')
  return id
}
