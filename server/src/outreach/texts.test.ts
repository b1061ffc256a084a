import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { runTestCommand } from '#test/command.ts'
import { openOffice } from '#test/office.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { changeColour, changeLogo } from './change-style.ts'
import { commands } from './commands.ts'
import { importTexts } from './import-texts.ts'
import { readText } from './list-texts.ts'
import { messagesById } from './outbox-store.ts'
import { previewText, textDebtors } from './preview-text.ts'
import { restoreText, saveText } from './save-text.ts'
import { parseTextName } from './text-name.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const office = await openOffice(shell)

const REMINDER = parseTextName('fr/business/reminder-1')
const PLACES = '[[lines]]\n\n[[totals]]\n\n[[payment]]'
const draft = (sentence: string) => ({
  subject: 'Votre compte',
  tone: 'courteous' as const,
  body: `${sentence}\n\n${PLACES}`,
})
const save = (firm: WorkingCompany, sentence: string, version = 0, acceptsWords = false) =>
  firm.inCompany((ctx) => saveText(ctx, { name: REMINDER, draft: draft(sentence), version, acceptsWords }))
const firstMessage = async (firm: WorkingCompany) => {
  const [message] = await firm.inCompany((ctx) => messagesById(ctx, [1]))
  return { text: `${message?.textName} v${message?.textVersion}`, said: message?.text ?? '', html: message?.html ?? '' }
}
const aFirm = async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ name: 'Café Lune', owes: [['F-7', 99_900, '2026-11-12']] })
  return { ...firm, debtorId }
}

/** A company whose next message is a letter: the last reminder to a consumer. */
const aLetterTo = async () => {
  const firm = await path.company()
  await firm.debtor({ kind: 'consumer', owes: [['F-8', 60_000, '2026-10-01']] })
  await firm.skipTo('reminder-3')
  return firm
}

describe('a text of the company', () => {
  test('is what its messages say, and they know its version', async () => {
    const firm = await aFirm()
    expect(await save(firm, 'Un petit mot de {{ creditor.name }}.')).toBe(1)
    expect(await save(firm, 'Un mot de {{ creditor.name }}.', 1)).toBe(2)
    await firm.release()
    const { text, said } = await firstMessage(firm)
    expect(text).toBe('fr/business/reminder-1 v2')
    expect(said).toContain('Un mot de Atelier Verdon.')
    expect((await firm.facts()).filter((kind) => kind.startsWith('text.'))).toEqual(['text.saved', 'text.saved'])
  })
  test('that nobody changed is ours, version 0', async () => {
    const firm = await aFirm()
    await firm.release()
    expect((await firstMessage(firm)).text).toBe('fr/business/reminder-1 v0')
  })
  test('that was let go is not written again by a later version', async () => {
    const firm = await aFirm()
    await firm.release()
    await save(firm, 'Autre chose.')
    expect((await firstMessage(firm)).said).not.toContain('Autre chose.')
  })
  test('goes back to an earlier version, and to ours; each is a version again', async () => {
    const firm = await aFirm()
    await save(firm, 'Première version.')
    await save(firm, 'Deuxième version.', 1)
    const restore = (version: number, to: number) =>
      firm.inCompany((ctx) => restoreText(ctx, { name: REMINDER, version, to }))
    expect(await restore(2, 1)).toBe(3)
    expect((await firm.inCompany((ctx) => readText(ctx, REMINDER))).body).toContain('Première version.')
    expect(await restore(3, 0)).toBe(4)
    const text = await firm.inCompany((ctx) => readText(ctx, REMINDER))
    expect(text).toMatchObject({ version: 4, isOurs: true })
    expect(text.body).toContain('Sauf erreur de notre part')
    expect(text.versions.map(({ version }) => version)).toEqual([4, 3, 2, 1])
    expect(await refusalOf(restore(4, 9))).toBe('outreach.text_version_unknown')
  })
  test('is not written over by somebody who had read an earlier version', async () => {
    const firm = await aFirm()
    await save(firm, 'De Jeanne.')
    expect(await refusalOf(save(firm, 'De Paul.'))).toBe('outreach.text_changed')
  })
  test('that says what no letter says is kept only after somebody read it again', async () => {
    const firm = await aFirm()
    expect(await refusalOf(save(firm, 'Un huissier passera.'))).toBe('outreach.text_words')
    expect(await save(firm, 'Un huissier passera.', 0, true)).toBe(1)
  })
  test('without the places of the amounts, or unlawful to a consumer, is not kept', async () => {
    const firm = await aFirm()
    const input = { name: REMINDER, draft: { ...draft(''), body: 'Payez.' }, version: 0, acceptsWords: true }
    expect(await refusalOf(firm.inCompany((ctx) => saveText(ctx, input)))).toBe('outreach.text_incomplete')
    const consumer = parseTextName('fr/consumer/reminder-1')
    const unlawful = { ...input, name: consumer, draft: draft('Vous devez aussi 40 €.') }
    expect(await refusalOf(firm.inCompany((ctx) => saveText(ctx, unlawful)))).toBe('outreach.text_unlawful')
  })
  test('of letters alone leaves e-mails as they are', async () => {
    const firm = await aFirm()
    const own = async (of: WorkingCompany, text: string) => {
      const name = parseTextName(text)
      await of.inCompany((ctx) => saveText(ctx, { name, draft: draft('En lettre.'), version: 0, acceptsWords: false }))
    }
    await own(firm, 'fr/business/reminder-1/letter')
    await firm.release()
    expect((await firstMessage(firm)).text).toBe('fr/business/reminder-1 v0')
    const byPost = await aLetterTo()
    await own(byPost, 'fr/consumer/reminder-3/letter')
    expect(await byPost.release()).toMatchObject({ letters: 1 })
    expect(await firstMessage(byPost)).toMatchObject({ text: 'fr/consumer/reminder-3/letter v1' })
  })
  test('belongs to its company alone', async () => {
    const firm = await aFirm()
    await save(firm, 'À nous seuls.')
    const other = await aFirm()
    expect(await other.inCompany((ctx) => readText(ctx, REMINDER))).toMatchObject({ version: 0, isOurs: true })
  })
})

describe('the preview of a text', () => {
  test('is written for a debtor who owes something, before it is saved', async () => {
    const firm = await aFirm()
    expect(await firm.inCompany((ctx) => textDebtors(ctx, REMINDER))).toEqual([
      { id: firm.debtorId, name: 'Café Lune' },
    ])
    const input = { name: REMINDER, draft: draft('Bonjour {{ debtor.name }}.'), debtorId: firm.debtorId }
    const { rendered } = await firm.inCompany((ctx) => previewText(ctx, input))
    expect(rendered.text).toContain('Bonjour Café Lune.')
    expect(rendered.text.replace(/\s/g, ' ')).toContain('F-7')
    expect((await firm.inCompany((ctx) => readText(ctx, REMINDER))).version).toBe(0)
  })
  test('of somebody who owes nothing due says so', async () => {
    const firm = await path.company()
    const { debtorId } = await firm.debtor({ owes: [['F-9', 10_000, '2026-12-20']] })
    const input = { name: REMINDER, draft: draft('Bonjour.'), debtorId }
    expect(await refusalOf(firm.inCompany((ctx) => previewText(ctx, input)))).toBe('outreach.nothing_to_show')
  })
})

describe('the look of messages', () => {
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#123456"/></svg>'
  test('is a colour that can be read, in e-mails and letters', async () => {
    const firm = await aFirm()
    const colour = (value: string | null) => firm.inCompany((ctx) => changeColour(ctx, { colour: value }))
    expect(await refusalOf(colour('#ffcc00'))).toBe('outreach.colour_pale')
    // A number, which each language writes with its own mark; 4.48 is not 4.5.
    await expect(colour('#777777')).rejects.toMatchObject({ data: { contrast: 4.4, least: 4.5 } })
    expect(await refusalOf(colour('red'))).toBe('outreach.colour_unknown')
    await colour('#1A4F8B')
    await firm.release()
    expect((await firstMessage(firm)).html).toContain('border-bottom:3px solid #1a4f8b')
  })
  test('has a logo that letters show, tried on a letter first', async () => {
    const firm = await aLetterTo()
    const logo = (text: string) => firm.inCompany((ctx) => changeLogo(ctx, { content: new TextEncoder().encode(text) }))
    expect(await refusalOf(logo('no picture'))).toBe('outreach.logo_refused')
    expect(await refusalOf(logo('<svg but no picture'))).toBe('outreach.logo_refused')
    await logo(SVG)
    await firm.release()
    const [message] = await firm.inCompany((ctx) => messagesById(ctx, [1]))
    const pdf = await firm.inCompany((ctx) => ctx.files.read(ctx.organisationId, message?.letterSha256 ?? ''))
    expect(Buffer.from(pdf).toString('latin1')).toContain('/S /Figure')
    expect((await firm.facts()).filter((kind) => kind === 'style.changed')).toHaveLength(1)
  })
})

describe('texts as files', () => {
  test('are written out, changed and taken in again at the command line', async () => {
    const { company } = await aFirm()
    const directory = await mkdtemp(join(tmpdir(), 'quittance-texts-test-'))
    const run = (...argv: readonly string[]) => runTestCommand(commands, [...argv, '--json'], { shell, company })
    try {
      await run('texts', 'export', directory)
      expect((await run('texts', 'import', directory)).json).toEqual({ saved: [], unchanged: 60 })
      const file = join(directory, 'fr/business/reminder-1.md')
      await writeFile(file, (await readFile(file, 'utf8')).replace('simple oubli', 'oubli'))
      expect((await run('texts', 'import', directory)).json).toEqual({
        saved: ['fr/business/reminder-1'],
        unchanged: 59,
      })
      const { out } = await runTestCommand(commands, ['texts', 'list'], { shell, company })
      expect(out.split('\n').filter((line) => line.includes(' v1, '))).toEqual([
        'fr/business/reminder-1             courtois  v1, 16/11/2026 10:00, ligne de commande',
      ])
      await writeFile(file, 'rien')
      expect(await run('texts', 'import', directory)).toMatchObject({
        exitCode: 1,
        json: { error: { code: 'outreach.texts_refused' } },
      })
      expect((await run('texts', 'import', join(directory, 'nowhere'))).exitCode).toBe(2)
    } finally {
      await rm(directory, { recursive: true })
    }
  })
  test('one that cannot be used keeps all of them out, with the reason', async () => {
    const firm = await aFirm()
    const good = { name: 'fr/business/reminder-1', source: `---\nsubject: a\ntone: firm\n---\n${PLACES}` }
    const bad = { name: 'fr/business/reminder-2', source: `---\nsubject: a\ntone: firm\n---\nrien` }
    const input = { files: [good, bad], acceptsWords: false, locale: 'fr' } as const
    expect(await refusalOf(firm.inCompany((ctx) => importTexts(ctx, input)))).toBe('outreach.texts_refused')
    expect(await firm.inCompany((ctx) => readText(ctx, REMINDER))).toMatchObject({ version: 0 })
  })
})

test('texts and their look over HTTP', async () => {
  const seat = await office.seat()
  const firm = await path.company({ company: seat.company })
  const { debtorId } = await firm.debtor({ name: 'Café Lune', owes: [['F-7', 99_900, '2026-11-12']] })
  const list = (await office.ask(seat, 'GET /texts')).body as { rows: readonly object[]; fields: readonly object[] }
  expect(list.rows).toHaveLength(60)
  expect(list.fields).toContainEqual({
    name: 'total.to_pay',
    label: 'Somme demandée',
    snippet: '{{ total.to_pay | money }}',
    isCondition: false,
    inSmsTo: [],
  })
  const text = '/texts/fr/business/reminder-1'
  expect((await office.ask(seat, `GET ${text}`)).body).toMatchObject({ version: 0, debtors: [{ id: debtorId }] })
  const preview = (await office.ask(seat, `POST ${text}/preview`, { ...draft('Bonjour.'), debtorId })).body
  expect(preview).toMatchObject({ subject: 'Votre compte', missing: [], holes: [], words: [] })
  expect((await office.ask(seat, `POST ${text}/letter`, { ...draft('Bonjour.'), debtorId: null })).status).toBe(200)
  expect((await office.ask(seat, `PUT ${text}`, { ...draft('Bonjour.'), version: 0 })).body).toEqual({ version: 1 })
  expect((await office.ask(seat, `GET ${text}/versions/0`)).body).toMatchObject({ tone: 'courteous' })
  expect((await office.ask(seat, `POST ${text}/restore`, { version: 1, to: 0 })).body).toEqual({ version: 2 })
  await firm.inCompany((ctx) =>
    saveText(ctx, { name: REMINDER, draft: draft('Bonsoir.'), version: 2, acceptsWords: false }),
  )
  expect((await office.ask(seat, `GET ${text}`)).body).toMatchObject({
    versions: [{ savedBy: 'ligne de commande' }, { savedBy: 'Marie' }, { savedBy: 'Marie' }],
  })
  const rows = (await office.ask(seat, 'GET /texts')).body['rows'] as readonly { readonly savedBy: string | null }[]
  expect(rows.map(({ savedBy }) => savedBy).filter((by) => by !== null)).toEqual(['ligne de commande'])
  expect((await office.ask(seat, 'PUT /settings/style/colour', { colour: '#1a4f8b' })).body).toMatchObject({
    colour: '#1a4f8b',
  })
  expect((await office.ask(seat, 'PUT /settings/style/logo', { content: null })).body).toMatchObject({ logo: null })
  expect((await office.ask(seat, 'GET /settings/style')).body).toEqual({ colour: '#1a4f8b', logo: null })
})
