// The screen of imports in a real browser: a list whose columns have to be named, a wrong line and its correction, what is remembered,
// several files of one drop, a file that cannot be read, the history and the undo.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ciiXml } from '../../server/src/intake/formats/documents/document-fixture.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  await office.createCompany()
  await office.set([['identity.siren', '732829320']])
})
afterAll(() => office.close())

const file = (name: string, content: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const HEADING = 'Qui;Quoi;Émise;Pour quand;Combien\n'
const OCTOBER = `${HEADING}Dupont;AB-1;15/09/2026;15/10/2026;1200,00\nMartin;AB-2;16/09/2026;16/10/2026;80,0O\n`
const CORRECTED = `${HEADING}Dupont;AB-1;15/09/2026;15/10/2026;1200,00\nMartin;AB-2;16/09/2026;16/10/2026;80,00\n`
const STATEMENT = 'Date;Libellé;Montant\n20/11/2026;VIR DUPONT AB-1;1200,00\n21/11/2026;VIR INCONNU;33,00\n'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const screen = async (): Promise<string> => plain(await office.page.locator('main').innerText())
const drop = (...files: readonly ReturnType<typeof file>[]) =>
  office.page.locator('input[type=file]').setInputFiles([...files])

test('columns are named once, a wrong line is said and left out, and comes in corrected', async () => {
  const { page, url } = office
  await page.goto(`${url}/imports`)
  await drop(file('octobre.csv', OCTOBER))
  await page.getByRole('heading', { name: 'octobre.csv' }).waitFor()
  await page.getByText('Nommez les colonnes qui manquent').waitFor()
  expect(await page.getByRole('button', { name: 'Enregistrer' }).isDisabled()).toBe(true)
  for (const [field, column] of [
    ['Client', 'Qui'],
    ['N° de facture', 'Quoi'],
    ['Émise le', 'Émise'],
    ['Reste dû', 'Combien'],
    ['Échéance', 'Pour quand'],
  ] as const) {
    if (field === 'Échéance') await page.getByText('Autres colonnes possibles').click()
    await page.getByLabel(field, { exact: true }).selectOption(column)
    await expect.poll(() => page.getByLabel(field, { exact: true }).inputValue(), { timeout: 10_000 }).toBe(column)
  }
  await page.getByText('1 ligne écartée').first().waitFor()
  const understood = await screen()
  expect(understood).toContain('80,0O')
  expect(understood).toContain('1 200,00 €')
  await page.getByRole('button', { name: 'Enregistrer sans la ligne écartée' }).click()
  await page.getByText('Enregistré : 1 nouveau client').waitFor()

  // The columns are known from now on; of the corrected file only the missing invoice is new.
  await drop(file('octobre-corrige.csv', CORRECTED))
  await page.getByRole('heading', { name: 'octobre-corrige.csv' }).waitFor()
  expect(await page.getByLabel('Client', { exact: true }).inputValue()).toBe('Qui')
  expect(await screen()).toMatch(/Nouvelle facture\s+1\s+Facture inchangée\s+1/)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText(/Enregistré/).waitFor()
})

test('several files of one drop are understood one after the other, the one that cannot be read too', async () => {
  const { page } = office
  await drop(
    file('releve.csv', STATEMENT),
    file('photo.bin', '\u0000\u0001\u0002 nothing'),
    file('F-1.xml', ciiXml({ number: 'F-1' })),
    file('F-2.xml', ciiXml({ number: 'F-2' })),
  )
  await page.getByRole('heading', { name: 'F-1.xml, F-2.xml' }).waitFor()
  expect(await screen()).toContain('Ensuite : releve.csv, photo.bin.')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()

  await page.getByRole('heading', { name: 'releve.csv' }).waitFor()
  const statement = await screen()
  expect(statement).toMatch(/Mouvements de banque\s+2/)
  expect(statement).toMatch(/20 nov\. – 21 nov\./)
  expect(statement).toContain('1 233,00 € (2)')
  expect(statement).toContain('VIR DUPONT AB-1')
  expect(statement).toContain('1 200,00 €')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()

  await page.getByRole('heading', { name: '« photo.bin » n’a pas pu être lu' }).waitFor()
  await page.goto(`${office.url}/imports`)
  await page.getByText('releve.csv').waitFor()
})

test('an import is taken back from the history, which keeps what it had left out', async () => {
  const { page, complaints } = office
  await page.getByRole('button', { name: '1 ligne écartée' }).click()
  await page.getByText('80,0O').waitFor()
  await page.keyboard.press('Escape')
  const row = (name: RegExp) => page.getByRole('row', { name })
  const undo = (name: RegExp) => row(name).getByRole('button', { name: 'Annuler l’importation' }).click()
  await undo(/octobre-corrige\.csv/)
  await page.getByText('Les importations s’annulent de la dernière à la première').waitFor()
  await undo(/F-1\.xml, F-2\.xml/)
  await row(/F-1\.xml, F-2\.xml/)
    .getByText('annulée')
    .waitFor()
  await undo(/octobre-corrige\.csv/)
  await row(/octobre-corrige\.csv/)
    .getByText('annulée')
    .waitFor()
  await page.getByText('L’importation de « octobre-corrige.csv » est annulée.').waitFor()
  expect(complaints).toEqual([])
})
