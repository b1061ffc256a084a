import { describe, expect, test } from 'vitest'
import { changeAutomation, changeBank, stopSending } from '#access'
import type { Id } from '#kernel'
import { changeDebtors, placeHold, recordCreditNote } from '#ledger'
import { recordStatement } from '#reconciliation'
import { aStatement, anEntry } from '../reconciliation/statement-fixture.ts'
import { BANK, openWorkingPath, type Owed, type WorkingCompany } from '#test/working-path.ts'
import { cancelAct } from './cancel-act.ts'
import { queueTrouble } from './outbox-store.ts'
import { claimMessages } from './message-store.ts'
import { commitTurns } from './settle-messages.ts'

const path = await openWorkingPath('2026-11-16')

const OWES: readonly Owed[] = [['F-1', 120_000, '2026-11-10']]

/** A company with one reminder that was let go and waits. */
async function oneWaiting(): Promise<WorkingCompany & { readonly debtorId: Id; readonly itemId: Id }> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ email: 'jeanne@noe.example', owes: OWES })
  await firm.day()
  await firm.release()
  expect(await firm.outbox()).toEqual(['email prepared jeanne@noe.example'])
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0 }
}

describe('a reminder that was let go', () => {
  test('arrives once, and its step is used', async () => {
    const firm = await oneWaiting()
    expect(await firm.send()).toMatchObject({ sent: 1, failed: 0, problem: null, nextTry: null })
    expect(await firm.send()).toMatchObject({ sent: 0 })
    expect(firm.received()).toEqual(['jeanne@noe.example: Facture F-1, échue le 10 novembre 2026'])
    expect(await firm.outbox()).toEqual(['email accepted jeanne@noe.example'])
    expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
    expect((await firm.facts()).slice(-3)).toEqual(['list.released', 'act.released', 'message.accepted'])
  })

  test('is dated by the clock of the program', async () => {
    const firm = await oneWaiting()
    await firm.send()
    expect(path.messages.at(-1)?.content).toContain('Date: Mon, 16 Nov 2026 09:00:00 +0000')
  })

  test('A9 arrives once although two processes empty the queue at the same time', async () => {
    const firm = await path.company()
    for (let number = 1; number <= 12; number++) await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] })
    await firm.day()
    await firm.release()
    const runs = await Promise.all([firm.send(), firm.send(), firm.send()])
    expect(runs.reduce((sum, run) => sum + run.sent, 0)).toBe(12)
    expect(new Set(firm.received()).size).toBe(12)
    expect(firm.received()).toHaveLength(12)
  })

  test('waits in the outbox while there is no mail account', async () => {
    const firm = await path.company({ mail: false })
    await firm.debtor({ email: 'jeanne@noe.example', owes: OWES })
    await firm.day()
    await firm.release()
    expect(await firm.send()).toMatchObject({ sent: 0, problem: null })
    expect(await firm.outbox()).toEqual(['email prepared jeanne@noe.example'])
  })
})

describe('what changes before the first byte leaves stops the message and frees its step', () => {
  async function expectStopped(firm: WorkingCompany): Promise<void> {
    expect(firm.received()).toEqual([])
    expect(await firm.outbox()).toEqual(['email superseded jeanne@noe.example'])
    expect((await firm.acts())[0]).toBe('email reminder-1 superseded 120000: F-1')
    expect(await firm.facts()).toContain('message.superseded')
  }

  test('a payment of all of it: nothing more is asked for', async () => {
    const firm = await oneWaiting()
    const run = await firm.send(() => firm.pays(firm.debtorId, 120_000, firm.itemId))
    expect(run).toMatchObject({ sent: 0, superseded: 1 })
    await expectStopped(firm)
    await firm.day()
    expect(await firm.acts()).toHaveLength(1)
  })

  test('money of the debtor in the bank that nobody has allocated yet', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ name: 'Transports Vasseur', email: 'jeanne@noe.example', owes: OWES })
    await firm.day()
    await firm.release()
    // 77 € are no invoice: they wait for a person. Whether they are for F-1 nobody knows, and so nobody is reminded.
    const entries = [anEntry('2026-11-16', 77_00, 'VIREMENT', { counterparty: 'TRANSPORTS VASSEUR' })]
    const run = await firm.send(() => firm.inCompany((ctx) => recordStatement(ctx, aStatement({ entries }))))
    expect(run).toMatchObject({ sent: 0, superseded: 1 })
    await expectStopped(firm)
  })

  test('a payment of a part: the rest is decided afresh', async () => {
    const firm = await oneWaiting()
    await firm.send(() => firm.pays(firm.debtorId, 20_000, firm.itemId))
    await expectStopped(firm)
    await firm.day()
    expect((await firm.acts())[1]).toBe('email reminder-1 planned 100000: F-1')
  })

  test('a payment that nobody has allocated', async () => {
    const firm = await oneWaiting()
    await firm.send(() => firm.pays(firm.debtorId, 20_000))
    await expectStopped(firm)
  })

  test('a credit note', async () => {
    const firm = await oneWaiting()
    const allocations = [{ itemId: firm.itemId, amountCents: 5_000 }]
    await firm.send(() =>
      firm.inCompany((ctx) =>
        recordCreditNote(ctx, { debtorId: firm.debtorId, amountCents: 5_000, onDay: ctx.today, allocations }),
      ),
    )
    await expectStopped(firm)
  })

  test('a dispute, and a pause of the whole debtor', async () => {
    for (const itemId of ['item', null]) {
      const firm = await oneWaiting()
      const { debtorId } = firm
      await firm.send(() =>
        firm.inCompany((ctx) =>
          placeHold(ctx, { kind: itemId ? 'dispute' : 'pause', debtorId, itemId: itemId ? firm.itemId : null }),
        ),
      )
      await expectStopped(firm)
    }
  })

  test('the kill switch', async () => {
    const firm = await oneWaiting()
    await firm.send(() => firm.inCompany((ctx) => stopSending(ctx, { stopped: true, reason: 'wrong rate' })))
    await expectStopped(firm)
  })

  test('the return to rehearsal', async () => {
    const firm = await oneWaiting()
    await firm.send(() => firm.inCompany((ctx) => changeAutomation(ctx, 'rehearsal')))
    await expectStopped(firm)
  })

  test('another account to be paid into', async () => {
    const firm = await oneWaiting()
    const bank = { ...BANK, iban: 'FR1420041010050500013M02606' }
    await firm.send(() => firm.inCompany((ctx) => changeBank(ctx, bank)))
    await expectStopped(firm)
  })

  test('another account for its currency; one for another currency changes nothing', async () => {
    const account = { iban: 'DE89370400440532013000', bic: null }
    const change = (firm: WorkingCompany, currency: string) =>
      firm.inCompany((ctx) => changeBank(ctx, { ...BANK, byCurrency: [{ currency, ...account }] }))
    const euros = await oneWaiting()
    await euros.send(() => change(euros, 'EUR'))
    await expectStopped(euros)
    const dollars = await oneWaiting()
    await dollars.send(() => change(dollars, 'USD'))
    expect(await dollars.outbox()).toEqual(['email accepted jeanne@noe.example'])
  })

  test('another address of the debtor', async () => {
    const firm = await oneWaiting()
    const change = { debtorId: firm.debtorId, email: 'compta@noe.example' }
    await firm.send(() =>
      firm.inCompany((ctx) => changeDebtors(ctx, { changes: [change], mode: 'overwrite', importId: null })),
    )
    await expectStopped(firm)
  })

  test('four days: what it says of delays and payments is too old', async () => {
    const firm = await oneWaiting()
    path.at('2026-11-20')
    await firm.send()
    await expectStopped(firm)
  })

  test('but not three days: a weekend', async () => {
    const firm = await oneWaiting()
    path.at('2026-11-19')
    expect(await firm.send()).toMatchObject({ sent: 1 })
  })

  test('payments, holds and settings that change while all is being sent: each message left before or was stopped', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const debtors = []
    for (let number = 1; number <= 24; number++)
      debtors.push(await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] }))
    await firm.day()
    await firm.release()
    const changes = debtors.map(({ debtorId, itemIds }, place) =>
      place % 3 === 0
        ? firm.pays(debtorId, 50_000, itemIds[0])
        : place % 3 === 1
          ? firm.inCompany((ctx) => placeHold(ctx, { kind: 'pause', debtorId }))
          : firm.inCompany((ctx) => cancelAct(ctx, { actId: place + 1 })).catch(() => null),
    )
    const [one, other, , ...rest] = await Promise.all([firm.send(), firm.send(), firm.day(), ...changes])
    expect(rest).toHaveLength(24)
    const outbox = await firm.outbox()
    expect(outbox.every((line) => /^email (accepted|superseded) /.test(line))).toBe(true)
    expect(firm.received()).toHaveLength(outbox.filter((line) => line.includes(' accepted ')).length)
    expect(one.failed + other.failed + one.ambiguous + other.ambiguous).toBe(0)
  })

  test('and a payment of another debtor stops nothing', async () => {
    const firm = await oneWaiting()
    const other = await firm.debtor({ owes: [['F-9', 10_000, '2026-12-10']] })
    expect(await firm.send(() => firm.pays(other.debtorId, 10_000))).toMatchObject({ sent: 1 })
  })
})

describe('a server that refuses', () => {
  test('A6 a recipient for good: the step is free, the address is written to no more, the others get theirs', async () => {
    const firm = await path.company()
    await firm.debtor({ email: 'nobody@gone.example', owes: OWES })
    await firm.debtor({ email: 'jeanne@noe.example', owes: [['F-2', 90_000, '2026-11-10']] })
    await firm.day()
    await firm.release()
    path.misbehave((verb, line) => (verb === 'RCPT' && line.includes('gone.example') ? '550 5.1.1 unknown' : undefined))
    expect(await firm.send()).toMatchObject({ sent: 1, failed: 1, problem: null })
    expect(await firm.outbox()).toEqual(['email failed nobody@gone.example', 'email accepted jeanne@noe.example'])
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 failed 120000: F-1', 'email reminder-1 done 90000: F-2'])
    expect(await firm.tasks()).toEqual(['complete-contact open'])
  })

  test('A6 to relay: that is about our account, the address stays good', async () => {
    const firm = await oneWaiting()
    path.misbehave((verb) => (verb === 'RCPT' ? '550 relay not permitted' : undefined))
    expect(await firm.send()).toMatchObject({ sent: 0, failed: 1 })
    await firm.day()
    expect(await firm.tasks()).toEqual([])
  })

  test('A5 for now: it is tried again later under the same Message-ID, and gives up after six times', async () => {
    const firm = await oneWaiting()
    let refusals = 0
    path.misbehave((verb) => {
      if (verb !== 'RCPT') return undefined
      refusals++
      return '451 4.7.1 greylisted'
    })
    const first = await firm.send()
    expect(first).toMatchObject({
      sent: 0,
      delayed: 1,
      failed: 0,
      nextTry: expect.stringMatching(/^2026-11-16T09:1\d/),
    })
    expect(await firm.send()).toMatchObject({ delayed: 0 })
    expect(refusals).toBe(1)
    for (let hour = 10; hour < 22; hour++) {
      path.at(`2026-11-16T${hour}:59:00.000Z`)
      await firm.send()
    }
    expect(refusals).toBe(6)
    expect(await firm.outbox()).toEqual(['email failed jeanne@noe.example'])
  })

  test('the account: the run ends at once, nothing counts against the messages, and all leave when it is mended', async () => {
    const firm = await path.company()
    for (let number = 1; number <= 30; number++) await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] })
    path.at('2026-11-16')
    await firm.day()
    await firm.release()
    let tries = 0
    path.misbehave((verb) => {
      if (verb !== 'CONNECT') return undefined
      tries++
      return '554 5.3.2 no service'
    })
    for (let time = 0; time < 8; time++) {
      const run = await firm.send()
      expect(run).toMatchObject({ sent: 0, failed: 0, nextTry: '2026-11-16T09:15:00.000Z' })
      expect(run.problem?.accountWide).toBe(true)
    }
    expect(tries).toBeLessThan(8 * 6)
    path.misbehave(null)
    expect(await firm.send()).toMatchObject({ sent: 30, problem: null })
  })
})

describe('A23 a provider that lets through so many in an hour', () => {
  test('is asked again later: nothing fails, nothing counts against a message, all arrive once', async () => {
    const firm = await path.company()
    for (let number = 1; number <= 12; number++) await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] })
    path.at('2026-11-16')
    await firm.day()
    await firm.release()
    let left = 5
    path.misbehave((verb) => (verb === 'MAIL' && left-- <= 0 ? '450 4.7.0 too many messages, slow down' : undefined))
    const first = await firm.send()
    expect(first).toMatchObject({ sent: 5, failed: 0, nextTry: '2026-11-16T09:15:00.000Z' })
    expect(first.problem).toMatchObject({ kind: 'rate-limited', accountWide: true })
    for (const hour of [10, 11]) {
      path.at(`2026-11-16T${hour}:15:00.000Z`)
      left = 5
      expect((await firm.send()).failed).toBe(0)
    }
    expect(firm.received()).toHaveLength(12)
    expect(new Set(firm.received()).size).toBe(12)
    const [most] = await firm.inCompany(({ sql }) => sql<{ tries: number }>`select max(attempts) as tries from message`)
    expect(most?.tries).toBe(1)
  })
})

describe('A23 an account that may send so many in a day', () => {
  test('sends these, and the rest on the next day', async () => {
    const firm = await path.company({ perDay: 5 })
    path.at('2026-11-16')
    for (let number = 1; number <= 12; number++) await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] })
    await firm.day()
    await firm.release()
    expect(await firm.send()).toMatchObject({ sent: 5, problem: null, nextTry: '2026-11-16T10:00:00.000Z' })
    expect(await firm.send()).toMatchObject({ sent: 0, nextTry: '2026-11-16T10:00:00.000Z' })
    path.at('2026-11-17')
    const together = await Promise.all([firm.send(), firm.send()])
    expect(together.map(({ sent }) => sent).reduce((sum, sent) => sum + sent)).toBe(5)
    path.at('2026-11-18')
    expect(await firm.send()).toMatchObject({ sent: 2, nextTry: null })
    expect(new Set(firm.received()).size).toBe(12)
  })
})

describe('a queue longer than what is claimed at once', () => {
  /** Claimed at once are two hundred: the others are claimed and composed while these leave. */
  async function manyWaiting(): Promise<WorkingCompany & { readonly lastDebtor: Id }> {
    path.at('2026-11-16')
    const firm = await path.company()
    let lastDebtor = 0
    for (let number = 1; number <= 330; number++)
      lastDebtor = (await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] })).debtorId
    await firm.day()
    await firm.release()
    return { ...firm, lastDebtor }
  }

  test('leaves whole and once, each to its own; what changes after it was composed is held back', async () => {
    const firm = await manyWaiting()
    // No connection goes on before it is paid: on a busy machine the last message could leave first.
    let paying: Promise<void> | null = null
    const payTheLast = async (): Promise<void> => {
      if (firm.received().length < 150) return
      paying ??= firm.pays(firm.lastDebtor, 50_000)
      await paying
    }
    expect(await firm.send(payTheLast)).toMatchObject({
      sent: 329,
      superseded: 1,
      failed: 0,
      ambiguous: 0,
      problem: null,
    })
    expect(firm.received()).toHaveLength(329)
    expect(new Set(firm.received().map((line) => line.slice(line.indexOf('F-')))).size).toBe(329)
    expect((await firm.outbox()).at(-1)).toMatch(/^email superseded /)
  }, 60_000)

  test('goes back as a whole where the server refuses the account while more is being claimed', async () => {
    const firm = await manyWaiting()
    let taken = 0
    path.misbehave((verb) => (verb === 'MAIL' && ++taken > 100 ? '450 4.7.0 too many messages' : undefined))
    const run = await firm.send()
    expect(run).toMatchObject({ sent: 100, failed: 0, ambiguous: 0 })
    const states = (await firm.outbox()).map((line) => line.split(' ')[1])
    expect(states.filter((state) => state === 'prepared')).toHaveLength(230)
    path.misbehave(null)
    expect(await firm.send()).toMatchObject({ sent: 230, failed: 0 })
    expect(firm.received()).toHaveLength(330)
  }, 60_000)
})

describe('A22 a server that is down for a day', () => {
  test('keeps the queue whole and in order; what is still true leaves when it is back', async () => {
    const firm = await path.company()
    for (let number = 1; number <= 4; number++) await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] })
    path.at('2026-11-16')
    await firm.day()
    await firm.release()
    path.misbehave((verb) => (verb === 'CONNECT' ? 'die' : undefined))
    for (let hour = 9; hour < 18; hour += 2) {
      path.at(`2026-11-16T${String(hour).padStart(2, '0')}:00:00.000Z`)
      const run = await firm.send()
      expect(run).toMatchObject({ sent: 0, failed: 0 })
      expect(run.problem).not.toBeNull()
      // Told from the first run on, with what the server said.
      const [trouble] = await firm.inCompany(queueTrouble)
      expect(trouble).toMatchObject({ messages: 4, since: '2026-11-16T09:00:00.000Z' })
      expect(trouble?.said).not.toBe('')
    }
    path.misbehave(null)
    path.at('2026-11-17')
    expect(await firm.send()).toMatchObject({ sent: 4, failed: 0 })
    expect(firm.received()).toHaveLength(4)
    expect(await firm.inCompany(queueTrouble)).toEqual([])
  })

  test('longer than its texts hold: they give way, and one message of the day is written anew', async () => {
    const firm = await oneWaiting()
    path.misbehave((verb) => (verb === 'CONNECT' ? 'die' : undefined))
    await firm.send()
    path.misbehave(null)
    path.at('2026-11-23')
    await firm.paymentsAreKnown()
    await firm.day()
    await firm.release()
    await firm.send()
    expect(firm.received()).toHaveLength(1)
  })
})

describe('a process that dies', () => {
  const claim = {
    by: 'dead',
    until: '2026-11-16T09:15:00.000Z',
    most: 20,
    senderDomain: 'atelier-verdon.example',
    queue: { key: null, others: [] },
    through: 'compta smtp.example',
    copyWanted: false,
    open: { known: {}, elsewhere: true },
  }

  test('with a message claimed: it goes back to the queue when the claim has run out, and is sent once', async () => {
    const firm = await oneWaiting()
    await firm.inCompany((ctx) => claimMessages(ctx, claim))
    expect(await firm.send()).toMatchObject({ sent: 0, nextTry: '2026-11-16T09:15:00.000Z' })
    path.at('2026-11-16T09:16:00.000Z')
    expect(await firm.send()).toMatchObject({ sent: 1 })
    expect(firm.received()).toHaveLength(1)
  })

  test('after the content began to leave: nothing is sent again, a person is asked', async () => {
    const firm = await oneWaiting()
    await firm.inCompany(async (ctx) => {
      const [message] = await claimMessages(ctx, claim)
      if (message) expect(await commitTurns(ctx, [{ kind: 'begin', message }])).toEqual(['started'])
    })
    path.at('2026-11-17T09:00:00.000Z')
    expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 1 })
    expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 0 })
    expect(firm.received()).toEqual([])
    expect(await firm.outbox()).toEqual(['email unknown jeanne@noe.example'])
    await firm.day()
    expect(await firm.tasks()).toEqual(['resolve-outcome open'])
    expect(await firm.acts()).toEqual(['email reminder-1 unknown 120000: F-1'])
  })

  test('a claim that another process took over does not leave twice', async () => {
    const firm = await oneWaiting()
    const [message] = await firm.inCompany((ctx) => claimMessages(ctx, claim))
    if (!message) throw new Error('nothing was claimed')
    path.at('2026-11-16T09:16:00.000Z')
    await firm.send()
    expect(await firm.inCompany((ctx) => commitTurns(ctx, [{ kind: 'begin', message }]))).toEqual(['outdated'])
    expect(firm.received()).toHaveLength(1)
  })
})

describe('a server that dies', () => {
  test('A3 after the content, before its answer: unknown, and never sent again', async () => {
    const firm = await oneWaiting()
    path.misbehave((verb) => (verb === 'CONTENT' ? 'die' : undefined))
    expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 1 })
    path.misbehave(null)
    path.at('2026-11-17')
    expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 0 })
    expect(firm.received()).toHaveLength(1)
    expect(await firm.outbox()).toEqual(['email unknown jeanne@noe.example'])
  })

  test('before the content: it surely did not leave, and is tried again', async () => {
    const firm = await oneWaiting()
    path.misbehave((verb) => (verb === 'DATA' ? 'die' : undefined))
    expect(await firm.send()).toMatchObject({ sent: 0, ambiguous: 0, delayed: 1 })
    path.misbehave(null)
    path.at('2026-11-16T09:30:00.000Z')
    expect(await firm.send()).toMatchObject({ sent: 1 })
    expect(firm.received()).toHaveLength(1)
  })
})
