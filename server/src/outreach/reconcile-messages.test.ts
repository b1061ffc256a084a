import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Id } from '#kernel'
import { type WorkingCompany, openWorkingPath } from '#test/working-path.ts'
import { OPEN_WAY_OUT } from '#test/open-way-out.ts'
import { withSentFolder } from './channels/sent-folder.ts'
import { TEST_MAILBOX, type TestImap, startTestImap } from './channels/test-imap.ts'
import type { SentAccess } from './company-sender.ts'

vi.setConfig({ testTimeout: 30_000 })

const path = await openWorkingPath('2026-11-16')
let imap: TestImap
beforeAll(async () => {
  imap = await startTestImap()
})
afterAll(() => imap.close())
beforeEach(() => {
  path.misbehave(null)
  path.at('2026-11-16')
})

const mailbox = (copyBy: 'server' | 'us', port = imap.port): SentAccess => ({
  copyBy,
  open: (work) =>
    withSentFolder(
      {
        host: '127.0.0.1',
        port,
        security: 'plain',
        tokens: null,
        sentFolder: null,
        wayOut: OPEN_WAY_OUT,
        ...TEST_MAILBOX,
      },
      work,
    ),
})

/** A company with a reminder of which nobody knows whether it left: the server died when it had all of it. */
async function oneInDoubt(
  sent: SentAccess,
  at: 'CONTENT' | 'CONTENT-BEGIN' = 'CONTENT',
): Promise<WorkingCompany & { readonly debtorId: Id }> {
  const firm = await path.company({ sent })
  const { debtorId } = await firm.debtor({ email: 'jeanne@noe.example', owes: [['F-1', 120_000, '2026-11-10']] })
  await firm.day()
  await firm.release()
  path.misbehave((verb) => (verb === at ? 'die' : undefined))
  expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 1 })
  path.misbehave(null)
  return { ...firm, debtorId }
}

const lastContent = (): string => path.messages.at(-1)?.content ?? ''

describe('a message in doubt', () => {
  test('A3 that is among the messages sent has left: its step is used on the day on which it did', async () => {
    const firm = await oneInDoubt(mailbox('us'))
    imap.file(lastContent())
    path.at('2026-11-17T09:00:00.000Z')
    expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 0 })
    expect(await firm.outbox()).toEqual(['email accepted jeanne@noe.example'])
    expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
    const [step] = await firm.inCompany((ctx) => ctx.sql<{ day: string }>`select day from outreach_used_step`)
    expect(step?.day).toBe('2026-11-16')
    expect((await firm.facts()).at(-1)).toBe('message.resolved')
  })

  test('A3 that is not there did not leave, where the server files all that it takes: it is sent once, by the same name', async () => {
    const firm = await oneInDoubt(mailbox('server'), 'CONTENT-BEGIN')
    expect(firm.received()).toEqual([])
    // At once nothing is concluded: a copy may be filed a moment late.
    expect(await firm.send()).toMatchObject({ sent: 0 })
    expect(await firm.outbox()).toEqual(['email unknown jeanne@noe.example'])
    path.at('2026-11-16T09:16:00.000Z')
    expect(await firm.send()).toMatchObject({ sent: 1 })
    expect(firm.received()).toHaveLength(1)
    expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
    expect(lastContent()).toMatch(/^Message-ID: <rem\.\d+\.1\.[0-9a-f]{16}@atelier-verdon\.example>/m)
  })

  test('that is not there, nor had to be, stays with the person who is asked', async () => {
    const firm = await oneInDoubt(mailbox('us'))
    path.at('2026-11-17T09:00:00.000Z')
    expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 0 })
    expect(await firm.outbox()).toEqual(['email unknown jeanne@noe.example'])
  })

  test('stays in doubt while the mailbox cannot be opened, and stops nothing else', async () => {
    const firm = await oneInDoubt(mailbox('server', 1))
    path.at('2026-11-17T09:00:00.000Z')
    await firm.debtor({ email: 'paul@noe.example', owes: [['F-2', 80_000, '2026-11-11']] })
    await firm.day()
    await firm.release()
    expect(await firm.send()).toMatchObject({ sent: 1 })
    expect(await firm.outbox()).toEqual(['email unknown jeanne@noe.example', 'email accepted paul@noe.example'])
  })
})

describe('a copy of what was sent', () => {
  test('is filed where the server does not: the very bytes, once, also after a crash between filing and noting it', async () => {
    const before = imap.sent().length
    const firm = await path.company({ sent: mailbox('us') })
    await firm.debtor({ email: 'jeanne@noe.example', owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.day()
    await firm.release()
    await firm.send()
    const filed = imap.sent().slice(before)
    expect(filed.map((raw) => raw.trimEnd())).toEqual([lastContent().trimEnd()])
    await firm.inCompany((ctx) => ctx.sql`update message set sent_copy = 'wanted'`)
    await firm.send()
    expect(imap.sent()).toHaveLength(before + 1)
  })

  test('is not filed where the server files its own', async () => {
    const before = imap.sent().length
    const firm = await path.company({ sent: mailbox('server') })
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.day()
    await firm.release()
    expect(await firm.send()).toMatchObject({ sent: 1 })
    expect(imap.sent()).toHaveLength(before)
  })
})

test('the second reminder to an address continues the conversation of the first', async () => {
  const firm = await path.company()
  await firm.debtor({ email: 'jeanne@noe.example', owes: [['F-1', 120_000, '2026-11-10']] })
  await firm.day()
  await firm.release()
  await firm.send()
  const first = /^Message-ID: (.*)\r$/im.exec(lastContent())?.[1]
  expect(lastContent()).not.toMatch(/^(In-Reply-To|References):/m)
  path.at('2026-12-07')
  await firm.paymentsAreKnown()
  await firm.skipTo('reminder-2')
  await firm.release()
  expect(await firm.send()).toMatchObject({ sent: 1 })
  expect(lastContent()).toContain(`In-Reply-To: ${first}\r\n`)
  expect(lastContent()).toContain(`References: ${first}\r\n`)
})
