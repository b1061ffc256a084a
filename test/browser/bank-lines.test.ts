// Money received, in a real browser: a statement dropped, what is certain matched, the rest taken by one key each, taken back, and
// nobody reminded whose money waits.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

const INVOICES = [
  'Client;Compte;Facture;Date facture;Échéance;Montant TTC',
  'Brûlerie Noé;C001;FA-1101;15/09/2026;15/10/2026;1200,00',
  'Brûlerie Noé;C001;FA-1102;16/09/2026;16/10/2026;700,00',
  'Noé Lyon;C002;FA-1103;17/09/2026;17/10/2026;845,50',
  'Transports Vasseur;C003;FA-1104;18/09/2026;18/10/2026;999,90',
  'Atelier Lune;C004;FA-1105;19/09/2026;19/10/2026;431,17',
].join('\n')

const STATEMENT = [
  'Date;Tiers;Libellé;Montant',
  // A group pays for two of its companies: certain, by rule.
  '18/11/2026;GROUPE NOE;VIR FA-1101 FA-1103;2045,50',
  // Two per cent less for early payment: somebody has to let them go.
  '19/11/2026;BRULERIE NOE;VIREMENT ESCOMPTE DEDUIT;686,00',
  // The payer is known, the amount fits nothing.
  '19/11/2026;TRANSPORTS VASSEUR;VIREMENT;250,00',
  // On account, for nothing that was invoiced.
  '20/11/2026;ATELIER LUNE;ACOMPTE CHANTIER;1500,00',
  '20/11/2026;MUTUELLE DES ARTS;REMBOURSEMENT;63,10',
].join('\n')

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
})
afterAll(() => office.close())

/** Money as a page writes it, without its narrow blanks. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

test('a statement is dropped, what is certain is matched, the rest takes one key each, and can be taken back', async () => {
  const { page, url, complaints } = office
  await office.createCompany()
  await office.importFile('factures.csv', INVOICES, '--kind', 'business')

  await page.goto(`${url}/imports`)
  const statement = { name: 'releve.csv', mimeType: 'text/csv', buffer: Buffer.from(STATEMENT) }
  await page.locator('input[type=file]').setInputFiles([statement])
  await page.getByRole('button', { name: /Enregistrer/ }).click()
  await page
    .getByText(/2 encaissements rapprochés/)
    .first()
    .waitFor()

  await page.goto(`${url}/bank`)
  await page.getByRole('heading', { name: 'Encaissements' }).waitFor()
  await page.getByText('3 lignes à affecter').waitFor()
  await page.getByText(/Le payeur est Brûlerie Noé, il manque 14,00.€ : sans doute un escompte/).waitFor()
  await page.getByText(/rien ne correspond : la dette la plus ancienne d’abord/).waitFor()

  // Who may have paid is not reminded, and the day says why.
  await page.goto(`${url}/today`)
  await page.getByText('Encaissement à rapprocher').first().waitFor()

  await page.goto(`${url}/bank`)
  await page.getByRole('button', { name: 'Jamais un client' }).click()
  await page.getByText('2 lignes à affecter').waitFor()
  // One key takes the proposal, and the next line is there.
  await page.keyboard.press('a')
  await page.getByText('1 ligne à affecter').waitFor()
  await page.getByRole('button', { name: /solder l’écart de 14,00/ }).click()
  await page.getByText('Chaque ligne de banque est à sa place.').waitFor()

  await page.getByText('Rapprochées', { exact: true }).click()
  const settled = page.getByRole('row').filter({ hasText: 'GROUPE NOE' })
  await settled.waitFor()
  for (const part of ['FA-1101', 'FA-1103', 'par règle']) expect(await settled.innerText()).toContain(part)
  expect(await page.getByRole('row').filter({ hasText: 'TRANSPORTS VASSEUR' }).innerText()).toContain(
    'par Jeanne Martin',
  )
  await page
    .getByRole('row')
    .filter({ hasText: 'TRANSPORTS VASSEUR' })
    .getByRole('button', { name: 'Reprendre' })
    .click()
  await page.getByText('1 ligne à affecter').waitFor()

  await page.getByText('Payeurs', { exact: true }).click()
  const learned = page.getByRole('row').filter({ hasText: 'MUTUELLE DES ARTS' })
  expect(await learned.innerText()).toContain('Jamais un client')
  await learned.getByRole('button', { name: /Oublier/ }).click()
  await learned.waitFor({ state: 'detached' })

  await page.goto(`${url}/debtors`)
  await page.getByText('Transports Vasseur').first().waitFor()
  const board = plain(await page.locator('main').innerText())
  expect(board).toContain('999,90')
  // On account, and for nothing that was invoiced.
  expect(board).toContain('1 500,00')
  expect(board).not.toContain('Brûlerie Noé')
  expect(complaints).toEqual([])
})
