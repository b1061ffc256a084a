// The mail server of the demo: takes every message and delivers none.

import { type CompanySender, OWN_QUEUE } from '../server/src/outreach/index.ts'
import { DEMO_COMPANY } from './company.ts'

export function pretendSender(): Promise<CompanySender> {
  const from = { name: DEMO_COMPANY.name, email: DEMO_COMPANY.email }
  return Promise.resolve({
    account: { host: 'demo.invalid', port: 465, security: 'tls', user: null, password: null, from, replyTo: null },
    queue: OWN_QUEUE,
    sent: null,
    perDay: null,
    sender: {
      connections: 10,
      perMinute: null,
      send: async (_message, { onDataStart }) => {
        await onDataStart()
        return { kind: 'accepted', response: 'demo: not sent' }
      },
      close: () => Promise.resolve(),
    },
  })
}
