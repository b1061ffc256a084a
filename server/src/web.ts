// The web server with the routes of all modules. Loaded by `serve` alone: it is a quarter of the program, and no other command
// has a use for it.

import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { createAuthenticate, createSecrets, sessionCookie } from '#access'
import { type Notice, registerAccessRoutes } from '#access/routes.ts'
import { registerDialogueRoutes } from '#dialogue/routes.ts'
import { registerIntakeRoutes } from '#intake/routes.ts'
import { registerLedgerRoutes } from '#ledger/routes.ts'
import type { Company } from '#kernel'
import { registerReconciliationRoutes } from '#reconciliation/routes.ts'
import { registerTimelineRoute } from '#ledger/timeline-routes.ts'
import { sendNotice, smsGatewayOf } from '#outreach'
import { registerOutreachRoutes } from '#outreach/routes.ts'
import { registerStrategyRoutes } from '#strategy/routes.ts'
import type { Configuration } from '#platform/configuration.ts'
import { createHttp, listen } from '#platform/http.ts'
import type { Store } from '#platform/open-store.ts'

const WEB = join(import.meta.dirname, '..', '..', 'web', 'dist')

export type Web = { readonly address: string; readonly stop: () => Promise<void> }

export type WebOptions = { readonly store: Store; readonly configuration: Configuration; readonly port: number }

export async function startWeb({ store: { shell, secret }, configuration, port }: WebOptions): Promise<Web> {
  const { HOST: host, TRUSTED_PROXY: trustedProxy, BASE_URL } = configuration
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
  const secrets = createSecrets(secret)
  const doors = {
    shell,
    cookie,
    authenticated: createAuthenticate(shell, cookie),
    secrets,
    baseUrl,
    sendNotice: (to: Company, notice: Notice) => sendNotice(shell, to, { ...notice, accountKey: null, secrets }),
    hasSmsGateway: smsGatewayOf(configuration) !== null,
    smsWebhookKey: configuration.SMS_WEBHOOK_KEY ?? null,
  }
  registerAccessRoutes(app, doors)
  registerLedgerRoutes(app, doors)
  registerReconciliationRoutes(app, doors)
  registerTimelineRoute(app, doors)
  registerOutreachRoutes(app, doors)
  registerDialogueRoutes(app, doors)
  registerIntakeRoutes(app, doors)
  registerStrategyRoutes(app, doors)
  await listen(app, { host, port })
  const taken = (app.server.address() as AddressInfo).port
  return { address: BASE_URL ?? `http://localhost:${taken}`, stop: async () => app.close() }
}
