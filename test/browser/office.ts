// A whole Quittance for one browser test: the program itself in its own process on a store of its own, a mail server that keeps
// what it is given, and a browser.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type Page, chromium } from 'playwright-core'
import { SMTPServer } from 'smtp-server'

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAM = join(ROOT, 'server', 'bin', 'quittance.mjs')

export type Office = {
  readonly url: string
  readonly page: Page
  readonly smtpPort: number
  /** The messages that the mail server took, as they came. */
  readonly mails: readonly string[]
  /** What the page and the server complained about. */
  readonly complaints: readonly string[]
  /** The first screen, filled in: the company Atelier Martin and Jeanne Martin, who is then signed in. */
  createCompany(): Promise<void>
  /** Brings a file in at the command line; throws what the program says against it. */
  importFile(name: string, content: string | Buffer, ...options: readonly string[]): Promise<void>
  /** Settings at the command line, as somebody would who prefers it: the office sees them at once. */
  set(settings: readonly (readonly string[])[]): Promise<void>
  /** Another command on the same store, while the office is open. */
  run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }>
  close(): Promise<void>
}

export type OfficeOptions = { readonly now: string; readonly width?: number }

export async function openOffice({ now, width = 1280 }: OfficeOptions): Promise<Office> {
  const data = await mkdtemp(join(tmpdir(), 'quittance-office-'))
  // Not the runner's own environment: vitest has variables that mean something else here.
  const { PATH, HOME } = process.env
  const environment = { PATH, HOME, QUITTANCE_DATA: data, QUITTANCE_NOW: now, LANG: 'fr_FR.UTF-8' }
  const smtp = await openMailServer()
  const server = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await addressOf(server)
  const browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  const files = await mkdtemp(join(tmpdir(), 'quittance-files-'))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  return {
    url,
    page,
    smtpPort: smtp.port,
    mails: smtp.mails,
    complaints,
    createCompany: () => createCompany(page, url),
    importFile: async (name, content, ...options) => {
      await writeFile(join(files, name), content)
      const { code, err } = await runProgram(['import', join(files, name), ...options], environment)
      if (code !== 0 || err !== '') throw new Error(err)
    },
    set: async (settings) => {
      for (const [key = '', ...values] of settings) {
        const { code, err } = await runProgram(['settings', 'set', key, ...values], environment)
        if (code !== 0 || err !== '') throw new Error(`${key}: ${err}`)
      }
    },
    run: (...argv) => runProgram(argv, environment),
    close: async () => {
      await browser.close()
      server.kill('SIGTERM')
      await once(server, 'exit')
      await smtp.close()
      await rm(files, { recursive: true, force: true })
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function createCompany(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Nom de la société').fill('Atelier Martin')
  await page.getByLabel('Votre nom').fill('Jeanne Martin')
  await page.getByLabel('Votre e-mail').fill('jeanne@atelier-martin.example')
  await page.getByLabel('Mot de passe', { exact: false }).first().fill('un assez long mot de passe')
  await page.getByRole('button', { name: 'Créer la société' }).click()
  await page.getByRole('heading', { name: 'Premiers pas' }).waitFor()
}

async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['QUITTANCE_BROWSER'] ?? '/usr/bin/chromium'
  // No sandbox: the tests run as root in a container. No background network: nothing but our own pages is to be asked for.
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath, args })
}

/** The line that says where the office is; whatever it says instead when it cannot start. */
async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout || !server.stderr) throw new Error('no output')
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\/\/[^ ]+/.exec(line)?.[0]
    if (address) {
      server.stdout.resume()
      return address
    }
  }
  throw new Error(`the office did not open: ${said}`)
}

async function runProgram(argv: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [PROGRAM, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}

async function openMailServer() {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    // On loopback, without encryption: whoever signs in is let in.
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let mail = ''
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString()))
      stream.on('end', () => {
        mails.push(mail)
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    mails,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
