// Lets one more person act for a company.

import { record } from '#evidence'
import { Refusal } from '#kernel'
import type { Context, Id, Locale } from '#kernel'
import { checkedEmail } from './change-settings.ts'
import { newPasswordHash } from './create-company.ts'
import type { Role } from './model.ts'
import { insertMembership, insertPerson, selectMembers, selectPersonByEmail } from './people-store.ts'

export type AddPersonInput = {
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Not needed for somebody who has an account already. */
  readonly password: string | null
  readonly locale: Locale
}

export async function addPerson(ctx: Context, input: AddPersonInput): Promise<{ readonly personId: Id }> {
  const email = checkedEmail(input.email).toLowerCase() // people sign in whatever case they type
  const known = await selectPersonByEmail(ctx.sql, email)
  if (known && (await selectMembers(ctx)).some(({ id }) => id === known.id))
    throw new Refusal('access.person_already_there', { email })
  const personId = known?.id ?? (await insertPerson(ctx.sql, await accountOf(input, email), ctx.now))
  await insertMembership(ctx, personId, input.role)
  const payload = { name: known?.name ?? input.name, role: input.role }
  await record(ctx, [{ kind: 'person.joined', subjectKind: 'person', subjectId: personId, payload }])
  return { personId }
}

async function accountOf({ name, password, locale }: AddPersonInput, email: string) {
  if (password === null) throw new Refusal('access.password_missing', { email })
  return { email, name, locale, passwordHash: await newPasswordHash(password, [email, name]) }
}
