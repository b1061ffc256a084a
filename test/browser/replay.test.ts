// A year of books brought in on one day, in a real browser: the months played again, one of them opened, the two questions kept apart.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

const HEAD =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
const DUPONT = '411000|Clients|CDUPONT|Dupont SARL'
const MOREAU = '411000|Clients|CMOREAU|Moreau SAS'

/** F-1 was paid on 2 July and F-2 on 20 April; nobody has paid F-3. */
const BOOKS = [
  HEAD,
  `VE|Ventes|1|20260505|${DUPONT}|F-1|20260505|Facture F-1|1200,00|0,00|AA|20260702|20260505||`,
  'VE|Ventes|1|20260505|707000|Ventes|||F-1|20260505|Facture F-1|0,00|1200,00|||20260505||',
  `BQ|Banque|2|20260702|${DUPONT}|V-1|20260702|Virement Dupont|0,00|1200,00|AA|20260702|20260702||`,
  'BQ|Banque|2|20260702|512000|Banque|||V-1|20260702|Virement Dupont|1200,00|0,00|||20260702||',
  `VE|Ventes|3|20260302|${MOREAU}|F-2|20260302|Facture F-2|800,00|0,00|BB|20260420|20260302||`,
  'VE|Ventes|3|20260302|707000|Ventes|||F-2|20260302|Facture F-2|0,00|800,00|||20260302||',
  `BQ|Banque|4|20260420|${MOREAU}|V-2|20260420|Virement Moreau|0,00|800,00|BB|20260420|20260420||`,
  'BQ|Banque|4|20260420|512000|Banque|||V-2|20260420|Virement Moreau|800,00|0,00|||20260420||',
  `VE|Ventes|5|20260901|${MOREAU}|F-3|20260901|Facture F-3|640,00|0,00|||20260901||`,
  'VE|Ventes|5|20260901|707000|Ventes|||F-3|20260901|Facture F-3|0,00|640,00|||20260901||',
].join('\n')
const CONTACTS = [
  'Compte;Nom;E-mail',
  'CDUPONT;Dupont SARL;compta@dupont.example',
  'CMOREAU;Moreau SAS;factures@moreau.example',
].join('\n')

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
})

afterAll(() => office.close())

test('the last twelve months: none before anything is imported, then month by month, and by two questions', async () => {
  const { page, url, complaints } = office
  await office.createCompany()
  await page.goto(`${url}/rehearsal`)
  await page.getByText('12 derniers mois', { exact: true }).click()
  await page.getByText('Rien à rejouer pour l’instant').waitFor()

  await office.importFile('000000000FEC20261031.txt', BOOKS, '--terms', '30')
  // The books know payments up to 2 July only, and no address: nothing would leave, and the page says so instead of an empty month.
  const ahead = page.getByText('Rien ne partirait pendant ces 30 jours')
  await page.goto(`${url}/rehearsal`)
  await ahead.waitFor()
  await page.getByRole('heading', { name: 'Ne partira pas (1)' }).waitFor()
  expect(await page.getByText('Jour par jour').count()).toBe(0)
  await page.getByText('12 derniers mois', { exact: true }).click()

  await office.importFile('contacts.csv', CONTACTS)
  await page.reload()
  // Brought in on one day: what was known then would be empty, so that the books are asked.
  await page.getByText('Première facture enregistrée le 23/11/2026.').waitFor()
  expect(await page.getByRole('radio', { name: 'Ce que disent les livres' }).isChecked()).toBe(true)
  const june = page.getByRole('row', { name: /^Juin 2026/ })
  // Due on 4 June, paid on 2 July: a reminder on the 8th and one on the 26th; nobody to call.
  expect(plain(await june.innerText())).toMatch(/Juin 2026\s+2\s+0\s+0\s+1\s+1 200,00 €\s+100 %\s+24 j\s+0/)

  await june.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.getByText('2 envois et appels · 1 sur 1 facture soldée depuis').waitFor()
  await page.getByText('soldé 24 j après').waitFor()
  expect(new URL(page.url()).search).toContain('month=2026-06')
  await page.keyboard.press('Escape')

  await page.getByText('Ce qu’on savait alors').click()
  await page.getByText('un paiement saisi plus tard n’était pas encore connu').waitFor()
  expect(plain(await june.innerText())).toMatch(/Juin 2026\s+0\s+0\s+0\s+0/)
  expect(complaints).toEqual([])
})

/** Without the narrow no-break spaces of French figures. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
