// A person chooses another password in the office. Every other session of theirs ends; the one that they work in goes on.

import { record } from '#evidence'
import { isRefusal, Refusal, type Shell } from '#kernel'
import { newPasswordHash } from './create-company.ts'
import { deletePasswordLink } from './password-link-store.ts'
import { updatePassword } from './people-store.ts'
import type { SignedIn } from './read-session.ts'
import { deleteOtherSessions } from './session-store.ts'
import { tokenDigest } from './session-token.ts'
import { provenPerson } from './sign-in.ts'

export type ChangeOwnPasswordInput = {
  readonly current: string
  readonly next: string
  /** Where the request came from: tries at the current password are counted as those to sign in are. */
  readonly address: string
}

export async function changeOwnPassword(shell: Shell, session: SignedIn, input: ChangeOwnPasswordInput): Promise<void> {
  const { current, next, address } = input
  const { person, organisation, company, token } = session
  await provenPerson(shell, { email: person.email, password: current, address }).catch((error: unknown) => {
    throw isRefusal(error) && error.code === 'access.sign_in_refused' ? new Refusal('access.password_wrong') : error
  })
  const hash = await newPasswordHash(next, [person.email, person.name, organisation.name])
  await shell.inCompany(company, async (ctx) => {
    await updatePassword(ctx.sql, person.id, hash)
    await deleteOtherSessions(ctx.sql, person.id, tokenDigest(token))
    await deletePasswordLink(ctx.sql, person.id)
    await record(ctx, [{ kind: 'person.password_changed', subjectKind: 'person', subjectId: person.id }])
  })
}
