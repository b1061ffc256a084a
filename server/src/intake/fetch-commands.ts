// The public services at the command line: asked when somebody says so, once an installation has named their addresses.

import type { Command } from '#platform/command.ts'
import { askService } from '#platform/http-client.ts'
import { fetchOpenData, type OpenDataService, SETTING_OF } from './fetch-open-data.ts'

const fetchCommand = (service: OpenDataService, summary: Command['summary']): Command => ({
  name: `${service} fetch`,
  summary,
  usage: `quittance ${service} fetch`,
  options: {},
  run: async (input) => {
    const address = input.runtime.configuration()[SETTING_OF[service]] ?? null
    const shell = await input.shell()
    const company = await input.company()
    const fetched = await shell.inCompany(company, (ctx) => fetchOpenData(ctx, { service, address, ask: askService }))
    const told = {
      fr: `${fetched.asked} entreprise(s) demandée(s), ${fetched.counts?.['matched'] ?? 0} réponse(s) nouvelle(s).`,
      en: `${fetched.asked} companies asked about, ${fetched.counts?.['matched'] ?? 0} new answers.`,
    }
    return { json: fetched, text: told[input.locale] }
  },
})

export const commands: readonly Command[] = [
  fetchCommand('notices', {
    fr: 'Demande au BODACC les procédures collectives de vos débiteurs.',
    en: 'Asks the BODACC for insolvency proceedings of your debtors.',
  }),
  fetchCommand('register', {
    fr: 'Demande au répertoire SIRENE ce qu’il sait de vos débiteurs.',
    en: 'Asks the company register what it knows of your debtors.',
  }),
]
