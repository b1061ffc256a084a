// An answer in a real browser: it arrives in a real mailbox, is read and understood by keyboard, keeps the next reminder back, and is
// answered in its conversation.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ciiXml, pdfWith } from '../../server/src/intake/formats/documents/document-fixture.ts'
import { startTestImap, TEST_MAILBOX, type TestImap } from '../../server/src/outreach/channels/test-imap.ts'
import { type Office, openOffice } from './office.ts'

// A Monday morning: something may leave.
const NOW = '2026-11-23T08:00:00.000Z'

const INVOICES = [
  'Compte;Client;Facture;Date facture;Échéance;Montant TTC',
  'DUPONT;Dupont SARL;F-101;03/10/2026;16/11/2026;1200,00',
  'MOREAU;Moreau SAS;F-102;03/10/2026;16/11/2026;800,00',
].join('\n')

const CUSTOMERS = [
  'Compte;Nom;Type;E-mail;Adresse;Code postal;Ville',
  'DUPONT;Dupont SARL;entreprise;compta@dupont.example;1 rue du Port;44000;Nantes',
  'MOREAU;Moreau SAS;entreprise;factures@moreau.example;2 rue du Port;44000;Nantes',
].join('\n')

let office: Office
let imap: TestImap

beforeAll(async () => {
  imap = await startTestImap()
  office = await openOffice({ now: NOW })
})

afterAll(async () => {
  await office.close()
  await imap.close()
})

test('an answer is read, understood and answered; the next reminder waits', async () => {
  const { page, url, mails, complaints } = office
  await office.createCompany()
  await setUp()

  // Both reminders leave.
  await done('release', '--all', '--payments-known-to', '2026-11-23')
  await done('day')
  await expect.poll(() => mails.length, { timeout: 30_000 }).toBe(2)
  const sent = mails.find((mail) => mail.includes('compta@dupont.example')) ?? ''
  const messageId = /^Message-ID: (<.+>)$/im.exec(sent)?.[1] ?? ''

  // One of them is answered, and the office hears of it without being asked.
  imap.arrive(
    [
      'From: Anne Dupont <compta@dupont.example>',
      'To: compta@atelier-martin.example',
      'Date: Mon, 23 Nov 2026 08:40:00 +0100',
      'Message-ID: <reponse-1@dupont.example>',
      `In-Reply-To: ${messageId}`,
      'Subject: Re: facture F-101',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Bonjour, nous r=C3=A9glerons le 15 d=C3=A9cembre.',
    ].join('\r\n'),
  )
  await done('mail', 'fetch')
  await page.goto(`${url}/mail`)
  await page.getByRole('button', { name: 'Dupont SARL' }).waitFor()
  // When it was written, not when it was fetched.
  await page.getByRole('cell', { name: /^23 nov\..*08:40$/ }).waitFor()

  // By keyboard: to the first line, open, "promise", its day is there already, save.
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByText('Bonjour, nous réglerons le 15 décembre.', { exact: true }).waitFor()
  await page.keyboard.press('p')
  expect(await page.getByLabel('Paiera au plus tard le').inputValue()).toBe('2026-12-15')
  await page.keyboard.press('Enter')
  await page.getByText('C’est noté.').waitFor()

  // When the second reminder would be due, it is the promise that keeps it back.
  const planned = JSON.parse(await done('day', '--dry-run', '--date', '2026-12-08', '--json')) as object
  expect(planned).toMatchObject({
    actions: [],
    waits: [
      { code: 'promise', count: 1, cents: 120_000 },
      { code: 'payments-stale', count: 1, cents: 80_000 },
    ],
  })

  // The answer to the answer, in the same conversation.
  await page.goto(`${url}/mail`)
  await page.getByText('Tous', { exact: true }).click()
  await page.getByRole('button', { name: 'Dupont SARL' }).click()
  await page.keyboard.press('r')
  await page.getByLabel('Votre réponse à compta@dupont.example').fill('Merci, c’est noté pour le 15 décembre.')
  // The window becomes narrow and wide again: what was typed stays, and the cursor in it.
  for (const width of [600, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(() => page.locator('dialog:modal').count()).toBe(width === 600 ? 1 : 0)
    const typed = page.getByLabel('Votre réponse à compta@dupont.example')
    expect(await typed.inputValue()).toBe('Merci, c’est noté pour le 15 décembre.')
    expect(await typed.evaluate((field) => field === document.activeElement)).toBe(true)
  }
  // They asked for no invoice: a copy travels because somebody says so.
  const copy = page.getByRole('group', { name: 'Joindre une copie des factures' }).getByLabel('F-101')
  expect(await copy.isChecked()).toBe(false)
  await copy.check()
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await page.getByText('La réponse part.').waitFor()
  await expect.poll(() => mails.length, { timeout: 30_000 }).toBe(3)
  const reply = mails[2] ?? ''
  expect(reply).toContain('In-Reply-To: <reponse-1@dupont.example>')
  expect(reply).toMatch(/^Subject: Re: facture F-101$/m)
  expect(reply).not.toContain('Auto-Submitted')
  expect(reply).toContain('filename=F-101.pdf')

  // Word for word on the debtor's page, and a copy among what was sent.
  await page.goto(`${url}/debtors`)
  await page.getByText('Dupont SARL').first().click()
  await page.getByRole('heading', { name: 'Échanges' }).waitFor()
  const exchanged = page.locator('summary', { hasText: 'Re: facture F-101' })
  await exchanged.nth(1).waitFor()
  for (const line of await exchanged.all()) await line.click()
  await page.getByText('Merci, c’est noté pour le 15 décembre.').filter({ visible: true }).waitFor()
  await page.getByRole('button', { name: 'Voir tel qu’il est parti' }).filter({ visible: true }).first().click()
  const asItLeft = page.getByRole('dialog')
  await asItLeft.getByText('Message-ID').waitFor()
  await asItLeft.getByText(/^<rem\./).waitFor()
  await expect.poll(() => imap.sent().length, { timeout: 15_000 }).toBe(3)

  await page.setViewportSize({ width: 360, height: 740 })
  const ofDebtor = new URL(page.url()).pathname
  for (const path of [ofDebtor, '/today', '/outbox', '/mail', '/calls', '/debtors', '/settings/mail']) {
    await page.goto(`${url}${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    // What it lists comes a moment later.
    await page.waitForTimeout(700)
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 360])
  }
  expect(complaints).toEqual([])

  async function done(...argv: readonly string[]): Promise<string> {
    const { code, out, err } = await office.run(...argv)
    expect([argv.join(' '), code, err]).toEqual([argv.join(' '), 0, ''])
    return out
  }

  async function setUp(): Promise<void> {
    await office.importFile('factures.csv', INVOICES)
    await office.importFile('clients.csv', CUSTOMERS)
    const server = JSON.stringify({ host: '127.0.0.1', port: imap.port, security: 'none' })
    await office.set([
      ['identity.legalForm', 'SARL'],
      ['identity.siren', '732829320'],
      ['identity.addressLines', '3 rue des Lilas'],
      ['identity.postcode', '44000'],
      ['identity.city', 'Nantes'],
      ['identity.email', 'compta@atelier-martin.example'],
      ['identity.signerName', 'Jeanne Martin'],
      ['identity.signerCapacity', 'Gérante'],
      ['bank.holder', 'Atelier Martin'],
      ['bank.iban', 'FR7630006000011234567890189'],
      ['mail', '127.0.0.1', 'compta@atelier-martin.example'],
      ['mail.port', String(office.smtpPort)],
      ['mail.security', 'none'],
      ['mail.user', TEST_MAILBOX.user],
      ['mail.password', TEST_MAILBOX.password],
      ['mail.imap', server],
    ])
    // The first invoice was kept as it was issued.
    const invoice = { number: 'F-101', issueDate: '2026-10-03', dueDates: ['2026-11-16'] }
    await office.importFile('F-101.pdf', pdfWith(ciiXml(invoice)))
  }
})
