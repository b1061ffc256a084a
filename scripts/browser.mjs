// The Chromium that the browser tests drive: the system's, installed on Debian when we may.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly, step } from './workspace.mjs'

/** The path of a browser, or null. */
export function findBrowser() {
  if (process.env.QUITTANCE_BROWSER) return process.env.QUITTANCE_BROWSER
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.map(find).find((path) => path !== null) ?? null
}

/** What the tests need from Debian: a browser, pdftotext to read our letters, fonts to draw them. */
export async function installBrowserIfPossible() {
  const isMissing = findBrowser() === null || find('pdftotext') === null
  if (!isMissing || process.getuid?.() !== 0 || find('apt-get') === null) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'poppler-utils', 'fonts-liberation']
  await step(`Installing ${packages.join(', ')} from Debian`, async () => {
    await runQuietly('apt-get', ['update', '-q'], { env })
    return runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env })
  })
}

function find(name) {
  const folders = (process.env.PATH ?? '').split(':')
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}
