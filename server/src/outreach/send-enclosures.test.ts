import { rm } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { DEFAULT_OUTREACH } from '#access/model.ts'
import type { Id } from '#kernel'
import { recordDocuments } from '#ledger'
import { type WorkingCompany, openWorkingPath } from '#test/working-path.ts'
import { changeOutreach } from '../access/change-settings.ts'
import { pageCount } from './channels/letter.ts'
import { enclosuresOf } from './enclosure-store.ts'
import { printLetters } from './print-letters.ts'

const path = await openWorkingPath('2026-11-16')

type Firm = WorkingCompany & { readonly debtorId: Id; readonly itemIds: readonly Id[] }

/** A company and a debtor who owes two invoices since the same day. */
async function firmWithTwo(): Promise<Firm> {
  const firm = await path.company()
  const owing = await firm.debtor({
    email: 'jeanne@noe.example',
    owes: [
      ['F-1', 120_000, '2026-11-10'],
      ['F-2', 80_000, '2026-11-10'],
    ],
  })
  return { ...firm, ...owing }
}

/** Keeps a file as the original of an item, as an import does. */
async function keep(
  firm: WorkingCompany,
  itemId: Id,
  content: string | Uint8Array,
  mediaType = 'application/pdf',
): Promise<string> {
  return firm.inCompany(async (ctx) => {
    const { sha256 } = await ctx.files.put(ctx.organisationId, Buffer.from(content))
    const document = { kind: 'invoice', itemId, creditId: null, fileName: '../x"\r\n.exe', mediaType, sha256 } as const
    await recordDocuments(ctx, { importId: 7, documents: [document] })
    return sha256
  })
}

async function letGo(firm: WorkingCompany): Promise<void> {
  await firm.day()
  await firm.release()
}

/** The text of the last e-mail and what was attached to it. */
async function lastEmail() {
  const mail = await PostalMime.parse(path.messages.at(-1)?.content ?? '')
  return {
    text: (mail.text ?? '').replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' '),
    files: mail.attachments.map(({ filename, mimeType, content }) => [
      filename,
      mimeType,
      Buffer.from(content as ArrayBuffer).toString(),
    ]),
  }
}

const marksOf = (firm: WorkingCompany) =>
  firm.inCompany(({ sql }) => sql`select standing_mark is not null as marked from message`)

describe('the originals of invoices', () => {
  test('travel with the reminder that names them, and the text says so', async () => {
    const firm = await firmWithTwo()
    await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 first, replaced since')
    await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 one')
    await keep(firm, firm.itemIds[1] ?? 0, '%PDF-1.7 two')
    await letGo(firm)
    expect(await firm.send()).toMatchObject({ sent: 1 })
    const { text, files } = await lastEmail()
    expect(files).toEqual([
      ['F-1.pdf', 'application/pdf', '%PDF-1.7 one'],
      ['F-2.pdf', 'application/pdf', '%PDF-1.7 two'],
    ])
    expect(text).toContain('Pièces jointes : copies des factures F-1, F-2')
    expect(text).toContain('Une copie de chaque facture est jointe.')
  })

  test('are sent on request where only some are kept, where they are too large, and where the company attaches nothing', async () => {
    const firm = await firmWithTwo()
    await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 one')
    await keep(firm, firm.itemIds[1] ?? 0, '<xml/>', 'application/xml')
    await letGo(firm)
    await firm.send()
    const some = await lastEmail()
    expect(some.files.map(([name]) => name)).toEqual(['F-1.pdf'])
    expect(some.text).toContain('Pièce jointe : copie de la facture F-1 Sur simple demande : copie de la facture F-2')
    expect(some.text).not.toContain('Vous trouverez en pièce jointe')

    for (const { attachmentMegabytes, size } of [
      { attachmentMegabytes: 1, size: 1_000_001 },
      { attachmentMegabytes: 0, size: 1 },
    ]) {
      const other = await firmWithTwo()
      await other.inCompany((ctx) => changeOutreach(ctx, { ...DEFAULT_OUTREACH, attachmentMegabytes }))
      await keep(other, other.itemIds[0] ?? 0, '%'.repeat(size))
      await letGo(other)
      await other.send()
      const { text, files } = await lastEmail()
      expect(files).toEqual([])
      expect(text).toContain('Sur simple demande : copies des factures F-1, F-2')
    }
  })

  test('are printed behind the letter that says that it encloses them', async () => {
    const firm = await path.company()
    const { itemIds } = await firm.debtor({ kind: 'consumer', owes: [['F-1', 60_000, '2026-10-01']] })
    const invoice = await PDFDocument.create()
    invoice.addPage()
    await keep(firm, itemIds[0] ?? 0, await invoice.save())
    await firm.skipTo('reminder-3')
    expect(await firm.release()).toMatchObject({ letters: 1 })
    const { pdf } = await firm.inCompany((ctx) => printLetters(ctx, {}))
    // The list and its back, the letter and its back, the invoice.
    expect(pageCount(pdf)).toBe(5)
  })

  test('stay here where the step says so', async () => {
    const firm = await firmWithTwo()
    await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 one')
    await firm.day()
    await firm.inCompany((ctx) => ctx.sql`update act set attaches_invoices = false`)
    await firm.release()
    await firm.send()
    const { text, files } = await lastEmail()
    expect(files).toEqual([])
    expect(text).not.toContain('copie de la facture')
  })

  test('that are gone when the message leaves hold nothing up: it goes without, and that is written down', async () => {
    const firm = await firmWithTwo()
    const sha256 = await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 gone later')
    await letGo(firm)
    await rm(path.store.shell.files.pathOf(firm.company.organisationId, sha256))
    expect(await firm.send()).toMatchObject({ sent: 1, failed: 0 })
    expect((await lastEmail()).files).toEqual([])
    const kept = await firm.inCompany(({ sql }) => sql`select last_error from message`)
    expect(kept).toEqual([{ last_error: 'sent without F-1.pdf' }])
  })

  test('that are gone when the text is written are sent on request', async () => {
    const firm = await firmWithTwo()
    const sha256 = await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 gone')
    await rm(path.store.shell.files.pathOf(firm.company.organisationId, sha256))
    await letGo(firm)
    expect(await firm.send()).toMatchObject({ sent: 1 })
    expect((await lastEmail()).text).toContain('Sur simple demande : copies des factures F-1, F-2')
  })

  test('that changed since the text was written stop it: nothing leaves with the file of another invoice', async () => {
    const firm = await firmWithTwo()
    const sha256 = await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 wrong file')
    await letGo(firm)
    const withdraw = () =>
      firm.inCompany((ctx) => ctx.sql`update document set withdrawn = true where sha256 = ${sha256}`)
    expect(await firm.send(withdraw)).toMatchObject({ sent: 0, superseded: 1 })
  })

  test('that come once the text was written, where there were none, stop it: it would say that there are none', async () => {
    const firm = await firmWithTwo()
    await letGo(firm)
    expect(await marksOf(firm)).toEqual([{ marked: true }])
    const come = () => keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 late')
    expect(await firm.send(come)).toMatchObject({ sent: 0, superseded: 1 })
  })

  test('of other invoices, which come meanwhile, stop nothing', async () => {
    const firm = await firmWithTwo()
    const other = await firm.debtor({ owes: [['F-9', 10_000, '2026-12-10']] })
    await letGo(firm)
    expect(await firm.send(() => keep(firm, other.itemIds[0] ?? 0, '%PDF-1.7 of another'))).toMatchObject({ sent: 1 })
  })

  test('that may be withdrawn without a word to the debtor let nothing leave unread', async () => {
    const firm = await firmWithTwo()
    await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 one')
    await letGo(firm)
    expect(await marksOf(firm)).toEqual([{ marked: false }])
  })

  test('belong to their company and debtor: nobody else sees or sends them', async () => {
    const [firm, stranger] = [await firmWithTwo(), await firmWithTwo()]
    await keep(firm, firm.itemIds[0] ?? 0, '%PDF-1.7 secret of one company')
    const neighbour = await firm.debtor({ email: 'paul@ailleurs.example', owes: [['F-1', 5_000, '2026-11-10']] })
    for (const company of [firm, stranger]) {
      await letGo(company)
      await company.send()
    }
    expect(neighbour.itemIds[0]).not.toBe(firm.itemIds[0])
    const withFile = path.messages.filter(({ content }) =>
      content.includes(Buffer.from('%PDF-1.7 secret of one company').toString('base64')),
    )
    expect(withFile.map(({ to }) => to)).toEqual([['jeanne@noe.example']])
    const seenBy = (company: WorkingCompany) => company.inCompany((ctx) => enclosuresOf(ctx, [1, 2, 3]))
    expect((await seenBy(firm)).map(({ fileName }) => fileName)).toEqual(['F-1.pdf'])
    expect(await seenBy(stranger)).toEqual([])
  })
})
