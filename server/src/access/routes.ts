// Sign-in and settings over HTTP.

import type { z } from 'zod'
import type { Company, Context, Shell } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import type { Authenticate, SessionCookie } from './authenticate.ts'
import { type MailAccountInput, changeMailAccount } from './change-mail-account.ts'
import {
  changeAutomation,
  changeBank,
  changeCalendar,
  changeDefaultTerms,
  changeIdentity,
  changeOutreach,
  changeSenders,
  notePaymentsKnownTo,
  stopSending,
} from './change-settings.ts'
import {
  automationInput,
  bankInput,
  calendarInput,
  defaultTermsInput,
  identityInput,
  localeInput,
  mailAccountInput,
  mailAccountParams,
  organisationInput,
  outreachInput,
  paymentsKnownToInput,
  sendersInput,
  sendingStoppedInput,
  sessionOutput,
  settingsOutput,
  setUpInput,
  signInInput,
} from './contract.ts'
import { rateInput, rateParams, ratesOutput } from './rate-contract.ts'
import { createCompany } from './create-company.ts'
import type { Settings } from './model.ts'
import { changeLocale, changeOrganisation, describeSession } from './read-session.ts'
import { registerPasswordLinks } from './password-link-routes.ts'
import { registerPeople } from './people-routes.ts'
import { settingsOf } from './read-settings.ts'
import { knownRatesOf } from './read-law-parameters.ts'
import { recordRate, removeRate } from './record-rate.ts'
import type { Secrets } from './secrets.ts'
import { openSession, signIn, signOut } from './sign-in.ts'

export type AccessDoors = {
  readonly shell: Shell
  readonly authenticated: Authenticate
  readonly cookie: SessionCookie
  readonly secrets: Secrets
  /** Every link in a message begins with it. */
  readonly baseUrl: string
  /** An e-mail to a person of the house, through the company's account: a port, because mail belongs to a later module. */
  readonly sendNotice: (company: Company, notice: Notice) => Promise<void>
}

export type Notice = {
  readonly key: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export function registerAccessRoutes(app: HttpApp, doors: AccessDoors): void {
  registerSession(app, doors)
  registerPeople(app, doors)
  registerPasswordLinks(app, doors)
  registerSettings(app, doors)
  registerRates(app, doors)
}

const SESSION = '/api/v1/session'

function registerSession(app: HttpApp, { shell, authenticated, cookie }: AccessDoors): void {
  const described = { response: { 200: sessionOutput } }

  app.get(SESSION, { schema: described }, (request) => describeSession(shell, cookie.tokenOf(request)))

  app.post(
    '/api/v1/set-up',
    { schema: { body: setUpInput, response: { 201: sessionOutput } } },
    async ({ body }, reply) => {
      const { organisationId, personId } = await createCompany(shell, {
        ...body,
        siren: body.siren || null,
        isFirstVisit: true,
      })
      const token = await openSession(shell, personId, organisationId)
      cookie.give(reply, token)
      return reply.code(201).send(await describeSession(shell, token))
    },
  )

  app.post('/api/v1/sign-in', { schema: { body: signInInput, ...described } }, async (request, reply) => {
    const token = await signIn(shell, { ...request.body, address: request.ip, token: cookie.tokenOf(request) })
    cookie.give(reply, token)
    return describeSession(shell, token)
  })

  app.post('/api/v1/sign-out', { schema: described }, async (request, reply) => {
    const { token } = await authenticated(request)
    await signOut(shell, token)
    cookie.take(reply)
    return describeSession(shell, null)
  })

  app.put(`${SESSION}/locale`, { schema: { body: localeInput, ...described } }, async (request) => {
    const session = await authenticated(request)
    await changeLocale(shell, session, request.body.locale)
    return describeSession(shell, session.token)
  })

  app.put(`${SESSION}/organisation`, { schema: { body: organisationInput, ...described } }, async (request) => {
    const session = await authenticated(request)
    await changeOrganisation(shell, session, request.body.organisationId)
    return describeSession(shell, session.token)
  })
}

const SETTINGS = '/api/v1/settings'

function registerSettings(app: HttpApp, { shell, authenticated, secrets }: AccessDoors): void {
  const response = { 200: settingsOutput }
  /** Who asks, then the change, then the settings as they are now. */
  const within = async (
    request: Parameters<Authenticate>[0],
    change: (ctx: Context) => Promise<Settings>,
  ): Promise<Settings> => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, change)
  }

  app.get(SETTINGS, { schema: { response } }, (request) => within(request, settingsOf))

  app.put(`${SETTINGS}/identity`, { schema: { body: identityInput, response } }, (request) =>
    within(request, (ctx) => changeIdentity(ctx, request.body)),
  )

  app.put(`${SETTINGS}/bank`, { schema: { body: bankInput, response } }, (request) =>
    within(request, (ctx) => changeBank(ctx, request.body)),
  )

  app.put(`${SETTINGS}/mail-account`, { schema: { body: mailAccountInput, response } }, (request) =>
    within(request, (ctx) => changeMailAccount(ctx, { ...givenAccount(request.body), secrets })),
  )

  app.put(
    `${SETTINGS}/mail-accounts/:key`,
    { schema: { params: mailAccountParams, body: mailAccountInput, response } },
    (request) =>
      within(request, (ctx) => changeMailAccount(ctx, { ...givenAccount(request.body), ...request.params, secrets })),
  )

  app.put(`${SETTINGS}/senders`, { schema: { body: sendersInput, response } }, (request) =>
    within(request, (ctx) => changeSenders(ctx, request.body)),
  )

  app.put(`${SETTINGS}/default-terms`, { schema: { body: defaultTermsInput, response } }, (request) =>
    within(request, (ctx) => changeDefaultTerms(ctx, request.body)),
  )

  app.put(`${SETTINGS}/calendar`, { schema: { body: calendarInput, response } }, (request) =>
    within(request, (ctx) => changeCalendar(ctx, request.body)),
  )

  app.put(`${SETTINGS}/outreach`, { schema: { body: outreachInput, response } }, (request) =>
    within(request, (ctx) => changeOutreach(ctx, request.body)),
  )

  app.put(`${SETTINGS}/automation`, { schema: { body: automationInput, response } }, (request) =>
    within(request, (ctx) => changeAutomation(ctx, request.body.automation)),
  )

  app.put(`${SETTINGS}/sending-stopped`, { schema: { body: sendingStoppedInput, response } }, (request) =>
    within(request, (ctx) => stopSending(ctx, request.body)),
  )

  app.put(`${SETTINGS}/payments-known-to`, { schema: { body: paymentsKnownToInput, response } }, (request) =>
    within(request, (ctx) => notePaymentsKnownTo(ctx, request.body.day)),
  )
}

/** The account and the secrets that were typed. */
function givenAccount(body: z.infer<typeof mailAccountInput>): Omit<MailAccountInput, 'secrets'> {
  if (body === null) return { account: null }
  const { password, applicationSecret, dkimKey, ...account } = body
  return {
    account,
    ...(password !== undefined && { password }),
    ...(applicationSecret !== undefined && { applicationSecret }),
    ...(dkimKey !== undefined && { dkimKey }),
  }
}

const RATES = '/api/v1/rates'

/** What the law knows for this company, and what the company entered of it. */
function registerRates(app: HttpApp, { shell, authenticated }: AccessDoors): void {
  const response = { 200: ratesOutput }
  const within = async (request: Parameters<Authenticate>[0], change: (ctx: Context) => Promise<unknown>) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => {
      await change(ctx)
      return knownRatesOf(ctx)
    })
  }

  app.get(RATES, { schema: { response } }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, knownRatesOf)
  })

  app.put(`${RATES}/:name/:halfYear`, { schema: { params: rateParams, body: rateInput, response } }, (request) =>
    within(request, (ctx) => recordRate(ctx, { ...request.params, ...request.body })),
  )

  app.delete(`${RATES}/:name/:halfYear`, { schema: { params: rateParams, response } }, (request) =>
    within(request, (ctx) => removeRate(ctx, request.params.name, request.params.halfYear)),
  )
}
