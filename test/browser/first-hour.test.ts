// The first hour of a new user, in a real browser: from an empty store to reminders at a real mail server.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

// A Monday morning: something may leave.
const NOW = '2026-11-23T08:00:00.000Z'

const HEADING =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

/** Three customers; two invoices late, one of them half paid, one paid and matched, one to come. */
const BOOKS = [
  HEADING,
  'VE|Ventes|1|20260901|411000|Clients|DUPONT|Dupont SARL|F-101|20260901|Travaux|1200,00|0,00|||20260901||',
  'VE|Ventes|1|20260901|706000|Prestations|||F-101|20260901|Travaux|0,00|1200,00|||20260901||',
  'VE|Ventes|2|20260915|411000|Clients|MOREAU|Moreau SAS|F-102|20260915|Travaux|800,00|0,00|a||20260915||',
  'VE|Ventes|2|20260915|706000|Prestations|||F-102|20260915|Travaux|0,00|800,00|||20260915||',
  'BQ|Banque|3|20261102|512000|Banque|||R-1|20261102|Virement|300,00|0,00|||20261102||',
  'BQ|Banque|3|20261102|411000|Clients|MOREAU|Moreau SAS|R-1|20261102|Acompte F-102|0,00|300,00|a||20261102||',
  'VE|Ventes|4|20260920|411000|Clients|LEROUX|Leroux|F-103|20260920|Travaux|500,00|0,00|A|20261020|20260920||',
  'VE|Ventes|4|20260920|706000|Prestations|||F-103|20260920|Travaux|0,00|500,00|||20260920||',
  'BQ|Banque|5|20261020|512000|Banque|||R-2|20261020|Virement|500,00|0,00|||20261020||',
  'BQ|Banque|5|20261020|411000|Clients|LEROUX|Leroux|R-2|20261020|Virement F-103|0,00|500,00|A|20261020|20261020||',
  'VE|Ventes|6|20261116|411000|Clients|LEROUX|Leroux|F-104|20261116|Travaux|640,00|0,00|||20261116||',
  'VE|Ventes|6|20261116|706000|Prestations|||F-104|20261116|Travaux|0,00|640,00|||20261116||',
].join('\n')

const CUSTOMERS = [
  'Compte;Nom;Type;E-mail;Adresse;Code postal;Ville',
  'DUPONT;Dupont SARL;entreprise;compta@dupont.example;1 rue du Port;44000;Nantes',
  'MOREAU;Moreau SAS;entreprise;factures@moreau.example;2 rue du Port;44000;Nantes',
  'LEROUX;Leroux;entreprise;contact@leroux.example;3 rue du Port;44000;Nantes',
].join('\n')

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: NOW })
})

afterAll(async () => {
  await office.close()
})

test('a new user gets from an empty store to a reminder that left', async () => {
  const { page, url, mails, smtpPort, complaints, run } = office

  // The company and its owner.
  await office.createCompany()

  // The books, which have no due dates: terms are asked once.
  await bring('732829320FEC20261231.txt', BOOKS)
  await page.getByText('12 lignes lues').waitFor()
  await page.getByLabel('Conditions de paiement habituelles').selectOption({ label: 'Délai net' })
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page
    .getByText(/3 nouveaux clients|enregistré|importé/i)
    .first()
    .waitFor()

  // The customers, joined on their accounts.
  await bring('clients.csv', CUSTOMERS)
  await page.getByText('contact@leroux.example').first().waitFor()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page
    .getByText(/enregistré|importé/i)
    .first()
    .waitFor()

  // Who owes what: 1 200 + 500 late, 640 to come.
  await page.goto(`${url}/debtors`)
  await page.getByText('Dupont SARL').waitFor()
  expect(plain(await page.locator('main').innerText())).toContain('1 700,00 €')

  // The company that letters speak for, its account, its mail server.
  await page.goto(`${url}/settings`)
  await fillSettings({
    'Forme juridique': 'SARL',
    SIREN: '732829320',
    'Code postal': '44000',
    Ville: 'Nantes',
    'E-mail de contact': 'compta@atelier-martin.example',
    Signataire: 'Jeanne Martin',
    'Qualité du signataire': 'Gérante',
    'Adresse du siège': '3 rue des Lilas',
  })
  await setUpMoneyAndMail(smtpPort)

  // Nothing has left so far; the list says what would, and why. Payments are known up to the last day of the bank, not of the sales.
  expect(mails).toHaveLength(0)
  await page.goto(`${url}/today`)
  await page.getByText('Les règlements sont connus jusqu’au 02/11/2026 seulement').waitFor()
  await page.getByRole('button', { name: 'À jour jusque-là' }).click()
  await page.getByText('Moreau SAS').first().waitFor()
  await releaseAll()

  await expect.poll(() => mails.length, { timeout: 30_000 }).toBe(2)
  const recipients = mails.map((mail) => /^To: .*<(.+)>$/m.exec(mail)?.[1]).toSorted()
  expect(recipients).toEqual(['compta@dupont.example', 'factures@moreau.example'])
  expect(mails.every((mail) => mail.includes('Auto-Submitted: auto-generated'))).toBe(true)

  // A second run, by a command on the same store, sends nothing twice.
  const again = await run('day', '--json')
  expect(again.code).toBe(0)
  expect(JSON.parse(again.out)).toMatchObject({ sent: 0, ambiguous: 0, failed: 0 })
  expect(mails).toHaveLength(2)
  expect(complaints).toEqual([])

  async function bring(name: string, text: string): Promise<void> {
    await page.goto(`${url}/imports`)
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  }

  async function fillSettings(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('button', { name: 'Enregistrer' }).first().click()
    await page.getByText('Enregistré').first().waitFor()
  }

  async function setUpMoneyAndMail(port: number): Promise<void> {
    await office.set([
      ['bank.holder', 'Atelier Martin'],
      ['bank.iban', 'FR7630006000011234567890189'],
      ['mail', '127.0.0.1', 'compta@atelier-martin.example'],
      ['mail.port', String(port)],
      ['mail.security', 'none'],
    ])
    await page.goto(`${url}/settings`)
    await page.getByRole('link', { name: 'Messagerie' }).click()
    await page.getByRole('button', { name: /essai/i }).click()
    await expect.poll(() => mails.length, { timeout: 15_000 }).toBe(1)
    ;(mails as string[]).length = 0
  }

  async function releaseAll(): Promise<void> {
    await page.getByRole('button', { name: 'Libérer la première liste (2)' }).click()
    await page.getByLabel('Règlements connus jusqu’au').fill('2026-11-23')
    await page.getByRole('button', { name: 'Envoyer les 2' }).click()
  }
})

/** Without the narrow no-break spaces of French figures. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
