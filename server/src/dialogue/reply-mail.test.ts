import { rm } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { DEFAULT_OUTREACH } from '#access/model.ts'
import type { Id } from '#kernel'
import { readDebtor, recordDocuments } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openOffice } from '#test/office.ts'
import { type Owed, openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { changeOutreach } from '../access/change-settings.ts'
import { enclosuresOf } from '../outreach/enclosure-store.ts'
import { listExchange } from './list-exchange.ts'
import { listMail } from './mail-store.ts'
import { originalsForReply } from './originals-for-reply.ts'
import { receiveMail } from './receive-mail.ts'
import { replyMail } from './reply-mail.ts'
import { reopenMail, settleMail } from './settle-mail.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const office = await openOffice(shell)

type Firm = WorkingCompany & {
  readonly debtorId: Id
  readonly itemIds: readonly Id[]
  readonly mailId: Id
  readonly ours: string
}

const ONE: readonly Owed[] = [['F-2041', 120_000, '2026-11-09']]
const ASKS = 'Bonjour,\r\nPouvez-vous me renvoyer la facture ?'

type Answer = {
  readonly from?: string
  readonly owes?: readonly Owed[]
  readonly text?: string
  readonly company?: WorkingCompany['company']
}

/** A company whose reminder was answered, by the contact unless somebody else is named. */
async function answered({
  from = 'achats@moulin.example',
  owes = ONE,
  text = ASKS,
  company,
}: Answer = {}): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company(company ? { company } : {})
  const { debtorId, itemIds } = await firm.debtor({ email: 'achats@moulin.example', owes })
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
    text,
  ]
  path.at('2026-11-16T10:00:00.000Z')
  const mail = await firm.inCompany((ctx) => receiveMail(ctx, new TextEncoder().encode(raw.join('\r\n'))))
  return { ...firm, debtorId, itemIds, mailId: mail?.id ?? 0, ours: sent?.id ?? '' }
}
const reply = (firm: Firm, text: string, { addsContact = false, encloses = [] as readonly Id[] } = {}) =>
  firm.inCompany((ctx) => replyMail(ctx, { mailId: firm.mailId, text, addsContact, encloses }))
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
    const firm = await answered({ from: 'anne@ailleurs.example' })
    expect(await refusalOf(reply(firm, 'Merci.'))).toBe('outreach.not_a_contact')
    expect(await firm.outbox()).toHaveLength(1)
    await reply(firm, 'Merci.', { addsContact: true })
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
    const to = (mailId: Id) =>
      firm.inCompany((ctx) => replyMail(ctx, { mailId, text: 'a', addsContact: true, encloses: [] }))
    expect(await refusalOf(to(firm.mailId + 1))).toBe('dialogue.mail_of_nobody')
    await firm.inCompany(
      (ctx) => ctx.sql`
      update incoming_mail set debtor_id = ${firm.debtorId}, matched_by = 'person' where id = ${firm.mailId + 1}`,
    )
    expect(await refusalOf(to(firm.mailId + 1))).toBe('dialogue.no_answer')
    expect(await refusalOf(to(999))).toBe('dialogue.mail_unknown')
  })
})

/** Keeps a file as the original of an invoice, as an import does. */
async function keep(firm: Firm, itemId: Id | undefined, content: string): Promise<string> {
  return firm.inCompany(async (ctx) => {
    const { sha256 } = await ctx.files.put(ctx.organisationId, Buffer.from(content))
    const document = {
      kind: 'invoice',
      itemId: itemId ?? null,
      creditId: null,
      fileName: 'a.pdf',
      mediaType: 'application/pdf',
      sha256,
    } as const
    await recordDocuments(ctx, { importId: 7, documents: [document] })
    return sha256
  })
}
const offered = (firm: Firm) => firm.inCompany((ctx) => originalsForReply(ctx, { mailId: firm.mailId }))
const hasEnclosed = (content: string) => lastContent().includes(Buffer.from(content).toString('base64'))

const TWO: readonly Owed[] = [
  ['F-2041', 120_000, '2026-11-09'],
  ['F-2042', 80_000, '2026-11-10'],
]

describe('a reply with copies of invoices', () => {
  test('offers those of this debtor that are kept, and marks what is asked for by its number', async () => {
    const firm = await answered({ owes: TWO, text: 'Pouvez-vous me renvoyer la facture f 2041 ou F.2042 ?' })
    const other = await firm.debtor({ email: 'paul@ailleurs.example', owes: [['F-2042', 5_000, '2026-11-09']] })
    await keep(firm, firm.itemIds[0], '%PDF-1.7 replaced since')
    await keep(firm, firm.itemIds[0], '%PDF-1.7 kept')
    await keep(firm, firm.itemIds[1], '%PDF-1.7 asked for')
    await keep(firm, other.itemIds[0], '%PDF-1.7 of somebody else')
    expect(await offered(firm)).toEqual({
      mostBytes: 5_000_000,
      linksLarger: false,
      originals: [
        { itemId: firm.itemIds[0], number: 'F-2041', sizeBytes: 13, isAskedFor: false },
        { itemId: firm.itemIds[1], number: 'F-2042', sizeBytes: 18, isAskedFor: true },
      ],
    })
  })

  test('marks nothing where the message names an invoice and asks for none', async () => {
    const firm = await answered({ text: 'Bien reçu votre relance de F-2041.' })
    await keep(firm, firm.itemIds[0], '%PDF-1.7')
    expect((await offered(firm)).originals).toMatchObject([{ number: 'F-2041', isAskedFor: false }])
  })

  test('leaves with what was chosen and with nothing else, and the fact says which file', async () => {
    const firm = await answered({ owes: TWO })
    await keep(firm, firm.itemIds[0], '%PDF-1.7 not chosen')
    const sha256 = await keep(firm, firm.itemIds[1], '%PDF-1.7 chosen')
    const messageId = await reply(firm, 'La voici.', { encloses: [firm.itemIds[1] ?? 0] })
    await firm.send()
    expect(lastContent()).toContain('filename=F-2042.pdf')
    expect(hasEnclosed('%PDF-1.7 chosen')).toBe(true)
    expect(hasEnclosed('%PDF-1.7 not chosen')).toBe(false)
    const listed = await firm.inCompany((ctx) => enclosuresOf(ctx, [messageId]))
    expect(listed).toMatchObject([{ messageId, fileName: 'F-2042.pdf', sizeBytes: 15 }])
    const [fact] = await firm.inCompany(
      (ctx) => ctx.sql<{ payload: string }>`
        select p.payload from fact f join fact_payload p on p.organisation_id = f.organisation_id and p.fact_id = f.id
        where f.kind = 'message.prepared' order by f.id desc limit 1`,
    )
    expect(JSON.parse(fact?.payload ?? '')).toMatchObject({ enclosed: [`F-2042 ${sha256}`] })
  })

  test('encloses no invoice of another debtor or company, none that is paid, and none that was never kept', async () => {
    const firm = await answered({ owes: TWO })
    const other = await firm.debtor({ email: 'paul@ailleurs.example', owes: [['F-2041', 5_000, '2026-11-09']] })
    await keep(firm, other.itemIds[0], '%PDF-1.7 of somebody else')
    await keep(firm, firm.itemIds[0], '%PDF-1.7 paid')
    await firm.pays(firm.debtorId, 120_000, firm.itemIds[0])
    for (const itemId of [other.itemIds[0] ?? 0, firm.itemIds[0] ?? 0, firm.itemIds[1] ?? 0, 2_000_000])
      expect(await refusalOf(reply(firm, 'a', { encloses: [itemId] }))).toBe('outreach.original_unknown')
    const stranger = await answered()
    expect((await offered(stranger)).originals).toEqual([])
    expect(await refusalOf(reply(stranger, 'a', { encloses: stranger.itemIds }))).toBe('outreach.original_unknown')
    expect(await firm.outbox()).toHaveLength(1)
  })

  test('whose file is gone is said when it is offered, and refused when it is chosen', async () => {
    const firm = await answered()
    const sha256 = await keep(firm, firm.itemIds[0], '%PDF-1.7 gone')
    await rm(shell.files.pathOf(firm.company.organisationId, sha256))
    expect((await offered(firm)).originals).toMatchObject([{ number: 'F-2041', sizeBytes: null }])
    expect(await refusalOf(reply(firm, 'a', { encloses: firm.itemIds }))).toBe('outreach.original_gone')
  })

  test('carries as much as the company allows, to the byte, and nothing where it encloses nothing', async () => {
    const firm = await answered({ owes: TWO })
    const most = (attachmentMegabytes: number) =>
      firm.inCompany((ctx) => changeOutreach(ctx, { ...DEFAULT_OUTREACH, attachmentMegabytes }))
    await most(1)
    await keep(firm, firm.itemIds[0], 'a'.repeat(600_000))
    await keep(firm, firm.itemIds[1], 'b'.repeat(400_001))
    expect(await refusalOf(reply(firm, 'a', { encloses: firm.itemIds }))).toBe('outreach.enclosures_too_large')
    await keep(firm, firm.itemIds[1], 'b'.repeat(400_000))
    await reply(firm, 'a', { encloses: firm.itemIds })
    expect(await firm.outbox()).toHaveLength(2)
    await most(0)
    expect(await offered(firm)).toEqual({ mostBytes: 0, linksLarger: false, originals: [] })
    expect(await refusalOf(reply(firm, 'a', { encloses: firm.itemIds }))).toBe('outreach.enclosures_too_large')
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
  const firm = await answered({ company: seat.company })
  const { body } = await office.ask(seat, `POST /mail/${firm.mailId}/reply`, { text: 'Merci.' })
  expect(body).toEqual({ messageId: 2 })
  const originals = await office.ask(seat, `GET /mail/${firm.mailId}/originals`)
  expect(originals.body).toEqual({ mostBytes: 5_000_000, linksLarger: false, originals: [] })
  const exchange = (await office.ask(seat, `GET /debtors/${firm.debtorId}/exchange`)).body as {
    rows: readonly object[]
  }
  expect(exchange.rows).toHaveLength(3)
})
