// The servers that a company names and does not reach, because they are in the installation's own network: what `quittance doctor`
// and the creation of a second company say, before an outbox fills without a word.

import type { Company, Locale, Shell } from '#kernel'
import { addressInside } from '#platform/way-out.ts'
import type { Settings } from './model.ts'
import { settingsOf } from './read-settings.ts'

export type ServerInside = { readonly host: string; readonly address: string }

const WAIT_MS = 5000

/** As things are now: the same name may lead elsewhere tomorrow. No transaction is open while names are resolved. */
export async function serversInside(shell: Shell, company: Company): Promise<readonly ServerInside[]> {
  const { hosts, wayOut } = await shell.inCompany(company, async (ctx) => ({
    hosts: namedServers(await settingsOf(ctx)),
    wayOut: ctx.wayOut,
  }))
  const found = await Promise.all(
    hosts.map(async (host) => ({ host, address: await addressInside(wayOut, { host, waitMs: WAIT_MS }) })),
  )
  return found.flatMap(({ host, address }) => (address === null ? [] : [{ host, address }]))
}

/** Where mail is handed in and read, and where an account is signed in to. */
function namedServers({ mailAccount, mailAccounts }: Settings): readonly string[] {
  const accounts = [...(mailAccount ? [mailAccount] : []), ...mailAccounts]
  const hosts = accounts.flatMap(({ host, imap, oauth }) => [
    host,
    ...(imap ? [imap.host] : []),
    ...(oauth ? [new URL(oauth.tokenUrl).hostname] : []),
  ])
  return [...new Set(hosts)]
}

export const insideSentence = ({ host, address }: ServerInside): Readonly<Record<Locale, string>> => ({
  fr: `Le serveur ${host} (${address}) est dans le réseau interne de cette installation, que ses sociétés n’atteignent pas : rien n’est envoyé ni lu par lui. Ajoutez ${address} à INTERNAL_NETWORKS et redémarrez Quittance (docs/configuration.md), ou donnez un serveur public (Réglages → Messagerie).`,
  en: `The server ${host} (${address}) is in the own network of this installation, which its companies do not reach: nothing is sent or read through it. Add ${address} to INTERNAL_NETWORKS and restart Quittance (docs/configuration.md), or give a public server (Settings → Mail).`,
})
