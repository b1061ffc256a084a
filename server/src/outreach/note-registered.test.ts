import { describe, expect, test } from 'vitest'
import { factsOfDebtors } from '#evidence'
import type { Day, Id } from '#kernel'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { type WorkingCompany, openWorkingPath } from '#test/working-path.ts'
import { type NoteRegisteredInput, noteRegistered } from './note-registered.ts'
import { postLetters } from './post-letters.ts'
import { unpostLetters } from './unpost-letters.ts'

const path = await openWorkingPath('2026-11-16')

type Firm = WorkingCompany & { readonly debtorId: Id }

/** A company whose formal notice was let go on Monday. */
async function oneNotice(): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ owes: [['F-1', 600_000, '2026-09-01']] })
  await firm.skipTo('formal-notice')
  expect(await firm.release()).toMatchObject({ letters: 1 })
  return { ...firm, debtorId }
}

async function onePosted(): Promise<Firm> {
  const firm = await oneNotice()
  await post(firm)
  return firm
}

const post = (firm: Firm) => firm.inCompany((ctx) => postLetters(ctx, { messageIds: [1], onDay: '2026-11-16' }))
const note = (firm: Firm, input: Omit<NoteRegisteredInput, 'messageId'>) =>
  firm.inCompany((ctx) => noteRegistered(ctx, { messageId: 1, ...input }))
const unpost = (firm: Firm) => firm.inCompany((ctx) => unpostLetters(ctx, { messageIds: [1] }))
const deadline = async (firm: Firm): Promise<Day | undefined> =>
  (
    await firm.inCompany(
      ({ sql }) =>
        sql<{ day: Day }>`select deadline_day as day from outreach_used_step where step_key = 'formal-notice'`,
    )
  )[0]?.day
const lastAct = async (firm: Firm): Promise<string | undefined> => (await firm.acts()).at(-1)

describe('a registered letter', () => {
  test('has a number, a proof of deposit and a receipt, each a fact of its day', async () => {
    const firm = await onePosted()
    await note(firm, { number: '1a 234 567 8901 2' })
    path.at('2026-11-18')
    await note(firm, { depositedOn: '2026-11-16' })
    expect(await note(firm, { fate: { kind: 'delivered', onDay: '2026-11-18' } })).toMatchObject({
      number: '1A23456789012',
      depositedOn: '2026-11-16',
      fate: 'delivered',
      fateOn: '2026-11-18',
    })
    const { rows } = await firm.inCompany((ctx) => factsOfDebtors(ctx, [firm.debtorId], null))
    expect(rows.map(({ kind, onDay }) => `${kind} ${onDay}`).slice(0, 4)).toEqual([
      'letter.delivered 2026-11-18',
      'letter.deposited 2026-11-16',
      'letter.numbered 2026-11-16',
      'letter.posted 2026-11-16',
    ])
    await expect(lastAct(firm)).resolves.toBe('registered-letter formal-notice done 600000: F-1')
  })

  test('signed for late defers its deadline to eight days from then, signed for at once leaves it', async () => {
    const soon = await onePosted()
    const printed = await deadline(soon)
    path.at('2026-11-18')
    await note(soon, { fate: { kind: 'delivered', onDay: '2026-11-18' } })
    expect(await deadline(soon)).toBe(printed)
    const late = await onePosted()
    path.at('2026-12-18')
    await note(late, { fate: { kind: 'delivered', onDay: '2026-12-18' } })
    expect(await deadline(late)).toBe('2026-12-26')
  })

  test.each(['refused', 'not-collected'] as const)(
    '%s: the debtor chose so, its step and deadline stand',
    async (kind) => {
      const firm = await onePosted()
      const printed = await deadline(firm)
      path.at('2026-12-18')
      await note(firm, { fate: { kind, onDay: '2026-12-18' } })
      expect(await deadline(firm)).toBe(printed)
      expect(await lastAct(firm)).toBe('registered-letter formal-notice done 600000: F-1')
      expect((await firm.facts()).at(-1)).toBe(`letter.${kind.replace('-', '_')}`)
    },
  )

  test('that came back from a wrong address reached nobody: its step is free, and nothing leaves until the address is mended', async () => {
    const firm = await onePosted()
    path.at('2026-11-20')
    await note(firm, { fate: { kind: 'wrong-address', onDay: '2026-11-20' } })
    expect(await lastAct(firm)).toBe('registered-letter formal-notice failed 600000: F-1')
    expect(await firm.outbox()).toEqual(['registered-letter bounced Jeanne Petit'])
    expect((await firm.facts()).slice(-2)).toEqual(['letter.wrong_address', 'hold.placed'])
    await firm.paymentsAreKnown()
    await firm.day()
    expect(await lastAct(firm)).toBe('registered-letter formal-notice failed 600000: F-1')
  })

  test('is refused what cannot be', async () => {
    const firm = await oneNotice()
    const fate = { kind: 'delivered', onDay: '2026-11-16' } as const
    expect(await refusalOf(note(firm, { fate }))).toBe('outreach.letter_not_posted')
    await post(firm)
    expect(await refusalOf(note(firm, { fate: { ...fate, onDay: '2026-11-15' } }))).toBe('outreach.fate_before_posting')
    expect(await refusalOf(note(firm, { fate: { ...fate, onDay: '2026-11-17' } }))).toBe('outreach.posted_in_future')
    await note(firm, { number: 'X1', fate })
    expect(await refusalOf(note(firm, { fate: { ...fate, kind: 'refused' } }))).toBe('outreach.fate_known')
    await firm.debtor({ owes: [['F-2', 700_000, '2026-09-01']] })
    await firm.skipTo('formal-notice')
    await firm.release()
    const second = firm.inCompany((ctx) => noteRegistered(ctx, { messageId: 2, number: 'x 1' }))
    expect(await refusalOf(second)).toBe('outreach.registered_number_taken')
    const nothing = firm.inCompany((ctx) => noteRegistered(ctx, { messageId: 99, number: 'X9' }))
    expect(await refusalOf(nothing)).toBe('outreach.message_not_found')
  })

  test('an ordinary letter has no receipt', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ kind: 'consumer', owes: [['F-1', 60_000, '2026-10-01']] })
    await firm.skipTo('reminder-3')
    await firm.release()
    expect(await refusalOf(firm.inCompany((ctx) => noteRegistered(ctx, { messageId: 1, number: 'X' })))).toBe(
      'outreach.not_registered',
    )
  })
})

describe('"posted", said by mistake', () => {
  test('is taken back: the letter waits again with its step, and can be posted anew', async () => {
    const firm = await onePosted()
    expect(await unpost(firm)).toEqual({ waiting: 1 })
    expect(await firm.outbox()).toEqual(['registered-letter prepared Jeanne Petit'])
    expect(await lastAct(firm)).toBe('registered-letter formal-notice released 600000: F-1')
    expect((await firm.facts()).at(-1)).toBe('letter.unposted')
    await post(firm)
    expect(await lastAct(firm)).toBe('registered-letter formal-notice done 600000: F-1')
  })

  test('not once it was, in truth: a proof has come', async () => {
    const firm = await oneNotice()
    expect(await refusalOf(unpost(firm))).toBe('outreach.letter_not_posted')
    await post(firm)
    await note(firm, { depositedOn: '2026-11-16' })
    expect(await refusalOf(unpost(firm))).toBe('outreach.fate_known')
  })
})
