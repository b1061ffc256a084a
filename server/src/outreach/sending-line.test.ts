import { expect, test } from 'vitest'
import { createTestStore } from '#test/database.ts'
import type { SendOutcome } from './channels/email.ts'
import type { OutgoingMessage } from './message-store.ts'
import { type SendingLine, type Tally, emptyQueue } from './sending-line.ts'

const store = await createTestStore({ now: '2026-11-16T09:00:00.000Z' })
const company = await store.createCompany()

const message = (id: number): OutgoingMessage => ({
  id,
  actId: id,
  debtorId: id,
  recipientName: 'Brûlerie Noé',
  recipientEmail: 'jeanne@noe.example',
  subject: `Facture F-${id}`,
  text: 'À régler\n',
  packedHtml: new Uint8Array(),
  messageId: `<m${id}@verdon.example>`,
  datedAt: '2026-11-16T09:00:00.000Z',
  thread: [],
  standing: '',
  standingMark: null,
  attempts: 1,
  senderName: null,
  senderEmail: null,
  senderReplyTo: null,
  enclosures: [],
})
const messages = (from: number, to: number): readonly OutgoingMessage[] =>
  Array.from({ length: to - from + 1 }, (_, place) => message(from + place))

const tally = (): Tally => ({ sent: 0, failed: 0, ambiguous: 0, superseded: 0, delayed: 0, problem: null })

const REFUSED: SendOutcome = {
  kind: 'rejected',
  permanent: false,
  code: '450',
  response: 'too many',
  recipient: null,
  problem: { kind: 'rate-limited', code: '450', response: 'too many', accountWide: true },
}

test('what is still being claimed when the account is refused goes back with the rest', async () => {
  const late = Promise.withResolvers<readonly OutgoingMessage[]>()
  const claims = [Promise.resolve(messages(1, 150)), late.promise]
  const ahead: string[][] = []
  let tried = 0
  const line: SendingLine = {
    shell: store.shell,
    company,
    claim: () => claims.shift() ?? Promise.resolve([]),
    composeAhead: (emails) => {
      ahead.push(emails.map(({ messageId }) => messageId))
      return emails.map(() => new Promise(() => undefined))
    },
    commit: () => (turn) => Promise.resolve(turn.kind === 'begin' ? 'started' : 'delayed'),
    sender: {
      connections: 1,
      perMinute: null,
      close: () => Promise.resolve(),
      send: () => {
        if (++tried < 60) return Promise.resolve({ kind: 'accepted', response: '250' })
        setTimeout(() => late.resolve(messages(151, 160)), 20)
        return Promise.resolve(REFUSED)
      },
    },
  }
  const left = await emptyQueue(line, tally())
  expect(tried).toBe(60)
  expect(left.map(({ id }) => id)).toEqual(messages(61, 160).map(({ id }) => id))
  // The first hundred are composed when their turn has come.
  expect(ahead).toEqual([messages(101, 150).map(({ messageId }) => messageId)])
})
