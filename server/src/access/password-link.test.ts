import { beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Seat, openOffice } from '#test/office.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { addPerson } from './add-person.ts'
import { changePassword } from './change-password.ts'
import { changeRole, removePerson } from './change-person.ts'
import { settingsOf } from './read-settings.ts'
import { setPasswordByLink } from './set-password-by-link.ts'

const path = await openWorkingPath('2026-11-16')
const office = await openOffice(path.store.shell)
const { shell } = path.store

const PASSWORD = 'cinq girafes bleues'
const NEXT = 'six girafes bleues'

let seats = 0
let seat: Seat
beforeEach(async () => {
  path.at('2026-11-16')
  seat = await office.seat()
  seats++
})

const emailOf = (who: string): string => `${who}-${seats}@atelier.example`

type Added = { readonly who?: string; readonly role?: 'owner' | 'member'; readonly in?: Seat }

/** Somebody more who acts for a company, with the password PASSWORD unless they have an account; their number. */
async function added({ who = 'julien', role = 'member', in: { company } = seat }: Added = {}): Promise<number> {
  const { personId } = await shell.inCompany(company, (ctx) =>
    addPerson(ctx, { name: 'Julien Roy', email: emailOf(who), role, password: PASSWORD, locale: 'fr' }),
  )
  return personId
}

async function signIn(password: string, who = 'julien'): Promise<{ readonly code: string; readonly seat: Seat }> {
  const response = await office.app.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    headers: { host: 'localhost:4000' },
    payload: { email: emailOf(who), password },
  })
  const { code = '', csrf = '' } = response.json<{ code?: string; csrf?: string }>()
  const token = response.cookies.find(({ name }) => name === 'quittance')?.value ?? ''
  return { code, seat: { company: seat.company, token, csrf } }
}

const give = (personId: number, by: Seat = seat): Promise<Answer> =>
  office.ask(by, `POST /people/${personId}/password-link`)

/** What the link carries that an owner was shown. */
async function shownTo(personId: number, by: Seat = seat): Promise<string> {
  const { status, body } = await give(personId, by)
  expect(status).toBe(200)
  return String(body['link']).split('#')[1] ?? ''
}

const open = (token: string): Promise<Answer> => office.ask(null, 'POST /password-link/open', { token })
const use = (token: string, password = NEXT): Promise<Answer> =>
  office.ask(null, 'POST /password-link/use', { token, password })

const OVER = { status: 410, body: { code: 'access.password_link_over' } }

const withMail = (): Promise<Answer> =>
  office.ask(seat, 'PUT /settings/mail-account', {
    host: '127.0.0.1',
    port: path.smtpPort,
    security: 'none',
    fromEmail: `compta-${seats}@atelier.example`,
  })

async function askTwo(): Promise<void> {
  const { outreach } = await shell.inCompany(seat.company, settingsOf)
  const { status } = await office.ask(seat, 'PUT /settings/outreach', { ...outreach, secondApprovalCents: 1_000_000 })
  expect(status).toBe(200)
}

/** To Julien, the newest last. */
const mailed = (): readonly string[] =>
  path.messages.filter(({ to }) => to.includes(emailOf('julien'))).map(({ content }) => content.replaceAll('=\r\n', ''))

const facts = async (): Promise<readonly string[]> =>
  shell.inCompany(seat.company, async ({ sql }) => {
    const rows = await sql<{ kind: string; payload: string | null }>`
      select f.kind, p.payload from fact f left join fact_payload p on p.fact_id = f.id
      where f.kind like 'person.password%' order by f.id`
    return rows.map(({ kind, payload }) => `${kind} ${payload}`)
  })

describe('a link to a new password', () => {
  test('opens once: the person chooses one, is in, and every session of theirs has ended', async () => {
    const id = await added()
    const before = await signIn(PASSWORD)
    const token = await shownTo(id)
    expect((await open(token)).body).toEqual({
      name: 'Julien Roy',
      email: `julien-${seats}@atelier.example`,
      company: `Atelier ${seats}`,
      madeBy: 'Marie',
    })
    expect((await office.ask(before.seat, 'GET /people')).status).toBe(200)

    expect(await use(token)).toMatchObject({
      status: 200,
      body: { state: 'signed-in', person: { name: 'Julien Roy' }, organisation: { name: `Atelier ${seats}` } },
    })
    expect((await office.ask(before.seat, 'GET /people')).body['code']).toBe('access.signed_out')
    expect((await signIn(PASSWORD)).code).toBe('access.sign_in_refused')
    expect((await signIn(NEXT)).code).toBe('')
    expect(await use(token, 'sept girafes bleues')).toMatchObject(OVER)
    expect(await facts()).toEqual([
      'person.password_link_given {"name":"Julien Roy","way":"shown"}',
      'person.password_changed {"madeBy":"Marie"}',
    ])
  })

  test('of two who use it at the same moment, one does', async () => {
    const token = await shownTo(await added())
    const tries = await Promise.allSettled(
      [NEXT, 'sept girafes bleues'].map((password) => setPasswordByLink(shell, { token, password, session: null })),
    )
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('opens for a day', async () => {
    const token = await shownTo(await added())
    path.at('2026-11-17T08:59:59.000Z')
    expect((await open(token)).status).toBe(200)
    path.at('2026-11-17T09:00:00.000Z')
    expect(await open(token)).toMatchObject(OVER)
    expect(await use(token)).toMatchObject(OVER)
    expect((await signIn(PASSWORD)).code).toBe('')
  })

  test('takes no password that anybody would guess, and still opens then', async () => {
    const token = await shownTo(await added())
    expect((await use(token, 'motdepasse')).body['code']).toBe('access.password_too_common')
    expect((await use(token, 'Julien Roy')).body['code']).toBe('access.password_too_common')
    expect((await use(token)).status).toBe(200)
  })

  test('made again replaces the one before; taken back, it opens no more', async () => {
    const id = await added()
    const first = await shownTo(id)
    const second = await shownTo(id)
    expect(await use(first)).toMatchObject(OVER)
    const people = (answer: Answer) => answer.body['people'] as readonly { id: number; passwordLink: unknown }[]
    const linkOf = (answer: Answer) => people(answer).find((one) => one.id === id)?.passwordLink
    expect(linkOf(await office.ask(seat, 'GET /people'))).toEqual({
      madeBy: 'Marie',
      expiresAt: '2026-11-17T09:00:00.000Z',
    })
    expect(linkOf(await office.ask(seat, `DELETE /people/${id}/password-link`))).toBeNull()
    expect(await use(second)).toMatchObject(OVER)
    expect((await facts()).at(-1)).toBe('person.password_link_withdrawn {"name":"Julien Roy"}')
  })

  test.each(['', 'a', 'a'.repeat(43), `1.${'a'.repeat(43)}`, '\u0000'])('guessed, opens nothing: %j', async (token) => {
    expect(await open(token)).toMatchObject(OVER)
    expect(await use(token)).toMatchObject(OVER)
  })

  test('is kept as a digest: no row holds what opens it', async () => {
    const token = await shownTo(await added())
    const rows = await shell.inCompany(
      seat.company,
      ({ sql }) => sql<{ text: string }>`
        select l::text as text from password_link l union all select p::text from fact_payload p`,
    )
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([])
    expect(rows.length).toBeGreaterThan(1)
  })
})

describe('ends with what it was made for', () => {
  test('another new password, in the office or at the command line', async () => {
    const id = await added()
    const { seat: julien } = await signIn(PASSWORD)
    const first = await shownTo(id)
    await office.ask(julien, 'PUT /session/password', { current: PASSWORD, next: NEXT })
    expect(await use(first)).toMatchObject(OVER)
    const second = await shownTo(id)
    await changePassword(shell, { email: emailOf('julien'), password: PASSWORD })
    expect(await use(second)).toMatchObject(OVER)
  })

  test('the person leaves, and does not find it again when they come back', async () => {
    const id = await added()
    const token = await shownTo(id)
    await shell.inCompany(seat.company, (ctx) => removePerson(ctx, id))
    expect(await open(token)).toMatchObject(OVER)
    await added()
    expect(await use(token)).toMatchObject(OVER)
  })

  test.each(['leaves', 'is no owner any more'] as const)('the owner who was shown it %s', async (what) => {
    const other = await added({ who: 'luc', role: 'owner' })
    const { seat: luc } = await signIn(PASSWORD, 'luc')
    const token = await shownTo(await added(), luc)
    await shell.inCompany(seat.company, (ctx) =>
      what === 'leaves' ? removePerson(ctx, other) : changeRole(ctx, other, 'member'),
    )
    expect(await use(token)).toMatchObject(OVER)
  })
})

describe('where the company has a mail account', () => {
  test('it goes to the person alone, who is told once it was used', async () => {
    await withMail()
    const { status, body } = await give(await added())
    expect({ status, link: body['link'] }).toEqual({ status: 200, link: null })
    const [mail = ''] = mailed()
    expect(mail).toContain('Bonjour Julien Roy,')
    expect(mail).toContain('vingt-quatre heures')
    const token = /http:\/\/localhost:4000\/password#([\w-]{43})\r\n/.exec(mail)?.[1] ?? ''
    expect((await use(token)).status).toBe(200)
    const [, told = ''] = mailed()
    expect(told).toContain('Un nouveau mot de passe vient d=E2=80=99=C3=AAtre choisi pour votre compte')
    expect(told).toContain('Marie')
    expect(told).not.toContain('/password')
    expect(await facts()).toEqual([
      'person.password_link_given {"name":"Julien Roy","way":"mailed"}',
      'person.password_changed {"madeBy":"Marie"}',
    ])
  })

  test('that refuses it, nothing is shown, kept or journalled', async () => {
    await withMail()
    const id = await added()
    path.misbehave((verb) => (verb === 'RCPT' ? '550 no such user' : undefined))
    const answer = await give(id)
    path.misbehave(null)
    expect(answer).toMatchObject({ status: 502, body: { code: 'access.password_link_not_sent' } })
    expect(JSON.stringify(answer.body)).not.toContain('#')
    expect(await facts()).toEqual([])
    expect(await shell.inCompany(seat.company, ({ sql }) => sql`select from password_link where person_id = ${id}`)).toEqual([]) // prettier-ignore
  })

  test('that cannot tell of its use, the new password stands', async () => {
    await withMail()
    await give(await added())
    const token = /\/password#([\w-]{43})/.exec(mailed()[0] ?? '')?.[1] ?? ''
    path.misbehave((verb) => (verb === 'RCPT' ? '550 no such user' : undefined))
    const { status } = await use(token)
    path.misbehave(null)
    expect(status).toBe(200)
    expect((await signIn(NEXT)).code).toBe('')
  })
})

describe('nobody comes by the yes of another', () => {
  test('a member gives no link, and takes none back', async () => {
    const id = await added()
    await added({ who: 'luc' })
    const { seat: luc } = await signIn(PASSWORD, 'luc')
    const refused = { status: 403, body: { code: 'access.people_owner_needed' } }
    expect(await give(id, luc)).toMatchObject(refused)
    expect(await office.ask(luc, `DELETE /people/${id}/password-link`)).toMatchObject(refused)
  })

  test('a session that was left open gives no link to itself', async () => {
    const { body } = await office.ask(seat, 'GET /session')
    const { id } = body['person'] as { readonly id: number }
    expect((await give(id)).body['code']).toBe('access.password_link_own')
  })

  test('where two people say yes, no link is shown: it goes by mail or not at all', async () => {
    const id = await added()
    await askTwo()
    expect(await give(id)).toMatchObject({ status: 409, body: { code: 'access.password_link_needs_mail' } })
    expect(await facts()).toEqual([])
    await withMail()
    expect((await give(id)).body['link']).toBeNull()
  })

  test('somebody who acts for a company of another owner too gets none', async () => {
    const other = await office.seat()
    const id = await added()
    await added({ in: other })
    await withMail()
    expect((await give(id)).body['code']).toBe('access.password_elsewhere')
    expect((await give(id, other)).body['code']).toBe('access.password_elsewhere')
  })

  test('of an owner of each company that they act for they get one, by mail only', async () => {
    const other = await office.seat()
    await added({ who: 'luc', role: 'owner' })
    await added({ who: 'luc', role: 'owner', in: other })
    const { seat: luc } = await signIn(PASSWORD, 'luc')
    const both = await added()
    await added({ in: other })
    expect((await give(both, luc)).body['code']).toBe('access.password_link_needs_mail')
    await withMail()
    expect((await give(both, luc)).body['link']).toBeNull()
  })

  test('reaches nobody of another company, and no one who left', async () => {
    const other = await office.seat()
    const stranger = await added({ in: other, who: 'stranger' })
    expect((await give(stranger)).body['code']).toBe('access.person_gone')
    await shownTo(stranger, other)
    expect((await office.ask(seat, `DELETE /people/${stranger}/password-link`)).body['code']).toBe('access.person_gone')
  })
})
