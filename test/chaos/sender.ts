// node sender.ts INPUT: empties the queue of one company by the program's own verb, and may kill itself (as nobody else could, with
// SIGKILL) before or after the n-th transaction or the n-th look into the mailbox.

import { createSecrets } from '../../server/src/access/index.ts'
import type { Company, Shell } from '../../server/src/kernel/index.ts'
import { openStore } from '../../server/src/app.ts'
import { type CompanySender, openCompanySender, sendMessages } from '../../server/src/outreach/index.ts'
import { fixedClock } from '../../server/src/platform/clock.ts'
import { readConfiguration } from '../../server/src/platform/configuration.ts'
import type { OwnStep, SenderInput } from './sender-steps.ts'

const { organisationId, now, killAt } = JSON.parse(process.argv[2] ?? '') as SenderInput
let passed = 0
const pass = (step: OwnStep): void => {
  if (step === killAt?.step && ++passed === killAt.nth) process.kill(process.pid, 'SIGKILL')
}

/** Work that is done and not committed, and work that is committed and not answered. */
const deadly = (shell: Shell): Shell => ({
  ...shell,
  inCompany: async (company, work) => {
    const done = await shell.inCompany(company, async (ctx) => {
      const answer = await work(ctx)
      pass('before-commit')
      return answer
    })
    pass('after-commit')
    return done
  },
})

const deadlySent = (sender: CompanySender | null): CompanySender | null =>
  sender && {
    ...sender,
    sent: sender.sent && {
      ...sender.sent,
      open: (work) =>
        sender.sent?.open((folder) =>
          work({
            holds: async (ids) => {
              pass('before-mailbox')
              const held = await folder.holds(ids)
              pass('after-mailbox')
              return held
            },
            file: async (content, date) => {
              pass('before-mailbox')
              await folder.file(content, date)
              pass('after-mailbox')
            },
          }),
        ) ?? Promise.reject(new Error('no mailbox')),
    },
  }

const log = { info() {}, warn: (event: string, data?: object) => console.error(event, data), error: console.error }
const store = await openStore(readConfiguration(process.env), { clock: fixedClock(now), log })
const company: Company = { organisationId, actor: { kind: 'system', name: 'command' } }
const secrets = createSecrets(store.secret)
const sent = await sendMessages(deadly(store.shell), company, {
  processName: `chaos ${process.pid}`,
  openSender: async (ctx) => deadlySent(await openCompanySender(ctx, secrets)),
})
console.log(JSON.stringify(sent))
await store.close()
