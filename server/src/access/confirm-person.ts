// Somebody says at the command line who they are: what two people must do, one cannot do under two names.

import type { Company, Shell } from '#kernel'
import { Refusal } from '#kernel'
import { peopleOf } from './read-people.ts'
import { provenPerson } from './sign-in.ts'

export type ConfirmPersonInput = { readonly email: string; readonly password: string }

/** The same company, with this person as the one who acts. */
export async function confirmPerson(
  shell: Shell,
  company: Company,
  { email, password }: ConfirmPersonInput,
): Promise<Company> {
  const { id: personId, name } = await provenPerson(shell, { email, password, address: 'command line' })
  const isMember = await shell.inCompany(company, async (ctx) =>
    (await peopleOf(ctx)).some(({ id }) => id === personId),
  )
  if (!isMember) throw new Refusal('access.person_not_found', { email })
  return { ...company, actor: { kind: 'person', personId, name } }
}
