// Changes what is known of debtors and of their main contacts: one record edited by a person, the grid of missing contacts, or a
// whole list of customers. What is wrong with one debtor does not stop the others.

import { type NewFact, record } from '#evidence'
import { takeIds } from '#access'
import { Refusal, type Context, type Id } from '#kernel'
import { parseSiren } from '#kernel/identifiers.ts'
import { copyContacts, selectContactsOfDebtors, updateContacts } from './contact-store.ts'
import {
  type ChangeMode,
  type ChangedDebtor,
  type DebtorChange,
  type KeptDebtor,
  type PlannedChange,
  planChange,
  withFields,
} from './debtor-change.ts'
import { lockNewDebtors, selectDebtorRows, selectKnownDebtors, updateDebtors } from './debtor-store.ts'
import type { Conflict, Contact, Debtor } from './model.ts'
import { debtorById } from './read-debtor.ts'
import { refused } from './rules.ts'
import { lockDebtorRows, raiseVersions } from './store.ts'

export type ChangeDebtorsInput = {
  readonly changes: readonly DebtorChange[]
  readonly mode: ChangeMode
  /** Null: a person does it, and each debtor's journal says so; else one fact tells of the whole file. */
  readonly importId: Id | null
}

export type ChangedDebtors = {
  readonly changed: number
  readonly unchanged: number
  /** `index` is the place among the changes handed over. */
  readonly refused: readonly (Conflict & { readonly debtorId: Id })[]
}

export async function changeDebtors(
  ctx: Context,
  { changes, mode, importId }: ChangeDebtorsInput,
): Promise<ChangedDebtors> {
  const wanted = combined(changes)
  await lockNewDebtors(ctx)
  const present = await lockDebtorRows(ctx, [...wanted.keys()])
  const known: Known = {
    debtors: new Map((await selectDebtorRows(ctx, present)).map((debtor) => [debtor.id, debtor])),
    contacts: await mainContacts(ctx, present),
    sirenOwners: await ownersOfSirens(ctx, changes),
  }
  const planned = new Map(wanted.entries().map(([debtorId, change]) => [debtorId, planOne(known, change, mode)]))
  const changed = planned
    .values()
    .flatMap((plan) => (plan.kind === 'changed' ? [plan.change] : []))
    .toArray()
  await writeChanges(ctx, known, changed)
  await record(ctx, importId === null ? changed.flatMap(factsOf) : factOfImport(importId, changed))
  const problems = changes.flatMap(({ debtorId }, index) => {
    const plan = planned.get(debtorId)
    return plan?.kind === 'refused' ? [{ code: plan.code, data: plan.data, index, debtorId }] : []
  })
  return { changed: changed.length, unchanged: changes.length - changed.length - problems.length, refused: problems }
}

export type ChangeDebtorInput = DebtorChange & { readonly version: number }

/** One record, as a person saw it: refused when it changed meanwhile. */
export async function changeDebtor(ctx: Context, { version, ...change }: ChangeDebtorInput): Promise<Debtor> {
  await lockNewDebtors(ctx)
  await lockDebtorRows(ctx, [change.debtorId])
  const seen = await debtorById(ctx, change.debtorId)
  if (seen.version !== version) throw new Refusal('ledger.debtor_changed', { name: seen.name, version: seen.version })
  const { refused: problems } = await changeDebtors(ctx, { changes: [change], mode: 'overwrite', importId: null })
  if (problems[0]) throw new Refusal(problems[0].code, problems[0].data)
  return debtorById(ctx, change.debtorId)
}

/** Two changes of one debtor are one; the later word counts. */
function combined(changes: readonly DebtorChange[]): Map<Id, DebtorChange> {
  const byDebtor = new Map<Id, DebtorChange>()
  for (const change of changes) byDebtor.set(change.debtorId, { ...byDebtor.get(change.debtorId), ...change })
  return byDebtor
}

type Known = {
  readonly debtors: ReadonlyMap<Id, KeptDebtor>
  readonly contacts: ReadonlyMap<Id, Contact>
  readonly sirenOwners: Map<string, { readonly id: Id; readonly name: string }>
}

async function mainContacts(ctx: Context, debtorIds: readonly Id[]): Promise<Map<Id, Contact>> {
  const contacts = await selectContactsOfDebtors(ctx, debtorIds)
  return new Map(contacts.toReversed().map((contact) => [contact.debtorId, contact]))
}

async function ownersOfSirens(ctx: Context, changes: readonly DebtorChange[]): Promise<Known['sirenOwners']> {
  const sirens = changes.flatMap(({ siren }) => (siren ? (parseSiren(siren) ?? []) : []))
  const owners = await selectKnownDebtors(ctx, { ids: [], sirens })
  return new Map(owners.map((owner) => [owner.siren ?? '', owner]))
}

function planOne({ debtors, contacts, sirenOwners }: Known, wanted: DebtorChange, mode: ChangeMode): PlannedChange {
  const debtor = debtors.get(wanted.debtorId)
  if (!debtor) return refused('ledger.debtor_unknown', { debtor: wanted.debtorId })
  const plan = planChange(debtor, contacts.get(debtor.id) ?? null, wanted, mode)
  const siren = plan.kind === 'changed' ? plan.change.after.siren : null
  if (!siren) return plan
  const owner = sirenOwners.get(siren) ?? debtor
  sirenOwners.set(siren, owner)
  return owner.id === debtor.id ? plan : refused('ledger.siren_taken', { siren, name: owner.name, debtor: owner.id })
}

async function writeChanges(
  ctx: Context,
  { debtors }: Pick<Known, 'debtors'>,
  changed: readonly ChangedDebtor[],
): Promise<void> {
  const fields = changed.filter(({ after }) => Object.keys(after).length > 0)
  await updateDebtors(
    ctx,
    fields.map(({ debtorId, after }) => ({ ...(debtors.get(debtorId) as KeptDebtor), ...after })),
  )
  const contacts = changed.flatMap(({ debtorId, contact }) => (contact ? [{ debtorId, ...contact }] : []))
  await updateContacts(
    ctx,
    contacts.flatMap(({ before, after }) => (before ? [withFields(before, after)] : [])),
  )
  const added = contacts.filter(({ before }) => before === null)
  if (added.length > 0) {
    const firstId = await takeIds(ctx, 'contact', added.length)
    await copyContacts(
      ctx,
      added.map(({ debtorId, after }, place) => ({ id: firstId + place, debtorId, ...after })),
    )
  }
  await raiseVersions(
    ctx,
    changed.map(({ debtorId }) => debtorId),
  )
}

function factsOf({ debtorId, before, after, contact }: ChangedDebtor): NewFact[] {
  const about = { subjectKind: 'debtor', subjectId: debtorId, debtorId }
  const facts: NewFact[] = []
  if (Object.keys(after).length > 0)
    facts.push({ ...about, kind: 'debtor.changed', payload: { before, changed: after } })
  if (contact?.before)
    facts.push({ ...about, kind: 'contact.changed', payload: { before: contact.before, ...contact.after } })
  else if (contact) facts.push({ ...about, kind: 'contact.added', payload: contact.after })
  return facts
}

/** Read again by the undo of the import. */
const factOfImport = (importId: Id, changes: readonly ChangedDebtor[]): NewFact[] =>
  changes.length === 0
    ? []
    : [
        {
          kind: 'debtor.changed',
          subjectKind: 'import',
          subjectId: importId,
          payload: { changes },
        },
      ]
