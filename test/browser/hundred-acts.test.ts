// The work of a day in a real browser by keyboard alone: a hundred prepared acts on every channel, each dealt with once.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './office.ts'

// A Monday morning: something may leave.
const NOW = '2026-11-23T08:00:00.000Z'

type Row = { readonly name: string; readonly kind: string; readonly email: string; readonly phone: string }
const many = (count: number, row: (number: string) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, index) => row(String(index + 1).padStart(2, '0')))

/** Each kind of debtor has a plan of one step here, so that the day holds every channel. */
const DEBTORS: readonly Row[] = [
  ...many(40, (n) => ({ name: `Courriel ${n}`, kind: 'entreprise', email: `compta${n}@client.example`, phone: '' })),
  ...many(30, (n) => ({ name: `Lettre ${n}`, kind: 'particulier', email: '', phone: '' })),
  ...many(20, (n) => ({ name: `Appel ${n}`, kind: 'association', email: '', phone: `04 72 00 00 ${n}` })),
  ...many(10, (n) => ({ name: `Dossier ${n}`, kind: 'public', email: `mairie${n}@ville.example`, phone: '' })),
]

const LIST = [
  'Compte;Client;Facture;Date;Échéance;Montant TTC;Reste dû',
  ...DEBTORS.map(({ name }, index) => `C${index};${name};F-${index};20/10/2026;10/11/2026;600,00;600,00`),
].join('\n')

const CUSTOMERS = [
  'Compte;Nom;Type;E-mail;Téléphone;Adresse;Code postal;Ville',
  ...DEBTORS.map(
    ({ name, kind, email, phone }, index) => `C${index};${name};${kind};${email};${phone};1 rue du Port;44000;Nantes`,
  ),
].join('\n')

const step = (key: string, channel: string, mode: string) => ({ key, level: 1, offsetDays: 3, channel, mode })
const PLANS = {
  business: { ...step('reminder-1', 'email', 'confirm'), template: 'reminder-1' },
  consumer: { ...step('reminder-1', 'letter', 'confirm'), template: 'reminder-1' },
  association: step('call', 'call', 'manual'),
  public: step('check-file', 'task', 'manual'),
}

let office: Office

beforeAll(async () => {
  office = await openOffice({ now: NOW })
})
afterAll(() => office.close())

test('a hundred prepared acts are worked through without the mouse, each recorded, none twice', async () => {
  const { page, mails, complaints, run } = office
  await prepare()
  await open('/today')
  await heading('À confirmer (70)').waitFor()
  const started = performance.now()
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const until = (text: string | RegExp) => page.getByText(text).first().waitFor()

  // The first is read before it leaves, the second is skipped, taken up again, and let go alone.
  await press('j', 'Enter')
  await until('Objet')
  await press('e')
  await until('Envoyer cette ligne ?')
  await press('Enter')
  // The first list of a company ends its rehearsal, and says what came of it.
  await until('1 ligne libérée')
  await press('Enter')
  await heading('À confirmer (69)').waitFor()
  await press('s')
  await until(/Passer Courriel 02 \?/)
  await press('2', 'Enter')
  await heading('À confirmer (68)').waitFor()
  await press('Control+z')
  await heading('À confirmer (69)').waitFor()
  expect(await focused()).toMatch(/^Courriel 0[34]$/)

  // Six by hand, with the space bar or x; then every other line up to the last with shift.
  await press('x', 'j', ' ', 'j', 'x', 'j', 'x', 'j', 'x', 'j', 'x', 'e')
  await until('Envoyer 6 lignes ?')
  await press('Enter')
  await heading('À confirmer (63)').waitFor()
  await press('a', 'e')
  await until('Envoyer 93 lignes ?')
  await press('Enter')
  await heading('Tâches (30)').waitFor()

  // What was let go to people: calls with their result in one or two keys, files that were looked at.
  await heading('Déjà libéré (30)').waitFor()
  await press('k')
  for (let left = 30; left > 0; left--) {
    const row = await focused()
    if (row.startsWith('Appel')) {
      if ((await page.getByRole('form', { name: 'Résultat de l’appel' }).count()) === 0) await press('Enter')
      await page.getByRole('dialog').getByRole('heading', { name: row }).waitFor()
      await page.getByRole('form', { name: 'Résultat de l’appel' }).waitFor()
      await press(...(left % 2 === 0 ? ['v'] : ['r', 'n']))
    } else await press('e')
    if (left > 1) await heading(`Tâches (${left - 1})`).waitFor()
  }
  await heading(/^Tâches \(/).waitFor({ state: 'detached' })
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`a hundred acts by keyboard: ${seconds} s\n`)

  // All of it is in the journal, once.
  await expect.poll(() => mails.length, { timeout: 60_000 }).toBe(40)
  expect(new Set(mails.map((mail) => /^To: .*<(.+)>$/m.exec(mail)?.[1])).size).toBe(40)
  const facts = await factsOfAll()
  const count = (kind: string) => facts.map((own) => own.filter((one) => one === kind).length)
  expect(count('act.released')).toEqual(Array.from({ length: 100 }, () => 1))
  expect(count('message.accepted')).toEqual([...Array(40).fill(1), ...Array(60).fill(0)])
  expect(count('call.made')).toEqual([...Array(70).fill(0), ...Array(20).fill(1), ...Array(10).fill(0)])
  expect(count('task.done')).toEqual([...Array(90).fill(0), ...Array(10).fill(1)])
  const again = await run('day', '--json')
  expect(JSON.parse(again.out)).toMatchObject({ sent: 0, queued: 30, toConfirm: 0, tasks: 0 })
  expect(mails).toHaveLength(40)
  expect(complaints).toEqual([])

  function heading(name: string | RegExp) {
    return page.getByRole('heading', { name })
  }

  async function focused(): Promise<string> {
    return page.evaluate(() => document.activeElement?.textContent ?? '')
  }

  async function open(path: string): Promise<void> {
    await page.goto(`${office.url}${path}`)
  }

  async function factsOfAll(): Promise<readonly (readonly string[])[]> {
    return page.evaluate(async () => {
      const read = async (path: string) => (await fetch(`/api/v1${path}`)).json()
      const kinds: string[][] = []
      for (let debtorId = 1; debtorId <= 100; debtorId++) {
        const { rows } = (await read(`/debtors/${debtorId}/timeline`)) as { rows: { kind: string }[] }
        kinds.push(rows.map((row) => row.kind))
      }
      return kinds
    })
  }
})

/** A company whose list holds a hundred acts: by the screens where a person would, by the interface for its plans. */
async function prepare(): Promise<void> {
  const { page, url, smtpPort } = office
  await office.createCompany()
  for (const [name, text] of [
    ['factures.csv', LIST],
    ['clients.csv', CUSTOMERS],
  ] as const) {
    await page.goto(`${url}/imports`)
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page
      .getByText(/enregistré|importé/i)
      .first()
      .waitFor()
  }
  const status = await page.evaluate(async (plans) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { csrf: string }
    const answers: number[] = []
    for (const [key, only] of Object.entries(plans)) {
      const answer = await fetch(`/api/v1/plans/${key}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-quittance-csrf': session.csrf },
        body: JSON.stringify({ version: 1, plan: { key, steps: [only] } }),
      })
      answers.push(answer.status)
    }
    return answers
  }, PLANS)
  expect(status).toEqual([200, 200, 200, 200])
  await office.set([
    ['identity.legalForm', 'SARL'],
    ['identity.siren', '732829320'],
    ['identity.addressLines', '3 rue des Lilas'],
    ['identity.postcode', '44000'],
    ['identity.city', 'Nantes'],
    ['identity.signerName', 'Jeanne Martin'],
    ['identity.signerCapacity', 'gérante'],
    ['identity.email', 'compta@atelier-martin.example'],
    ['bank.holder', 'Atelier Martin'],
    ['bank.iban', 'FR7630006000011234567890189'],
    ['mail', '127.0.0.1', 'compta@atelier-martin.example'],
    ['mail.port', String(smtpPort)],
    ['mail.security', 'none'],
    ['payments-known-to', '2026-11-23'],
  ])
}
