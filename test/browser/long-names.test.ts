// Names and amounts as long as they come: on a telephone nothing stands on top of something else, and on a screen the mark that
// tells dollars from euros is not cut away with the end of a name. On paper nothing is cut at all.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { type Office, openOffice } from './office.ts'

const COOPERATIVE = 'Société Coopérative d’Aménagement et d’Entretien des Bâtiments Publics du Grand Sud-Ouest'
const COMPANY = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH'
const LIST = [
  'Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû;Devise;E-mail',
  `${COOPERATIVE};SC-1;01/09/2026;30/09/2026;12345678,90;12345678,90;EUR;compta@cooperative.example`,
  `${COMPANY};DD-1;01/09/2026;01/10/2026;12345678,90;12345678,90;EUR;rechnung@donau.example`,
  `${COMPANY};DD-2;01/09/2026;15/10/2026;8765432,10;8765432,10;USD;rechnung@donau.example`,
].join('\n')

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  await office.createCompany()
  await office.importFile('factures.csv', LIST, '--kind', 'business')
  await office.set([['payments-known-to', '2026-11-23']])
})

afterAll(() => office.close())

test('on a telephone an amount of the day stands beside the name, not on it', async () => {
  const { page, url } = office
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${url}/today`)
  const name = await boxOf(page.getByRole('button', { name: COOPERATIVE }))
  const amount = await boxOf(page.locator('tr', { hasText: COOPERATIVE }).getByText('12 345 678,90 €'))
  expect(name.x + name.width).toBeLessThanOrEqual(amount.x)
  // The box to tick takes its own width and no more.
  expect(name.x).toBeLessThan(80)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('what is owed in dollars says so behind a name that is too long for its column', async () => {
  const { page, url, complaints } = office
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${url}/debtors`)
  const mark = await boxOf(page.getByText('USD', { exact: true }))
  const cell = await boxOf(page.locator('th', { hasText: 'USD' }))
  expect(mark.x + mark.width).toBeLessThanOrEqual(cell.x + cell.width)
  expect(mark.width).toBeGreaterThan(30)
  expect(cell.width).toBeGreaterThan(150)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
  expect(complaints).toEqual([])
})

test('Enter opens a line of the day, once more goes into its panel, Escape comes back to the line', async () => {
  const { page, url } = office
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${url}/today`)
  const line = page.getByRole('button', { name: COOPERATIVE })
  await line.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: COOPERATIVE })
  await panel.waitFor()
  // The list keeps the keys, and the way out of the panel stays within the window.
  expect(await line.evaluate((row) => row === document.activeElement)).toBe(true)
  const close = await boxOf(panel.getByRole('button', { name: 'Fermer' }))
  expect(close.x + close.width).toBeLessThanOrEqual(1280)
  await page.keyboard.press('Enter')
  expect(await panel.evaluate((sheet) => sheet.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await line.evaluate((row) => row === document.activeElement)).toBe(true)
})

test('on paper a page says whose it is and of which day, and a sentence is not cut', async () => {
  const { page, url } = office
  await page.goto(`${url}/today`)
  await page.getByRole('button', { name: COOPERATIVE }).waitFor()
  expect(await page.getByText('Atelier Martin · lundi 23 novembre 2026').isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 700, height: 1000 })
  expect(await page.getByText('Atelier Martin · lundi 23 novembre 2026').isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Libérer' }).count()).toBe(0)
  const cut = await page.evaluate(
    () => [...document.querySelectorAll('td, th')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
  )
  expect(cut).toBe(0)
  await page.emulateMedia({ media: null })
})

async function boxOf(one: Locator) {
  const box = await one.boundingBox()
  if (!box) throw new Error('not on the page')
  return box
}
