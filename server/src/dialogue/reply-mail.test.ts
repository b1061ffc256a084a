import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel'
import { readDebtor } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openOffice } from '#test/office.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { listExchange } from './list-exchange.ts'
import { listMail } from './mail-store.ts'
import { receiveMail } from './receive-mail.ts'
import { replyMail } from './reply-mail.ts'
import { reopenMail, settleMail } from './settle-mail.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const office = await openOffice(shell)

type Firm = WorkingCompany & { readonly debtorId: Id; readonly mailId: Id; readonly ours: string }

/** A company whose reminder was answered, by the contact unless somebody else is named. */
async function answered(from = 'achats@moulin.example', company?: WorkingCompany['company']): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company(company ? { company } : {})
  const { debtorId } = await firm.debtor({ email: 'achats@moulin.example', owes: [['F-2041', 120_000, '2026-11-09']] })
  await firm.release()
  await firm.send()
  const [sent] = await firm.inCompany(
    (ctx) => ctx.sql<{ id: string }>`select message_id as id from outreach_sent_email where debtor_id = ${debtorId}`,
  )
  const raw = [
    `From: Anne <${from}>`,
    'To: compta@atelier-verdon.example',
    'Message-ID: <CAK+x=9@moulin.example>',
    `In-Reply-To: ${sent?.id}`,
    'Subject: Re: votre facture',
    '',
    'Bonjour,\r\nPouvez-vous me renvoyer la facture ?',
  ]
  path.at('2026-11-16T10:00:00.000Z')
  const mail = await firm.inCompany((ctx) => receiveMail(ctx, new TextEncoder().encode(raw.join('\r\n'))))
  return { ...firm, debtorId, mailId: mail?.id ?? 0, ours: sent?.id ?? '' }
}
const reply = (firm: Firm, text: string, addsContact = false) =>
  firm.inCompany((ctx) => replyMail(ctx, { mailId: firm.mailId, text, addsContact }))
const lastContent = () => path.messages.at(-1)?.content ?? ''
const header = (name: string) =>
  new RegExp(`^${name}: ((?:.*\\r\\n)(?:[ \\t].*\\r\\n)*)`, 'm').exec(lastContent())?.[1]?.replace(/\s+/g, ' ').trim()

describe('a reply', () => {
  test('leaves in the conversation, with the states of any message, and says of itself that a person wrote it', async () => {
    const firm = await answered()
    await reply(firm, 'La voici.')
    expect(await firm.outbox()).toEqual([
      'email accepted achats@moulin.example',
      'email prepared achats@moulin.example',
    ])
    expect(await firm.send()).toMatchObject({ sent: 1 })
    expect(firm.received().at(-1)).toBe('achats@moulin.example: Re: votre facture')
    expect(header('In-Reply-To')).toBe('<CAK+x=9@moulin.example>')
    expect(header('References')).toBe(`${firm.ours} <CAK+x=9@moulin.example>`)
    expect(header('Auto-Submitted')).toBeUndefined()
    expect(lastContent()).toContain('La voici.')
    expect(lastContent()).toContain('> Pouvez-vous me renvoyer la facture ?')
    expect((await firm.facts()).slice(-3)).toEqual(['message.prepared', 'mail.replied', 'message.accepted'])
    const [mail] = await firm.inCompany((ctx) =>
      listMail(ctx, { show: 'all', debtorId: firm.debtorId, before: null, most: 5 }),
    )
    expect(mail).toMatchObject({ isReplied: true, state: 'new' })
  })

  test('still leaves when the answer is settled in between: nothing that is owed makes it untrue', async () => {
    const firm = await answered()
    await reply(firm, 'Merci.')
    await firm.inCompany((ctx) => settleMail(ctx, { mailId: firm.mailId, outcome: { kind: 'paid' } }))
    await firm.pays(firm.debtorId, 120_000)
    expect(await firm.send()).toMatchObject({ sent: 1, superseded: 0 })
  })

  test('uses up no step, and is no act of the day', async () => {
    const firm = await answered()
    const before = await firm.inCompany((ctx) => ctx.sql`select step_key, position from outreach_used_step`)
    await reply(firm, 'Merci.')
    await firm.send()
    expect(await firm.inCompany((ctx) => ctx.sql`select step_key, position from outreach_used_step`)).toEqual(before)
  })

  test('goes to nobody who is no contact, before the person who answers says that they are', async () => {
    const firm = await answered('anne@ailleurs.example')
    expect(await refusalOf(reply(firm, 'Merci.'))).toBe('outreach.not_a_contact')
    expect(await firm.outbox()).toHaveLength(1)
    await reply(firm, 'Merci.', true)
    const { contacts } = await firm.inCompany((ctx) => readDebtor(ctx, { debtorId: firm.debtorId, withPaid: false }))
    expect(contacts.map(({ email, role }) => [email, role])).toContainEqual(['anne@ailleurs.example', 'other'])
    await firm.send()
    expect(firm.received().at(-1)).toBe('anne@ailleurs.example: Re: votre facture')
  })

  test('to a machine, or about nobody, is refused', async () => {
    const firm = await answered()
    const absence = [
      'From: a@moulin.example',
      'Message-ID: <2@moulin.example>',
      'Auto-Submitted: auto-replied',
      '',
      'Absent',
    ]
    await firm.inCompany((ctx) => receiveMail(ctx, new TextEncoder().encode(absence.join('\r\n'))))
    const to = (mailId: Id) => firm.inCompany((ctx) => replyMail(ctx, { mailId, text: 'a', addsContact: true }))
    expect(await refusalOf(to(firm.mailId + 1))).toBe('dialogue.mail_of_nobody')
    await firm.inCompany(
      (ctx) => ctx.sql`
      update incoming_mail set debtor_id = ${firm.debtorId}, matched_by = 'person' where id = ${firm.mailId + 1}`,
    )
    expect(await refusalOf(to(firm.mailId + 1))).toBe('dialogue.no_answer')
    expect(await refusalOf(to(999))).toBe('dialogue.mail_unknown')
  })
})

describe('what a person makes of an answer', () => {
  test('a wish for instalments: nothing is asked for a week', async () => {
    const firm = await answered()
    await firm.inCompany((ctx) => settleMail(ctx, { mailId: firm.mailId, outcome: { kind: 'instalment-plan' } }))
    const { holds } = await firm.inCompany((ctx) => readDebtor(ctx, { debtorId: firm.debtorId, withPaid: false }))
    expect(holds.map(({ kind, untilDay }) => [kind, untilDay])).toEqual([['pause', '2026-11-23']])
  })
  test('a wrong contact: nothing goes to that address any more, until it is read again', async () => {
    const firm = await answered()
    await firm.inCompany((ctx) => settleMail(ctx, { mailId: firm.mailId, outcome: { kind: 'wrong-contact' } }))
    const refused = async () => {
      const { contacts } = await firm.inCompany((ctx) => readDebtor(ctx, { debtorId: firm.debtorId, withPaid: false }))
      return contacts.map(({ emailRefusedOn }) => emailRefusedOn)
    }
    expect(await refused()).toEqual(['2026-11-16'])
    await firm.inCompany((ctx) => reopenMail(ctx, { mailId: firm.mailId }))
    expect(await refused()).toEqual([null])
  })
})

test('the exchange with a debtor is what left and what came, the latest first', async () => {
  const firm = await answered()
  path.at('2026-11-17')
  await reply(firm, 'La voici.')
  await firm.send()
  const rows = await firm.inCompany((ctx) => listExchange(ctx, { debtorId: firm.debtorId }))
  expect(
    rows.map((row) => [row.direction, row.subject.slice(0, 19), row.direction === 'out' ? row.state : null]),
  ).toEqual([
    ['out', 'Re: votre facture', 'accepted'],
    ['in', 'Re: votre facture', null],
    ['out', 'Facture F-2041, éch', 'accepted'],
  ])
  expect(rows[2]?.text).toContain('Sauf erreur de notre part')
})

test('over HTTP', async () => {
  const seat = await office.seat()
  const firm = await answered('achats@moulin.example', seat.company)
  const { body } = await office.ask(seat, `POST /mail/${firm.mailId}/reply`, { text: 'Merci.' })
  expect(body).toEqual({ messageId: 2 })
  const exchange = (await office.ask(seat, `GET /debtors/${firm.debtorId}/exchange`)).body as {
    rows: readonly object[]
  }
  expect(exchange.rows).toHaveLength(3)
})
