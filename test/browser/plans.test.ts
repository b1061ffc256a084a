// A scenario changed by keyboard, in a real browser: the warning, the effect on the invoices that exist, a new version, and the
// next act of a customer that has become another.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ciiXml, statusXml } from '../../server/src/intake/formats/documents/document-fixture.ts'
import { type Office, openOffice } from './office.ts'

// A Monday morning.
const NOW = '2026-11-23T08:00:00.000Z'

const INVOICES = [
  'Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû;E-mail',
  'Dupont SARL;F-101;20/10/2026;19/11/2026;1200,00;1200,00;compta@dupont.example',
  'Moreau SAS;F-102;20/10/2026;22/11/2026;800,00;800,00;factures@moreau.example',
].join('\n')

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: NOW })
})

afterAll(() => office.close())

test('a scenario is edited by keyboard, its effect is read, and the next act of a customer is another', async () => {
  const { page, url, complaints } = office
  await office.createCompany()
  await importInvoices()
  await page.goto(`${url}/plans`)
  await page.getByText('2 clients, 2 factures ouvertes').waitFor()

  // The first reminder to day 9: the call after it comes too soon, and the editor says so, without the mouse.
  await page.goto(`${url}/plans/business`)
  const first = page.getByRole('slider', { name: 'relance 1' })
  await first.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowLeft')
  expect(await first.getAttribute('aria-valuetext')).toBe('9 jours après l’échéance')
  await page.getByText('l’écart minimal du scénario est de 7 j').first().waitFor()

  // Before the due date it is refused, and cannot go on; undone, it can.
  for (let week = 0; week < 2; week++) await page.keyboard.press('Shift+ArrowLeft')
  await page.getByText('Une relance ne vient pas avant le lendemain de l’échéance').waitFor()
  expect(await page.getByRole('button', { name: 'Voir l’effet' }).isDisabled()).toBe(true)
  for (let week = 0; week < 2; week++) await page.keyboard.press('Control+z')
  expect(await first.getAttribute('aria-valuetext')).toBe('9 jours après l’échéance')

  // What it would say to the customer that owes most.
  await first.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Aperçu', { exact: true }).waitFor()
  await page.getByRole('radio', { name: 'Réglages' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText('compta@dupont.example').waitFor()
  await page.keyboard.press('Escape')

  // The draft outlives the screen; nothing has changed for anybody so far.
  await page.goto(`${url}/plans`)
  await page.getByText('brouillon non enregistré').waitFor()
  await page.goto(`${url}/plans/business`)
  expect(await next('F-101')).toBe('2026-11-23')

  // The effect, then a new version.
  await page.getByRole('button', { name: 'Voir l’effet' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('2 clients, 2 factures').waitFor()
  expect(plain(await page.getByRole('row', { name: /F-101/ }).innerText())).toMatch(/Plus tard.*23 nov\..*30 nov\./s)
  await page.getByRole('button', { name: 'Enregistrer la version 2' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Version 2 enregistrée').waitFor()
  // The ninth day is a Saturday: the Monday after it.
  expect(await next('F-101')).toBe('2026-11-30')

  // Both versions are there, and the first one can be had back.
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByText('livrée avec Quittance').waitFor()
  await page.getByRole('button', { name: 'Revenir à celle-ci' }).click()
  await page.getByText('Brouillon gardé').waitFor()
  expect(await first.getAttribute('aria-valuetext')).toBe('3 jours après l’échéance')
  expect(complaints).toEqual([])
})

test('a step is left out for what a platform says of the invoice, and the effect shows it', async () => {
  const { page, url, complaints } = office
  const invoice = ciiXml({ number: 'E-1', issueDate: '2026-10-20', dueDates: ['2026-11-19'], total: '900.00' })
  const status = statusXml({ number: 'E-1', issueDate: '2026-10-20', code: '205', label: 'Approuvée' })
  await office.set([['identity.siren', '732829320']])
  await office.importFile('E-1.xml', invoice)
  await office.importFile('statut.xml', status)
  await page.goto(`${url}/plans/business`)
  await page.getByRole('button', { name: 'Abandonner le brouillon' }).click()
  await page.getByRole('slider', { name: 'relance 1' }).press('Enter')
  const left = page.getByRole('group', { name: 'Sauf si ce dernier statut est' })
  await left.getByRole('checkbox', { name: '205 approuvée' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Voir l’effet' }).click()
  // The other invoices of the plan stay as they are.
  await page.getByText('1 client, 1 facture').waitFor()
  expect(plain(await page.getByRole('row', { name: /E-1/ }).innerText())).toMatch(/Plus tard/)
  expect(complaints).toEqual([])
})

test('a scenario that nobody has is taken away and had back; one that serves says why it stays', async () => {
  const { page, url, complaints } = office
  await page.goto(`${url}/plans/cautious`)
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByRole('heading', { name: 'Scénarios retirés' }).waitFor()
  expect(await page.getByRole('link', { name: 'Prudent' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('link', { name: 'Prudent' }).waitFor()
  // The plan of a kind has no such button.
  await page.goto(`${url}/plans/business`)
  await page.getByRole('button', { name: 'Dupliquer' }).waitFor()
  expect(await page.getByRole('button', { name: 'Retirer', exact: true }).count()).toBe(0)
  expect(complaints).toEqual([])
})

async function importInvoices(): Promise<void> {
  await office.importFile('factures.csv', INVOICES)
  await office.set([
    ['identity.city', 'Nantes'],
    ['identity.email', 'compta@atelier-martin.example'],
    ['identity.signerName', 'Jeanne Martin'],
    ['identity.signerCapacity', 'Gérante'],
    ['bank.holder', 'Atelier Martin'],
    ['bank.iban', 'FR7630006000011234567890189'],
    ['payments-known-to', '2026-11-23'],
  ])
}

/** The day of the next act of an invoice, as the command line tells it. */
async function next(number: string): Promise<string | null> {
  const { out } = await office.run('why', number, '--json')
  const { rows } = JSON.parse(out) as { rows: { nextDay: string | null }[] }
  return rows[0]?.nextDay ?? null
}

/** Without the narrow no-break spaces of French figures. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
