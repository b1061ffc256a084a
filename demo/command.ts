// `quittance demo`: fills an empty store with the demo company.

import { organisationIds } from '../server/src/access/index.ts'
import { Refusal } from '../server/src/kernel/index.ts'
import type { Command } from '../server/src/platform/command.ts'
import { DEMO_COMPANY } from './company.ts'
import { DEMO_PERSON, fillStore } from './fill-store.ts'

export const demo: Command = {
  name: 'demo',
  summary: {
    fr: 'Remplit une base vide d’une société de démonstration : un an de ventes, neuf semaines de relances.',
    en: 'Fills an empty store with a demo company: a year of sales, nine weeks of reminders.',
  },
  usage: 'quittance demo',
  options: {},
  run: async (input) => {
    const store = await input.runtime.store()
    if ((await organisationIds(store.shell)).length > 0) throw new Refusal('demo.store_not_empty')
    const progress = input.terminal
      ? (done: number, total: number) => process.stderr.write(`\r${done}/${total}`)
      : () => {}
    await fillStore({ shellAt: store.shellAt, clock: store.shell.clock, locale: input.locale, onProgress: progress })
    if (input.terminal) process.stderr.write('\r')
    const { email, password } = DEMO_PERSON
    const told = {
      fr: `${DEMO_COMPANY.name} est prête. Ouvrez le bureau et connectez-vous : ${email} / ${password}`,
      en: `${DEMO_COMPANY.name} is ready. Open the office and sign in: ${email} / ${password}`,
    }
    return { json: { company: DEMO_COMPANY.name, email, password }, text: told[input.locale] }
  },
}
