// Réglages → Messagerie: an account with its mailbox, a sender with a signature, a test message to each, and what never comes back.

import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

let office: Office

afterEach(async () => {
  await office.close()
})

test('somebody connects the mailbox, adds a colleague as sender, and each gets a test message', async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  const { page, url, smtpPort, mails, complaints } = office
  await office.createCompany()

  await page.goto(`${url}/settings/mail`)
  const account = page.locator('form', { hasText: 'Serveur sortant (SMTP)' })
  await account.getByLabel('Serveur sortant (SMTP)').fill('127.0.0.1')
  await account.getByLabel('Sécurité').first().selectOption('none')
  await account.getByLabel('Port').first().fill(String(smtpPort))
  await account.getByLabel('Par', { exact: true }).selectOption('microsoft')
  expect(await account.getByLabel('Adresse des jetons').inputValue()).toBe(
    'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
  )
  await account.getByLabel('Par', { exact: true }).selectOption('password')
  await account.getByLabel('Mot de passe', { exact: true }).fill('canari-7f3a')
  await account.getByLabel('Lire la boîte (IMAP)').check()
  await account.getByLabel('Serveur entrant (IMAP)').fill('imap.atelier-martin.example')
  await account.getByLabel('Messages par minute, au plus').fill('120')
  await account.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Un message d’essai part à votre adresse').waitFor()

  const senders = page.locator('form', { hasText: 'Autres expéditeurs' })
  await senders.getByRole('button', { name: 'Ajouter un expéditeur' }).click()
  await senders.getByLabel('Nom affiché').fill('Léa Morin')
  await senders.getByLabel('Adresse d’expédition').fill('lea@atelier-martin.example')
  await senders.getByLabel('Nom court').fill('ventes')
  await senders.getByLabel('Signature en français').fill('Léa Morin\nService commercial')
  await senders.getByRole('button', { name: 'Enregistrer' }).click()
  await senders.getByRole('button', { name: 'Envoyer un essai' }).click()
  await page.getByText('L’essai est parti à lea@atelier-martin.example').waitFor()

  const size = page.locator('form', { hasText: 'Factures jointes' })
  await size.getByLabel('Mo au plus').fill('3')
  const saved = page.waitForResponse('**/settings/outreach')
  await size.getByRole('button', { name: 'Enregistrer' }).click()
  await saved

  await page.reload()
  await expect.poll(() => size.getByLabel('Mo au plus').inputValue(), { timeout: 15_000 }).toBe('3')
  expect(await senders.getByLabel('Signature en français').inputValue()).toBe('Léa Morin\nService commercial')
  expect(await account.getByLabel('Serveur entrant (IMAP)').inputValue()).toBe('imap.atelier-martin.example')
  const kept = account.getByLabel('Mot de passe', { exact: true })
  expect([await kept.inputValue(), await kept.getAttribute('placeholder')]).toEqual(['', 'inchangé'])
  expect(await page.content()).not.toContain('canari-7f3a')
  const settings = await page.evaluate(async () => (await fetch('/api/v1/settings')).text())
  expect(settings).toContain('"perMinute":120')
  expect(settings).not.toContain('canari')
  expect(mails.map((mail) => /^From: (.*)$/m.exec(mail)?.[1]?.trim())).toEqual([
    '=?UTF-8?Q?L=C3=A9a_Morin?= <lea@atelier-martin.example>',
  ])

  // A step of a plan leaves in her name, and without the invoices.
  await page.goto(`${url}/plans/business`)
  await page.getByRole('slider', { name: 'relance 1' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Au nom de').selectOption('ventes')
  await page.getByLabel('Joindre les factures').uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Voir l’effet' }).click()
  await page.getByRole('button', { name: 'Enregistrer la version 2' }).click()
  await page.getByText('Version 2 enregistrée').waitFor()
  const plan = await page.evaluate(async () => (await fetch('/api/v1/plans/business/versions/2')).text())
  expect(plan).toContain('"attachInvoices":false')
  expect(plan).toContain('"sender":"ventes"')
  expect(complaints).toEqual([])
})

test('a salesman gets an account of his own, which cannot be taken away while he sends through it', async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  const { page, url, smtpPort, mails, complaints } = office
  await office.createCompany()

  await page.goto(`${url}/settings/mail`)
  await page.getByLabel('Nom court du nouveau compte').fill('jean')
  await page.getByRole('button', { name: 'Ajouter un compte' }).click()
  const account = page.locator('form', { hasText: 'Compte « jean »' })
  await account.getByLabel('Serveur sortant (SMTP)').fill('127.0.0.1')
  await account.getByLabel('Sécurité').first().selectOption('none')
  await account.getByLabel('Port').first().fill(String(smtpPort))
  await account.getByLabel('Nom affiché').fill('Jean Vidal')
  await account.getByLabel('Adresse d’expédition').fill('jean@vidal-ventes.example')
  await account.getByLabel('Messages par jour, au plus').fill('50')
  await account.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Un message d’essai part à votre adresse, jean@vidal-ventes.example').waitFor()
  await page.getByRole('button', { name: 'Envoyer un essai' }).click()
  await page.getByText('L’essai est parti à jean@vidal-ventes.example').waitFor()

  const senders = page.locator('form', { hasText: 'Autres expéditeurs' })
  await senders.getByRole('button', { name: 'Ajouter un expéditeur' }).click()
  await senders.getByLabel('Nom affiché').fill('Jean Vidal')
  await senders.getByLabel('Adresse d’expédition').fill('jean@vidal-ventes.example')
  await senders.getByLabel('Compte', { exact: true }).selectOption('jean')
  await senders.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Employé par Jean Vidal.').waitFor()
  const row = page.getByRole('listitem').filter({ hasText: 'Employé par' })
  await row.getByRole('button', { name: 'Retirer' }).click()
  await page.getByText('Donnez d’abord un autre compte à cet expéditeur').waitFor()
  await senders.getByLabel('Compte', { exact: true }).selectOption('')
  await senders.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Aucun expéditeur ne l’emploie encore.').waitFor()
  await row
    .or(page.getByRole('listitem').filter({ hasText: 'Aucun expéditeur' }))
    .getByRole('button', { name: 'Retirer' })
    .click()
  await page.getByText('Compte « jean » retiré').waitFor()
  expect(mails.map((mail) => /^From: (.*)$/m.exec(mail)?.[1]?.trim())).toEqual([
    'Jean Vidal <jean@vidal-ventes.example>',
  ])
  expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([])
})

test('an account is connected by OAuth: away to the provider, back with a code, and a no is told', async () => {
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  const { page, url, smtpPort, complaints } = office
  await office.createCompany()
  const verifiers: string[] = []
  let says: 'yes' | 'no' = 'no'
  const provider = createServer((request, response) => {
    const { pathname, searchParams: given } = new URL(request.url ?? '', 'http://provider.example')
    if (pathname === '/authorise') {
      const back = new URL(given.get('redirect_uri') ?? '')
      const answer = says === 'yes' ? { code: 'once' } : { error: 'access_denied', error_description: 'not today' }
      for (const [name, value] of Object.entries({ ...answer, state: given.get('state') ?? '' }))
        back.searchParams.set(name, value)
      return response.writeHead(302, { location: back.href }).end()
    }
    return void giveToken(request, response)
  })
  const giveToken = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    verifiers.push(new URLSearchParams(await text(request)).get('code_verifier') ?? '')
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ access_token: 'a', refresh_token: 'canari-9d1e', expires_in: 3600 }))
  }
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  try {
    await page.goto(`${url}/settings/mail`)
    const account = page.locator('form', { hasText: 'Serveur sortant (SMTP)' })
    await account.getByLabel('Serveur sortant (SMTP)').fill('127.0.0.1')
    await account.getByLabel('Sécurité').first().selectOption('none')
    await account.getByLabel('Port').first().fill(String(smtpPort))
    await account.getByLabel('Par', { exact: true }).selectOption('other')
    await account.getByLabel('Identifiant de l’application').fill('quittance')
    await account.getByLabel('Adresse d’autorisation').fill(`${at}/authorise`)
    await account.getByLabel('Adresse des jetons').fill(`${at}/token`)
    await account.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Aucun accès n’est encore gardé').waitFor()
    await page.getByRole('button', { name: 'Connecter' }).click()
    await page.getByText('Le fournisseur n’a pas donné d’accès (« not today »)').waitFor()
    says = 'yes'
    await page.getByRole('button', { name: 'Connecter' }).click()
    await page.getByText('Le compte est connecté. Envoyez un essai.').waitFor()
    await page.getByText('Un accès est gardé pour ce compte.').waitFor()
    expect(page.url()).toBe(`${url}/settings/mail`)
    expect(verifiers).toHaveLength(1)
    expect(verifiers[0]).toMatch(/^[\w-]{43}$/)
    expect(await page.content()).not.toContain('canari-9d1e')
    expect(complaints).toEqual([])
  } finally {
    provider.closeAllConnections()
    provider.close()
  }
})
