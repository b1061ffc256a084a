// Who is behind a token, and what the office shows them first.

import { Refusal } from '#kernel'
import type { Company, Locale, Shell } from '#kernel'
import type { SessionOutput } from './contract.ts'
import type { Organisation, Person } from './model.ts'
import { hasPeople, selectOrganisationsOf, updateLocale } from './people-store.ts'
import { settingsOf } from './read-settings.ts'
import { SESSION_IDLE_HOURS, SESSION_TOUCH_MINUTES } from './rules.ts'
import { moveSession, selectSession, touchSession } from './session-store.ts'
import { csrfOf, isToken, tokenDigest } from './session-token.ts'
import { minutesBefore } from './sign-in.ts'

export type SignedIn = {
  readonly token: string
  readonly company: Company
  readonly organisation: Organisation
  readonly person: Person
  readonly locale: Locale
}

/** Null for a token that is unknown, idle for too long, over, or of somebody who lost access. */
export async function sessionOf(shell: Shell, token: string | null): Promise<SignedIn | null> {
  if (token === null || !isToken(token)) return null
  const now = shell.clock.now()
  const digest = tokenDigest(token)
  return shell.shared(async (sql) => {
    const row = await selectSession(sql, digest, now, minutesBefore(now, SESSION_IDLE_HOURS * 60))
    if (!row) return null
    if (row.lastSeenAt < minutesBefore(now, SESSION_TOUCH_MINUTES)) await touchSession(sql, digest, now)
    const { personId, personName: name, email, locale, organisationId } = row
    return {
      token,
      company: { organisationId, actor: { kind: 'person', personId, name } },
      organisation: { id: organisationId, name: row.organisationName },
      person: { id: personId, name, email, locale },
      locale,
    }
  })
}

export async function describeSession(shell: Shell, token: string | null): Promise<SessionOutput> {
  const session = await sessionOf(shell, token)
  // Who is not signed in can reckon all the same, and needs to know the day.
  if (!session) return { state: (await shell.shared(hasPeople)) ? 'signed-out' : 'empty', today: shell.clock.today() }
  const { organisation, person } = session
  const organisations = await shell.shared((sql) => selectOrganisationsOf(sql, person.id))
  const { today, settings } = await shell.inCompany(session.company, async (ctx) => ({
    today: ctx.today,
    settings: await settingsOf(ctx),
  }))
  return {
    state: 'signed-in',
    csrf: csrfOf(session.token),
    person,
    organisation,
    organisations,
    today,
    automation: settings.automation,
    sendingStopped: settings.sendingStopped,
  }
}

export async function changeLocale(shell: Shell, session: SignedIn, locale: Locale): Promise<void> {
  await shell.shared((sql) => updateLocale(sql, session.person.id, locale))
}

/** The session goes on in another company of the same person. */
export async function changeOrganisation(shell: Shell, session: SignedIn, organisationId: number): Promise<void> {
  const moved = await shell.shared((sql) =>
    moveSession(sql, tokenDigest(session.token), session.person.id, organisationId),
  )
  if (!moved) throw new Refusal('access.company_not_found', { name: String(organisationId) })
}
