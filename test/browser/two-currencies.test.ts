// What is owed in another currency: the account to pay into, entered in the office and named by the message; and money entered by
// hand, which is never mixed with euros.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

const LIST = [
  'Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû;Devise;E-mail',
  'Alpenholz AG;F-201;01/10/2026;31/10/2026;4200,00;4200,00;CHF;rechnung@alpenholz.example',
  'Alpenholz AG;F-202;01/10/2026;31/10/2026;990,00;990,00;EUR;rechnung@alpenholz.example',
].join('\n')

let office: Office

beforeAll(async () => {
  // A Monday morning: something may leave.
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  await office.createCompany()
  await office.importFile('factures.csv', LIST)
  await office.set([
    ['identity.city', 'Nantes'],
    ['identity.email', 'compta@atelier-martin.example'],
    ['identity.signerName', 'Jeanne Martin'],
    ['identity.signerCapacity', 'Gérante'],
    ['payments-known-to', '2026-11-23'],
  ])
})

afterAll(() => office.close())

test('an account for francs is checked while it is typed, kept, named by the message in francs, and taken away again', async () => {
  const { page, url, complaints } = office
  await page.goto(`${url}/settings/bank`)
  const save = page.getByRole('button', { name: 'Enregistrer' })
  await page.getByLabel('Titulaire du compte').fill('Atelier Martin')
  await page.getByLabel('IBAN').fill('FR7630006000011234567890189')
  await page.getByRole('button', { name: 'Ajouter un compte pour une devise' }).click()
  await page.getByLabel('Devise').fill('chf')
  await page.getByText('Compte pour ce qui est dû en CHF').waitFor()
  expect(await save.isDisabled()).toBe(true)

  // One digit wrong, then right.
  const iban = page.getByLabel('IBAN').nth(1)
  await iban.fill('CH9300762011623852958')
  await page.getByText('La clé de contrôle ne correspond pas').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await iban.fill('CH9300762011623852957')
  expect(await iban.inputValue()).toBe('CH93 0076 2011 6238 5295 7')

  // A second account for the same currency is refused before it is saved.
  await page.getByRole('button', { name: 'Ajouter un compte pour une devise' }).click()
  await page.getByLabel('Devise').nth(1).fill('CHF')
  await page.getByText('Cette devise a déjà son compte.').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Retirer ce compte' }).nth(1).click()
  await save.click()
  await page.getByText('Enregistré').first().waitFor()
  await page.reload()
  expect(await page.getByLabel('IBAN').nth(1).inputValue()).toBe('CH93 0076 2011 6238 5295 7')

  await page.goto(`${url}/today`)
  expect(await page.getByText('5 190,00').count()).toBe(0)
  expect(await messageFor('4 200,00 CHF')).toContain('CH93 0076 2011 6238 5295 7')
  expect(await messageFor('990,00 €')).toContain('FR76 3000 6000 0112 3456 7890 189')

  await page.goto(`${url}/settings/bank`)
  await page.getByRole('button', { name: 'Retirer ce compte' }).click()
  await save.click()
  await page.getByText('Enregistré').first().waitFor()
  await page.reload()
  await page.getByLabel('Titulaire du compte').waitFor()
  expect(await page.getByLabel('IBAN').count()).toBe(1)
  expect(complaints).toEqual([])
})

test('a payment in francs is entered once, in francs, and offered to what is owed in francs alone', async () => {
  const { page, url, complaints } = office
  await page.goto(`${url}/debtors/1`)
  await page.getByRole('button', { name: 'Enregistrer un règlement', exact: true }).click()
  await page.getByLabel('Devise').selectOption('CHF')
  await page.getByLabel('Montant reçu').fill('200')
  await page.getByRole('button', { name: 'Les plus anciennes d’abord' }).click()
  expect(await page.getByLabel('Montant pour F-202').count()).toBe(0)
  expect(plain(await page.getByLabel('Montant pour F-201').inputValue())).toBe('200,00')
  // Twice in a row, as some people click everything: it is one payment.
  await page.getByRole('button', { name: 'Enregistrer le règlement' }).dblclick()
  expect(plain(await page.getByText('Règlement de').first().innerText())).toContain(
    'Règlement de 200,00 CHF enregistré.',
  )
  await page.reload()
  await page.getByText('F-202', { exact: true }).waitFor()
  const owed = plain(await page.locator('main').innerText())
  expect(owed).toContain('4 000,00 CHF')
  expect(owed).toContain('990,00 €')
  expect(complaints).toEqual([])
})

/** The text that would leave for a sum, as the list of the day shows it. */
async function messageFor(sum: string): Promise<string> {
  const { page } = office
  await page
    .getByRole('row')
    .filter({ hasText: new RegExp(sum.replace(/ /g, '\\s')) })
    .getByRole('button', { name: 'Alpenholz AG' })
    .click()
  const frame = page.frameLocator('dialog iframe').locator('body')
  await frame.getByText('IBAN').first().waitFor()
  const text = await frame.innerText()
  await page.getByRole('button', { name: 'Fermer' }).last().click()
  return plain(text)
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
