// Several electronic invoices dropped at once, in a real browser: understood one by one, stored, and found again with their statuses.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ciiXml, pdfWith, statusXml, ublXml } from '../../server/src/intake/formats/documents/document-fixture.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
})
afterAll(() => office.close())

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

test('a drop of invoices is understood file by file, stored, and shown with what was said of them', async () => {
  const { page, url, run, complaints } = office
  await office.createCompany()
  expect((await run('settings', 'set', 'identity.siren', '732829320')).err).toBe('')

  await page.goto(`${url}/imports`)
  await page
    .locator('input[type=file]')
    .setInputFiles([
      file('F-1.pdf', pdfWith(ciiXml({ number: 'F-1' }))),
      file('F-2.xml', ublXml({ number: 'F-2', total: '640.00' })),
      file('achat.xml', ciiXml({ number: 'A-9', seller: { name: 'Fournisseur', siren: '404833048' } })),
      file('statut.xml', statusXml({ number: 'F-1', code: '205', label: 'Approuvée' })),
    ])
  await page.getByText('Factures électroniques ·').waitFor()
  const understood = await page.locator('main').innerText()
  expect(understood).toContain('4 fichiers lus')
  expect(understood).toContain('achat.xml : la facture A-9 est émise par Fournisseur')
  for (const name of ['F-1.pdf', 'F-2.xml', 'statut.xml']) expect(understood).toContain(name)
  await page.getByRole('button', { name: /Enregistrer/ }).click()
  await page
    .getByText(/2 factures/)
    .first()
    .waitFor()

  await page.goto(`${url}/debtors`)
  await page.getByText('Dupont SARL').first().click()
  await page.getByText('205 Approuvée').first().waitFor()
  const original = page.getByRole('link', { name: 'Original de la facture F-1 : F-1.pdf' })
  const [download] = await Promise.all([page.waitForEvent('download'), original.click()])
  expect(download.suggestedFilename()).toBe('F-1.pdf')
  expect(complaints).toEqual([])
})
