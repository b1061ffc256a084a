// What people are called, whether they are owners, and taking somebody out again.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import type { Member, Role } from './model.ts'
import { ownerOnly } from './owner-only.ts'
import { deletePasswordLink, deletePasswordLinksMadeBy } from './password-link-store.ts'
import { deleteMembership, selectMembers, selectOrganisationsOf, updateName, updateRole } from './people-store.ts'
import { deleteSessionsIn } from './session-store.ts'
import { lockSettings } from './store.ts'

/** One's own name, or as an owner that of somebody who acts for this company alone: a name is the same everywhere. */
export async function renamePerson(ctx: Context, personId: Id, name: string): Promise<void> {
  const isSelf = ctx.actor.kind === 'person' && ctx.actor.personId === personId
  if (!isSelf) await ownerOnly(ctx)
  const person = await memberOf(ctx, personId)
  if (person.name === name) return
  if (!isSelf && (await selectOrganisationsOf(ctx.sql, personId)).length > 1)
    throw new Refusal('access.person_elsewhere', { name: person.name })
  await updateName(ctx.sql, personId, name)
  await recordOf(ctx, 'person.renamed', personId, { before: person.name, name })
}

export async function changeRole(ctx: Context, personId: Id, role: Role): Promise<void> {
  await ownerOnly(ctx)
  const person = await memberOf(ctx, personId)
  if (person.role === role) return
  await anotherOwner(ctx, personId)
  await updateRole(ctx, personId, role)
  await deletePasswordLinksMadeBy(ctx, personId)
  await recordOf(ctx, 'person.role_changed', personId, { name: person.name, role })
}

/** Their sessions here end at once; what they did stays in the journal under their name. Their account stays, for other companies. */
export async function removePerson(ctx: Context, personId: Id): Promise<void> {
  await ownerOnly(ctx)
  const person = await memberOf(ctx, personId)
  await anotherOwner(ctx, personId)
  await deleteMembership(ctx, personId)
  await deleteSessionsIn(ctx, personId)
  await deletePasswordLink(ctx.sql, personId)
  await deletePasswordLinksMadeBy(ctx, personId)
  await recordOf(ctx, 'person.left', personId, { name: person.name })
}

/** Under the lock of the settings: two owners who take each other out at once would leave nobody. */
export async function memberOf(ctx: Context, personId: Id): Promise<Member> {
  await lockSettings(ctx)
  const found = (await selectMembers(ctx)).find(({ id }) => id === personId)
  if (!found) throw new Refusal('access.person_gone')
  return found
}

async function anotherOwner(ctx: Context, personId: Id): Promise<void> {
  const isLeft = (await selectMembers(ctx)).some(({ id, role }) => role === 'owner' && id !== personId)
  if (!isLeft) throw new Refusal('access.last_owner')
}

const recordOf = (
  ctx: Context,
  kind: 'person.renamed' | 'person.role_changed' | 'person.left',
  personId: Id,
  payload: Readonly<Record<string, string>>,
) => record(ctx, [{ kind, subjectKind: 'person', subjectId: personId, payload }])
