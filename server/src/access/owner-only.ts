// What is an owner's alone. Whoever works at the command line of the machine may do what an owner may.

import { type Context, Refusal } from '#kernel'
import { selectMembers } from './people-store.ts'

export async function isOwner(ctx: Context): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'person') return true
  return (await selectMembers(ctx)).some(({ id, role }) => id === actor.personId && role === 'owner')
}

/** Letting people in and out, and saying what they are: else a member could make the second person whom a large message needs. */
export async function ownerOnly(ctx: Context): Promise<void> {
  if (!(await isOwner(ctx))) throw new Refusal('access.people_owner_needed')
}
