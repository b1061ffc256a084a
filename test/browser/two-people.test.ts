// Two people in two browsers: the first says yes and may take it back, the second lets it go.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

// A Monday morning.
const NOW = '2026-11-23T08:00:00.000Z'
const PASSWORD = 'un assez long mot de passe'

const INVOICES = [
  'Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû;E-mail',
  'Dupont SARL;F-101;20/10/2026;19/11/2026;12000,00;12000,00;compta@dupont.example',
  'Moreau SAS;F-102;20/10/2026;19/11/2026;800,00;800,00;factures@moreau.example',
].join('\n')

let office: Office
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-two-browser-'))
  office = await openOffice({ now: NOW })
})

afterAll(async () => {
  await office.close()
  await rm(folder, { recursive: true, force: true })
})

test('from the setting to the message: one says yes, the other lets it go', async () => {
  const { page, url, complaints } = office
  await companyOfTwo()
  await signIn(page, 'jeanne@atelier-martin.example')
  await page.goto(`${url}/settings/sending`)
  await page.getByText('Peuvent donner leur accord : Jeanne Martin (responsable), Luc Roy.').waitFor()
  const amount = page.getByLabel('Deux personnes valident, à partir de')
  await amount.fill('10000')
  await page.locator('form', { has: amount }).getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Enregistré').first().waitFor()

  await page.goto(`${url}/today`)
  await page.getByText('deux personnes', { exact: true }).waitFor()
  // Somebody who double-clicks everywhere still sees what is asked.
  await page.getByRole('button', { name: /^Libérer la première liste/ }).dblclick()
  await page.getByText('1 ligne demande deux personnes').waitFor()
  await page.getByRole('button', { name: 'Envoyer les 2' }).click()
  await page.getByText('1 ligne attend l’accord d’une seconde personne.').waitFor()
  await page.getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByText('Attend une seconde personne (1)').first().waitFor()

  // It cannot be let go by the same person, only taken back; then it is as it was.
  await page.getByRole('button', { name: 'Dupont SARL' }).click()
  await page.getByText('Vous avez donné votre accord').waitFor()
  expect(await page.getByRole('button', { name: 'Envoyer', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Retirer mon accord' }).click()
  await page.getByText('À confirmer (1)').first().waitFor()
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await page.getByRole('button', { name: 'Envoyer', exact: true }).last().click()
  await page.getByText('Attend une seconde personne (1)').first().waitFor()

  const other = await (await page.context().browser()?.newContext({ locale: 'fr-FR' }))?.newPage()
  if (!other) throw new Error('no second browser')
  await signIn(other, 'luc@atelier-martin.example')
  await other.goto(`${url}/today`)
  await other.getByText('validé par Jeanne Martin').waitFor()
  await other.getByRole('button', { name: 'Dupont SARL' }).click()
  await other.getByText('Jeanne Martin a donné son accord').waitFor()
  await other.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await other.getByRole('button', { name: 'Envoyer', exact: true }).last().click()
  await other.getByText('Déjà libéré (2)').first().waitFor()
  expect(complaints).toEqual([])
})

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(office.url)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('navigation').first().waitFor()
}

async function companyOfTwo(): Promise<void> {
  const file = join(folder, 'factures.csv')
  const password = join(folder, 'password')
  await writeFile(file, INVOICES)
  await writeFile(password, PASSWORD)
  const jeanne = ['--owner-name', 'Jeanne Martin', '--email', 'jeanne@atelier-martin.example']
  const luc = ['--name', 'Luc Roy', '--email', 'luc@atelier-martin.example']
  const steps = [
    ['company', 'create', '--name', 'Atelier Martin', ...jeanne, '--password-file', password],
    ['person', 'add', ...luc, '--password-file', password],
    ['import', file],
    ['settings', 'set', 'identity.city', 'Nantes'],
    ['settings', 'set', 'identity.email', 'compta@atelier-martin.example'],
    ['settings', 'set', 'identity.signerName', 'Jeanne Martin'],
    ['settings', 'set', 'identity.signerCapacity', 'Gérante'],
    ['settings', 'set', 'bank.holder', 'Atelier Martin'],
    ['settings', 'set', 'bank.iban', 'FR7630006000011234567890189'],
    ['settings', 'set', 'payments-known-to', '2026-11-23'],
  ]
  for (const step of steps) expect((await office.run(...step)).err).toBe('')
}
