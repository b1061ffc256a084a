// Who acts for a company, over HTTP: the list, invitations and what is behind their link, names, roles, leaving, one's own password.

import type { z } from 'zod'
import type { Company, Context, Locale } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import { acceptInvitation, openInvitation } from './accept-invitation.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { changeRole, removePerson, renamePerson } from './change-person.ts'
import { sessionOutput } from './contract.ts'
import { invitationMail } from './invitation-words.ts'
import { selectInvitations } from './invitation-store.ts'
import { invitePerson, type MadeInvitation, withdrawInvitation } from './invite-person.ts'
import { isOwner } from './owner-only.ts'
import { selectPasswordLinks } from './password-link-store.ts'
import {
  acceptInvitationInput,
  invitationOutput,
  invitationParams,
  invitationTokenInput,
  invitePersonInput,
  madeInvitationOutput,
  nameInput,
  ownPasswordInput,
  peopleOutput,
  personParams,
  roleInput,
} from './people-contract.ts'
import { peopleOf } from './read-people.ts'
import { describeSession } from './read-session.ts'
import { settingsOf } from './read-settings.ts'
import type { AccessDoors } from './routes.ts'

export function registerPeople(app: HttpApp, doors: AccessDoors): void {
  registerMembers(app, doors)
  registerInvitations(app, doors)
  registerInvited(app, doors)
}

export const PEOPLE = '/api/v1/people'

export async function describedPeople(ctx: Context): Promise<z.infer<typeof peopleOutput>> {
  const links = new Map((await selectPasswordLinks(ctx)).map(({ personId, ...link }) => [personId, link]))
  const people = (await peopleOf(ctx)).map((person) => ({ ...person, passwordLink: links.get(person.id) ?? null }))
  return { people, invitations: await selectInvitations(ctx), mayManage: await isOwner(ctx) }
}

function registerMembers(app: HttpApp, { shell, authenticated }: AccessDoors): void {
  const response = { 200: peopleOutput }
  const within = async (request: Parameters<typeof authenticated>[0], change: (ctx: Context) => Promise<void>) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => {
      await change(ctx)
      return describedPeople(ctx)
    })
  }

  app.get(PEOPLE, { schema: { response } }, (request) => within(request, async () => {}))

  app.put(`${PEOPLE}/:personId/name`, { schema: { params: personParams, body: nameInput, response } }, (request) =>
    within(request, (ctx) => renamePerson(ctx, request.params.personId, request.body.name)),
  )

  app.put(`${PEOPLE}/:personId/role`, { schema: { params: personParams, body: roleInput, response } }, (request) =>
    within(request, (ctx) => changeRole(ctx, request.params.personId, request.body.role)),
  )

  app.delete(`${PEOPLE}/:personId`, { schema: { params: personParams, response } }, (request) =>
    within(request, (ctx) => removePerson(ctx, request.params.personId)),
  )

  app.put(
    '/api/v1/session/password',
    { schema: { body: ownPasswordInput, response: { 200: sessionOutput } } },
    async (request) => {
      const session = await authenticated(request)
      await changeOwnPassword(shell, session, { ...request.body, address: request.ip })
      return describeSession(shell, session.token)
    },
  )
}

function registerInvitations(app: HttpApp, doors: AccessDoors): void {
  const { shell, authenticated } = doors
  app.post(
    `${PEOPLE}/invitations`,
    { schema: { body: invitePersonInput, response: { 200: madeInvitationOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const made = await shell.inCompany(company, (ctx) => invitePerson(ctx, request.body))
      const link = `${doors.baseUrl}/invitation#${made.token}`
      const isMailed = await mailed(doors, company, { made, link, locale })
      // What went by mail is shown to nobody else.
      return { id: made.id, email: made.email, expiresAt: made.expiresAt, link: isMailed ? null : link }
    },
  )

  app.delete(
    `${PEOPLE}/invitations/:id`,
    { schema: { params: invitationParams, response: { 200: peopleOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      return shell.inCompany(company, async (ctx) => {
        await withdrawInvitation(ctx, request.params.id)
        return describedPeople(ctx)
      })
    },
  )
}

type Mailed = { readonly made: MadeInvitation; readonly link: string; readonly locale: Locale }

/** Through the company's own account. Without one, or when its server says no, the person is given the link by hand. */
async function mailed({ shell, sendNotice }: AccessDoors, company: Company, { made, link, locale }: Mailed) {
  const settings = await shell.inCompany(company, settingsOf)
  if (settings.mailAccount === null) return false
  const words = invitationMail({
    name: made.name,
    invitedBy: company.actor.kind === 'person' ? company.actor.name : '',
    company: settings.identity.name ?? '',
    link,
    locale,
  })
  const key = `invitation.${company.organisationId}.${made.id}`
  try {
    await sendNotice(company, { key, to: made.email, ...words })
    return true
  } catch (error) {
    shell.log.warn('invitation.not_sent', { id: made.id, reason: error instanceof Error ? error.message : '' })
    return false
  }
}

/** Whoever holds the link has no session yet. Nobody guesses 32 bytes; tries at a password are counted where it is looked at. */
function registerInvited(app: HttpApp, { shell, cookie }: AccessDoors): void {
  app.post(
    '/api/v1/invitation/open',
    { schema: { body: invitationTokenInput, response: { 200: invitationOutput } } },
    (request) => openInvitation(shell, request.body.token),
  )

  app.post(
    '/api/v1/invitation/accept',
    { schema: { body: acceptInvitationInput, response: { 200: sessionOutput } } },
    async (request, reply) => {
      const token = await acceptInvitation(shell, {
        ...request.body,
        address: request.ip,
        session: cookie.tokenOf(request),
      })
      cookie.give(reply, token)
      return describeSession(shell, token)
    },
  )
}
