// The law for everybody, and the rate that a company enters, in a real browser.

import { afterEach, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

let office: Office

afterEach(async () => {
  await office.close()
})

/** Spaces as people type them. */
const textOf = async (): Promise<string> =>
  (await office.page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')

test('somebody without an account calculates, shares the address, and is told what is not known', async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  const { page, url, complaints } = office
  await page.goto(`${url}/calculer`)
  await page.getByLabel('Montant dû, TTC').fill('10000')
  await page.getByLabel('Échéance').fill('2026-05-01')
  await page.getByLabel('Calculer jusqu’au').fill('2026-09-01')
  await page.getByText('Total dû au mardi 1er septembre 2026').waitFor()
  expect(await textOf()).toContain('10 453,76 €')
  expect(await textOf()).toContain('10 000,00 € × 12,40 % × 63 ÷ 365 = 214,03 €. C. com. L441-10 II')

  // The address alone brings it back, and says it in English too.
  await page.goto(page.url())
  await page.getByText('10 453,76').first().waitFor()
  await page.getByText('English').click()
  await page.getByRole('heading', { name: 'Why' }).waitFor()
  // Browsers shorten September in two ways.
  expect(await textOf()).toMatch(/Total interest on 1 Sept? 2026, 123 d late: €413\.76\./)
  await page.getByText('Français').click()

  await page.getByLabel('Calculer jusqu’au').fill('2027-01-10')
  await page.getByText('du vendredi 1er janvier 2027 n’est pas encore connu').waitFor()

  await page.getByRole('link', { name: 'Quand est-ce dû ?' }).click()
  await page.getByLabel('Date de la facture').fill('2026-01-02')
  await page.getByLabel('Délai convenu').selectOption('then-end-of-month')
  await page.getByLabel('Délai', { exact: true }).first().fill('60')
  await page.getByText('Non : au-delà du maximum légal').waitFor()

  await page.getByRole('link', { name: 'Jusqu’à quand agir ?' }).click()
  await page.getByText('Dernier jour pour agir, par prudence').first().waitFor()

  await page.getByRole('link', { name: 'Quel tribunal ?' }).click()
  await page.getByLabel('Département de son siège').fill('69')
  await page.getByText('Juridiction compétente').waitFor()
  expect(complaints).toEqual([])
})

test('a company enters the rate of the new half-year, and calculates with it', async () => {
  office = await openOffice({ now: '2027-01-11T08:00:00.000Z' })
  const { page, url, complaints } = office
  await office.createCompany()

  await page.goto(`${url}/settings/rates`)
  const form = page.locator('form', { hasText: 'refinancement de la BCE' })
  await form.getByLabel('Taux (%)').fill('2,65')
  await form.getByLabel('Source').fill('BCE, lu le 11 janvier 2027')
  await form.getByRole('button', { name: 'Saisir ce taux' }).click()
  await page.getByText('BCE, lu le 11 janvier 2027').waitFor()
  expect(await textOf()).toMatch(/01\/01\/2027\s+2,65 %\s+12,65 %\s+10,65 %/)

  await page.goto(`${url}/calculer?q=interest&amount=10000,00&due=2026-12-31&until=2027-01-10`)
  await page.getByText('Intérêts de retard').waitFor()
  expect(await textOf()).toContain('10 000,00 € × 12,65 % × 10 ÷ 365 = 34,66 €.')
  // The indemnity of 2027 was not looked up yet: said, and no amount made up.
  expect(await textOf()).toContain('La loi n’a été vérifiée que jusqu’au jeudi 31 décembre 2026')
  expect(complaints).toEqual([])
})
