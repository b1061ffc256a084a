import { beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Seat, openOffice } from '#test/office.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { removePerson } from './change-person.ts'
import { peopleOf } from './read-people.ts'

const path = await openWorkingPath('2026-11-16')
const office = await openOffice(path.store.shell)

let seats = 0
let seat: Seat
beforeEach(async () => {
  path.at('2026-11-16')
  seat = await office.seat()
  seats++
})

const PASSWORD = 'cinq girafes bleues'
const julien = () => ({ name: 'Julien Roy', email: `Julien-${seats}@atelier.example` })

type Invited = { readonly role?: 'owner' | 'member'; readonly email?: string }

/** Asks Julien in and returns what the link carries. */
async function invited({ role = 'member', email = julien().email }: Invited = {}, by: Seat = seat): Promise<string> {
  const { status, body } = await office.ask(by, 'POST /people/invitations', { name: 'Julien Roy', email, role })
  expect(status).toBe(200)
  return String(body['link']).split('#')[1] ?? ''
}

const accept = (token: string, password = PASSWORD, name = 'Julien R.'): Promise<Answer> =>
  office.ask(null, 'POST /invitation/accept', { token, name, password })

/** Julien, let in and signed in. */
async function joined(options: Invited = {}): Promise<Seat & { readonly personId: number }> {
  await accept(await invited(options))
  return signedIn(options.email ?? julien().email)
}

async function signedIn(email: string): Promise<Seat & { readonly personId: number }> {
  const response = await office.app.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    headers: { host: 'localhost:4000' },
    payload: { email, password: PASSWORD },
  })
  const body = response.json<{ csrf: string; person: { id: number } }>()
  const token = response.cookies.find(({ name }) => name === 'quittance')?.value ?? ''
  return { company: seat.company, token, csrf: body.csrf, personId: body.person.id }
}

const withMail = () =>
  office.ask(seat, 'PUT /settings/mail-account', {
    host: '127.0.0.1',
    port: path.smtpPort,
    security: 'none',
    fromEmail: `compta-${seats}@atelier.example`,
  })

const people = async (): Promise<readonly string[]> =>
  path.store.shell.inCompany(seat.company, async (ctx) =>
    (await peopleOf(ctx)).map(({ name, role }) => `${name} ${role}`),
  )
const me = async (who: Seat): Promise<number> =>
  ((await office.ask(who, 'GET /session')).body['person'] as { id: number }).id

describe('an invitation', () => {
  test('opens once: the person chooses a name and a password, and is in', async () => {
    const token = await invited()
    expect((await office.ask(null, 'POST /invitation/open', { token })).body).toMatchObject({
      name: 'Julien Roy',
      email: `julien-${seats}@atelier.example`,
      invitedBy: 'Marie',
      hasAccount: false,
    })
    expect(await people()).toEqual(['Marie owner'])
    expect(await accept(token)).toMatchObject({
      status: 200,
      body: { state: 'signed-in', person: { name: 'Julien R.' } },
    })
    expect(await people()).toEqual(['Julien R. member', 'Marie owner'])
    expect(await accept(token)).toMatchObject({ status: 410, body: { code: 'access.invitation_over' } })
    expect((await office.ask(seat, 'GET /people')).body).toMatchObject({ invitations: [], mayManage: true })
  })

  test('opens for a day', async () => {
    const token = await invited()
    path.at('2026-11-17T08:59:59.000Z')
    expect((await office.ask(null, 'POST /invitation/open', { token })).status).toBe(200)
    path.at('2026-11-17T09:00:00.000Z')
    expect((await office.ask(null, 'POST /invitation/open', { token })).body['code']).toBe('access.invitation_over')
    expect((await accept(token)).body['code']).toBe('access.invitation_over')
  })

  test('made again replaces the one before; taken back, it opens no more', async () => {
    const first = await invited()
    const second = await invited()
    expect((await accept(first)).body['code']).toBe('access.invitation_over')
    const { body } = await office.ask(seat, 'GET /people')
    const [{ id }] = body['invitations'] as [{ id: number }]
    expect((await office.ask(seat, `DELETE /people/invitations/${id}`)).body['invitations']).toEqual([])
    expect((await accept(second)).body['code']).toBe('access.invitation_over')
  })

  test('of somebody who has an account opens with the password of that account, and no other', async () => {
    const email = `shared-${seats}@atelier.example`
    await joined({ email })
    const other = await office.seat()
    const token = await invited({ email }, other)
    expect((await office.ask(null, 'POST /invitation/open', { token })).body['hasAccount']).toBe(true)
    expect((await accept(token, 'une autre phrase')).body['code']).toBe('access.sign_in_refused')
    const { body } = await accept(token)
    expect((body['organisations'] as readonly unknown[]).length).toBe(2)
  })

  test('is made by whoever has not somebody of that address already', async () => {
    const email = `again-${seats}@atelier.example`
    await joined({ email })
    const again = { name: 'Julien', email: email.toUpperCase().replace('ATELIER.EXAMPLE', 'atelier.example') }
    expect((await office.ask(seat, 'POST /people/invitations', again)).body['code']).toBe('access.person_already_there')
  })

  test('guessed or of another company opens nothing', async () => {
    const token = await invited()
    const made = [
      `${seat.company.organisationId}.${'a'.repeat(43)}`,
      token.replace(/^\d+/, '999999'),
      token.slice(1),
      '',
    ]
    for (const guess of made) expect((await accept(guess)).body['code']).toBe('access.invitation_over')
  })

  test('leaves by the mail account of the company, and is then shown to nobody', async () => {
    await withMail()
    const { email } = julien()
    const { body } = await office.ask(seat, 'POST /people/invitations', { name: 'Julien Roy', email })
    expect(body['link']).toBeNull()
    const mail = path.messages.at(-1)?.content.replaceAll('=\r\n', '') ?? ''
    expect(mail).toContain('Bonjour Julien Roy,')
    const token = /\/invitation#([\w.-]+)/.exec(mail)?.[1] ?? ''
    expect((await accept(token)).status).toBe(200)
  })

  test('is shown after all where the mail server refuses it', async () => {
    await withMail()
    path.misbehave((verb) => (verb === 'RCPT' ? '550 no such user' : undefined))
    const { body } = await office.ask(seat, 'POST /people/invitations', julien())
    path.misbehave(null)
    expect(body['link']).toMatch(/^http:\/\/localhost:4000\/invitation#\d+\.[\w-]{43}$/)
  })

  test('is kept as a digest: no row holds what opens it', async () => {
    const token = await invited()
    const rows = await path.store.shell.inCompany(
      seat.company,
      ({ sql }) => sql<{ text: string }>`
        select i::text as text from invitation i union all select p::text from fact_payload p`,
    )
    expect(rows.filter(({ text }) => text.includes(julien().email.toLowerCase()))).toHaveLength(2)
    expect(rows.filter(({ text }) => text.includes(token.split('.')[1] ?? 'nothing'))).toEqual([])
  })
})

describe('what is an owner’s alone', () => {
  test.each([
    ['POST /people/invitations', { name: 'Ami', email: 'ami@atelier.example', role: 'owner' }],
    ['PUT /people/1/role', { role: 'member' }],
    ['PUT /people/1/name', { name: 'Autre' }],
    ['DELETE /people/1', undefined],
    ['DELETE /people/invitations/1', undefined],
  ] as const)('%s', async (request, payload) => {
    const member = await joined()
    expect(await office.ask(member, request, payload)).toMatchObject({
      status: 403,
      body: { code: 'access.people_owner_needed' },
    })
    expect((await office.ask(member, 'GET /people')).body['mayManage']).toBe(false)
  })
})

describe('taking somebody out', () => {
  test('ends their sessions at once; the journal keeps their name', async () => {
    const member = await joined()
    expect((await office.ask(member, 'GET /today')).status).toBe(200)
    expect((await office.ask(seat, `DELETE /people/${member.personId}`)).status).toBe(200)
    expect((await office.ask(member, 'GET /today')).body['code']).toBe('access.signed_out')
    expect(await people()).toEqual(['Marie owner'])
    const facts = await path.store.shell.inCompany(
      seat.company,
      ({ sql }) => sql<{ payload: string }>`
        select p.payload from fact f join fact_payload p on p.fact_id = f.id where f.kind = 'person.left'`,
    )
    expect(facts).toEqual([{ payload: '{"name":"Julien R."}' }])
  })

  test('leaves another company of theirs open', async () => {
    const email = `both-${seats}@atelier.example`
    const member = await joined({ email })
    const other = await office.seat()
    await accept(await invited({ email }, other))
    await office.ask(seat, `DELETE /people/${member.personId}`)
    const again = await signedIn(email)
    expect((await office.ask(again, 'GET /session')).body['organisations']).toHaveLength(1)
  })

  test('is refused for the last owner, whoever else is there, as is another role', async () => {
    await joined()
    const id = await me(seat)
    expect((await office.ask(seat, `DELETE /people/${id}`)).body['code']).toBe('access.last_owner')
    expect((await office.ask(seat, `PUT /people/${id}/role`, { role: 'member' })).body['code']).toBe(
      'access.last_owner',
    )
    const second = await joined({ role: 'owner', email: `second-${seats}@atelier.example` })
    expect((await office.ask(second, `DELETE /people/${id}`)).status).toBe(200)
    expect((await office.ask(seat, 'GET /people')).body['code']).toBe('access.signed_out')
  })

  test('two owners who take each other out at the same moment leave one', async () => {
    const second = await joined({ role: 'owner' })
    const first = await me(seat)
    const tries = await Promise.allSettled(
      [first, second.personId].map((id) => path.store.shell.inCompany(seat.company, (ctx) => removePerson(ctx, id))),
    )
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await people()).toHaveLength(1)
  })

  test('of somebody who is no longer there says so, and reaches nobody of another company', async () => {
    const stranger = await me(await office.seat())
    expect((await office.ask(seat, `DELETE /people/${stranger}`)).body['code']).toBe('access.person_gone')
    expect((await office.ask(seat, `PUT /people/${stranger}/name`, { name: 'X' })).body['code']).toBe(
      'access.person_gone',
    )
  })
})

describe('names', () => {
  test('one changes one’s own, an owner those of the others', async () => {
    const member = await joined()
    await office.ask(member, `PUT /people/${member.personId}/name`, { name: 'Julien Roy-Martin' })
    expect(await people()).toEqual(['Julien Roy-Martin member', 'Marie owner'])
    await office.ask(seat, `PUT /people/${member.personId}/name`, { name: 'Julien Roy' })
    await office.ask(seat, `PUT /people/${member.personId}/role`, { role: 'owner' })
    expect(await people()).toEqual(['Julien Roy owner', 'Marie owner'])
  })

  test('of somebody who acts for another company too are their own alone', async () => {
    const email = `two-${seats}@atelier.example`
    const member = await joined({ email })
    await accept(await invited({ email }, await office.seat()))
    expect((await office.ask(seat, `PUT /people/${member.personId}/name`, { name: 'X' })).body['code']).toBe(
      'access.person_elsewhere',
    )
  })
})

describe('one’s own password', () => {
  test('is changed with the one before; other sessions end, this one goes on', async () => {
    const here = await joined()
    const elsewhere = await signedIn(julien().email)
    const next = 'six girafes bleues'
    expect(await office.ask(here, 'PUT /session/password', { current: 'deviné', next })).toMatchObject({
      status: 422,
      body: { code: 'access.password_wrong' },
    })
    const weak = { current: PASSWORD, next: 'motdepasse' }
    expect((await office.ask(here, 'PUT /session/password', weak)).body['code']).toBe('access.password_too_common')
    expect((await office.ask(here, 'PUT /session/password', { current: PASSWORD, next })).status).toBe(200)
    expect((await office.ask(here, 'GET /people')).status).toBe(200)
    expect((await office.ask(elsewhere, 'GET /people')).body['code']).toBe('access.signed_out')
  })

  test('tries at the current one are counted like those to sign in', async () => {
    const here = await joined()
    for (let i = 0; i < 10; i++) await office.ask(here, 'PUT /session/password', { current: `essai ${i}`, next: 'x' })
    const { body } = await office.ask(here, 'PUT /session/password', { current: PASSWORD, next: 'six girafes bleues' })
    expect(body['code']).toBe('access.too_many_attempts')
  })
})
