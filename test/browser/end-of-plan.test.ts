// After the last step, in a real browser: the ways with what they cost and how long they take, one chosen, and taken back.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

// A Monday morning.
const NOW = '2026-11-23T08:00:00.000Z'

const INVOICES = [
  'Compte;Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû',
  'C1;Dupont SARL;F-101;20/05/2026;19/06/2026;2400,00;2400,00',
].join('\n')

const CUSTOMERS = [
  'Compte;Nom;Type;E-mail;Téléphone;Adresse;Code postal;Ville',
  'C1;Dupont SARL;entreprise;compta@dupont.example;04 72 00 00 01;1 rue du Port;44000;Nantes',
].join('\n')

/** One call, whose time has long gone: the plan has said all it had to say. */
const PLAN = {
  key: 'business',
  minimumGapDays: 7,
  paymentsMaximumAgeDays: 5,
  oldInvoices: 'start-at-first-overdue',
  steps: [{ key: 'call', level: 1, offsetDays: 10, channel: 'call', mode: 'manual', lapseDays: 5 }],
}

let office: Office
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-end-browser-'))
  office = await openOffice({ now: NOW })
})

afterAll(async () => {
  await office.close()
  await rm(folder, { recursive: true, force: true })
})

test('each way says its cost and its delay; one is chosen with its day, and taken back', async () => {
  const { page, url, complaints } = office
  await office.createCompany()
  await caseAtItsEnd()

  await page.goto(`${url}/today`)
  await page.getByRole('button', { name: 'Choisir', exact: true }).click()
  const panel = page.getByRole('dialog')
  const way = (name: string) => panel.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
  const order = plain(await way('Demander une injonction de payer').innerText())
  // The registry, 25.19 to 35.21 €, and serving the order: twice 25.79 € for this sum and 8.80 € of travel, with VAT.
  expect(order).toContain('97,65 € à 107,67 €')
  // Ordered and served today, two months without opposition end on a Saturday: on Monday the 25th, then.
  expect(order).toContain('exécutoire au plus tôt le 26/01/2027')
  expect(plain(await way('Confier à une société').innerText())).toContain('non connu ici')

  // An instalment plan needs its day, and only that way asks for it.
  expect(await panel.getByLabel('Attendre jusqu’au').count()).toBe(0)
  await way('Proposer un échéancier').getByRole('button', { name: 'Choisir' }).click()
  expect(await panel.getByRole('button', { name: 'Valider ce choix' }).isDisabled()).toBe(true)
  await panel.getByLabel('Attendre jusqu’au').fill('2027-01-15')
  await panel.getByLabel('Note pour le journal').fill('trois fois, vu au téléphone')
  await panel.getByRole('button', { name: 'Valider ce choix' }).click()
  await page.getByText('Choix enregistré.').waitFor()
  await page.getByRole('button', { name: 'Choisir', exact: true }).waitFor({ state: 'detached' })
  expect(await why('F-101')).toContain('15 janv. 2027')

  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('button', { name: 'Choisir', exact: true }).waitFor()
  expect(await why('F-101')).not.toContain('15 janv. 2027')
  expect(complaints).toEqual([])
})

async function caseAtItsEnd(): Promise<void> {
  await office.importFile('factures.csv', INVOICES)
  await office.importFile('clients.csv', CUSTOMERS)
  await office.set([['payments-known-to', '2026-11-23']])
  const file = join(folder, 'scenario.json')
  await writeFile(file, JSON.stringify(PLAN))
  expect((await office.run('plan', 'import', file)).err).toBe('')
}

/** What the command line says of an invoice. */
async function why(number: string): Promise<string> {
  const { out } = await office.run('why', number)
  return plain(out)
}

/** Without the narrow no-break spaces of French figures. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
