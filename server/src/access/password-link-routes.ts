// A forgotten password, over HTTP: an owner gives a link to a new one, and whoever holds it chooses that.

import type { HttpApp } from '#platform/http.ts'
import { sessionOutput } from './contract.ts'
import { givePasswordLink, withdrawPasswordLink } from './give-password-link.ts'
import {
  givenPasswordLinkOutput,
  passwordLinkOutput,
  passwordLinkTokenInput,
  peopleOutput,
  personParams,
  setPasswordInput,
} from './people-contract.ts'
import { passwordChangedMail, passwordLinkMail } from './password-link-words.ts'
import { describedPeople, PEOPLE } from './people-routes.ts'
import { describeSession } from './read-session.ts'
import { settingsOf } from './read-settings.ts'
import type { AccessDoors } from './routes.ts'
import { tokenDigest } from './session-token.ts'
import { openPasswordLink, type PasswordSet, setPasswordByLink } from './set-password-by-link.ts'

export function registerPasswordLinks(app: HttpApp, doors: AccessDoors): void {
  registerGiving(app, doors)
  registerUsing(app, doors)
}

const LINK = `${PEOPLE}/:personId/password-link`

function registerGiving(app: HttpApp, { shell, authenticated, baseUrl, sendNotice }: AccessDoors): void {
  app.post(LINK, { schema: { params: personParams, response: { 200: givenPasswordLinkOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    const { personId } = request.params
    const linkOf = (token: string) => `${baseUrl}/password#${token}`
    const { token, ...given } = await givePasswordLink(shell, company, {
      personId,
      mail: ({ token: secret, email, ...mail }) => {
        const words = passwordLinkMail({ ...mail, link: linkOf(secret) })
        return sendNotice(company, { key: keyOf('password-link', company.organisationId, secret), to: email, ...words })
      },
    })
    return { ...given, link: token === null ? null : linkOf(token) }
  })

  app.delete(LINK, { schema: { params: personParams, response: { 200: peopleOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => {
      await withdrawPasswordLink(ctx, request.params.personId)
      return describedPeople(ctx)
    })
  })
}

/** Whoever holds the link has no session. Nobody guesses 32 bytes. */
function registerUsing(app: HttpApp, doors: AccessDoors): void {
  const { shell, cookie } = doors
  app.post(
    '/api/v1/password-link/open',
    { schema: { body: passwordLinkTokenInput, response: { 200: passwordLinkOutput } } },
    async (request) => {
      const { name, email, company, madeBy } = await openPasswordLink(shell, request.body.token)
      return { name, email, company, madeBy }
    },
  )

  app.post(
    '/api/v1/password-link/use',
    { schema: { body: setPasswordInput, response: { 200: sessionOutput } } },
    async (request, reply) => {
      const set = await setPasswordByLink(shell, { ...request.body, session: cookie.tokenOf(request) })
      await tell(doors, set)
      cookie.give(reply, set.token)
      return describeSession(shell, set.token)
    },
  )
}

/** Where there is a mail account. What could not be told changes nothing of what was done. */
async function tell({ shell, sendNotice }: AccessDoors, { token, link, company }: PasswordSet): Promise<void> {
  const { mailAccount } = await shell.inCompany(company, settingsOf)
  if (mailAccount === null) return
  const key = keyOf('password-changed', company.organisationId, token)
  await sendNotice(company, { key, to: link.email, ...passwordChangedMail(link) }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : ''
    shell.log.warn('password_link.use_not_told', { personId: link.personId, reason })
  })
}

/** Each of its own, and telling nothing of the secret. */
const keyOf = (what: string, organisationId: number, secret: string): string =>
  `${what}.${organisationId}.${tokenDigest(secret).toString('hex').slice(0, 16)}`
