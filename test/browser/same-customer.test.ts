// Two records of one customer, in a real browser: proposed on its page, merged, separated again.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

const INVOICES = [
  'Client;Compte;Facture;Date facture;Échéance;Montant TTC',
  'Brûlerie Noé;C001;FA-1101;15/09/2026;15/10/2026;1200,00',
  'SARL BRULERIE NOE;C044;FA-1102;16/09/2026;16/10/2026;700,00',
  'Transports Vasseur;C003;FA-1104;18/09/2026;18/10/2026;999,90',
].join('\n')

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
})
afterAll(() => office.close())

test('the other record is proposed, merged by a gesture, and separated by another', async () => {
  const { page, url, complaints } = office
  await office.createCompany()
  await office.importFile('factures.csv', INVOICES, '--kind', 'business')

  await page.goto(`${url}/debtors`)
  await page.getByText('Brûlerie Noé').first().click()
  await page.getByRole('heading', { name: 'Brûlerie Noé' }).waitFor()
  const records = page.locator('section').filter({ hasText: 'Fiches du même client' })
  await records.getByText('SARL BRULERIE NOE').waitFor()
  expect(await records.innerText()).not.toContain('Vasseur')
  await records.getByRole('button', { name: 'Réunir', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Réunir', exact: true }).click()
  await page.getByText('FA-1102').first().waitFor()
  await records.getByRole('button', { name: 'Séparer' }).click()
  await page.getByText('FA-1102').first().waitFor({ state: 'detached' })
  await records.getByRole('button', { name: 'Réunir', exact: true }).waitFor()
  expect(complaints).toEqual([])
})
