// `quittance serve`: web pages, interface and background work in one process or several, until it is told to stop.

import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { createAuthenticate, createSecrets, sessionCookie } from '#access'
import { registerAccessRoutes } from '#access/routes.ts'
import { registerIntakeRoutes } from '#intake/routes.ts'
import { registerLedgerRoutes } from '#ledger/routes.ts'
import { registerTimelineRoute } from '#ledger/timeline-routes.ts'
import { registerOutreachRoutes } from '#outreach/routes.ts'
import { registerStrategyRoutes } from '#strategy/routes.ts'
import { UsageError } from '#platform/command.ts'
import type { Command, CommandInput } from '#platform/command.ts'
import { stopwatch } from '#platform/clock.ts'
import { createHttp, listen } from '#platform/http.ts'
import type { Store } from '#platform/open-store.ts'
import { startBackground } from './background.ts'

const WEB = join(import.meta.dirname, '..', '..', 'web', 'dist')

export const serve: Command = {
  name: 'serve',
  summary: {
    fr: 'Sert les pages, l’interface et le travail de fond jusqu’à l’arrêt (Ctrl-C).',
    en: 'Serves the pages, the interface and the background work until it is stopped (Ctrl-C).',
  },
  usage: 'quittance serve [--port 4000] [--run web,worker]',
  options: { port: { type: 'string' }, run: { type: 'string' } },
  isService: true,
  run: async (input) => {
    const { stopped, store, say } = input.runtime
    const took = stopwatch()
    const parts = partsOf(input)
    const opened = await store()
    const stopWeb = parts.includes('web') ? await startWeb(input, opened) : null
    const background = parts.includes('worker')
      ? await startBackground(opened.shell, createSecrets(opened.secret))
      : null
    say(readyLine(input, stopWeb?.address ?? null, took()))
    if (!stopped.aborted) await new Promise((resolve) => stopped.addEventListener('abort', resolve, { once: true }))
    await Promise.all([stopWeb?.stop(), background?.stop()])
    return { json: { stopped: true }, text: '' }
  },
}

type Part = 'web' | 'worker'

function partsOf({ values }: CommandInput): readonly Part[] {
  const parts = String(values['run'] ?? 'web,worker').split(',')
  if (!parts.every((part): part is Part => part === 'web' || part === 'worker')) throw new UsageError(serve.usage)
  return parts
}

function portOf({ values, runtime }: CommandInput): number {
  const port = Number(values['port'] ?? runtime.configuration().PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(serve.usage)
  return port
}

type Web = { readonly address: string; readonly stop: () => Promise<void> }

async function startWeb(input: CommandInput, { shell, secret }: Store): Promise<Web> {
  const { HOST: host, TRUSTED_PROXY: trustedProxy, BASE_URL } = input.runtime.configuration()
  const port = portOf(input)
  const baseUrl = BASE_URL ?? `http://localhost:${port}`
  const app = await createHttp({
    log: shell.log,
    baseUrl,
    host,
    webDirectory: WEB,
    checkReady: () => shell.shared(async () => {}), // begins and commits
    ...(trustedProxy !== undefined && { trustedProxy }),
  })
  const cookie = sessionCookie(baseUrl)
  const doors = { shell, cookie, authenticated: createAuthenticate(shell, cookie), secrets: createSecrets(secret) }
  registerAccessRoutes(app, doors)
  registerLedgerRoutes(app, doors)
  registerTimelineRoute(app, doors)
  registerOutreachRoutes(app, doors)
  registerIntakeRoutes(app, doors)
  registerStrategyRoutes(app, doors)
  await listen(app, { host, port })
  const taken = (app.server.address() as AddressInfo).port
  return { address: BASE_URL ?? `http://localhost:${taken}`, stop: async () => app.close() }
}

function readyLine({ locale }: CommandInput, address: string | null, millis: number): string {
  const seconds = `${(millis / 1000).toFixed(1)} s`
  const what = address ?? { fr: 'le travail de fond tourne', en: 'the background work runs' }[locale]
  return { fr: `Quittance est prête : ${what} (${seconds})`, en: `Quittance is ready: ${what} (${seconds})` }[locale]
}
