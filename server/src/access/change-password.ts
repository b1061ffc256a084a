// A new password, given at the command line by whoever runs the installation. Every session of the person ends.

import { record } from '#evidence'
import { Refusal } from '#kernel'
import type { Company, Shell } from '#kernel'
import { newPasswordHash } from './create-company.ts'
import { deletePasswordLink } from './password-link-store.ts'
import { selectOrganisationsOf, selectPersonByEmail, updatePassword } from './people-store.ts'
import { deleteSessionsOf } from './session-store.ts'

export type ChangePasswordInput = { readonly email: string; readonly password: string }

export async function changePassword(shell: Shell, { email, password }: ChangePasswordInput): Promise<void> {
  const found = await shell.shared(async (sql) => {
    const person = await selectPersonByEmail(sql, email.trim().toLowerCase())
    return person && { person, companies: await selectOrganisationsOf(sql, person.id) }
  })
  const [home] = found?.companies ?? []
  if (!found || !home) throw new Refusal('access.person_not_found', { email })
  const { person } = found
  const hash = await newPasswordHash(password, [person.email, person.name, home.name])
  const company: Company = { organisationId: home.id, actor: { kind: 'system', name: 'command' } }
  await shell.inCompany(company, async (ctx) => {
    await updatePassword(ctx.sql, person.id, hash)
    await deleteSessionsOf(ctx.sql, person.id)
    await deletePasswordLink(ctx.sql, person.id)
    await record(ctx, [{ kind: 'person.password_changed', subjectKind: 'person', subjectId: person.id }])
  })
}
