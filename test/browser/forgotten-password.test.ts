// Somebody who forgot their password: an owner gives a link, shown where there is no mail account and sent where there is one.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

const FIRST = 'un assez long mot de passe'

let office: Office
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-forgotten-'))
  office = await openOffice({ now: '2026-11-23T08:00:00.000Z' })
  await office.createCompany()
  const password = join(folder, 'password')
  await writeFile(password, FIRST)
  const luc = ['--name', 'Luc Roy', '--email', 'luc@atelier-martin.example', '--password-file', password]
  const { err } = await office.run('person', 'add', ...luc)
  if (err !== '') throw new Error(err)
})

afterAll(async () => {
  await office.close()
  await rm(folder, { recursive: true, force: true })
})

test('an owner shows the link once; Luc chooses a password with it, and his old session is over', async () => {
  const { page, url, complaints } = office
  const luc = await anotherBrowser()
  await signIn(luc, FIRST)
  await luc.getByRole('navigation').first().waitFor()

  await page.goto(`${url}/settings/people`)
  await page.getByRole('button', { name: 'Modifier – Jeanne Martin' }).click()
  expect(await page.getByRole('button', { name: 'Mot de passe oublié…' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Fermer – Jeanne Martin' }).click()
  await ask(page)
  await page.getByText('Aucun compte de messagerie n’est réglé : le lien vous sera montré une fois').waitFor()
  await page.getByRole('button', { name: 'Montrer le lien' }).click()
  const link = here(await page.getByRole('textbox', { name: 'Lien pour luc@atelier-martin.example' }).inputValue())
  await page.getByText('Lien vers un nouveau mot de passe, donné par Jeanne Martin, valable jusqu’au').waitFor()

  const phone = await anotherBrowser()
  await phone.goto(link)
  await phone.getByText('Bonjour Luc Roy. Jeanne Martin vous a donné ce lien pour Atelier Martin.').waitFor()
  await choose(phone, 'motdepasse')
  await phone.getByText('Ce mot de passe est parmi les premiers que l’on essaie.').waitFor()
  await choose(phone, 'trois chaises de chêne')
  await phone.getByRole('navigation').first().waitFor()
  expect(new URL(phone.url()).hash).toBe('')

  await luc.reload()
  await signIn(luc, FIRST)
  await luc.getByText('L’adresse ou le mot de passe ne convient pas.').waitFor()
  await luc.goto(link)
  await luc.getByText('Ce lien n’ouvre plus rien').waitFor()
  expect(complaints).toEqual([])
})

test('where there is a mail account it goes to Luc alone, and can be taken back', async () => {
  const { page, url, mails, smtpPort, complaints } = office
  await office.set([
    ['mail', '127.0.0.1', 'compta@atelier-martin.example'],
    ['mail.port', String(smtpPort)],
    ['mail.security', 'none'],
  ])
  await page.goto(`${url}/settings/people`)
  await ask(page)
  await page.getByText('à luc@atelier-martin.example, et à personne d’autre.').waitFor()
  await page.getByRole('button', { name: 'Envoyer le lien' }).click()
  await page.getByText('Lien envoyé à luc@atelier-martin.example').waitFor()
  expect(await page.getByRole('textbox', { name: 'Lien pour' }).count()).toBe(0)
  const mail = mails.at(-1)?.replaceAll('=\r\n', '') ?? ''
  const link = here(/http:\/\/[^ ]+\/password#[\w-]{43}/.exec(mail)?.[0] ?? '')

  await page.getByRole('button', { name: 'Retirer – Luc Roy' }).click()
  await page.getByText('Lien de Luc Roy retiré').waitFor()
  const phone = await anotherBrowser()
  await phone.goto(link)
  await phone.getByText('Ce lien n’ouvre plus rien').waitFor()
  await phone.getByRole('link', { name: 'Se connecter' }).click()
  await phone.getByText('Mot de passe oublié ?').waitFor()
  expect(complaints).toEqual([])
})

/** The program was told to take any port, and its links begin with what it was told. */
const here = (link: string): string => office.url + /\/password#.*$/.exec(link)?.[0]

async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Modifier – Luc Roy' }).click()
  await page.getByRole('button', { name: 'Mot de passe oublié…' }).click()
  await page.getByText('Un nouveau mot de passe pour Luc Roy').waitFor()
}

async function choose(page: Page, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill(password)
  await page.getByRole('button', { name: 'Changer et entrer' }).click()
}

async function anotherBrowser(): Promise<Page> {
  const context = await office.page.context().browser()?.newContext({ locale: 'fr-FR' })
  const page = await context?.newPage()
  if (!page) throw new Error('no other browser')
  page.setDefaultTimeout(10_000)
  return page
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto(office.url)
  await page.getByLabel('E-mail').fill('luc@atelier-martin.example')
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}
