import { rm, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { createSecrets } from '#access'
import { DEFAULT_OUTREACH } from '#access/model.ts'
import type { FilePlace, Id } from '#kernel'
import { mergeDebtors, recordDocuments } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openOffice } from '#test/office.ts'
import { type WorkingCompany, openWorkingPath } from '#test/working-path.ts'
import { changeOutreach } from '../access/change-settings.ts'
import { lintEmail } from './channels/lint-email.ts'
import { fileLinks, fileToken, placeOfFile } from './file-link.ts'
import { offerOriginals } from './enclose-originals.ts'
import { openLinkedFile } from './open-linked-file.ts'
import { messagesById } from './outbox-store.ts'
import { previewAct } from './preview-acts.ts'
import { writePersonally } from './write-personally.ts'

const secrets = createSecrets(Buffer.alloc(32, 7))
const path = await openWorkingPath('2026-11-16', fileLinks('https://relances.example', secrets))
const { shell, clock } = path.store
const office = await openOffice(shell, secrets)

type Firm = WorkingCompany & { readonly debtorId: Id; readonly itemIds: readonly Id[] }

/** Two invoices that are together a byte above the limit of one megabyte. */
const LARGE = [`%PDF-1.7 one ${'1'.repeat(599_987)}`, `%PDF-1.7 two ${'2'.repeat(399_988)}`] as const

/** A company that attaches a megabyte at most, and a debtor who owes two invoices since the same day. */
async function firmWithTwo(company?: WorkingCompany['company']): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company(company ? { company } : {})
  await firm.inCompany((ctx) => changeOutreach(ctx, { ...DEFAULT_OUTREACH, attachmentMegabytes: 1 }))
  const owing = await firm.debtor({
    email: 'jeanne@noe.example',
    owes: [
      ['F-1', 120_000, '2026-11-10'],
      ['Été 2', 80_000, '2026-11-11'],
    ],
  })
  return { ...firm, ...owing }
}

async function keep(firm: WorkingCompany, itemId: Id | undefined, content: string): Promise<string> {
  return firm.inCompany(async (ctx) => {
    const { sha256 } = await ctx.files.put(ctx.organisationId, Buffer.from(content))
    const known = {
      kind: 'invoice',
      itemId: itemId ?? 0,
      creditId: null,
      mediaType: 'application/pdf',
      sha256,
    } as const
    await recordDocuments(ctx, { importId: 7, documents: [{ ...known, fileName: 'scan.pdf' }] })
    return sha256
  })
}

/** The same, with both invoices kept and the reminder sent; the addresses that it gives, in its order. */
async function firmThatLinked(): Promise<Firm & { readonly links: readonly string[]; readonly sha256: string }> {
  const firm = await firmWithTwo()
  const sha256 = await keep(firm, firm.itemIds[0], LARGE[0])
  await keep(firm, firm.itemIds[1], LARGE[1])
  await firm.day()
  await firm.release()
  expect(await firm.send()).toMatchObject({ sent: 1 })
  return { ...firm, sha256, links: linksIn((await lastEmail()).text) }
}

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/https:\/\/relances\.example(\/f\/\S+)/g)].map(([, link = '']) => link)

async function lastEmail() {
  const { text = '', html = '', attachments } = await PostalMime.parse(path.messages.at(-1)?.content ?? '')
  return { text: text.replace(/[\u00a0\u202f]/g, ' '), html: html.replace(/[\u00a0\u202f]/g, ' '), attachments }
}

let visitors = 0
/** Each from an address of its own, unless told. */
const visit = (
  url: string,
  method: 'GET' | 'HEAD' = 'GET',
  language = 'fr',
  from = `10.1.${++visitors >> 8}.${visitors & 255}`,
) =>
  // prettier-ignore
  office.app.inject({
    method,
    url,
    remoteAddress: from,
    headers: { host: 'localhost:4000', 'accept-language': language },
  })
const opens = async (url: string): Promise<number> => (await visit(url)).statusCode

describe('what a person writes', () => {
  const REPLY = {
    email: 'jeanne@noe.example',
    subject: 'Re: Votre relance',
    text: 'Les voici.\n\nClaire',
    quoted: 'Jeanne a écrit :\n> Pouvez-vous me les renvoyer ?',
    thread: null,
    account: null,
    repliesTo: null,
  }
  const written = async (firm: Firm, encloses: readonly Id[]): Promise<string> => {
    await firm.inCompany((ctx) => writePersonally(ctx, { ...REPLY, debtorId: firm.debtorId, encloses }))
    expect(await firm.send()).toMatchObject({ sent: 1 })
    return (await lastEmail()).text
  }
  const firmThatKept = async (): Promise<Firm> => {
    const firm = await firmWithTwo()
    await keep(firm, firm.itemIds[0], LARGE[0])
    await keep(firm, firm.itemIds[1], LARGE[1])
    return firm
  }

  test('links to each invoice between the words and what they answer, where they are too large together', async () => {
    const firm = await firmThatKept()
    const text = await written(firm, firm.itemIds)
    const { html, attachments } = await lastEmail()
    expect(attachments).toEqual([])
    expect(text.replace(/\/f\/\S+/g, '/f/TOKEN').trimEnd()).toBe(
      'Les voici.\n\nClaire\n\n' +
        'Copies des factures, trop volumineuses pour ce message, à télécharger jusqu’au\n15 janvier 2027 (ou envoyées sur simple demande) :\n' +
        '- F-1.pdf (600 ko)\n  https://relances.example/f/TOKEN\n- Été 2.pdf (400 ko)\n  https://relances.example/f/TOKEN\n\n' +
        'Jeanne a écrit :\n> Pouvez-vous me les renvoyer ?',
    )
    const [link = '', other = ''] = linksIn(text)
    expect(html).toContain(`<a href="https://relances.example${link}">F-1.pdf</a> (600 ko)`)
    expect([await opens(link), await opens(other)]).toEqual([200, 200])
    const content = Buffer.from(path.messages.at(-1)?.content ?? '')
    const messageId = /^Message-ID: (.+)\r$/m.exec(content.toString())?.[1] ?? ''
    const from = path.messages.at(-1)?.from ?? ''
    expect(lintEmail(content, { from, to: 'jeanne@noe.example', messageId, isPersonal: true })).toEqual([])
    const facts = await firm.inCompany(
      ({ sql }) => sql<{ readonly payload: string }>`
        select p.payload from fact f join fact_payload p on p.organisation_id = f.organisation_id and p.fact_id = f.id
        where f.kind = 'message.prepared'`,
    )
    expect(facts.map(({ payload }) => JSON.parse(payload) as unknown)).toMatchObject([
      { linked: [expect.stringMatching(/^F-1 /), expect.stringMatching(/^Été 2 /)], linkedUntil: '2027-01-15' },
    ])
  })

  test('carries one of them that fits, without a link', async () => {
    const firm = await firmThatKept()
    expect(linksIn(await written(firm, firm.itemIds.slice(0, 1)))).toEqual([])
    expect((await lastEmail()).attachments.map(({ filename }) => filename)).toEqual(['F-1.pdf'])
    expect(await firm.inCompany((ctx) => offerOriginals(ctx, firm))).toMatchObject({
      mostBytes: 1_000_000,
      linksLarger: true,
    })
  })

  test('links to nothing where the company encloses nothing', async () => {
    const firm = await firmThatKept()
    await firm.inCompany((ctx) => changeOutreach(ctx, { ...DEFAULT_OUTREACH, attachmentMegabytes: 0 }))
    const input = { ...REPLY, debtorId: firm.debtorId, encloses: firm.itemIds }
    expect(await refusalOf(firm.inCompany((ctx) => writePersonally(ctx, input)))).toBe('outreach.enclosures_too_large')
    expect(await firm.inCompany((ctx) => offerOriginals(ctx, firm))).toMatchObject({ linksLarger: false })
  })
})

describe('invoices too large to travel', () => {
  test('are each linked by the e-mail, in both of its forms, and nothing is attached', async () => {
    const firm = await firmThatLinked()
    const { text, html, attachments } = await lastEmail()
    expect(attachments).toEqual([])
    expect(text.replace(/\/f\/\S+/g, '/f/TOKEN')).toContain(
      'Copies des factures, trop volumineuses pour ce message, à télécharger jusqu’au\n15 janvier 2027 (ou envoyées sur simple demande) :\n' +
        '- F-1.pdf (600 ko)\n  https://relances.example/f/TOKEN\n- Été 2.pdf (400 ko)\n  https://relances.example/f/TOKEN\n',
    )
    expect(text).not.toContain('Sur simple demande :')
    expect(text).not.toContain('pièce jointe')
    expect(firm.links).toHaveLength(2)
    for (const link of firm.links) {
      expect(link).toMatch(/^\/f\/\d+\.\d+\.2027-01-15\.[A-Za-z0-9_-]{43}$/)
      expect(html).toContain(`<a class="q-link" href="https://relances.example${link}"`)
    }
    const content = Buffer.from(path.messages.at(-1)?.content ?? '')
    const messageId = /^Message-ID: (.+)\r$/m.exec(content.toString())?.[1] ?? ''
    const from = path.messages.at(-1)?.from ?? ''
    expect(lintEmail(content, { from, to: 'jeanne@noe.example', messageId })).toEqual([])
  })

  test('stand with the message as it was sent, and in the journal', async () => {
    const firm = await firmThatLinked()
    const rows = await firm.inCompany(
      ({ sql }) => sql`select file_name, size_bytes, linked_until from message_enclosure order by item_id`,
    )
    expect(rows).toEqual([
      { file_name: 'F-1.pdf', size_bytes: 600_000, linked_until: '2027-01-15' },
      { file_name: 'Été 2.pdf', size_bytes: 400_001, linked_until: '2027-01-15' },
    ])
    const [released] = await firm.inCompany(
      ({ sql }) => sql<{ readonly payload: string }>`
        select p.payload from fact f join fact_payload p on p.organisation_id = f.organisation_id and p.fact_id = f.id
        where f.kind = 'act.released'`,
    )
    const payload = JSON.parse(released?.payload ?? '') as Record<string, unknown>
    expect(payload).toMatchObject({
      linked: [`F-1 ${firm.sha256}`, expect.stringMatching(/^Été 2 [0-9a-f]{64}$/)],
      linkedUntil: '2027-01-15',
    })
    expect(payload).not.toHaveProperty('enclosed')
    const [message] = await firm.inCompany((ctx) => messagesById(ctx, [1]))
    expect(message?.text).toContain(`https://relances.example${firm.links[0]}`)
  })

  test('are sent on request as before where the company attaches nothing, and travel where they are small', async () => {
    for (const [attachmentMegabytes, said] of [
      [0, 'Sur simple demande : copies des factures F-1, Été 2'],
      [2, 'Pièces jointes : copies des factures F-1, Été 2'],
    ] as const) {
      const firm = await firmWithTwo()
      await firm.inCompany((ctx) => changeOutreach(ctx, { ...DEFAULT_OUTREACH, attachmentMegabytes }))
      await keep(firm, firm.itemIds[0], LARGE[0])
      await keep(firm, firm.itemIds[1], LARGE[1])
      await firm.day()
      await firm.release()
      await firm.send()
      const { text } = await lastEmail()
      expect(text).toContain(said)
      expect(linksIn(text)).toEqual([])
    }
  })

  test('of which one is not kept: the other is linked, and that one is sent on request', async () => {
    const firm = await firmWithTwo()
    await keep(firm, firm.itemIds[0], `${LARGE[0]}${LARGE[1]}`)
    await firm.day()
    await firm.release()
    await firm.send()
    const { text } = await lastEmail()
    expect(text.replace(/\s+/g, ' ').replace(/\/f\/\S+/, '/f/TOKEN')).toContain(
      'Copie de la facture, trop volumineuse pour ce message, à télécharger jusqu’au 15 janvier 2027 (ou envoyée sur simple demande) : ' +
        '- F-1.pdf (1 Mo) https://relances.example/f/TOKEN Sur simple demande : copie de la facture Été 2',
    )
  })

  test('travel with a letter whatever their size: nothing is linked on paper', async () => {
    const firm = await path.company()
    const { itemIds } = await firm.debtor({ kind: 'consumer', owes: [['F-1', 60_000, '2026-10-01']] })
    await firm.inCompany((ctx) => changeOutreach(ctx, { ...DEFAULT_OUTREACH, attachmentMegabytes: 1 }))
    await keep(firm, itemIds[0], `${LARGE[0]}${LARGE[1]}`)
    await firm.skipTo('reminder-3')
    expect(await firm.release()).toMatchObject({ letters: 1 })
    const rows = await firm.inCompany(({ sql }) => sql`select file_name, linked_until from message_enclosure`)
    expect(rows).toEqual([{ file_name: 'F-1.pdf', linked_until: null }])
  })
})

describe('the link', () => {
  test('gives its file and nothing else, as often as it is opened, to whoever has it', async () => {
    const firm = await firmThatLinked()
    for (let times = 0; times < 2; times++) {
      const first = await visit(firm.links[0] ?? '')
      expect(first.statusCode).toBe(200)
      expect(first.body === LARGE[0]).toBe(true)
      expect(first.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': '600000',
        'content-disposition': "attachment; filename*=UTF-8''F-1.pdf",
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
      })
      expect(first.headers['set-cookie']).toBeUndefined()
    }
    const second = await visit(firm.links[1] ?? '')
    expect(second.body === LARGE[1]).toBe(true)
    expect(second.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%C3%89t%C3%A9%202.pdf")
  })

  test('says to a program that only asks how much there is', async () => {
    const { links } = await firmThatLinked()
    const head = await visit(links[0] ?? '', 'HEAD')
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '600000', ''])
    expect(head.headers['content-disposition']).toBe("attachment; filename*=UTF-8''F-1.pdf")
    const wrong = await visit('/f/wrong', 'HEAD')
    expect([wrong.statusCode, wrong.body]).toEqual([404, ''])
  })

  test('is noted nowhere: programs open every link of a mail', async () => {
    const firm = await firmThatLinked()
    const written = () =>
      firm.inCompany(
        ({ sql }) => sql`select (select count(*)::int from fact) as facts, (select count(*)::int from task) as tasks,
          (select max(xmin::text::bigint)::text from message_enclosure) as last, (select version from debtor) as version`,
      )
    const before = await written()
    expect(await opens(firm.links[0] ?? '')).toBe(200)
    expect(await written()).toEqual(before)
  })

  test('opens nothing before the message that carries it is let go', async () => {
    const firm = await firmWithTwo()
    await keep(firm, firm.itemIds[0], LARGE[0])
    await keep(firm, firm.itemIds[1], LARGE[1])
    await firm.day()
    const preview = await firm.inCompany((ctx) => previewAct(ctx, { actId: 1 }))
    const [link = ''] = preview.kind === 'written' ? linksIn(preview.rendered.text) : []
    expect(link).toMatch(/^\/f\//)
    expect(await opens(link)).toBe(404)
    const place = placeOfFile(secrets, link.slice('/f/'.length))
    const opened = firm.inCompany((ctx) => openLinkedFile(ctx, place as FilePlace))
    expect(await refusalOf(opened)).toBe('outreach.link_closed')
    await firm.release()
    expect(await opens(link)).toBe(200)
  })

  test('opens to the end of its last day, and not on the next', async () => {
    const { links } = await firmThatLinked()
    clock.set('2027-01-15T22:59:00.000Z')
    expect(await opens(links[0] ?? '')).toBe(200)
    clock.set('2027-01-15T23:01:00.000Z')
    expect(await opens(links[0] ?? '')).toBe(404)
    path.at('2026-11-16')
  })

  test('still opens when the invoice was paid, when another file came for it, and when its debtor was merged with another', async () => {
    const firm = await firmThatLinked()
    await firm.pays(firm.debtorId, 120_000, firm.itemIds[0])
    await keep(firm, firm.itemIds[0], '%PDF-1.7 another')
    const other = await firm.debtor({ name: 'Noé SARL', owes: [['F-9', 5_000, '2026-11-10']] })
    await firm.inCompany((ctx) => mergeDebtors(ctx, { keepId: other.debtorId, mergeId: firm.debtorId }))
    expect((await visit(firm.links[0] ?? '')).body === LARGE[0]).toBe(true)
  })

  test('answers whatever is wrong with it by one and the same page: made up, of another day, withdrawn, gone', async () => {
    const firm = await firmThatLinked()
    const [first = '', second = ''] = firm.links
    const closed = await visit('/f/made-up')
    expect([closed.statusCode, closed.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(closed.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' })
    expect(closed.body).toContain('<h1>Lien fermé</h1>')
    expect(closed.body).toContain(
      'Ce lien n’ouvre aucun fichier : il est incomplet, sa date est passée, ou la pièce a été retirée. Copiez-le en entier depuis l’e-mail, ou demandez la pièce en répondant à cet e-mail.',
    )
    expect((await visit('/f/made-up', 'GET', 'en-GB')).body).toContain(
      'This link opens no file: it is incomplete, its date has passed, or the document was withdrawn. Copy the whole of it from the e-mail, or ask for the document by answering that e-mail.',
    )
    const same = async (url: string) => {
      const { statusCode, body } = await visit(url)
      expect([url, statusCode, body === closed.body]).toEqual([url, 404, true])
    }
    await firm.inCompany((ctx) => ctx.sql`update document set withdrawn = true where sha256 = ${firm.sha256}`)
    await same(first)
    await rm(shell.files.pathOf(firm.company.organisationId, (await shaOf(firm, 'Été 2.pdf')) ?? ''))
    await same(second)
    await same('/f/')
    await same(`/f/${'a'.repeat(3_000)}`)
    await same(`${second}/..%2f`)
    await same(second.slice(0, -1))
  })

  test('opens no document that no message links to, though we had signed it: neither of this company nor of another', async () => {
    const [firm, stranger] = [await firmThatLinked(), await firmWithTwo()]
    await keep(stranger, stranger.itemIds[0], '%PDF-1.7 of another')
    const untilDay = '2027-01-15'
    const signed = (organisationId: Id, documentId: Id) => `/f/${fileToken(secrets, { organisationId, documentId, untilDay })}` // prettier-ignore
    const { organisationId } = firm.company
    expect(firm.links[0]).toBe(signed(organisationId, 1))
    expect(await opens(signed(organisationId, 1))).toBe(200)
    expect(await opens(signed(stranger.company.organisationId, 1))).toBe(404)
    expect(await opens(signed(organisationId, 99))).toBe(404)
    const later = fileToken(secrets, { organisationId, documentId: 1, untilDay: '2027-01-16' })
    expect(await opens(`/f/${later}`)).toBe(404)
  })

  test('breaks off where the file was altered: nobody is handed half of it as if it were whole', async () => {
    const firm = await firmThatLinked()
    await writeFile(shell.files.pathOf(firm.company.organisationId, firm.sha256), `${LARGE[0].slice(0, -1)}X`)
    const broken = await visit(firm.links[0] ?? '').catch(() => null)
    expect(broken === null || broken.body.length < 600_000).toBe(true)
  })

  test('is opened so many times in a minute from one address', async () => {
    const { links } = await firmThatLinked()
    const codes: number[] = []
    for (let times = 0; times < 122; times++)
      codes.push((await visit(links[1] ?? '', 'HEAD', 'fr', '10.9.9.9')).statusCode)
    expect([codes.indexOf(429), codes.at(-1)]).toEqual([120, 429])
    expect(await opens(links[1] ?? '')).toBe(200)
  })
})

describe('the signature of a link', () => {
  const place = { organisationId: 3, documentId: 7, untilDay: '2027-01-15' } as const
  test('leads to its document, and to none when anything of it is changed', () => {
    const token = fileToken(secrets, place)
    expect(placeOfFile(secrets, token)).toEqual(place)
    expect(placeOfFile(createSecrets(Buffer.alloc(32, 8)), token)).toBeNull()
    expect(placeOfFile(secrets, token.replace('3.7.', '4.7.'))).toBeNull()
    expect(placeOfFile(secrets, token.replace('2027-01-15', '2037-01-15'))).toBeNull()
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '7', '-', '.'), (at, other) => {
        const changed = token.slice(0, at) + other + token.slice(at + 1)
        if (changed !== token) expect(placeOfFile(secrets, changed)).toBeNull()
      }),
    )
  })
  test('is not that of a question to a colleague', () => {
    const text = '3.7.2027-01-15'
    expect(placeOfFile(secrets, `${text}.${secrets.sign('colleague-question', text)}`)).toBeNull()
  })
})

const shaOf = (firm: Firm, fileName: string): Promise<string | undefined> =>
  firm.inCompany(
    async ({ sql }) =>
      (await sql<{ readonly sha256: string }>`select sha256 from message_enclosure where file_name = ${fileName}`)[0]
        ?.sha256,
  )
